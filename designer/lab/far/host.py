"""Another computer to run jobs on, as the user names it: user@box, and which Python there."""

import re
from dataclasses import dataclass

__all__ = ["Host", "HostError"]

NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
SIX = r"[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+"  # an IPv6 address
ADDRESS = re.compile(rf"(?:{NAME}(?:[+]{NAME})?@)?(?:{NAME}|{SIX})")
PYTHON = re.compile(r"(?:~/)?[A-Za-z0-9_./+][A-Za-z0-9_./+@-]*")
LONGEST = 255


class HostError(ValueError):
    """A name that ssh should not be given: one sentence."""


@dataclass(frozen=True)
class Host:
    """A destination for ssh: an alias of ~/.ssh/config, a name or an address, perhaps with user@.

    Both strings hold nothing that ssh or a shell would take for more than a name.
    """

    address: str
    python: str = "python3"

    def __post_init__(self) -> None:
        if len(self.address) > LONGEST or not ADDRESS.fullmatch(self.address):
            raise HostError(
                f"`{self.address[:60]}` names no computer: write user@box, or an alias of "
                "~/.ssh/config, where ports and keys belong."
            )
        if len(self.python) > LONGEST or not PYTHON.fullmatch(self.python):
            raise HostError(
                f"`{self.python[:60]}` is no path of a Python: write python3, or a path without "
                "spaces such as ~/venv/bin/python."
            )

    def __str__(self) -> str:
        return self.address
