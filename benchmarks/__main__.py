"""Run all benchmarks, or those named: python -m benchmarks analysis window."""

import sys
from importlib import import_module

from rich.console import Console
from rich.table import Table

SUBJECTS = (
    "analysis",
    "onnx_export",
    "window",
    "canvas",
    "peer_canvas",
    "stalls",
    "latency",
    "probes",
    "memory",
)


def main() -> int:
    table = Table("what", "Netwright", "peer", "", "ratio", "aim", "met")
    for name in sys.argv[1:] or SUBJECTS:
        for row in import_module(f"benchmarks.{name}").rows():
            table.add_row(
                row.subject,
                f"{row.ours:.3g} {row.unit}",
                row.peer,
                "" if row.theirs is None else f"{row.theirs:.4g} {row.unit}",
                "" if row.ratio is None else f"{row.ratio:.3g}×",
                row.bound,
                "yes" if row.met else "NO",
            )
    Console(width=130).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
