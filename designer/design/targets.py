"""What the command line, Python and the window open: a preset by name, or a file."""

from pathlib import Path

from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.files import read
from presets.gallery import preset
from presets.preset import Preset

FILE_ENDINGS = {".json", ".netwright"}


def load(target: str | Path) -> Design:
    """The design of a TARGET: `resnet50`, `resnet:depth=50,classes=10`, or a design file.

    Raises DesignError (a broken file), OSError (one that can't be read), UnknownPresetError and
    ParameterError (a wrong name or option); all are LookupError, ValueError or OSError whose text
    is one sentence with the remedy.
    """
    path = Path(target)
    if path.suffix.lower() == ".onnx":
        raise DesignError(f"{path.name}: ONNX files can't be read yet, only written.")
    if path.suffix.lower() in FILE_ENDINGS or path.is_file():
        return read(path)
    return from_preset(preset(str(target)))


def from_preset(network: Preset) -> Design:
    """A preset as a design of its own."""
    builder = Builder(network.name)
    network.build(builder)
    return builder.design
