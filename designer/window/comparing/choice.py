"""Which networks are compared: open designs, and presets by family, with a search."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.design.cost.survey import WELL_KNOWN, family_title
from designer.window.languages.words import tr
from designer.window.widgets.tree_children import children
from presets.gallery import NAMES

KEY = "compare/networks"
TICKED, FREE = Qt.CheckState.Checked, Qt.CheckState.Unchecked
WHAT = Qt.ItemDataRole.UserRole


class Choice(QWidget):
    """`changed` comes when others are ticked. Presets go by name, open designs by their object."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit(placeholderText=tr("Search networks"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search networks to compare"))
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("Networks to compare"))
        self.tree.setUniformRowHeights(True)
        self.own = _group(self.tree, tr("Open designs"))
        self.presets: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self.tree.itemChanged.connect(lambda *_: self._keep())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 0, 4)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for text, names in ((tr("Well-known"), WELL_KNOWN), (tr("None"), ())):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, names=names: self.tick(names))
            buttons.addWidget(button)
        return buttons

    def _fill(self) -> None:
        kept = QSettings().value(KEY)
        ticked = set(WELL_KNOWN if kept is None else kept if isinstance(kept, list) else [kept])
        groups: dict[str, QTreeWidgetItem] = {}
        for name, preset in NAMES.items():
            family = family_title(preset)
            if family not in groups:
                groups[family] = _group(self.tree, family)
            item = QTreeWidgetItem(groups[family], [preset.name])
            item.setToolTip(0, name)
            item.setData(0, WHAT, name)
            item.setCheckState(0, TICKED if name in ticked else FREE)
            self.presets[name] = item

    def show_open(self, designs: Iterable[tuple[str, object]]) -> None:
        """The designs that are open, by their titles; new ones are ticked."""
        left = {id(item.data(0, WHAT)) for item in children(self.own) if not _is_ticked(item)}
        with QSignalBlocker(self.tree):
            self.own.takeChildren()
            for title, design in designs:
                item = QTreeWidgetItem(self.own, [title])
                item.setData(0, WHAT, design)
                item.setCheckState(0, FREE if id(design) in left else TICKED)
            self.own.setHidden(not self.own.childCount())
            self.own.setExpanded(True)

    def chosen_presets(self) -> list[str]:
        """Names of those that are ticked, oldest family first."""
        return [name for name, item in self.presets.items() if _is_ticked(item)]

    def chosen_open(self) -> list[object]:
        """The open designs that are ticked."""
        return [item.data(0, WHAT) for item in children(self.own) if _is_ticked(item)]

    def tick(self, names: Iterable[str]) -> None:
        """These presets and no others."""
        wanted = set(names)
        with QSignalBlocker(self.tree):
            for name, item in self.presets.items():
                item.setCheckState(0, TICKED if name in wanted else FREE)
        self.tree.viewport().update()
        self._keep()

    def _keep(self) -> None:
        QSettings().setValue(KEY, self.chosen_presets())
        self.changed.emit()

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        searched: Callable[[str], str] = lambda name: f"{name} {NAMES[name].name}".lower()  # noqa: E731
        for name, item in self.presets.items():
            family = item.parent().text(0).lower()
            fits = all(word in searched(name) or word in family for word in words)
            item.setHidden(not fits)
        for group in children(self.tree.invisibleRootItem()):
            if group is not self.own:
                shown = any(not item.isHidden() for item in children(group))
                group.setHidden(not shown)
                group.setExpanded(bool(words) and shown)


def _group(tree: QTreeWidget, title: str) -> QTreeWidgetItem:
    group = QTreeWidgetItem(tree, [title])
    group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
    return group


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) == TICKED
