"""What usually follows what, so that the likely layer is offered first.

Counted over the presets' own graphs (a test compares): the commonest successors, those first.
"""

from blocks.layer import Layer

START = ("Conv2d", "ConvBnReLU", "Linear", "Embedding", "Flatten")
USUAL: dict[str, tuple[str, ...]] = {
    "": ("Input", "Conv2d", "Linear", "Output"),
    "Input": START,
    "Conv2d": ("ReLU", "BatchNorm2d", "MaxPool2d", "Conv2d", "Flatten"),
    "ConvBnReLU": ("MaxPool2d", "ConvBnReLU", "AdaptiveAvgPool2d"),
    "BatchNorm2d": ("ReLU", "SiLU", "Hardswish", "Conv2d"),
    "ReLU": ("Conv2d", "MaxPool2d", "Linear", "Dropout", "AdaptiveAvgPool2d", "Output"),
    "SiLU": ("AdaptiveAvgPool2d", "MBConv", "Conv2d"),
    "MaxPool2d": ("Conv2d", "AdaptiveAvgPool2d", "Flatten", "ConvBnReLU", "BasicBlock"),
    "AvgPool2d": ("Conv2d", "Flatten"),
    "AdaptiveAvgPool2d": ("Flatten", "LayerNorm2d", "Dropout"),
    "LocalResponseNorm": ("Conv2d", "MaxPool2d"),
    "Flatten": ("Linear", "Dropout", "Output"),
    "Tanh": ("Linear", "AvgPool2d", "Flatten"),
    "Dropout": ("Linear", "Conv2d", "Flatten"),
    "Linear": ("Output", "ReLU", "Dropout", "Linear", "GELU"),
    "Embedding": ("PositionalEmbedding", "LSTM", "GRU", "TransformerEncoderBlock"),
    "LSTM": ("Linear", "LSTM", "Dropout"),
    "GRU": ("Linear", "GRU", "Dropout"),
    "LayerNorm": ("SwinTransformerBlock", "Permute", "Linear", "MultiheadAttention"),
    "LayerNorm2d": ("Conv2d", "ConvNeXtBlock", "Flatten"),
    "TransformerEncoder": ("Select", "Mean", "Linear"),
    "TransformerEncoderBlock": ("TransformerEncoderBlock", "LayerNorm", "Select"),
    "Select": ("Linear",),
    "SwinTransformerBlock": ("SwinTransformerBlock", "PatchMerging", "LayerNorm"),
    "PatchMerging": ("SwinTransformerBlock",),
    "MaxViTLayer": ("MaxViTLayer", "AdaptiveAvgPool2d"),
    "Permute": ("LayerNorm", "AdaptiveAvgPool2d", "ClassToken", "TransformerEncoderBlock"),
    "ClassToken": ("TransformerEncoder",),
    "Add": ("ReLU", "LayerNorm", "Conv2d"),
    "Concat": ("Conv2d", "ConvBnReLU", "ReLU"),
    "DenseBlock": ("Transition", "BatchNorm2d"),
    "Transition": ("DenseBlock",),
}
GENERAL = ("Conv2d", "Linear", "ReLU", "BatchNorm2d", "MaxPool2d", "Dropout", "Add", "Output")
# A block mostly follows its own kind; then the image is pooled.
BEHIND_A_BLOCK = ("MaxPool2d", "AdaptiveAvgPool2d", "Conv2d")


def usual(kind: type[Layer] | None) -> tuple[str, ...]:
    """The names of what usually follows a layer of that kind, the likeliest first.

    Without a kind, what a design begins with.
    """
    name = kind.__name__ if kind else ""
    found = USUAL.get(name, (name, *BEHIND_A_BLOCK))
    return tuple(dict.fromkeys((*found, *GENERAL)))


def before(kind: type[Layer]) -> tuple[str, ...]:
    """The names of what a layer of that kind usually follows."""
    name = kind.__name__
    ranked = sorted(
        (following.index(name), place, previous)
        for place, (previous, following) in enumerate(USUAL.items())
        if previous and name in following
    )
    return tuple(dict.fromkeys([*(previous for *_, previous in ranked), *GENERAL]))
