"""Netwright's source for another computer, sent before the first job: the worker there runs it."""

import io
import platform
from base64 import b64encode
from functools import cache
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("blocks", "presets", "designer/design", "designer/translate", "designer/lab")
LONGEST_AGO = (1980, 1, 1, 0, 0, 0)  # a zip holds no earlier date

# What `python -c` is given there: it has no ' and takes the next line as the text of arrival.py.
FIRST = (
    "import sys;"
    'sys.version_info<(3,11) and sys.exit("netwright: Python %d.%d"%sys.version_info[:2]);'
    "sys.path=[p for p in sys.path if p];"
    "import base64;"
    'exec(base64.b64decode(open(0,"rb",0,closefd=False).readline()))'
)


@cache
def greeting() -> bytes:
    """What is written on the line before the first request."""
    arrival = Path(__file__).with_name("arrival.py").read_bytes()
    archive = _archive()
    return b64encode(arrival) + b"\n%d\n" % len(archive) + archive


def _archive() -> bytes:
    """The packages, and their version as importlib.metadata finds it."""
    import zipfile

    files = [ROOT / "designer" / "__init__.py"]
    for room in ROOMS:
        files += sorted((ROOT / room).rglob("*.py"))
    version = own_version()
    about = f"Metadata-Version: 2.1\nName: netwright\nVersion: {version}\n"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            name = file.relative_to(ROOT).as_posix()
            archive.writestr(zipfile.ZipInfo(name, LONGEST_AGO), file.read_bytes(), 8)
        archive.writestr(f"netwright-{version}.dist-info/METADATA", about)
    return target.getvalue()


@cache
def own_version() -> str:
    """Netwright's version here."""
    try:
        return metadata.version("netwright")
    except metadata.PackageNotFoundError:
        return "0"


def own_versions() -> dict[str, str]:
    """This side's versions, for a result that was measured elsewhere."""
    return {"client netwright": own_version(), "client python": platform.python_version()}
