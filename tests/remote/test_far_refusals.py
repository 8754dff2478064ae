"""What keeps a job from another computer, each in a sentence with its remedy."""

import sys

import pytest

from designer.cli.app import run as main
from designer.lab.client import run
from designer.lab.far.host import Host, HostError
from designer.lab.far.parcel import FIRST
from designer.lab.far.ssh import refusal, ssh_command
from designer.lab.messages.measurement import Profile
from designer.lab.messages.protocol import Failed
from tests.lab.subjects import preset
from tests.remote.server import Server


def failure(host: Host) -> str:
    ending = run(Profile(design=preset("small_cnn")), lambda _: None, host)
    assert isinstance(ending, Failed), ending
    assert ending.message.count("\n") == 0
    return ending.message


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("closed", "closed refused the connection: no ssh server answers there."),
        ("locked", "set up a key with `ssh-copy-id locked`."),
        ("stranger", "The host key of stranger is not known here yet: run `ssh stranger` once"),
        ("changed", "changed shows another host key than before"),
        ("name.invalid", "There is no computer called name.invalid: its name can't be resolved."),
    ],
)
def test_the_line(name: str, sentence: str, box: Server) -> None:
    assert sentence in failure(Host(name, sys.executable))


def test_no_python(box: Server) -> None:
    assert failure(Host("box", "no/such/python")) == (
        "There is no no/such/python on box: name the Python to use there, such as "
        "~/venv/bin/python."
    )


def test_a_python_without_packages(box: Server) -> None:
    bare = box.script("bare", f'#!/bin/sh\nexec {sys.executable} -I -S "$@"\n')
    message = failure(Host("box", bare))
    assert "lacks torch, msgspec, networkx: run there " in message
    assert "-m pip install 'torch>=2.10' 'msgspec>=0.19' 'networkx>=3.3'" in message


def test_a_python_that_breaks(box: Server) -> None:
    broken = box.script("broken", "#!/bin/sh\necho no licence >&2\nexit 3\n")
    assert failure(Host("box", broken)).endswith("did not start (exit code 3): no licence.")


def test_an_old_python() -> None:
    sentence = refusal(Host("box"), 1, "netwright: Python 3.8\n")
    assert "python3 on box is Python 3.8; the worker wants 3.11 or newer" in sentence


def test_no_ssh_here(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert failure(Host("box")) == "There is no `ssh` here: install OpenSSH's client."


def test_the_command_line_says_it(box: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "small_cnn", "--host", "locked", "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "ssh-copy-id locked" in said.err
    assert main(["train", "small_cnn", "--host", "-oProxyCommand=x"]) == 2


@pytest.mark.parametrize(
    "address", ["box", "user@box.example.org", "u.s-er@10.0.0.7", "me@fe80::1", "a+b@c", "BOX_1"]
)
def test_names_of_computers(address: str) -> None:
    assert ssh_command(Host(address))[-2] == address


NOT_NAMES = ["", "-oProxyCommand=x", "u@-x", "-l@box", "a b", "box;id", "box\n", "$(id)", "`id`"]
NOT_NAMES += ["a@b@c", "box:22", "ssh://box", "u'@box", 'b"ox', "böx", "x" * 300, "%h", "box&id"]
NOT_NAMES += ["../box", "box|id", "@box", "box\\x"]


@pytest.mark.parametrize("address", NOT_NAMES)
def test_what_names_no_computer(address: str) -> None:
    with pytest.raises(HostError, match="names no computer"):
        Host(address)


@pytest.mark.parametrize("python", ["~/venv/bin/python", "python3.12", "/opt/py/bin/python3"])
def test_paths_of_a_python(python: str) -> None:
    assert ssh_command(Host("box", python))[-1].startswith(f"exec {python} -c '")


@pytest.mark.parametrize(
    "python", ["", "-c", "python;id", "py thon", "$HOME/python", "a'b", "~root/x y", "a\nb", "x*"]
)
def test_what_is_no_path_of_a_python(python: str) -> None:
    with pytest.raises(HostError, match="no path of a Python"):
        Host("box", python)


def test_what_the_far_shell_sees_needs_no_quoting() -> None:
    assert not set(FIRST) & set("'\\$`!\n")
