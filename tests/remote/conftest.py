"""One ssh server for the tests of a module, and its `ssh` on the path."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.remote.server import FOLDER, Server


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if sys.platform != "linux":
        pytest.skip("the far side's processes are looked for in /proc")
    for program in ("ssh", "ssh-keygen", "sshd"):
        if not shutil.which(program, path=f"{os.environ['PATH']}:{FOLDER}"):
            pytest.skip(f"{program} is not installed")
    server = Server(tmp_path_factory.mktemp("ssh"))
    yield server
    server.stop()


@pytest.fixture
def box(sshd: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("PATH", f"{sshd.folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return sshd


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on the far side is to come from where the tests run."""
    monkeypatch.chdir(tmp_path)
