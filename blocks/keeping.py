"""What a layer leaves in memory: what its backward pass needs, and what it works in meanwhile."""

from dataclasses import dataclass

from blocks.tensor import TensorSpec

NEW, OF_INPUT, OF_WEIGHT = "new", "of the input", "of a weight"  # whose memory a result lives in


@dataclass(frozen=True, slots=True)
class Keeping:
    """What PyTorch's autograd keeps of one layer in training, on a CPU; weights apart.

    `inputs` are the ports whose values stay, `output` whether the result does. `made` are further
    tensors, for each sample of the batch; `once` those whose size the batch does not change.
    float32 stands for the dtype that the network runs in. `passes` are the ports whose gradient is
    that of the result itself, in the same memory. `idle` says that in inference the result is the
    input itself; `beyond` are values a sample in whose memory the result is but a part.

    What is there for a while beside inputs, results, gradients and what is kept, in values a
    sample: `working` in the forward pass of inference, `doing` in that of training, `undoing` in
    the backward pass. `working_once` and `undoing_once` correct these by what the batch does not
    change, such as gradients of weights that are not there yet. Where a backward pass goes by
    steps, `moments` are both of each that may be the highest, instead of `undoing`.
    """

    inputs: tuple[int, ...] = ()
    output: bool = False
    made: tuple[TensorSpec, ...] = ()
    once: tuple[TensorSpec, ...] = ()
    result: str = NEW
    passes: tuple[int, ...] = ()
    working: int = 0
    working_once: int = 0
    doing: int = 0
    undoing: int = 0
    undoing_once: int = 0
    moments: tuple[tuple[int, int], ...] = ()
    idle: bool = False
    beyond: int = 0


NOTHING = Keeping()
INPUT = Keeping(inputs=(0,))
OUTPUT = Keeping(output=True)
SAME = Keeping(result=OF_INPUT, passes=(0,))  # another look at the input
PART = Keeping(result=OF_INPUT)  # a look at a part of it, whose gradient has zeros elsewhere


def values(numel: int) -> TensorSpec:
    """So many values of a sample, whatever their shape."""
    return TensorSpec((numel,))


def dropped(p: float, factors: int) -> Keeping:
    """Factors of 0 or 1/(1 − p) a sample; one alone where all is dropped."""
    if p == 0:
        return SAME
    if p == 1:
        return Keeping(once=(values(1),), idle=True)
    return Keeping(made=(values(factors),), idle=True)
