"""Padding of the axes after the channels, as ONNX operators."""

from collections.abc import Sequence
from typing import Any

from blocks.lowering import Constant, Op, X

MODES = ("zeros", "reflect", "replicate", "circular")
END = 2**63 - 1  # whatever an axis' size
ONNX_MODES = {"constant": "constant", "reflect": "reflect", "replicate": "edge"}


def around(begins: Sequence[int], ends: Sequence[int]) -> Constant:
    """The amounts for the operator Pad: none for batch and channels."""
    return Constant((0, 0, *begins, 0, 0, *ends), integers=True)


def padded(mode: str, begins: Sequence[int], ends: Sequence[int]) -> tuple[Op, ...]:
    """Operators that make the value `padded` of X; none where Conv adds zeros, or nothing is added.

    Pad's own mode for circles is younger than the opset that is written.
    """
    if mode == "zeros" or not any([*begins, *ends]):
        return ()
    if mode != "circular":
        return (Op("Pad", X, around(begins, ends), result="padded", mode=ONNX_MODES[mode]),)
    ops: list[Op] = []
    x: Any = X
    wrapped = [axis for axis, amounts in enumerate(zip(begins, ends, strict=True)) if any(amounts)]
    for axis in wrapped:
        parts: list[Any] = [x]
        if begins[axis]:
            ops.append(_slice(x, axis, -begins[axis], END, f"tail{axis}"))
            parts.insert(0, f"tail{axis}")
        if ends[axis]:
            ops.append(_slice(x, axis, 0, ends[axis], f"head{axis}"))
            parts.append(f"head{axis}")
        x = "padded" if axis == wrapped[-1] else f"around{axis}"
        ops.append(Op("Concat", *parts, axis=axis + 2, result=x))
    return tuple(ops)


def _slice(x: Any, axis: int, start: int, stop: int, name: str) -> Op:
    bounds = (Constant((bound,), integers=True) for bound in (start, stop, axis + 2))
    return Op("Slice", x, *bounds, result=name)
