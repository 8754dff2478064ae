"""What the command palette lists: all menus as they stand, then layers, then networks."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from blocks.catalogue import LAYERS
from designer.window.languages.words import tr
from designer.window.menus.command_palette import Command
from presets.gallery import NAMES


def of_menus(bar: QMenuBar) -> Iterator[Command]:
    """Each action with the path to it, in the order of the menus."""
    for entry in bar.actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            yield from _of_menu(menu, (entry.text(),))


def _of_menu(menu: QMenu, path: tuple[str, ...]) -> Iterator[Command]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _of_menu(below, (*path, action.text()))
        elif action.text() and not action.isSeparator():
            yield _command(action, path)


def _command(action: QAction, path: tuple[str, ...]) -> Command:
    """Its method's name finds it too, such as `french` for Français."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    also = action.objectName().rpartition(".")[2].replace("_", " ")
    return Command(
        action.text(),
        also,
        action.trigger,
        path=path,
        keys=keys,
        enabled=action.isEnabled(),
        checked=action.isChecked(),
    )


def of_library(
    place: Callable[[str], object], open_target: Callable[[str], object]
) -> Iterator[Command]:
    """Each layer to be placed, each network to be opened, or placed as a block."""
    for layer in LAYERS:
        name, aliases = layer.__name__, ",".join(layer.aliases)
        yield Command(tr("Add {name}").format(name=name), f"{name},{aliases}", partial(place, name))
    for name, preset in NAMES.items():
        text = tr("Open {name}").format(name=preset.name)
        yield Command(text, name, partial(open_target, name))
        text = tr("Insert {name} as a block").format(name=preset.name)
        yield Command(text, name, partial(place, name))
