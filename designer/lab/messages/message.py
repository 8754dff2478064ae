"""What every message of the lab has, and the device that results name."""

import msgspec


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=str.lower):
    """One line; `job` numbers the request that it belongs to, 0 where it belongs to none."""

    job: int = 0


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A device to run on: its id ("cpu", "cuda:0"), its name, its memory in bytes if known.

    `driver` is the version of a GPU's driver; empty where there is none or it can't be read.
    """

    id: str
    name: str
    memory_bytes: int | None = None
    driver: str = ""
