"""Recurrent layers over a sequence of tokens T×C."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from typing import ClassVar

from blocks.keeping import Keeping, values
from blocks.layer import Layer, Problem, Shape, Window
from blocks.lowering import Built, Call, Constant, Op, Span, X
from blocks.parameters import Bool, Float, Int
from blocks.tensor import TensorSpec
from blocks.tokens import is_tokens

# oneDNN rounds its seven tables of a cell up to pages of 4096 bytes: by half of one on the average.
PAGES = TensorSpec((7 * 2048,), "uint8")


class Recurrent(Layer):
    """What LSTM and GRU share: layers of cells that go over the tokens one after the other.

    Weights of layer k: weight_ih_lk (gates·hidden, inputs), weight_hh_lk (gates·hidden, hidden),
    two biases each, and the same with _reverse for the way back. One MAC a weight and token.
    """

    # PyTorch's gates in the order in which ONNX has them.
    gates: ClassVar[tuple[int, ...]] = ()
    module: ClassVar[str] = ""
    operator: ClassVar[str] = ""
    onnx_names: ClassVar[dict[str, int]] = {}

    hidden_size: int = Int(128, "size of the state, and of each output token", min=1)
    num_layers: int = Int(1, "layers, each on the outputs of the one below", min=1, max=64)
    bias: bool = Bool(True, "learned offsets")
    dropout: float = Float(0.0, "probability to zero a value between layers", min=0, max=1)
    bidirectional: bool = Bool(False, "go back too; the outputs of both ways side by side")
    last_only: bool = Bool(False, "give the last token's output alone, a vector")

    @property
    def _ways(self) -> tuple[str, ...]:
        return ("", "_reverse") if self.bidirectional else ("",)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Tokens."""
        yield from is_tokens(xs[0])

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(T, hidden), twice as wide both ways; without T where only the last is given."""
        width = self.hidden_size * len(self._ways)
        return xs[0].like(*(() if self.last_only else (xs[0].shape[0],)), width)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """By layer and way."""
        rows, width = len(self.gates) * self.hidden_size, xs[0].shape[1]
        shapes: dict[str, Shape] = {}
        for layer in range(self.num_layers):
            for way in self._ways:
                shapes[f"weight_ih_l{layer}{way}"] = (rows, width)
                shapes[f"weight_hh_l{layer}{way}"] = (rows, self.hidden_size)
                if self.bias:
                    shapes |= {f"bias_{part}_l{layer}{way}": (rows,) for part in ("ih", "hh")}
            width = self.hidden_size * len(self._ways)
        return shapes

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """Each weight of a matrix once a token."""
        shapes = self.parameters(*xs).values()
        return xs[0].shape[0] * sum(shape[0] * shape[1] for shape in shapes if len(shape) == 2)

    def window(self, *xs: TensorSpec) -> Window | None:
        """All tokens up to it."""
        return None

    def torch(self, *xs: TensorSpec) -> Call:
        """The module's outputs without its states; the last token's where wanted."""
        module = Built(
            self.module,
            xs[0].shape[1],
            self.hidden_size,
            num_layers=self.num_layers,
            bias=self.bias,
            batch_first=True,
            # Between layers there is nothing to drop in a single one, and PyTorch warns.
            dropout=self.dropout if self.num_layers > 1 else 0.0,
            bidirectional=self.bidirectional,
        )
        outputs = Call("[]", Call("()", module, X), 0)
        return Call("[]", outputs, Span(), -1) if self.last_only else outputs

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Tokens first; a LSTM or GRU a layer; the batch first again."""
        ops = [Op("Transpose", X, perm=(1, 0, 2), result="tokens")]
        value, width = "tokens", Constant((0, 0, -1), integers=True)
        for layer in range(self.num_layers):
            ops += [
                *self._weights("weight_ih", layer),
                *self._weights("weight_hh", layer),
                *(self._biases(layer) if self.bias else ()),
                Op(
                    self.operator,
                    value,
                    f"weight_ih{layer}",
                    f"weight_hh{layer}",
                    *([f"bias{layer}"] if self.bias else []),
                    result=f"ways{layer}",
                    hidden_size=self.hidden_size,
                    direction="bidirectional" if self.bidirectional else "forward",
                    **self.onnx_names,
                ),
                Op("Transpose", f"ways{layer}", perm=(0, 2, 1, 3), result=f"beside{layer}"),
                Op("Reshape", f"beside{layer}", width, result=f"tokens{layer}"),
            ]
            value = f"tokens{layer}"
        if self.last_only:
            return *ops, Op("Gather", value, Constant(-1, integers=True), axis=0)
        return *ops, Op("Transpose", value, perm=(1, 0, 2))

    def _weights(self, name: str, layer: int) -> Iterator[Op]:
        """The gates in ONNX's order, the ways stacked: (ways, gates·hidden, …)."""
        ways = []
        for way in self._ways:
            yield from self._ordered(f"{name}_l{layer}{way}")
            yield _unsqueezed(f"{name}_l{layer}{way}")
            ways.append(f"{name}_l{layer}{way}_one")
        yield Op("Concat", *ways, axis=0, result=f"{name}{layer}")

    def _biases(self, layer: int) -> Iterator[Op]:
        """Both biases behind one another: (ways, 2·gates·hidden)."""
        ways = []
        for way in self._ways:
            names = [f"bias_{part}_l{layer}{way}" for part in ("ih", "hh")]
            for name in names:
                yield from self._ordered(name)
            both = f"bias_l{layer}{way}"
            ordered = [f"{name}_ordered" for name in names]
            yield Op("Concat", *ordered, axis=0, result=f"{both}_ordered")
            yield _unsqueezed(both)
            ways.append(f"{both}_one")
        yield Op("Concat", *ways, axis=0, result=f"bias{layer}")

    def _ordered(self, name: str) -> Iterator[Op]:
        gates = [f"{name}_gate{number}" for number in range(len(self.gates))]
        sizes = Constant((self.hidden_size,) * len(gates), integers=True)
        yield Op("Split", name, sizes, axis=0, result=tuple(gates))
        yield Op("Concat", *(gates[n] for n in self.gates), axis=0, result=f"{name}_ordered")

    def _between(self, lone: int) -> int:
        """How often all outputs stay between two layers; `lone` times where nothing is dropped."""
        return 2 if 0 < self.dropout < 1 else 1 if self.dropout else lone

    def _all_dropped(self) -> tuple[TensorSpec, ...]:
        """The factor 0 between two layers each."""
        return (values(1),) * (self.num_layers - 1 if self.dropout == 1 else 0)

    def _unseen(self, tokens: int) -> int:
        """Outputs before the last token's, which is a look at the memory of all."""
        return (tokens - 1) * self.hidden_size * len(self._ways) if self.last_only else 0

    def _cells_back(self, x: TensorSpec) -> "Iterator[_Cell]":
        """One after the other as the backward pass goes through them."""
        wide = self.hidden_size * len(self._ways)
        # The result's own is the network's; zeros around it where it is one of many.
        arriving = x.shape[0] * wide if self.last_only else 0
        for layer in reversed(range(self.num_layers)):
            entering = wide if layer else x.shape[1]
            leaving = x.shape[0] * entering
            weights = len(self.gates) * self.hidden_size * (entering + self.hidden_size)
            weights += 2 * len(self.gates) * self.hidden_size if self.bias else 0
            for number in range(len(self._ways)):
                there = arriving + leaving * number
                last = number == len(self._ways) - 1
                yield _Cell(layer, last, entering, there, leaving, weights)
            arriving = leaving

    def _weights_together(self, x: TensorSpec) -> int:
        return sum(prod(shape) for shape in self.parameters(x).values())

    @property
    def shorthand(self) -> str:
        """128, 2 layers, both ways."""
        layers = [f"{self.num_layers} layers"] if self.num_layers > 1 else []
        ways = ["both ways"] if self.bidirectional else []
        return ", ".join([str(int(self.hidden_size)), *layers, *ways])


@dataclass(frozen=True, slots=True)
class _Cell:
    """One way through one layer: the width of what enters, values of gradients, a sample's or once.

    `there` are gradients of values within the network from before, `leaving` its own; `last` says
    that the layer's other way is done.
    """

    layer: int
    last: bool
    entering: int
    there: int
    leaving: int
    weights: int


def _workspace(tokens: int, width: int, hidden: int) -> int:
    """Values that oneDNN (3.12) keeps of a cell: gates, states, and room for their gradients.

    Its rnn_utils.cpp, set_offsets and get_good_ld; fitted to what PyTorch is handed.
    """
    states = 6 * _row(max(width, hidden)) + 4 * hidden
    return tokens * (_row(4 * hidden) + _row(hidden)) + (tokens + 1) * states


def _row(size: int) -> int:
    """Rows begin at a cache line, but not all at the same place of a page."""
    whole = -(-size // 16) * 16
    return whole + 16 if whole % 256 == 0 else whole


def _unsqueezed(name: str) -> Op:
    first = Constant((0,), integers=True)
    return Op("Unsqueeze", f"{name}_ordered", first, result=f"{name}_one")


class LSTM(Recurrent):
    """Long short-term memory: a cell's state is kept behind gates (Hochreiter, Schmidhuber 1997).

    With the forget gate of Gers et al. 2000. Of both ways, the last token's output has the whole
    sequence behind it on the way forth, and one token on the way back.
    """

    category = "Recurrent"
    aliases = ("rnn", "sequence", "memory")
    gates = (0, 3, 1, 2)  # input, output, forget, cell
    module = "nn.LSTM"
    operator = "LSTM"

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """By layer and way its result, four states and what oneDNN keeps; inputs, masks between.

        Without offsets PyTorch copies the weights, and takes the gradient of offsets all the same.
        """
        (tokens, width), hidden, ways = xs[0].shape, self.hidden_size, len(self._ways)
        result, wide = values(tokens * hidden), values(tokens * hidden * ways)
        made, once = [xs[0]], [PAGES] * (ways * self.num_layers)
        for layer in range(self.num_layers):
            entering = wide.numel // tokens if layer else width
            made += [wide] * (self._between(lone=ways - 1) if layer else 0)
            each = values(4 * hidden + _workspace(tokens, entering, hidden))
            made += [each, result] * ways
            if not self.bias:
                once += [values(4 * hidden * (entering + hidden))] * ways
        if ways == 1:  # the last layer's is the result itself
            made.remove(result)
        return Keeping(
            output=ways == 1,
            made=tuple(made),
            once=(*once, *self._all_dropped()),
            working=4 * hidden * ways * self.num_layers,
            moments=tuple(self._moments(xs[0])),
            beyond=self._unseen(tokens),
        )

    def _moments(self, x: TensorSpec) -> Iterator[tuple[int, int]]:
        """At the end of each cell: what those before kept is gone, other gradients come yet."""
        tokens, hidden, ways = x.shape[0], self.hidden_size, len(self._ways)
        offsets = 0 if self.bias else 8 * hidden
        gone, learned = 0, -self._weights_together(x)
        for cell in self._cells_back(x):
            learned += cell.weights
            more = cell.there + cell.leaving + 2 * hidden - x.numel
            yield more - gone, learned + offsets
            gone += _workspace(tokens, cell.entering, hidden) + 2 * hidden
            if ways == 2 or cell.layer < self.num_layers - 1:
                gone += tokens * hidden
            if cell.last and cell.layer:
                gone += self._between(lone=ways - 1) * tokens * hidden * ways


class GRU(Recurrent):
    """Gated recurrent unit: two gates and no cell beside the state (Cho et al. 2014, section 2.3).

    As in PyTorch the reset gate acts behind the matrix product.
    """

    category = "Recurrent"
    aliases = ("rnn", "sequence", "memory")
    gates = (1, 0, 2)  # update, reset, new
    module = "nn.GRU"
    operator = "GRU"
    onnx_names: ClassVar[dict[str, int]] = {"linear_before_reset": 1}

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """By layer and way seven states of each step; the inputs, and masks between.

        Forth, the gates of all steps are there until the last of them.
        """
        (tokens, _), hidden, ways = xs[0].shape, self.hidden_size, len(self._ways)
        steps, between = tokens * hidden, self.num_layers - 1
        made = [xs[0]] * ways
        made += [values(steps * ways)] * (between * self._between(lone=1))
        made += [values(7 * steps)] * (ways * self.num_layers)
        return Keeping(
            made=tuple(made),
            once=self._all_dropped(),
            working=2 * hidden * ways * self.num_layers,
            doing=(3 if ways == 1 else 5) * steps + hidden * ways * self.num_layers,
            moments=tuple(self._moments(xs[0])),
            beyond=self._unseen(tokens),
        )

    def _moments(self, x: TensorSpec) -> Iterator[tuple[int, int]]:
        """Early in each cell, as a second step adds its gradient of weight_hh; at its end."""
        tokens, hidden, ways = x.shape[0], self.hidden_size, len(self._ways)
        steps, offsets = tokens * hidden, 3 * hidden if self.bias else 0
        gone, learned = x.numel, -self._weights_together(x)
        for cell in self._cells_back(x):
            if tokens > 1:
                yield cell.there - 7 * hidden - gone, learned + 9 * hidden * hidden + offsets
            learned += cell.weights
            gone += 7 * steps
            yield cell.there + cell.leaving + 3 * steps - gone, learned
            if cell.last and cell.layer:
                gone += self._between(lone=1) * steps * ways
