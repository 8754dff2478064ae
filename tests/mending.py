"""Misfits made to fit by their own fixes, so that random layers and inputs fit often enough."""

from blocks.layer import Fix, Layer
from designer.design.evaluation import Specs, evaluate

ROUNDS = 4  # problems that are mended one after the other


def mended(layer: Layer, specs: Specs) -> tuple[Layer, Specs]:
    """The layer, or its inputs, changed by the first fix of each problem."""
    for _ in range(ROUNDS):
        problem = next(iter(layer.problems(*specs)), None)
        fix = next(iter(problem.fixes), None) if problem else None
        if not problem or not fix:
            break
        layer = fix.layer or layer
        specs = (
            *specs[: problem.port],
            *_inserted(fix, specs[problem.port : problem.port + 1]),
            *specs[problem.port + 1 :],
        )
    return layer, specs


def _inserted(fix: Fix, specs: Specs) -> Specs:
    for layer in fix.insert:
        specs = evaluate(layer, specs).outputs or specs
    return specs
