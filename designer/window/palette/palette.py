"""The palette: layers by category and presets, with search; dragged, or placed by Enter."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blocks.catalogue import BY_NAME, LAYERS
from blocks.layer import Layer
from designer.design.choosing.shorthand import wish
from designer.design.error import DesignError
from designer.design.user_blocks import CATEGORY, Definition, block_class
from designer.window.canvas.gestures.drops import LAYER_MIME
from designer.window.languages.words import decimal, sentence, tr
from designer.window.palette.palette_search import Entry, Hit, has_arguments, hits
from designer.window.remembered import favourites
from designer.window.widgets.swatch import swatch
from designer.window.widgets.tree_children import children
from presets.gallery import NAMES
from presets.preset import Preset

KIND, NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LAYER, PRESET = "layer", "preset"
STAR = "*"
UP_DOWN = {Qt.Key.Key_Up, Qt.Key.Key_Down}


class Palette(QWidget):
    """Everything that can be placed or opened."""

    placed = Signal(str, str)  # a layer's class name, and what was typed of its arguments
    preset_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit(placeholderText=tr("Search layers and presets"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search layers and presets"))
        self.fits: Callable[[str], bool] = lambda _: True  # whether a layer would fit the selection
        self.tree = _Tree(self.arguments)
        self._hits: dict[int, Hit] = {}  # of the entries that are shown, by their place
        self._fill()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        self.nothing = QLabel(objectName="quiet", wordWrap=True, visible=False)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree)
        self.search.textChanged.connect(self.filter)
        self.search.textChanged.connect(self._mark_best)
        self.search.returnPressed.connect(self._activate_current)
        self.search.installEventFilter(self)
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
        self._kinds: dict[str, type[Layer]] = {}
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
            menu.addAction(tr("Insert as a block"), lambda: self.placed.emit(name, ""))
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
        self._kinds = _kinds(blocks)
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
        """Show what is meant: a name, an alias or a category, with arguments, or miswritten."""
        items = self._items()
        found = hits([self._entry(item) for item in items], text)
        self._hits = {place: hit for place, hit in enumerate(found) if hit is not None}
        for item, hit in zip(items, found, strict=True):
            item.setHidden(hit is None)
            if item.data(0, KIND) == LAYER:
                shown = hit.layer.shorthand if hit and hit.layer else ""
                item.setText(0, f"{item.data(0, NAME)}   {shown}".rstrip())
        for group in self._groups():
            group.setHidden(all(item.isHidden() for item in children(group)))
        said = tr("Nothing like “{text}”: type a layer or a network, such as conv 128 3x3 or vgg.")
        self.nothing.setText(said.format(text=text.strip()[:60]))
        self.nothing.setVisible(not self._hits)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for group in self._groups() for item in children(group)]

    def _entry(self, item: QTreeWidgetItem) -> Entry:
        name, group = item.data(0, NAME), item.parent().text(0)
        if item.data(0, KIND) == PRESET:
            return Entry(name, item.text(0), group)
        return Entry(name, name, group, BY_NAME.get(name) or self._kinds.get(name))

    def arguments(self, name: str) -> str:
        """What was typed for a layer that is shown: empty where that names it and no more."""
        text = self.search.text()
        layers = {type(hit.layer).__name__ for hit in self._hits.values() if hit.layer}
        return text if name in layers and has_arguments(wish(text)) else ""

    def _groups(self) -> list[QTreeWidgetItem]:
        return children(self.tree.invisibleRootItem())

    def _mark_best(self) -> None:
        """The entry that Enter takes is the current one, and can be seen to be."""
        best = self._best() if self.search.text().strip() else None
        if best is None:
            self.tree.setCurrentIndex(QModelIndex())
            return
        self.tree.setCurrentItem(best)
        self.tree.scrollToItem(best)

    def _best(self) -> QTreeWidgetItem | None:
        """The nearest to what is typed; of those that are as near, the first that would fit."""
        items = self._items()
        ranks = {n: hit.rank(self._entry(items[n])) for n, hit in self._hits.items()}
        first = min(ranks.values(), default=None)
        nearest = [items[n] for n, rank in ranks.items() if rank == first]
        layers = (item for item in nearest if item.data(0, KIND) == LAYER)
        fitting = next((item for item in layers if self.fits(item.data(0, NAME))), None)
        return fitting or next(iter(nearest), None)

    def _activate_current(self) -> None:
        item = self.tree.currentItem()
        if self.search.text().strip() and item is not None and not item.isHidden():
            self._activate(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line one goes through what was found; back in it, it is looked anew."""
        if event.type() == QEvent.Type.FocusIn and self.search.text():
            self._mark_best()
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in UP_DOWN:
            QApplication.sendEvent(self.tree, event)
            return True
        return super().eventFilter(watched, event)

    def _activate(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, NAME)
        if item.data(0, KIND) == LAYER:
            self.placed.emit(name, self.arguments(name))
        elif item.data(0, KIND) == PRESET:
            self.preset_chosen.emit(name)


class _Tree(QTreeWidget):
    starred = Signal(object)  # the entry that * was pressed on

    def __init__(self, arguments: Callable[[str], str]) -> None:
        super().__init__()
        self._arguments = arguments
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
        name = item.data(0, NAME)
        drag.setMimeData(layer_mime(name, self._arguments(name)))
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


def _kinds(blocks: Mapping[str, Definition]) -> dict[str, type[Layer]]:
    """Their classes; one with two ports of a name has none, and says so itself."""
    found: dict[str, type[Layer]] = {}
    for name, definition in blocks.items():
        with suppress(DesignError):
            found[name] = block_class(definition)
    return found


def layer_mime(layer_name: str, arguments: str = "") -> QMimeData:
    """What a drag of a layer carries."""
    mime = QMimeData()
    mime.setData(LAYER_MIME, f"{layer_name}\n{arguments}".encode())
    return mime


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
