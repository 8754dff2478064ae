"""The parts of a class for a layer that is an OwnModule: __init__, forward, functions it needs."""

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from blocks.layer import Layer
from blocks.lowering import Call, Learned, OwnModule, Stored
from designer.design.evaluation import Specs
from designer.translate.class_text import Lines
from designer.translate.expressions import constructor
from designer.translate.tracing import literal, traced


@dataclass(frozen=True)
class OwnClass:
    """What is to be printed; `kept` are those of the names that forward needs."""

    names: dict[str, Any]
    kept: list[str]
    init: Lines
    forward: Lines
    functions: dict[str, list[str]]


def own_class(layer: Layer, specs: Specs) -> OwnClass:
    """The layer's module in terms of its parameters and in_channels."""
    named, inputs, names = traced(layer, specs)
    module = named.torch(*inputs)
    assert isinstance(module, OwnModule)
    init, forward = Lines(), Lines()
    for name, attribute in module.attributes.items():
        init.add(_statement(named, name, attribute))
    forward.add(dedent(module.forward).strip())
    words = set(re.findall(r"\bself\.(\w+)", module.forward))
    kept = [name for name in names if name in words]
    return OwnClass(names, kept, init, forward, _functions(module.attributes))


def _statement(layer: Layer, name: str, attribute: Call | Learned | Stored) -> str:
    if not isinstance(attribute, Stored):
        return f"self.{name} = {constructor(layer, attribute)}"
    args = ", ".join(literal(value) for value in attribute.args)
    values = f"torch.tensor({attribute.function.__name__}({args}))"
    return f'self.register_buffer("{name}", {values}{".flatten()" if attribute.flat else ""})'


def _functions(attributes: Mapping[str, Call | Learned | Stored]) -> dict[str, list[str]]:
    """The sources of what the buffers are made by."""
    functions = [part.function for part in attributes.values() if isinstance(part, Stored)]
    return {each.__name__: inspect.getsource(each).splitlines() for each in functions}
