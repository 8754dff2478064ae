"""Settings of activations, normalisations, regularisers and what looks up or multiplies vectors."""

from blocks.activation import (
    ELU,
    GELU,
    SELU,
    Hardsigmoid,
    Hardswish,
    LeakyReLU,
    LogSoftmax,
    Mish,
    PReLU,
    ReLU6,
    Sigmoid,
    SiLU,
    Softplus,
    Tanh,
)
from blocks.bilinear import Bilinear
from blocks.embedding import Embedding
from blocks.gated_activation import GLU
from blocks.group_normalization import GroupNorm, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d
from blocks.layer import Layer
from blocks.layer_normalization import LayerNorm, LayerNorm2d, RMSNorm
from blocks.normalization import BatchNorm1d, BatchNorm3d
from blocks.regularization import AlphaDropout, Dropout1d, Dropout2d, Dropout3d, DropPath

VECTOR, TOKENS, IMAGE, VOLUME = ((12,),), ((7, 12),), ((6, 11, 9),), ((4, 5, 7, 6),)
UNARY: list[tuple[Layer, tuple[tuple[int, ...], ...]]] = [
    (ReLU6(), ((6, 110, 90),)),
    (LeakyReLU(0.2), IMAGE),
    (PReLU(), TOKENS),
    (PReLU(per_channel=True), IMAGE),
    (PReLU(per_channel=True), VECTOR),
    (ELU(0.7), IMAGE),
    (SELU(), IMAGE),
    (GELU(), IMAGE),
    (GELU("tanh"), IMAGE),
    (SiLU(), IMAGE),
    (Mish(), IMAGE),
    (Hardswish(), ((6, 110, 90),)),
    (Hardsigmoid(), ((6, 110, 90),)),
    (Sigmoid(), IMAGE),
    (Tanh(), IMAGE),
    (Softplus(), IMAGE),
    (Softplus(3.0, 1.5), IMAGE),
    (LogSoftmax(), VECTOR),
    (LogSoftmax(3), IMAGE),
    (GLU(), IMAGE),
    (GLU(2), TOKENS),
    (BatchNorm1d(), VECTOR),
    (BatchNorm1d(0.1, affine=False), TOKENS),
    (BatchNorm3d(), VOLUME),
    (GroupNorm(3), IMAGE),
    (GroupNorm(4, 0.1), VECTOR),
    (GroupNorm(1, affine=False), VOLUME),
    (InstanceNorm1d(affine=True), TOKENS),
    (InstanceNorm2d(), IMAGE),
    (InstanceNorm2d(0.1, affine=True), IMAGE),
    (InstanceNorm3d(), VOLUME),
    (LayerNorm(), TOKENS),
    (LayerNorm(0.1, bias=False), VECTOR),
    (LayerNorm(elementwise_affine=False), TOKENS),
    (LayerNorm(all_axes=True), IMAGE),
    (LayerNorm(elementwise_affine=False, all_axes=True), IMAGE),
    (LayerNorm2d(), IMAGE),
    (LayerNorm2d(0.1, bias=False), IMAGE),
    (RMSNorm(), TOKENS),
    (RMSNorm(0.1, elementwise_affine=False), IMAGE),
    (Dropout1d(), TOKENS),
    (Dropout2d(), IMAGE),
    (Dropout3d(), VOLUME),
    (AlphaDropout(), VECTOR),
    (DropPath(0.5), IMAGE),
    (Embedding(4, 5), VECTOR),
    (Embedding(9, 1), TOKENS),
    (Bilinear(5), VECTOR * 2),
    (Bilinear(3, bias=False), ((7, 12), (7, 4))),
]
