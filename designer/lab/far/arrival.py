"""What begins on another computer: takes Netwright's source from the line, starts the worker.

Its text is sent ahead (`designer.lab.far.parcel`) and executed there, so it imports the standard
library alone. It stays as the worker's parent: it ends a worker whose client is gone, and removes
all that it brought.
"""

import importlib.util
import io
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from importlib import metadata
from typing import Any

MARK = b"\x1enetwright: here\n"  # all that login scripts print comes before it
NEEDS = {"torch": (2, 10), "msgspec": (0, 19), "networkx": (3, 3)}
PULSE = "30"  # seconds; a line that is never written on is not known to be dead
FAREWELL = 10.0  # seconds for a worker without a client; it ends by itself in half of that


def main() -> None:
    """Serve until the worker or the client has ended."""
    requests = open(0, "rb", 0, closefd=False)  # noqa: SIM115 - unbuffered: the rest is the worker's
    os.write(1, MARK)
    archive = _read(requests, int(requests.readline() or 0))
    if not archive:
        return
    missing = [name for name, least in NEEDS.items() if not _there(name, least)]
    if missing:
        _complain(missing)
        sys.exit(1)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    place = tempfile.mkdtemp(prefix="netwright-")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as source:
            source.extractall(place)
        code = _work(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    sys.exit(code if code >= 0 else 128 - code)


def _read(requests: Any, size: int) -> bytes:
    """So many bytes; none where the line ends before."""
    data = bytearray()
    while len(data) < size:
        part = requests.read(min(size - len(data), 2**16))
        if not part:
            return b""
        data += part
    return bytes(data)


def _there(name: str, least: tuple[int, int]) -> bool:
    if importlib.util.find_spec(name) is None:
        return False
    try:
        found = re.match(r"(\d+)\.(\d+)", metadata.version(name))
    except metadata.PackageNotFoundError:
        return True  # of a kind that pip does not know of
    return found is None or (int(found[1]), int(found[2])) >= least


def _complain(missing: list[str]) -> None:
    """As the worker itself would: an event that belongs to no job."""
    wanted = " ".join(f"'{name}>={NEEDS[name][0]}.{NEEDS[name][1]}'" for name in missing)
    version = sys.version.split()[0]
    message = (
        f"{sys.executable} (Python {version}) on {os.uname().nodename} lacks "
        f"{', '.join(missing)}: run there {sys.executable} -m pip install {wanted}"
        " or name another Python."
    )
    event = json.dumps({"type": "failed", "job": 0, "message": message})
    os.write(1, event.encode() + b"\n")


def _work(place: str) -> int:
    """The worker from its start to its end; its exit code, or minus the signal that killed it."""
    paths = [place, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    own = {
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "TMPDIR": place,
        "NETWRIGHT_PULSE": PULSE,
    }
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "designer.lab.worker"], env=os.environ | own
    )
    threading.Thread(target=_watch, args=(worker,), daemon=True).start()
    try:
        return worker.wait()
    finally:
        worker.kill()
        worker.wait()


def _watch(worker: "subprocess.Popen[bytes]") -> None:
    """Kill a worker that does not see, or can't obey, that its client has gone."""
    line = select.poll()
    line.register(0, 0)
    line.poll()
    time.sleep(FAREWELL)
    worker.kill()


if __name__ == "__main__":
    main()
