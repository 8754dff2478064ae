"""Settings of convolutions and poolings over one, two and three axes."""

from blocks.adaptive_max_pooling import AdaptiveMaxPool1d, AdaptiveMaxPool2d, AdaptiveMaxPool3d
from blocks.convolution import Conv1d, Conv2d, Conv3d
from blocks.layer import Layer
from blocks.norm_pooling import LPPool2d
from blocks.pooling import (
    AdaptiveAvgPool1d,
    AdaptiveAvgPool3d,
    AvgPool1d,
    AvgPool3d,
    MaxPool1d,
    MaxPool3d,
)
from blocks.transposed_convolution import ConvTranspose1d, ConvTranspose2d, ConvTranspose3d

SEQUENCE, IMAGE, VOLUME = ((6, 13),), ((6, 11, 9),), ((4, 5, 7, 6),)
WINDOWS: list[tuple[Layer, tuple[tuple[int, ...], ...]]] = [
    (Conv1d(4, 3, 2, 1, dilation=2, groups=2), SEQUENCE),
    (Conv1d(4, 4, padding="same"), SEQUENCE),
    (Conv1d(4, 5, padding=5, padding_mode="circular"), SEQUENCE),
    (Conv2d(4, (2, 4), padding="same"), IMAGE),
    (Conv2d(4, (4, 3), padding="same", dilation=(3, 2), padding_mode="circular"), IMAGE),
    (Conv2d(4, 3, 2, (10, 3), padding_mode="reflect"), IMAGE),
    (Conv2d(4, 3, padding=(0, 12), padding_mode="replicate"), IMAGE),
    (Conv2d(4, 3, padding=(11, 0), padding_mode="circular"), IMAGE),
    (Conv2d(4, 3, padding_mode="circular"), IMAGE),
    (Conv3d(4, 3, (1, 2, 2), (0, 1, 1)), VOLUME),
    (Conv3d(4, (1, 3, 2), padding="same", padding_mode="reflect", groups=2), VOLUME),
    (Conv3d(4, 3, padding=(1, 2, 3), padding_mode="circular", bias=False), VOLUME),
    (ConvTranspose1d(4, 4, 3, 1, 2), SEQUENCE),
    (ConvTranspose1d(4, 3, 1, 1, 1, 2, dilation=2), SEQUENCE),
    (ConvTranspose1d(4, 2, 2, 0, 4, dilation=5), SEQUENCE),
    (ConvTranspose2d(4), IMAGE),
    (ConvTranspose2d(9, (3, 2), (2, 1), (1, 0), (1, 0), 3, bias=False), IMAGE),
    (ConvTranspose2d(4, 3, 2, 2, dilation=(1, 3)), IMAGE),
    (ConvTranspose2d(4, 2, 5), IMAGE),
    (ConvTranspose3d(4, 2, (1, 2, 3), 0, (0, 1, 2), 2), VOLUME),
    (MaxPool1d(3, 2, 1), SEQUENCE),
    (MaxPool1d(3, 2, 1, 3, ceil_mode=True), SEQUENCE),
    (MaxPool3d((1, 2, 3), (1, 2, 2), (0, 1, 1)), VOLUME),
    (MaxPool3d(2, 3, dilation=(1, 2, 3), ceil_mode=True), VOLUME),
    (AvgPool1d(3, 2, 1), SEQUENCE),
    (AvgPool1d(4, 4, ceil_mode=True), SEQUENCE),
    (AvgPool3d((1, 2, 3), (1, 2, 2), (0, 1, 1)), VOLUME),
    (AvgPool3d((2, 3, 2), 2, 1, ceil_mode=True), VOLUME),
    (AvgPool3d(2, 2, 1, count_include_pad=False), VOLUME),
    (AdaptiveAvgPool1d(1), SEQUENCE),
    (AdaptiveAvgPool1d(4), SEQUENCE),
    (AdaptiveAvgPool1d(13), SEQUENCE),
    (AdaptiveAvgPool3d(1), VOLUME),
    (AdaptiveAvgPool3d((5, 1, 2)), VOLUME),
    (AdaptiveAvgPool3d((2, 7, 4)), VOLUME),
    (AdaptiveMaxPool1d(1), SEQUENCE),
    (AdaptiveMaxPool1d(5), SEQUENCE),
    (AdaptiveMaxPool2d(1), IMAGE),
    (AdaptiveMaxPool2d((4, 13)), IMAGE),
    (AdaptiveMaxPool2d((4, 2)), ((3, 8, 8),)),
    (AdaptiveMaxPool3d((5, 1, 2)), VOLUME),
    (AdaptiveMaxPool3d((2, 7, 4)), VOLUME),
    (LPPool2d(3, 2, ceil_mode=True), IMAGE),
    (LPPool2d((2, 3), (1, 2), norm_type=4), IMAGE),
    (LPPool2d(2, 2, norm_type=1), IMAGE),
]
