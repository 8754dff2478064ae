"""Attention (Vaswani et al.: "Attention is all you need", 2017, section 3.2) over tokens T×C."""

from collections.abc import Iterator
from math import prod
from typing import Any, ClassVar

from blocks.heads import heads_divide
from blocks.keeping import Keeping, values
from blocks.layer import Layer, Problem, Shape, Window
from blocks.lowering import Built, Call, Constant, InputValue, Op, X
from blocks.parameters import Bool, Float, Int
from blocks.tensor import TensorSpec
from blocks.tokens import equally_many, is_tokens
from blocks.widening import widened

QUERY, KEY, VALUE = InputValue(0), InputValue(1), InputValue(2)


class Attention(Layer):
    """What attention of tokens to themselves and to others share: heads, and nn.MultiheadAttention.

    MACs: the projections, and the products of all queries with all keys and values, with which
    torchvision's figures for vision transformers agree.
    """

    num_heads: int = Int(8, "heads that attend side by side, C / num_heads channels each", min=1)
    dropout: float = Float(0.0, "probability to drop an attention weight", min=0, max=1)
    bias: bool = Bool(True, "learned offsets of the projections")

    def _roles(self, xs: tuple[TensorSpec, ...]) -> tuple[TensorSpec, TensorSpec, TensorSpec]:
        """Query, key and value; one input is all three."""
        return (xs[0], xs[1], xs[2]) if len(xs) == 3 else (xs[0],) * 3

    def _separate(self, xs: tuple[TensorSpec, ...]) -> bool:
        """Whether keys or values are of another width, so that there are three projections."""
        return len({x.shape[-1] for x in xs}) > 1

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """One weight of all three projections, or one each; that of the output."""
        query, key, value = self._roles(xs)
        width = query.shape[-1]
        shapes: dict[str, Shape] = {"in_proj_weight": (3 * width, width)}
        if self._separate(xs):
            widths = {"q": query, "k": key, "v": value}
            shapes = {f"{n}_proj_weight": (width, x.shape[-1]) for n, x in widths.items()}
        if self.bias:
            shapes["in_proj_bias"] = (3 * width,)
        shapes["out_proj.weight"] = (width, width)
        return shapes | ({"out_proj.bias": (width,)} if self.bias else {})

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """Four projections, T·S products of queries and keys, as many of weights and values."""
        query, key, value = self._roles(xs)
        (targets, width), sources = query.shape, key.shape[0]
        projections = sum(x.numel for x in (query, key, value, query)) * width
        return projections + 2 * targets * sources * width

    def window(self, *xs: TensorSpec) -> Window | None:
        """All tokens."""
        return None

    def _module(self, width: int, **sizes: int) -> Built:
        """nn.MultiheadAttention."""
        given: dict[str, Any] = {"dropout": self.dropout, "bias": self.bias} | sizes
        return Built("nn.MultiheadAttention", width, self.num_heads, **given, batch_first=True)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The tokens in PyTorch's order, what is projected of them, sums of exponents, the result.

        With dropout all attention weights stay, before it and after it, and the mask.
        """
        query, key, value = self._roles(xs)
        targets, sources = query.shape[0], key.shape[0]
        inputs = tuple(port for port, x in enumerate(xs) if x.shape[0] == 1)
        copies = tuple(x for x in xs if x.shape[0] > 1)
        projected = (query, *(x.like(x.shape[0], query.shape[1]) for x in (key, value)))
        if not self.dropout:
            sums = (values(self.num_heads * targets),)
            made = (*copies, *projected, *sums, query)
        else:
            weights = values(self.num_heads * targets * sources)
            scaled = projected[:2] if len(xs) == 1 else ()  # beside the projections, kept as one
            mask = (weights,) if self.dropout < 1 else ()
            made = (*copies, *projected, *scaled, weights, *mask, weights, query)
        once = (values(1),) if self.dropout == 1 else ()
        working, undoing, later = self._work(xs, projected)
        return Keeping(
            inputs=inputs,
            made=made,
            once=once,
            working=working,
            undoing=undoing,
            undoing_once=-later,
        )

    def _work(
        self, xs: tuple[TensorSpec, ...], projected: tuple[TensorSpec, ...]
    ) -> tuple[int, int, int]:
        """Forth, back, and the weights whose gradients come later: those of the projections.

        In inference self-attention with offsets and an even number of heads is one operator.
        """
        query, width = xs[0], sum(x.numel for x in projected)
        shapes = self.parameters(*xs)
        later = sum(prod(s) for name, s in shapes.items() if not name.startswith("out_proj"))
        if len(xs) == 1:
            weights = self.num_heads * query.shape[0] ** 2
            undoing = weights if self.dropout else 5 * query.numel
            alone = self.bias and self.num_heads % 2 == 0
            return 0 if alone else 5 * query.numel, undoing, later
        undoing = max(0, width + query.numel - sum(x.numel for x in xs))
        return width, undoing, later

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Projections, heads apart, softmax(q·kᵀ / √d)·v, heads together, projection."""
        width = xs[0].shape[-1]
        each = width // self.num_heads
        if self._separate(xs):
            weights = [Op("Identity", f"{n}_proj_weight", result=f"w{n}") for n in "qkv"]
        else:
            thirds = Constant((width,) * 3, integers=True)
            weights = [Op("Split", "in_proj_weight", thirds, axis=0, result=("wq", "wk", "wv"))]
        if self.bias:
            thirds = Constant((width,) * 3, integers=True)
            weights.append(Op("Split", "in_proj_bias", thirds, axis=0, result=("bq", "bk", "bv")))
        apart = Constant((0, 0, self.num_heads, each), integers=True)
        turns = {"q": (0, 2, 1, 3), "k": (0, 2, 3, 1), "v": (0, 2, 1, 3)}
        for port, (n, turn) in enumerate(turns.items()):
            x = InputValue(port if len(xs) == 3 else 0)
            weights += _linear(x, f"w{n}", f"b{n}" if self.bias else "", f"{n}_projected")
            weights += [
                Op("Reshape", f"{n}_projected", apart, result=f"{n}_apart"),
                Op("Transpose", f"{n}_apart", perm=turn, result=n),
            ]
        together = [
            *_attend("q", "k", "v", each, "attended"),
            Op("Transpose", "attended", perm=(0, 2, 1, 3), result="beside"),
            Op("Reshape", "beside", Constant((0, 0, width), integers=True), result="joined"),
        ]
        last = _linear("joined", "out_proj.weight", "out_proj.bias" if self.bias else "", "y")
        return (*weights, *together, *last)

    @property
    def shorthand(self) -> str:
        """Number of heads."""
        return f"{self.num_heads} heads"


def _linear(x: InputValue | str, weight: str, bias: str, result: str) -> list[Op]:
    turned, product = f"{result}_turned", f"{result}_product"
    ops = [
        Op("Transpose", weight, perm=(1, 0), result=turned),
        Op("MatMul", x, turned, result=product if bias else result),
    ]
    return [*ops, Op("Add", product, bias, result=result)] if bias else ops


def _attend(
    query: Any,
    turned_key: Any,
    value: Any,
    width: int,
    result: str,
    causal: tuple[int, int] | None = None,
) -> tuple[Op, ...]:
    """Softmax of the scaled scores times the values; `causal` are (queries, keys) to be masked."""
    return (
        Op("Mul", query, Constant(width**-0.5), result="scaled"),
        Op("MatMul", "scaled", turned_key, result="all_scores" if causal else "scores"),
        *(_masked(*causal) if causal else ()),
        Op("Softmax", "scores", axis=-1, result="weights"),
        Op("MatMul", "weights", value, result=result),
    )


def _masked(queries: int, keys: int) -> tuple[Op, ...]:
    zero, one = Constant(0, integers=True), Constant(1, integers=True)
    last = Constant((1,), integers=True)
    return (
        Op("Range", zero, Constant(queries, integers=True), one, result="query_places"),
        Op("Unsqueeze", "query_places", last, result="query_column"),
        Op("Range", zero, Constant(keys, integers=True), one, result="key_places"),
        Op("Greater", "key_places", "query_column", result="later"),
        Op("Where", "later", Constant(float("-inf")), "all_scores", result="scores"),
    )


class MultiheadAttention(Attention):
    """Each token looks at all tokens, in several heads (Vaswani et al. 2017, section 3.2.2).

    MACs: the projections, and the products of all queries with all keys and values, with which
    torchvision's figures for vision transformers agree.
    """

    category = "Attention"
    aliases = ("self-attention", "mha", "transformer", "heads")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Tokens whose channels divide into the heads."""
        misfits = list(is_tokens(xs[0]))
        yield from misfits or heads_divide(self, xs[0].shape[-1])

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.MultiheadAttention without the attention weights."""
        module = self._module(xs[0].shape[-1])
        return Call("[]", Call("()", module, X, X, X, need_weights=False), 0)


class CrossAttention(Attention):
    """Each query token looks at the key tokens and mixes their values, in several heads.

    Vaswani et al. 2017, section 3.2.3: the decoder's look at the encoder. Keys and values may be
    of other widths than the queries.
    """

    category = "Attention"
    aliases = ("multihead", "mha", "transformer", "encoder-decoder", "query")
    inputs: ClassVar[tuple[str, ...]] = ("query", "key", "value")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Tokens; a value for each key; channels of the queries that divide into the heads."""
        query, key, value = xs
        ports = zip(xs, self.inputs, strict=True)
        misfits = [p for n, (x, name) in enumerate(ports) for p in is_tokens(x, n, name)]
        yield from misfits or (*equally_many(key, value), *heads_divide(self, query.shape[-1]))

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """As the queries."""
        return xs[0]

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.MultiheadAttention without the attention weights."""
        widths = {"kdim": xs[1].shape[-1], "vdim": xs[2].shape[-1]} if self._separate(xs) else {}
        module = self._module(xs[0].shape[-1], **widths)
        return Call("[]", Call("()", module, QUERY, KEY, VALUE, need_weights=False), 0)


class ScaledDotProductAttention(Layer):
    """softmax(q·kᵀ / √E)·v without weights (Vaswani et al. 2017, equation 1).

    Queries (…, T, E), keys (…, S, E), values (…, S, V); heads are an axis before the tokens.
    """

    category = "Attention"
    aliases = ("sdpa", "dot product", "flash attention", "transformer")
    inputs: ClassVar[tuple[str, ...]] = ("query", "key", "value")

    is_causal: bool = Bool(False, "a token looks at itself and those before it only")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Tokens of equal axes before them; keys as wide as queries; a value for each key.

        PyTorch would take vectors too, attending from sample to sample of the batch, and stretch
        the axes before the tokens.
        """
        query, key, value = xs
        for port, x in enumerate(xs):
            if x.rank < 2 or x.rank != query.rank or x.shape[:-2] != query.shape[:-2]:
                wanted = f"the sizes of {query} before the last two axes" if port else "tokens T×C"
                name = self.inputs[port]
                yield Problem(f"Expected {wanted}, got {x} at {name}.", port=port)
                return
        if key.shape[-1] != query.shape[-1]:
            yield Problem(
                f"Keys must be as wide as queries, got {key.shape[-1]} and {query.shape[-1]}.",
                port=1,
                fixes=tuple(widened(key, key.rank, query.shape[-1])),
            )
        else:
            yield from equally_many(key, value)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(…, T, V)."""
        return xs[0].like(*xs[0].shape[:-1], xs[2].shape[-1])

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """Each query with each key, each weight with each value; causal ones are not left out."""
        sources, width = xs[1].shape[-2:]
        return (y.numel // y.shape[-1]) * sources * (width + y.shape[-1])

    def window(self, *xs: TensorSpec) -> Window | None:
        """All tokens."""
        return None

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """All inputs and the result; the sum of exponents of each query.

        Values of another width than the keys', or tokens behind two axes, go another way: queries
        and keys are scaled, and the weights of attention made.
        """
        queries, keys, entering = xs
        sums = values(queries.numel // queries.shape[-1])
        if entering.shape[-1] != keys.shape[-1] or queries.rank > 3:
            weights = values(sums.numel * keys.shape[-2])
            early = weights.numel - queries.numel - keys.numel
            most = max(early, early + weights.numel - entering.numel, -entering.numel)
            return Keeping(
                inputs=(2,),
                made=(queries, keys, weights),
                doing=max(weights.numel - self.infer(*xs).numel, 0),
                moments=((most, 0),),
            )
        return Keeping(inputs=(0, 1, 2), output=True, made=(sums,))

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.functional.scaled_dot_product_attention."""
        causal = {"is_causal": True} if self.is_causal else {}
        return Call("nn.functional.scaled_dot_product_attention", QUERY, KEY, VALUE, **causal)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """MatMul, Softmax, MatMul; causal scores are −∞ where a key comes after the query."""
        axes = range(xs[0].rank + 1)
        turn = (*axes[:-2], axes[-1], axes[-2])
        turned = Op("Transpose", KEY, perm=turn, result="turned")
        mask = (xs[0].shape[-2], xs[1].shape[-2]) if self.is_causal else None
        return turned, *_attend(QUERY, "turned", VALUE, xs[0].shape[-1], "y", mask)
