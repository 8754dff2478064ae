"""The palette: layers by category and presets, with search; dragged, or placed by Enter."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from blocks.catalogue import BY_NAME, LAYERS
from blocks.layer import Layer
from designer.design.own_blocks.user_blocks import CATEGORY, Definition
from designer.window import favourites
from designer.window.canvas.drops import LAYER_MIME
from designer.window.swatch import swatch
from designer.window.words import decimal, sentence, tr
from presets.gallery import NAMES
from presets.preset import Preset

KIND, NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LAYER, PRESET = "layer", "preset"
STAR = "*"


class Palette(QWidget):
    """Everything that can be placed or opened."""

    placed = Signal(str)  # a layer's class name
    preset_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit(placeholderText=tr("Search layers and presets"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search layers and presets"))
        self.fits: Callable[[str], bool] = lambda _: True  # whether a layer would fit the selection
        self.tree = _Tree()
        self._fill()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.tree)
        self.search.textChanged.connect(self.filter)
        self.search.returnPressed.connect(self._activate_first)
        self.tree.itemActivated.connect(self._activate)
        self.tree.starred.connect(self._star)
        self.tree.customContextMenuRequested.connect(self._open_menu)

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        self._favourites = self._group(groups, tr("Favourites"))
        self._fill_favourites()
        self._own = self._group(groups, tr(CATEGORY))
        self._own.setHidden(True)
        self._own_shown: dict[str, Definition] = {}
        for layer in LAYERS:
            group = groups.get(layer.category) or self._group(groups, layer.category)
            _layer_item(group, layer)
        group = self._group(groups, tr("Presets"))
        for name, preset in NAMES.items():
            item = QTreeWidgetItem(group, [preset.name])
            item.setData(0, KIND, PRESET)
            item.setData(0, NAME, name)
            item.setToolTip(0, _told(name, preset))

    def _fill_favourites(self) -> None:
        self._favourites.takeChildren()
        for name in favourites.names():
            _layer_item(self._favourites, BY_NAME[name])
        self._favourites.setHidden(not self._favourites.childCount())

    def _star(self, item: QTreeWidgetItem) -> None:
        """A layer to the favourites, or out of them."""
        if item.data(0, KIND) == LAYER:
            favourites.toggle(item.data(0, NAME))
            self._fill_favourites()
            self.filter(self.search.text())

    def menu_of(self, item: QTreeWidgetItem) -> QMenu:
        """What can be done with an entry."""
        menu = QMenu(self)
        starred = item.data(0, NAME) in favourites.names()
        text = tr("Remove from favourites") if starred else tr("Add to favourites")
        if item.data(0, KIND) == LAYER:
            menu.addAction(tr("Place"), lambda: self._activate(item))
            menu.addAction(f"{text}\t*", lambda: self._star(item))
        elif item.data(0, KIND) == PRESET:
            menu.addAction(tr("Open"), lambda: self._activate(item))
            name = item.data(0, NAME)
            menu.addAction(tr("Insert as a block"), lambda: self.placed.emit(name))
        return menu

    def _open_menu(self, place: QPoint) -> None:
        item = self.tree.itemAt(place) or self.tree.currentItem()
        if item is not None and item.parent() is not None:
            self.menu_of(item).exec(self.tree.viewport().mapToGlobal(place))

    def show_own(self, blocks: Mapping[str, Definition]) -> None:
        """The user's own blocks, in the library or the design, first of all."""
        if blocks == self._own_shown:
            return
        self._own_shown = dict(blocks)
        self._own.takeChildren()
        for name, definition in blocks.items():
            item = QTreeWidgetItem(self._own, [name])
            item.setData(0, KIND, LAYER)
            item.setData(0, NAME, name)
            item.setToolTip(0, definition.about or tr("A block of your own"))
            item.setIcon(0, swatch(CATEGORY))
        self.filter(self.search.text())

    def _group(self, groups: dict[str, QTreeWidgetItem], name: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [sentence(name)])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setExpanded(True)
        groups[name] = group
        return group

    def filter(self, text: str) -> None:
        """Show what matches every word: a name, an alias or a category."""
        words = text.lower().split()
        for group in self._groups():
            visible = 0
            for i in range(group.childCount()):
                item = group.child(i)
                searched = _searched(item, group.text(0))
                hidden = not all(word in searched for word in words)
                item.setHidden(hidden)
                visible += not hidden
            group.setHidden(not visible)

    def _groups(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]

    def _activate_first(self) -> None:
        """The entry that is named so, else begins so, else the first; one that fits goes before."""
        text = self.search.text().strip().lower()
        shown = [
            group.child(i)
            for group in self._groups()
            for i in range(group.childCount())
            if not group.child(i).isHidden()
        ]
        if text and shown:
            self._activate(min(shown, key=lambda item: self._rank(item, text)))

    def _rank(self, item: QTreeWidgetItem, text: str) -> tuple[int, bool, bool]:
        name, is_layer = item.data(0, NAME), item.data(0, KIND) == LAYER
        aliases = BY_NAME[name].aliases if name in BY_NAME else ()
        distance = 0 if text in aliases else _distance(item.text(0).lower(), text)
        return distance, not is_layer, not (is_layer and self.fits(name))

    def _activate(self, item: QTreeWidgetItem) -> None:
        if item.data(0, KIND) == LAYER:
            self.placed.emit(item.data(0, NAME))
        elif item.data(0, KIND) == PRESET:
            self.preset_chosen.emit(item.data(0, NAME))


class _Tree(QTreeWidget):
    starred = Signal(object)  # the entry that * was pressed on

    def __init__(self) -> None:
        super().__init__()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHeaderHidden(True)
        self.setDragEnabled(True)
        self.setIndentation(14)
        self.setAccessibleName(tr("Palette"))

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None or item.data(0, KIND) is None:
            return
        drag = QDrag(self)
        drag.setMimeData(layer_mime(item.data(0, NAME)))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.itemActivated.emit(self.currentItem(), 0)
        elif event.text() == STAR and self.currentItem():
            self.starred.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


def _layer_item(group: QTreeWidgetItem, layer: type[Layer]) -> None:
    item = QTreeWidgetItem(group, [layer.__name__])
    item.setData(0, KIND, LAYER)
    item.setData(0, NAME, layer.__name__)
    item.setToolTip(0, sentence((layer.__doc__ or "").splitlines()[0]))
    item.setIcon(0, swatch(layer.category))


def _distance(name: str, text: str) -> int:
    return 0 if name == text else 1 if name.startswith(text) else 2


def layer_mime(layer_name: str) -> QMimeData:
    """What a drag of a layer carries."""
    mime = QMimeData()
    mime.setData(LAYER_MIME, layer_name.encode())
    return mime


def _searched(item: QTreeWidgetItem, group: str) -> str:
    name = item.data(0, NAME)
    found = BY_NAME.get(name, Layer)
    return " ".join([item.text(0), name, group, *found.aliases]).lower()


def _told(name: str, preset: Preset) -> str:
    """What the literature says of a preset: paper, accuracy with its source, why it is so."""
    published = preset.published
    found = published.accuracy if published else None
    lines = [name, preset.paper]
    if found:
        shares = ((tr("top-1"), found.top1), (tr("top-5"), found.top5))
        shown = ", ".join(
            decimal(f"{kind} {share:.2f} %") for kind, share in shares if share is not None
        )
        where = tr("{name}: {why}").format(name=found.dataset, why=shown)
        lines.append(f"{where} ({tr(found.source)})")
    lines += [tr(preset.note), tr("A double click opens it, a drag inserts it as a block.")]
    return "\n".join(line for line in lines if line)
