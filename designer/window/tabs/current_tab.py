"""What belongs to the current tab, as the window's own: whoever asks gets that of the day."""

from designer.window.canvas.scene import Scene
from designer.window.canvas.view import View
from designer.window.documents.document import Document
from designer.window.documents.workspace import Workspace
from designer.window.editing.adding import Adding
from designer.window.editing.editing import Editing
from designer.window.editing.own_blocks import OwnBlocks
from designer.window.editing.swapping import Swapping
from designer.window.tabs.breadcrumb import Breadcrumb
from designer.window.tabs.bubble import Bubble
from designer.window.tabs.sheet import Sheet
from designer.window.tabs.tabs import Tabs


class CurrentTab:
    """For the window, which has the tabs."""

    tabs: Tabs

    @property
    def sheet(self) -> Sheet:
        """The current tab."""
        return self.tabs.sheet

    @property
    def workspace(self) -> Workspace:
        """Its document and the path inside of it."""
        return self.sheet.workspace

    @property
    def document(self) -> Document:
        """The document that is open in it."""
        return self.sheet.document

    @property
    def scene(self) -> Scene:
        """What is on its canvas."""
        return self.sheet.scene

    @property
    def view(self) -> View:
        """Its canvas."""
        return self.sheet.view

    @property
    def bubble(self) -> Bubble:
        """The fault shown on it."""
        return self.sheet.bubble

    @property
    def breadcrumb(self) -> Breadcrumb:
        """Its path as it is shown."""
        return self.sheet.breadcrumb

    @property
    def adding(self) -> Adding:
        """Quick-add in it."""
        return self.sheet.adding

    @property
    def swapping(self) -> Swapping:
        """Changing what nodes are in it."""
        return self.sheet.swapping

    @property
    def blocks(self) -> OwnBlocks:
        """Grouping, unpacking, the library."""
        return self.sheet.blocks

    @property
    def editing(self) -> Editing:
        """What menus, keys and buttons do in it."""
        return self.sheet.editing
