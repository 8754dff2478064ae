"""A few settings of every layer that is no block, with inputs, for ONNX Runtime to agree on."""

from blocks.activation import ReLU, Softmax
from blocks.arithmetic import MatMul, Multiply, Subtract
from blocks.attention import CrossAttention, MultiheadAttention, ScaledDotProductAttention
from blocks.convolution import Conv2d
from blocks.identity import Identity
from blocks.layer import Layer
from blocks.learned import ClassToken, LayerScale, LearnedConstant, PositionalEmbedding
from blocks.linear import Linear
from blocks.merging import Add, Concat, Stack
from blocks.normalization import BatchNorm2d, LocalResponseNorm
from blocks.pooling import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d
from blocks.rearranging import ChannelShuffle, Permute, PixelShuffle, PixelUnshuffle, Transpose
from blocks.recurrent import GRU, LSTM
from blocks.reduction import Max, Mean
from blocks.regularization import Dropout
from blocks.reshaping import Flatten, Reshape, Squeeze, Unflatten, Unsqueeze
from blocks.resizing import Pad, Upsample
from blocks.splitting import Chunk, Select, Slice, Split
from tests.translate.onnx_attention_cases import WINDOW_ATTENTION
from tests.translate.onnx_unary_cases import UNARY
from tests.translate.onnx_window_cases import WINDOWS

IMAGE = ((6, 11, 9),)
TOKENS = ((7, 12),)
CASES: list[tuple[Layer, tuple[tuple[int, ...], ...]]] = [
    (Conv2d(4, 3), IMAGE),
    (Conv2d(8, (3, 5), (2, 1), (1, 2), bias=False), IMAGE),
    (Conv2d(9, 3, 2, 1, groups=3), IMAGE),
    (Conv2d(6, 3, padding=2, dilation=2, groups=6), IMAGE),
    (Conv2d(5, (1, 4), dilation=(1, 2)), IMAGE),
    (MaxPool2d(3, 2), IMAGE),
    (MaxPool2d((2, 3), (1, 2), (1, 0), dilation=(2, 1)), IMAGE),
    (AvgPool2d(3, 2, 1), IMAGE),
    (AvgPool2d(3, 2, 1, count_include_pad=False), IMAGE),
    (AvgPool2d((3, 2), (3, 1), (1, 0), ceil_mode=True), IMAGE),
    (AdaptiveAvgPool2d(1), IMAGE),
    (AdaptiveAvgPool2d((4, 5)), IMAGE),
    (AdaptiveAvgPool2d((1, 9)), IMAGE),
    (AdaptiveAvgPool2d(13), IMAGE),
    (AdaptiveAvgPool2d((4, 2)), ((3, 8, 8),)),
    (BatchNorm2d(), IMAGE),
    (BatchNorm2d(eps=0.1, affine=False), IMAGE),
    (LocalResponseNorm(), IMAGE),
    (LocalResponseNorm(3, alpha=0.5, beta=0.6, k=2.0), IMAGE),
    (LocalResponseNorm(4, alpha=0.5), IMAGE),
    (LocalResponseNorm(2, alpha=0.5, beta=1.0, k=0.5), IMAGE),
    (LocalResponseNorm(9, alpha=0.5), IMAGE),
    (LocalResponseNorm(8, alpha=0.5), IMAGE),
    (ReLU(), IMAGE),
    (ReLU(), ((7,),)),
    (Dropout(0.3), IMAGE),
    (Softmax(), ((10,),)),
    (Softmax(), IMAGE),
    (Softmax(3), IMAGE),
    (Softmax(2), ((5, 7),)),
    (Flatten(), IMAGE),
    (Flatten(), ((7,),)),
    (Unflatten((2, 3, 1)), ((6,),)),
    (Linear(5), ((7,),)),
    (Linear(5, bias=False), ((7,),)),
    (Linear(5), ((4, 7),)),
    (Linear(5, bias=False), ((4, 7),)),
    (Add(), IMAGE * 2),
    (Add(), IMAGE * 3),
    (Add(), ((4, 7),) * 2),
    (Concat(), ((2, 4, 5), (3, 4, 5))),
    (Concat(), ((2,), (3,), (4,), (1,))),
    (Concat(3), ((3, 4, 5), (3, 4, 2))),
    (Stack(), ((4, 7),) * 3),
    (Stack(3), ((4, 7),) * 2),
    (Multiply(), ((6, 11, 9), (6, 1, 1))),
    (Multiply(), ((1, 1, 9), (6, 11, 9), (6, 11, 9))),
    (Subtract(), ((4, 7),) * 2),
    (Subtract(), ((4, 1), (4, 7))),
    (MatMul(), ((4, 7), (7, 3))),
    (MatMul(), ((2, 4, 7), (2, 7, 3))),
    (Split((1, 3, 2)), IMAGE),
    (Split((5, 2), 2), ((4, 7),)),
    (Split((6,)), IMAGE),
    (Chunk(), IMAGE),
    (Chunk(4, 2), IMAGE),
    (Select(), TOKENS),
    (Select(3, -2), IMAGE),
    (Slice(), TOKENS),
    (Slice(2, 1, -2, 3), IMAGE),
    (Slice(1, -20, 99), TOKENS),
    (Flatten(2), IMAGE),
    (Flatten(1, 2), IMAGE),
    (Reshape((9, -1, 2)), IMAGE),
    (Reshape((4, 21)), TOKENS),
    (Squeeze(), ((3, 1, 5),)),
    (Unsqueeze(), IMAGE),
    (Unsqueeze(3), TOKENS),
    (Identity(), IMAGE),
    (Permute(), IMAGE),
    (Permute((2, 1)), TOKENS),
    (Transpose(), TOKENS),
    (Transpose(3, 1), IMAGE),
    (ChannelShuffle(3), IMAGE),
    (PixelShuffle(), ((8, 3, 5),)),
    (PixelUnshuffle(3), ((2, 6, 9),)),
    (Pad(), IMAGE),
    (Pad((2, 0), value=-1.5), TOKENS),
    (Pad((1, 2, 0, 3), "reflect"), IMAGE),
    (Pad((1, 2, 0, 3, 1, 1), "replicate"), IMAGE),
    (Upsample(), IMAGE),
    (Upsample((41, 2)), ((2, 3, 4),)),
    (Upsample(size=(4, 20)), ((2, 14, 6),)),
    (Upsample((2, 3), mode="bilinear"), IMAGE),
    (Upsample(size=(5, 20), mode="bilinear"), IMAGE),
    (Upsample(size=(1, 20), mode="bilinear", align_corners=True), IMAGE),
    (Mean(), IMAGE),
    (Mean((3, 1), keepdim=True), IMAGE),
    (Max(), IMAGE),
    (Max((1,)), TOKENS),
    (LayerScale(), IMAGE),
    (LayerScale(), TOKENS),
    (LayerScale(channels_last=True), IMAGE),
    (ClassToken(), TOKENS),
    (PositionalEmbedding(), TOKENS),
    (LearnedConstant((3, 4)), IMAGE),
    *WINDOW_ATTENTION,
    (MultiheadAttention(3), TOKENS),
    (MultiheadAttention(4, bias=False), TOKENS),
    (CrossAttention(3), ((7, 12), (5, 12), (5, 12))),
    (CrossAttention(2), ((7, 12), (5, 9), (5, 8))),
    (CrossAttention(2, bias=False), ((7, 12), (5, 12), (5, 8))),
    (ScaledDotProductAttention(), ((7, 12), (5, 12), (5, 3))),
    (ScaledDotProductAttention(is_causal=True), ((2, 7, 12), (2, 9, 12), (2, 9, 12))),
    (LSTM(6), TOKENS),
    (LSTM(6, 2, bidirectional=True), TOKENS),
    (LSTM(5, 3, bias=False, last_only=True), TOKENS),
    (GRU(6), TOKENS),
    (GRU(6, 2, bidirectional=True, last_only=True), TOKENS),
    (GRU(5, bias=False), TOKENS),
    *UNARY,
    *WINDOWS,
]
