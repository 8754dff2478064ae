"""A real ssh server on this computer, of this user, with keys of its own."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

FOLDER = "/usr/sbin:/usr/local/sbin"  # where sshd is, and is not on everybody's path


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


class Server:
    """An sshd, and an `ssh` to put on the path that knows it by the name of `box`.

    Other names of it: `stranger` has a host key that is not known, `locked` is tried without a
    key, `changed` has another host key than is known, `closed` has no server.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        for name in ("host", "user", "other"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(command, check=True)
        (folder / "authorized").write_bytes((folder / "user.pub").read_bytes())
        self._write_configuration()
        self.start()

    def _write_configuration(self) -> None:
        folder = self.folder
        (folder / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\n"
            f"AuthorizedKeysFile {folder}/authorized\nPidFile none\nStrictModes no\nUsePAM no\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        )
        for known, key in (("known", "host.pub"), ("wrong", "other.pub")):
            line = f"[127.0.0.1]:{self.port} {(folder / key).read_text()}"
            (folder / known).write_text(line)
        (folder / "nothing").touch()
        hosts = {
            "box": ("user", "known", self.port),
            "stranger": ("user", "nothing", self.port),
            "changed": ("user", "wrong", self.port),
            "locked": ("other", "known", self.port),
            "closed": ("user", "known", free_port()),
        }
        (folder / "config").write_text(
            "".join(
                f"Host {name}\n  HostName 127.0.0.1\n  User {getpass.getuser()}\n  Port {port}\n"
                f"  IdentityFile {folder}/{key}\n  IdentitiesOnly yes\n"
                f"  UserKnownHostsFile {folder}/{known}\n  GlobalKnownHostsFile none\n"
                for name, (key, known, port) in hosts.items()
            )
            + "Host *\n  IdentityAgent none\n"
        )
        program = folder / "bin" / "ssh"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F {folder}/config "$@"\n')
        program.chmod(0o755)

    def start(self) -> None:
        sshd = shutil.which("sshd", path=f"{os.environ['PATH']}:{FOLDER}")
        command = [str(sshd), "-D", "-e", "-f", str(self.folder / "sshd_config")]
        self.process = subprocess.Popen(command, stderr=(self.folder / "log").open("ab"))
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        pytest.skip(f"sshd does not start here: {(self.folder / 'log').read_text().strip()[:200]}")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait()

    def script(self, name: str, text: str) -> str:
        """A program to name as the Python there."""
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o755)
        return str(path)

    def processes(self) -> dict[int, str]:
        """What runs there: the command line by process id."""
        found = {}
        for place in Path("/proc").iterdir():
            if place.name.isdecimal():
                with suppress(OSError):
                    if f" 127.0.0.1 {self.port}\0".encode() in (place / "environ").read_bytes():
                        command = (place / "cmdline").read_bytes().replace(b"\0", b" ")
                        found[int(place.name)] = command.decode(errors="replace")
        return found

    def workers(self) -> list[int]:
        """The workers among them."""
        return [pid for pid, command in self.processes().items() if "designer.lab" in command]

    def brought(self) -> list[Path]:
        """The folders that the workers run from."""
        found = []
        for pid in self.workers():
            with suppress(OSError):
                variables = Path(f"/proc/{pid}/environ").read_bytes().decode().split("\0")
                found += [Path(v[7:]) for v in variables if v.startswith("TMPDIR=")]
        return found
