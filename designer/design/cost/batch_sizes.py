"""Batch sizes as people write them: 1,8,32."""

MOST = 2**31  # samples at a time


def parsed(text: str) -> tuple[int, ...]:
    """Each once, in their order; raises ValueError where there is anything else."""
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() and len(part) < 11 and 0 < int(part) < MOST for part in parts):
        raise ValueError(f"Batch sizes are written as 1,8,32, got `{text[:40]}`.")
    return tuple(dict.fromkeys(map(int, parts)))
