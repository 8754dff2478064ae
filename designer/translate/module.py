"""A design as a real nn.Module: the exported source, executed. The only place that does so."""

import linecache
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import count
from typing import TYPE_CHECKING, Any

from designer.design.design import Design
from designer.translate.source import print_source

if TYPE_CHECKING:
    from torch import nn

Probe = Callable[[str], AbstractContextManager[Any]]
_numbers = count(1)


def to_torch(design: Design, probe: Probe | None = None) -> "nn.Module":
    """Build the module of a design, with freshly drawn weights (torch.manual_seed decides).

    With a probe, the same statements run inside ``with probe(node id):``; inside a block they
    nest, so a stack of ids is a path. Raises DesignError where the design has a fault. Tracebacks
    show the source.
    """
    source = print_source(design, probes=probe is not None)
    filename = f"<netwright {source.class_name} {next(_numbers)}>"
    lines = source.text.splitlines(keepends=True)
    linecache.cache[filename] = (len(source.text), None, lines, filename)
    namespace: dict[str, Any] = {"__name__": "netwright_design", "_probe": probe}
    # The text holds validated identifiers and literals alone (designer.translate.source).
    exec(compile(source.text, filename, "exec"), namespace)  # noqa: S102
    module: nn.Module = namespace[source.class_name]()
    return module
