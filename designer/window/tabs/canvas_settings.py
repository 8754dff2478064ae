"""Settings of all canvases, switched from the menus."""

from PySide6.QtCore import QObject

from designer.window.canvas.settings import LETTERS, MINIMAP, SNAP, keep
from designer.window.tabs.tabs import Tabs


class CanvasSettings(QObject):
    """Kept, and told to the canvases that are open."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__(tabs)
        self._tabs = tabs

    def snap(self, on: bool) -> None:  # noqa: FBT001
        """Whether dragged nodes snap to their neighbours' lines; read when a drag begins."""
        keep(SNAP, on)

    def minimap(self, on: bool) -> None:  # noqa: FBT001
        """Whether there is a minimap where there is more than is in view."""
        keep(MINIMAP, on)
        for sheet in self._tabs.sheets():
            for minimap in sheet.minimaps.values():
                minimap.want(on)

    def letters(self, on: bool) -> None:  # noqa: FBT001
        """Whether the shapes on wires name their axes."""
        keep(LETTERS, on)
        for sheet in self._tabs.sheets():
            sheet.look.letters = on
            sheet.scene.settle(sheet.scene.wires.values())
