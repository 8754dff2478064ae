"""Parameters that a user's block exposes, and the expressions of them that its inside may hold.

An expression is whole numbers, names of exposed parameters, + - * // and brackets: `4 * channels`.
A name alone hands its value on as it is, of whatever kind.
"""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from keyword import iskeyword
from typing import Any

from blocks.layer import Block, Layer
from blocks.parameters import Kind
from designer.design.error import DesignError

LONGEST = 200  # letters of an expression
LARGEST = 2**63  # of any value on the way
OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.FloorDiv: lambda a, b: a // b,
}


class ExpressionError(DesignError):
    """An expression that can't be read or worked out; one sentence says why."""


@dataclass(frozen=True)
class Exposed:
    """A parameter of a user's block: its name, how it is checked, and its default."""

    name: str
    kind: Kind
    default: Any

    def __post_init__(self) -> None:
        name = self.name
        if not name.isidentifier() or iskeyword(name) or name.startswith("_") or len(name) > 60:
            raise ExpressionError(f"`{name[:60]}` can't name a parameter: letters, digits and _.")
        if hasattr(Block, name) or name in Layer.__annotations__:
            raise ExpressionError(f"`{name}` can't name a parameter: Netwright uses it itself.")
        object.__setattr__(self, "default", self.kind.coerce(name, self.default))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise ExpressionError(f"An expression has at most {LONGEST} letters.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError(f"`{text[:60]}` is no expression such as 4 * channels.") from None
    for part in ast.walk(tree):
        number = isinstance(part, ast.Constant) and type(part.value) is int
        operation = isinstance(part, ast.BinOp) and type(part.op) in OPERATORS
        negative = isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.USub)
        mark = isinstance(part, ast.operator | ast.unaryop | ast.expr_context)
        if not (number or operation or negative or mark or isinstance(part, ast.Name)):
            raise ExpressionError(
                f"`{text[:60]}` is no expression: it takes numbers, names, + - * // and brackets."
            )
    return tree


def value_of(text: str, values: Mapping[str, Any]) -> Any:
    """What an expression gives; raises ExpressionError. Traced numbers stay traced."""
    return _worked_out(_parsed(text), values, text)


def _worked_out(part: ast.expr, values: Mapping[str, Any], text: str) -> Any:
    if isinstance(part, ast.Constant):
        return part.value
    if isinstance(part, ast.Name):
        if part.id not in values:
            known = ", ".join(values) or "none yet"
            raise ExpressionError(f"`{text}` asks for `{part.id}`; exposed are: {known}.")
        return values[part.id]
    if isinstance(part, ast.UnaryOp):
        return 0 - _number(_worked_out(part.operand, values, text), text)
    assert isinstance(part, ast.BinOp)
    left = _number(_worked_out(part.left, values, text), text)
    right = _number(_worked_out(part.right, values, text), text)
    if isinstance(part.op, ast.FloorDiv) and right == 0:
        raise ExpressionError(f"`{text}` divides by zero.")
    result = OPERATORS[type(part.op)](left, right)
    if abs(result) > LARGEST:
        raise ExpressionError(f"`{text}` gives more than any size can be.")
    return result


def _number(value: Any, text: str) -> Any:
    """Windows of equal sides count as one number."""
    if isinstance(value, tuple) and len(set(value)) == 1:
        value = value[0]
    if not isinstance(value, int) or isinstance(value, bool):
        raise ExpressionError(f"`{text}` reckons with {value!r}, which is no whole number.")
    return value


def names_in(text: str) -> set[str]:
    """The names that an expression asks for; raises ExpressionError."""
    return {part.id for part in ast.walk(_parsed(text)) if isinstance(part, ast.Name)}


def substituted(text: str, by: Mapping[str, str]) -> str:
    """The expression with other expressions in the places of its names."""

    class Substitute(ast.NodeTransformer):
        def visit_Name(self, name: ast.Name) -> ast.expr:
            return _parsed(by[name.id]) if name.id in by else name

    return ast.unparse(Substitute().visit(ast.parse(text.strip(), mode="eval").body))
