"""Settings of attention in windows and of what cuts and moves them."""

from blocks.layer import Layer
from blocks.partition import WindowPartition, WindowReverse
from blocks.patch_merging import PatchJoin
from blocks.relative_attention import RelativePositionAttention
from blocks.rolling import Roll
from blocks.shifted_window_attention import ShiftedWindowAttention, ShiftedWindowAttentionV2

EVEN, ODD, FLAT = ((6, 9, 12),), ((7, 5, 12),), ((2, 8, 12),)
WINDOW_ATTENTION: list[tuple[Layer, tuple[tuple[int, ...], ...]]] = [
    (Roll(), EVEN),
    (Roll((-2, 4), (2, 3)), EVEN),
    (Roll((20, -13, 6), (3, 1, 1)), EVEN),
    (WindowPartition(3), ((4, 6, 9),)),
    (WindowPartition(3, grid=True), ((4, 6, 9),)),
    (WindowReverse(4, 8), ((8, 4, 5),)),
    (WindowReverse(4, 8, grid=True), ((8, 4, 5),)),
    (PatchJoin(), EVEN),
    (PatchJoin(3), ODD),
    *(
        (kind(heads, window, shift, dropout=0.5, attention_dropout=0.5), shape)
        for kind in (ShiftedWindowAttention, ShiftedWindowAttentionV2)
        for heads, window, shift, shape in (
            (3, 3, 0, EVEN),
            (4, 3, 1, EVEN),
            (3, 3, 2, ODD),
            (2, 4, 2, FLAT),  # one window high: shifted along the width alone
            (2, 9, 4, ODD),
            (12, 1, 1, ODD),
        )
    ),
    (RelativePositionAttention(3, 3), ((9, 12),)),
    (RelativePositionAttention(4, 2), ((5, 4, 12),)),
    (RelativePositionAttention(1, 3), ((2, 3, 9, 4),)),
]
