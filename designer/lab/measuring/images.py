"""What a measurement changes of a network's images, and what asks for some; needs no PyTorch."""

from dataclasses import replace

from blocks.boundary import Input
from designer.design.analysis import Analysis, analyse
from designer.design.edits import ReplaceNode
from designer.lab.execution.running import JobError


def resized(analysis: Analysis, size: tuple[int, int]) -> Analysis:
    """The design with images of another height and width; raises JobError where it allows none."""
    height, width = size
    if not (0 < height <= 2**20 and 0 < width <= 2**20):
        raise JobError(f"An input size is height×width in pixels, from 1 on, not {height}×{width}.")
    design = analysis.design.copy()
    images = [n for n in design.nodes() if isinstance(n.layer, Input) and len(n.layer.shape) == 3]
    if not images:
        raise JobError(
            f"The network takes {', '.join(map(str, analysis.inputs.values()))}, no image C×H×W: "
            "leave the input size as it is."
        )
    for node in images:
        assert isinstance(node.layer, Input)
        shape = (node.layer.shape[0], height, width)
        ReplaceNode(node, replace(node, layer=node.layer.replace(shape=shape))).apply(design)
    changed = analyse(design)
    for fault in changed.diagnostics:
        if fault.severity == "error":
            raise JobError(
                f"The network doesn't take images of {height}×{width}: {fault.message}",
                fault.node or None,
            )
    return changed


def refuse_layout(layout: str, analysis: Analysis) -> None:
    """Raises JobError where images are to lie in a layout, and there are none."""
    if layout == "channels_last" and all(spec.rank != 3 for spec in analysis.inputs.values()):
        raise JobError("channels_last is a layout of images, and this network takes none.")
