"""A network of the literature as one block of the user's own, to build on or to take apart."""

import re
from dataclasses import replace

from blocks.boundary import Input, Output
from designer.design.analysis import analyse
from designer.design.operations import remove_nodes
from designer.design.own_blocks.grouping import group
from designer.design.own_blocks.redefining import made
from designer.design.targets import from_preset
from designer.design.user_blocks import UserBlock
from presets.gallery import preset


def backbone(name: str) -> UserBlock:
    """The preset without its input, its outputs and heads for training, as a block.

    Raises DesignError where there is nothing between input and output.
    """
    network = preset(name)
    design = from_preset(network)
    analysis = analyse(design)
    heads = design.graph.nodes - analysis.inference
    remove_nodes(design, heads).apply(design)
    inner = [n.id for n in design.nodes() if not isinstance(n.layer, Input | Output)]
    about = f"{network.name}: {network.paper}" if network.paper else network.name
    group(analyse(design), inner, _identifier(network.name)).apply(design)
    layer = next(n.layer for n in design.nodes() if isinstance(n.layer, UserBlock))
    return made(replace(type(layer).definition, about=about), {})


def _identifier(name: str) -> str:
    """ResNet18 of "ResNet-18"."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    joined = "".join(word[0].upper() + word[1:] for word in words)[:60]
    return joined if joined[:1].isalpha() else f"Network{joined}"
