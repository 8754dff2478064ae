"""A colour a family of layers, for the canvas, the charts and the figures.

Told apart also by the colour-blind (after Okabe and Ito 2008); red is left to what is wrong.
"""

FAMILY_COLOURS = {
    "Boundary": "#7f8c99",
    "Convolution": "#2f7fc1",
    "Pooling": "#d99a1c",
    "Normalization": "#56b4e9",
    "Activation": "#18a37a",
    "Linear": "#8d5fb8",
    "Reshaping": "#9a8f80",
    "Regularization": "#b9a915",
    "Merging": "#c77bb0",
    "Blocks": "#3f6f8f",
    "My blocks": "#0f6b8a",
    "Residual": "#1f6f6b",
    "Inception": "#5a6fb5",
    "Attention": "#a3548f",
    "Recurrent": "#4f8f8b",
    "Dense": "#7a6a3a",
    "Mobile": "#3d8f5a",
    "Transformer": "#6c4fa0",
    "Segmentation": "#5f7fa0",
}
