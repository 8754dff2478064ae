"""What a preset is: a block with no inputs, and what the literature says of it."""

from dataclasses import dataclass
from typing import ClassVar

from blocks.layer import Block


@dataclass(frozen=True)
class Published:
    """Figures of a paper or of torchvision: parameters, GMACs at the default input, and where."""

    parameters: int
    gmacs: float
    source: str


class Preset(Block):
    """A whole network. Its ids are torchvision's attribute names where torchvision has it."""

    family: ClassVar[str] = ""  # the name that options may follow: resnet:depth=50
    inputs: ClassVar[tuple[str, ...]] = ()
    outputs: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[str] = ""
    year: ClassVar[int] = 0
    paper: ClassVar[str] = ""
    note: ClassVar[str] = ""  # why it is built so

    @classmethod
    def variants(cls) -> dict[str, "Preset"]:
        """The networks of the family by the name that opens each.

        torchvision's name is torchvision's network; a paper's own form carries the year.
        """
        return {cls.family: cls()}

    @property
    def name(self) -> str:
        """The design's name: "ResNet-18"."""
        return self.title

    @property
    def published(self) -> Published | None:
        """The figures for these parameters, where there are any."""
        return None
