"""The personal library: blocks of the user's own, a file each, that every design can use."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from blocks.catalogue import BY_NAME
from blocks.layer import Layer
from designer.design.choosing.shorthand import granted, wish
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.files import MAX_BYTES, decode_blocks, encode_block
from designer.design.fragments import fitting
from designer.design.own_blocks.backbones import backbone
from designer.design.saving import write_safely
from designer.design.user_blocks import Definition, block_class, definitions_in
from presets.gallery import NAMES


def folder() -> Path:
    """Where the blocks are kept."""
    place = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "blocks"


def kept() -> dict[str, Definition]:
    """The blocks of the library by name; a file that can't be read is passed over."""
    found: dict[str, Definition] = {}
    for path in sorted(folder().glob("*.json")):
        try:
            state = path.stat()
            if state.st_size <= MAX_BYTES:
                found[path.stem] = _read(path, state.st_mtime_ns, state.st_size)
        except (DesignError, OSError, LookupError):
            continue
    return found


@lru_cache(maxsize=256)
def _read(path: Path, _time: int, _size: int) -> Definition:
    """Read again only where the file is another."""
    return decode_blocks(path.read_bytes(), path.name)[path.stem]


def keep(definition: Definition) -> None:
    """Put a block into the library, in the place of one of its name; raises DesignError."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DesignError(f"{folder()} can't be made: {error.strerror}.") from None
    write_safely(folder() / f"{definition.name}.json", encode_block(definition))


def forget(name: str) -> None:
    """Take a block out of the library; designs that use it keep it."""
    (folder() / f"{name}.json").unlink(missing_ok=True)


def blocks_of(design: Design) -> dict[str, Definition]:
    """The blocks of the user's own by name: the library's, and before them the design's."""
    return kept() | definitions_in(node.layer for node in design.nodes())


def own_kinds(design: Design) -> list[type[Layer]]:
    """Their classes, to be offered beside the catalogue's."""
    found: list[type[Layer]] = []
    for definition in blocks_of(design).values():
        with suppress(DesignError):  # two ports of one name: the block itself says so
            found.append(block_class(definition))
    return found


def layer_named(name: str, design: Design, arguments: str = "") -> Layer:
    """What a name of the palette stands for in a design; raises DesignError.

    Arguments as typed, words and all, are granted where the layer can have them.
    """
    layer = _named(name, design)
    return granted(layer, wish(arguments)) or layer if arguments else layer


def _named(name: str, design: Design) -> Layer:
    if name in BY_NAME:
        return BY_NAME[name]()
    if name in NAMES:
        return fitting(design, backbone(name))
    found = blocks_of(design).get(name)
    if found is None:
        raise DesignError(f"There is no layer and no block `{name[:60]}` any more.")
    return fitting(design, block_class(found)())
