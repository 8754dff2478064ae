"""Amounts of memory as people write them: 8GiB, 512 MiB, 80GB."""

import re

UNITS = {"": 1, "b": 1, "kib": 2**10, "mib": 2**20, "gib": 2**30, "tib": 2**40}
UNITS |= {"kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12}


def parsed(text: str) -> int:
    """The bytes; raises ValueError with a sentence. GiB are 2³⁰ bytes, GB are 10⁹."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-zA-Z]*)\s*", text)
    if found is None or found[2].lower() not in UNITS:
        raise ValueError(f"An amount of memory is written as 8GiB or 512MiB, got `{text[:40]}`.")
    return int(float(found[1]) * UNITS[found[2].lower()])


def shown(size: int) -> str:
    """97.5 MiB."""
    for unit, factor in (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10)):
        if size >= factor:
            return f"{size / factor:,.4g} {unit}"
    return f"{size} bytes"
