"""An exposed parameter in a file: {"name": "channels", "type": "Int", "default": 64, …}."""

from dataclasses import fields
from typing import Any

import msgspec

from blocks.parameters import (
    BoolKind,
    ChoiceKind,
    FloatKind,
    IntKind,
    IntsKind,
    Kind,
    ShapeKind,
    TupleKind,
)
from designer.design.error import DesignError
from designer.design.expressions import Exposed

KINDS: dict[str, type[Kind]] = {
    kind.__name__.removesuffix("Kind"): kind
    for kind in (IntKind, TupleKind, ShapeKind, IntsKind, FloatKind, BoolKind, ChoiceKind)
}


def as_record(exposed: Exposed) -> dict[str, Any]:
    """Only what differs from the kind's own defaults."""
    kind = exposed.kind
    named = {
        f.name: getattr(kind, f.name) for f in fields(kind) if getattr(kind, f.name) != f.default
    }
    type_name = type(kind).__name__.removesuffix("Kind")
    return {"name": exposed.name, "type": type_name, "default": exposed.default, **named}


def from_record(record: dict[str, Any]) -> Exposed:
    """The parameter; raises DesignError, ParameterError."""
    rest = dict(record)
    name, type_name, default = (rest.pop(key, None) for key in ("name", "type", "default"))
    if not isinstance(name, str) or not isinstance(type_name, str) or type_name not in KINDS:
        known = ", ".join(KINDS)
        raise DesignError(f"A parameter needs a name and a type, one of {known}.")
    try:
        kind = msgspec.convert(rest, KINDS[type_name])
    except msgspec.ValidationError as error:
        raise DesignError(f"Parameter `{name[:60]}`: {error}.") from None
    if rest.keys() - {f.name for f in fields(kind)}:
        raise DesignError(f"Parameter `{name[:60]}` says more than {type_name} knows.")
    if isinstance(kind, ChoiceKind) and not all(map(_plain, kind.choices)):
        raise DesignError(f"The choices of `{name[:60]}` must be words or numbers.")
    if isinstance(kind, TupleKind) and not 1 <= len(kind.axes) <= 3:
        raise DesignError(f"`{name[:60]}` must have one to three axes.")
    return Exposed(name, kind, default)


def _plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float)
