"""The line to another computer: the system's own ssh, and what its refusals mean."""

import re

from designer.lab.far.host import Host
from designer.lab.far.parcel import FIRST

OPTIONS = {
    "BatchMode": "yes",  # never a question: nobody could answer it
    "ConnectTimeout": "10",
    "ServerAliveInterval": "5",
    "ServerAliveCountMax": "3",
    "ControlMaster": "no",  # one that is open is used; this line must not become one
    "ClearAllForwardings": "yes",
    "ForwardAgent": "no",
    "ForwardX11": "no",
    "PermitLocalCommand": "no",
    "RemoteCommand": "none",
}


# What ssh says, and what it means; the first that is found.
REFUSALS = (
    (
        "Could not resolve hostname",
        "There is no computer called {machine}: its name can't be resolved.",
    ),
    (
        "HOST IDENTIFICATION HAS CHANGED",
        "{host} shows another host key than before: is it another computer? See `ssh {host}`.",
    ),
    (
        "Host key verification failed",
        "The host key of {host} is not known here yet: run `ssh {host}` once and confirm it.",
    ),
    (
        "Permission denied|Too many authentication failures",
        "{host} wants a password or another key: set up a key with `ssh-copy-id {host}`.",
    ),
    ("Connection refused", "{host} refused the connection: no ssh server answers there."),
    (
        "timed out|No route to host|unreachable",
        "{host} does not answer: is it switched on, and is the network there?",
    ),
)
EXAMPLE = ", such as ~/venv/bin/python"


def ssh_command(host: Host) -> list[str]:
    """The command line; the far shell gets two words of fixed form after `exec`."""
    options = [part for name, value in OPTIONS.items() for part in ("-o", f"{name}={value}")]
    return ["ssh", "-T", *options, "--", host.address, f"exec {host.python} -c '{FIRST}'"]


def refusal(host: Host, code: int, errors: str) -> str:
    """Why no worker began, in a sentence with the remedy, from ssh's exit code and what it said."""
    if code == 255:
        return _no_connection(host, errors)
    old = re.search(r"netwright: Python (\d+\.\d+)", errors)
    if old:
        return (
            f"{host.python} on {host} is Python {old[1]}; the worker wants 3.11 or newer: name "
            f"another Python there{EXAMPLE}."
        )
    if code in {126, 127} or (code == 1 and "exec" in errors):
        return f"There is no {host.python} on {host}: name the Python to use there{EXAMPLE}."
    return f"{host.python} on {host} did not start (exit code {code}){_words(errors)}."


def _no_connection(host: Host, errors: str) -> str:
    for sign, sentence in REFUSALS:
        if re.search(sign, errors):
            return sentence.format(host=host, machine=_machine(host))
    return f"ssh can't connect to {host}{_words(errors)}."


def _machine(host: Host) -> str:
    return host.address.rpartition("@")[2]


def _words(errors: str) -> str:
    """The last thing that was said, for a sentence's end."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    return f": {lines[-1][:300].rstrip('.')}" if lines else ""
