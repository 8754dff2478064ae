"""Recurrent layers over a sequence of tokens T×C."""

from collections.abc import Iterator
from typing import ClassVar

from blocks.keeping import Keeping, values
from blocks.layer import Layer, Problem, Shape, Window
from blocks.lowering import Built, Call, Constant, Op, Span, X
from blocks.parameters import Bool, Float, Int
from blocks.tensor import TensorSpec
from blocks.tokens import is_tokens


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

    @property
    def shorthand(self) -> str:
        """128, 2 layers, both ways."""
        layers = [f"{self.num_layers} layers"] if self.num_layers > 1 else []
        ways = ["both ways"] if self.bidirectional else []
        return ", ".join([str(int(self.hidden_size)), *layers, *ways])


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
        """By layer and way: input, result, states, and about what oneDNN keeps of the gates."""
        tokens = xs[0].shape[0]
        state, steps = values(self.hidden_size), values(tokens * self.hidden_size)
        made, inner = [], xs[0]
        for _ in range(self.num_layers):
            made.append(inner)
            for _ in self._ways:
                made += [steps, *(state,) * 4, *(steps,) * 8]
            inner = values(tokens * self.hidden_size * len(self._ways))
        cells = self.num_layers * len(self._ways)
        if not self.bidirectional:  # the last layer's is the result itself
            made.remove(steps)
        return Keeping(
            output=not self.bidirectional,
            made=tuple(made),
            once=(TensorSpec((7 * 4096 * cells,), "uint8"),),
            undoing=6 * cells * steps.numel,
        )


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
        """By layer and way seven states of each step; the inputs, and masks between."""
        tokens, ways = xs[0].shape[0], len(self._ways)
        made, inner = [xs[0]] * ways, values(tokens * self.hidden_size * ways)
        between = self.num_layers - 1
        made += [inner] * (between if not 0 < self.dropout < 1 else 2 * between)
        made += [values(7 * tokens * self.hidden_size)] * (ways * self.num_layers)
        alone = (values(1),) * between if self.dropout == 1 else ()
        return Keeping(made=tuple(made), once=alone)
