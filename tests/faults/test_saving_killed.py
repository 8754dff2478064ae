"""Whatever happens while a design is saved, the old file or the new one stands there, whole.

strace kills the program before its k-th system call of a kind, or makes that call fail.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from blocks.activation import ReLU
from designer.design.design import Design, Node
from designer.design.edits import AddNode
from designer.design.files import encode, save

CALLS = "write,pwrite64,fsync,fdatasync,chmod,fchmod,fchmodat,link,linkat,unlink,unlinkat"
CALLS += ",rename,renameat,renameat2,ftruncate"
PROGRAM = """
import sys
from blocks.activation import ReLU
from designer.design.design import Design, Node
from designer.design.error import DesignError
from designer.design.edits import AddNode
from designer.design.files import save

design = Design("New")
for number in range(2000):
    AddNode(Node(f"relu_{number}", ReLU())).apply(design)
try:
    save(design, sys.argv[1])
except DesignError as error:
    sys.exit(str(error))
"""
STRACE = shutil.which("strace")


@cache
def _works() -> bool:
    """Containers often forbid tracing."""
    command = [str(STRACE), "-e", "trace=none", "true"]
    return bool(STRACE) and subprocess.run(command, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _works(), reason="strace is missing or not allowed here")


def old() -> bytes:
    return encode(Design("Old"))


@cache
def new() -> bytes:
    design = Design("New")
    for number in range(2000):
        AddNode(Node(f"relu_{number}", ReLU())).apply(design)
    return encode(design)


def saving(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Save over an existing file under strace; its log goes beside."""
    folder.mkdir()
    save(Design("Old"), folder / "net.json")
    log = folder.with_suffix(".log")
    tracing = [str(STRACE), "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *options]
    command = [*tracing, sys.executable, "-B", "-c", PROGRAM, str(folder / "net.json")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int]]:
    """The system calls of one whole save: name and number among those of that name."""
    folder = tmp_path_factory.mktemp("whole") / "saved"
    done = saving(folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "net.json").read_bytes() == new()
    names = re.findall(r"^\d+ +(\w+)\(", folder.with_suffix(".log").read_text(), re.MULTILINE)
    return [(name, names[: place + 1].count(name)) for place, name in enumerate(names)]


def test_killed_at_any_call_the_file_is_whole(calls: list[tuple[str, int]], tmp_path: Path) -> None:
    kinds = Counter(name for name, _ in calls)
    assert {"write", "fsync"} <= kinds.keys()
    assert sum(kinds[name] for name in kinds if name.startswith("rename")) == 1
    found = []
    for name, number in calls:
        folder = tmp_path / f"{name}{number}"
        inject = f"inject={name}:signal=SIGKILL:when={number}"
        done = saving(folder, "-e", inject)
        assert done.returncode in (-9, 137), f"not killed at {name} {number}"
        content = (folder / "net.json").read_bytes()
        assert content in (old(), new()), f"damaged by a kill at {name} {number}"
        found.append(content == new())
    assert found == sorted(found)
    assert not found[0]
    assert found[-1]


@pytest.mark.parametrize(
    ("call", "error", "reason"),
    [
        ("write", "ENOSPC", "No space left on device"),
        ("write", "EIO", "Input/output error"),
        ("fsync", "EIO", "Input/output error"),
        ("rename,renameat,renameat2", "EACCES", "Permission denied"),
    ],
)
def test_a_failing_call_is_one_sentence_and_the_old_file_stands(
    call: str, error: str, reason: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    done = saving(folder, "-e", f"inject={call}:error={error}:when=1")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"net.json can't be saved in {folder}: {reason}. What was there is untouched; save in "
        "another place."
    )
    assert (folder / "net.json").read_bytes() == old()
    assert {path.name for path in folder.iterdir()} <= {"net.json", "net.json~"}


def test_a_folder_that_can_not_be_flushed_stops_nothing(tmp_path: Path) -> None:
    """The new file is in place by then: nothing may be called untouched."""
    folder = tmp_path / "folder"
    done = saving(folder, "-e", "inject=fsync:error=EIO:when=2")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "net.json").read_bytes() == new()
    assert (folder / "net.json~").read_bytes() == old()


@pytest.mark.parametrize("call", ["link,linkat", "unlink,unlinkat"])
def test_a_backup_that_can_not_be_kept_stops_nothing(call: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    done = saving(folder, "-e", f"inject={call}:error=EPERM:when=1")
    assert done.returncode == 0, done.stderr
    assert (folder / "net.json").read_bytes() == new()
