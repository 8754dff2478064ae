"""The memory of tensors, measured: every storage from the operator that makes it to its end.

Deterministic, and on any device: what counts is what PyTorch's operators hand out, neither the
process nor what a kernel allocates inside itself. It slows the run, so times are taken apart.
"""

import weakref
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


def peak_of(run: Callable[[], Any], there: "Iterable[torch.Tensor]") -> int:
    """Bytes of all storages at the highest while it runs; `there` are those that exist before."""
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_iter

    class Watch(TorchDispatchMode):  # type: ignore[no-untyped-call]
        """Sees the results of each operator."""

        def __torch_dispatch__(
            self, operator: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            results = operator(*args, **(kwargs or {}))
            for result in tree_iter(results):
                if isinstance(result, torch.Tensor):
                    ledger.enter(result)
            return results

    ledger = _Ledger()
    for tensor in there:
        ledger.enter(tensor)
    with Watch():  # type: ignore[no-untyped-call]
        run()
    return ledger.highest


class _Ledger:
    """Storages that are alive, by their address, and their bytes together."""

    def __init__(self) -> None:
        self.now = self.highest = 0
        self._alive: dict[int, weakref.ref[Any]] = {}

    def enter(self, tensor: "torch.Tensor") -> None:
        """A tensor is there; its storage may be known."""
        storage = tensor.untyped_storage()
        place, size = storage._cdata, storage.nbytes()  # noqa: SLF001 - the storage's identity
        if place in self._alive:
            return

        def leave(_: Any) -> None:
            self.now -= size
            del self._alive[place]

        self._alive[place] = weakref.ref(storage, leave)
        self.now += size
        self.highest = max(self.highest, self.now)


def inference_peak(module: "torch.nn.Module", inputs: "Iterable[torch.Tensor]") -> int:
    """The peak of one forward pass of a module in evaluation, weights and inputs included."""
    import torch

    fed = list(inputs)
    with torch.inference_mode():
        return peak_of(lambda: module(*fed), [*_stored(module), *fed])


def training_peak(
    module: "torch.nn.Module", inputs: "Iterable[torch.Tensor]", optimizer: "torch.optim.Optimizer"
) -> int:
    """The peak of one step of training: forward, backward from a gradient of ones, optimizer.

    An optimizer's step with gradients of zero goes before, so that it has its state.
    """
    import torch

    fed = list(inputs)

    def step() -> None:
        optimizer.zero_grad()
        made = module(*fed)
        results = [y for y in (made if isinstance(made, tuple) else (made,)) if y.requires_grad]
        torch.autograd.backward(results, [torch.ones_like(result) for result in results])
        optimizer.step()

    for weight in module.parameters():
        weight.grad = torch.zeros_like(weight)
    optimizer.step()
    optimizer.zero_grad()
    states = [
        value
        for state in optimizer.state.values()
        for value in state.values()
        if isinstance(value, torch.Tensor)
    ]
    return peak_of(step, [*_stored(module), *states, *fed])


def _stored(module: "torch.nn.Module") -> "list[torch.Tensor]":
    return [*module.parameters(), *module.buffers()]
