"""Attention in shifted windows of an image with its channels last: Swin's (Liu et al. 2021; 2022).

"Swin transformer: hierarchical vision transformer using shifted windows" and "Swin transformer V2:
scaling up capacity and resolution". Keys and values are torchvision's.
"""

from dataclasses import replace
from math import log

from blocks.keeping import Keeping, values
from blocks.layer import Shape
from blocks.lowering import Call, Constant, Learned, Op, OwnModule, Stored
from blocks.tensor import TensorSpec
from blocks.window_attention import WindowAttention, whole
from blocks.window_places import log_spaced_offsets, relative_position_index

SCORES = """
qkv = self.qkv(x).unflatten(2, (3, heads, -1))
q, k, v = qkv.permute(2, 0, 3, 1, 4)
scores = q * q.size(-1) ** -0.5 @ k.transpose(-2, -1)
bias = self.relative_position_bias_table[self.relative_position_index]
"""
# The keys have no offset, as in the authors' code; torchvision keeps a place for it in the bias.
COSINE_SCORES = """
q_bias, _, v_bias = self.qkv.bias.chunk(3)
bias = torch.cat([q_bias, torch.zeros_like(q_bias), v_bias])
qkv = nn.functional.linear(x, self.qkv.weight, bias).unflatten(2, (3, heads, -1))
q, k, v = qkv.permute(2, 0, 3, 1, 4)
q, k = nn.functional.normalize(q, dim=-1), nn.functional.normalize(k, dim=-1)
# No temperature below 0.01, whose logarithm is that.
scores = q @ k.transpose(-2, -1) * self.logit_scale.clamp(max=4.605170185988092).exp()
table = self.cpb_mlp(self.relative_coords_table).view(-1, heads)
bias = 16 * torch.sigmoid(table[self.relative_position_index])
"""
MAX_LOGIT = log(100)  # no temperature below 0.01 (Liu et al. 2022, section 3.2)
POSITION_WIDTH = 512  # hidden values of the small network for the biases (section 3.3)


class ShiftedWindowAttention(WindowAttention):
    """Each pixel looks at those of its own M×M window only, H×W×C (Liu et al. 2021, section 3.2).

    So the cost grows with the pixels, not with their square. Windows that are shifted in every
    second layer let what an edge kept apart meet; the shift is cyclic, and a mask keeps apart what
    only the shift has made neighbours. A learned bias for each head and offset says how two places
    lie to one another: a table of (2·M − 1)² rows. Learned: relative_position_bias_table, qkv and
    proj.
    """

    category = "Attention"
    aliases = ("swin", "window", "w-msa", "sw-msa", "self-attention", "transformer", "heads")

    def bias_parts(self) -> dict[str, Call | Learned | Stored]:
        """What the biases of the positions are made of."""
        size = self.window_size
        rows = (2 * size - 1) * (2 * size - 1)
        return {
            "relative_position_bias_table": Learned((rows, self.num_heads), deviation=0.02),
            "relative_position_index": Stored(relative_position_index, size, flat=True),
        }

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """The table, qkv, proj."""
        table = ((2 * self.window_size - 1) ** 2, self.num_heads)
        return {"relative_position_bias_table": table} | super().parameters(*xs)

    def torch(self, *xs: TensorSpec) -> Call:
        """A module of its own."""
        return self.module(SCORES, *xs)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Windows, softmax(q·kᵀ / √d + biases)·v in each, the image again."""
        scale = (xs[0].shape[-1] // self.num_heads) ** -0.5
        return (
            *self.enter(xs[0], "qkv.bias"),
            Op("Mul", "q", Constant(scale), result="scaled"),
            Op("Transpose", "k", perm=(0, 1, 3, 2), result="key"),
            Op("MatMul", "scaled", "key", result="raw"),
            *self.gathered("relative_position_bias_table", "biases"),
            *self.leave(xs[0]),
        )


class ShiftedWindowAttentionV2(WindowAttention):
    """ShiftedWindowAttention by cosine, with biases from a small network (Liu et al. 2022).

    Section 3.2: queries and keys are compared by their direction, times a learned factor a head, so
    that no pair dominates in large networks. Section 3.3: two layers make the biases of
    logarithmically spaced offsets, which carries over to other windows. The keys have no bias.
    Learned: logit_scale, qkv, proj and cpb_mlp. The two layers' operations are counted once; they
    are the same for all samples.
    """

    category = "Attention"
    aliases = ("swin", "window", "cosine", "self-attention", "transformer", "heads")

    def bias_parts(self) -> dict[str, Call | Learned | Stored]:
        """What the biases of the positions are made of."""
        size = self.window_size
        return {
            "logit_scale": Learned((self.num_heads, 1, 1), start=log(10)),
            "relative_coords_table": Stored(log_spaced_offsets, size),
            "relative_position_index": Stored(relative_position_index, size, flat=True),
        }

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """The factors, qkv, proj, the network of the biases."""
        network: dict[str, Shape] = {
            "cpb_mlp.0.weight": (POSITION_WIDTH, 2),
            "cpb_mlp.0.bias": (POSITION_WIDTH,),
            "cpb_mlp.2.weight": (self.num_heads, POSITION_WIDTH),
        }
        return {"logit_scale": (self.num_heads, 1, 1)} | super().parameters(*xs) | network

    def buffers(self, *xs: TensorSpec) -> dict[str, TensorSpec]:
        """The offsets, and the row of the table for each two places."""
        side = 2 * self.window_size - 1
        return {"relative_coords_table": TensorSpec((1, side, side, 2))} | super().buffers(*xs)

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """As of the first version, and the network of the biases."""
        offsets = (2 * self.window_size - 1) ** 2
        return super().macs(y, *xs) + offsets * POSITION_WIDTH * (2 + self.num_heads)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Also lengths and directions of queries and keys, cosines, and the network's insides."""
        windows, width = self.windows(xs[0]), xs[0].shape[-1]
        x = values(windows.count * windows.places * width)
        heads = values(windows.count * windows.places * self.num_heads)
        cosines = values(heads.numel * windows.places)
        plain = super().keeps(*xs)
        network = (2 * self.window_size - 1) ** 2 * POSITION_WIDTH
        once = (network, windows.places**2 * self.num_heads, self.num_heads)
        undoing = x.numel * (1 if self.num_heads == 1 else 2) + cosines.numel
        return replace(
            plain,
            made=(*plain.made, *(x,) * (1 if self.num_heads == 1 else 3), *(heads,) * 4, cosines),
            once=(*plain.once, *map(values, once)),
            working=plain.working + 2 * x.numel,
            working_once=2 * network,
            moments=((undoing, 0), (0, 2 * network)),
        )

    def torch(self, *xs: TensorSpec) -> Call:
        """A module of its own."""
        module = self.module(COSINE_SCORES, *xs)
        network = Call(
            "nn.Sequential",
            Call("nn.Linear", 2, POSITION_WIDTH),
            Call("nn.ReLU"),
            Call("nn.Linear", POSITION_WIDTH, self.num_heads, bias=False),
        )
        return OwnModule(module.target, {**module.attributes, "cpb_mlp": network}, module.forward)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Windows, softmax(cos(q, k) · factor + biases)·v in each, the image again."""
        width = xs[0].shape[-1]
        return (
            Op("Split", "qkv.bias", whole(*(width,) * 3), axis=0, result=("bq", "bk", "bv")),
            Op("Concat", "bq", Constant((0.0,) * width), "bv", axis=0, result="bias"),
            *self.enter(xs[0], "bias"),
            *_direction("q"),
            *_direction("k"),
            Op("Transpose", "k_direction", perm=(0, 1, 3, 2), result="key"),
            Op("MatMul", "q_direction", "key", result="cosines"),
            Op("Min", "logit_scale", Constant(MAX_LOGIT), result="logits"),
            Op("Exp", "logits", result="factors"),
            Op("Mul", "cosines", "factors", result="raw"),
            *self._network(),
            *self.gathered("table", "logits_of_biases"),
            Op("Sigmoid", "logits_of_biases", result="sixteenths"),
            Op("Mul", "sixteenths", Constant(16.0), result="biases"),
            *self.leave(xs[0]),
        )

    def _network(self) -> tuple[Op, ...]:
        return (
            Op("Reshape", "relative_coords_table", whole(-1, 2), result="offsets"),
            Op("Gemm", "offsets", "cpb_mlp.0.weight", "cpb_mlp.0.bias", transB=1, result="hidden"),
            Op("Relu", "hidden", result="active"),
            Op("Gemm", "active", "cpb_mlp.2.weight", transB=1, result="table"),
        )


def _direction(name: str) -> tuple[Op, ...]:
    """A vector over its length, as nn.functional.normalize has it."""
    return (
        Op("ReduceL2", name, axes=(-1,), result=f"{name}_length"),
        Op("Max", f"{name}_length", Constant(1e-12), result=f"{name}_positive"),
        Op("Div", name, f"{name}_positive", result=f"{name}_direction"),
    )
