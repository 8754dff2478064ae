"""A monkey at the window: random real events from a seed, and what must hold after each of them."""

import random
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QWidget

from blocks.catalogue import LAYERS
from designer.design.analysis import analyse
from designer.window.main_window import MainWindow
from tests.window import hands
from tests.window.drawn import assert_as_drawn_anew

MOST_NODES, MOST_TABS = 150, 5
KEYS = [
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *[Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space],
    *[Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home],
    *[Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_PageDown, Qt.Key.Key_Minus],
]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
]
BUTTONS = [Qt.MouseButton.LeftButton] * 8 + [Qt.MouseButton.MiddleButton]
HARMFUL = {"close"}  # the test closes the window itself


class Monkey:
    """Plays on a window; `played` is how many events it sent, `last` what the latest were."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._chance = window, random.Random(seed)
        self.played = 0
        self.last: deque[str] = deque(maxlen=12)
        self._playing = False
        self._tricks: list[tuple[int, Callable[[], None]]] = [
            (6, self._click),
            (8, self._drag),
            (2, self._double_click),
            (5, self._wheel),
            (6, self._key),
            (6, self._shortcut),
            (4, self._drop),
            (4, self._poke),
            (2, self._context_menu),
            (2, self._wander),
        ]

    def play(self, events: int) -> None:
        """So many events; what opens over the window is answered meanwhile."""
        self._playing = True
        self._answer()
        weights, tricks = zip(*self._tricks, strict=True)
        while self.played < events:
            (trick,) = self._chance.choices(tricks, weights)
            trick()
            settle()
            self._keep_it_small()
            self.check()
        self._playing = False

    def _did(self, what: str, events: int = 1) -> None:
        self.played += events
        self.last.append(what)

    def check(self) -> None:
        """The canvas shows the design and nothing else; at times both are made anew."""
        document, scene = self._window.workspace.shown, self._window.scene
        assert scene.nodes.keys() == set(document.design.graph), self.last
        assert scene.wires.keys() == set(document.design.wires()), self.last
        if self._chance.random() < 0.02:
            assert document.analysis.nodes == analyse(document.design).nodes, self.last
        if self._chance.random() < 0.1:
            assert_as_drawn_anew(scene, document)

    def _keep_it_small(self) -> None:
        """Doubled again and again, a design would slow everything down."""
        window = self._window
        while window.tabs.count() > MOST_TABS:
            window.files.close(window.tabs.widget(0))
        if len(window.document.design) > MOST_NODES:
            window.files.close()

    # -- tricks ------------------------------------------------------------------------------------

    def _somewhere(self) -> QPointF:
        """A place in the scene: on a node, at a port, on a wire, or anywhere in view."""
        scene, view, chance = self._window.scene, self._window.view, self._chance
        kind = chance.random()
        if kind < 0.3 and scene.nodes:
            item = chance.choice(list(scene.nodes.values()))
            return item.pos() + item.body().center()
        if kind < 0.55 and scene.nodes:
            item = chance.choice(list(scene.nodes.values()))
            ports = [item.output_at(port) for port in item.card.outputs]
            ports += [item.input_at(port) for port in item.card.inputs]
            return chance.choice(ports) if ports else item.pos()
        if kind < 0.65 and scene.wires:
            return chance.choice(list(scene.wires.values())).middle()
        area = view.viewport().rect()
        return view.mapToScene(
            QPoint(chance.randrange(area.width() or 1), chance.randrange(area.height() or 1))
        )

    def _pixel(self) -> QPoint:
        at, area = hands.pixel(self._window, self._somewhere()), self._window.view.viewport().rect()
        x = min(max(at.x(), 0), area.width() - 1)
        return QPoint(x, min(max(at.y(), 0), area.height() - 1))

    def _click(self) -> None:
        modifier, at = self._chance.choice(MODIFIERS), self._pixel()
        self._did(f"click {at} {modifier}", 2)
        QTest.mouseClick(self._window.view.viewport(), hands.LEFT, modifier, at)

    def _double_click(self) -> None:
        modifier, at = self._chance.choice(MODIFIERS), self._pixel()
        self._did(f"double click {at} {modifier}", 2)
        QTest.mouseDClick(self._window.view.viewport(), hands.LEFT, modifier, at)

    def _drag(self) -> None:
        """Sometimes a key is pressed on the way, and sometimes it is Escape."""
        chance, viewport = self._chance, self._window.view.viewport()
        button, modifier = chance.choice(BUTTONS), chance.choice(MODIFIERS)
        start, end = self._pixel(), self._pixel()
        self._did(f"drag {start} {end} {button} {modifier}", 6)
        QTest.mousePress(viewport, button, modifier, start)
        for step in range(1, 5):
            if viewport.isVisible():
                QTest.mouseMove(viewport, start + (end - start) * step / 4)
            if chance.random() < 0.04:
                self._key()
        QTest.mouseRelease(viewport, button, modifier, end)

    def _wheel(self) -> None:
        delta = self._chance.choice([-480, -120, -30, 30, 120, 480])
        self._did(f"wheel {delta}")
        hands.wheel(self._window, self._somewhere(), delta)

    def _key(self) -> None:
        key, modifier = self._chance.choice(KEYS), self._chance.choice(MODIFIERS[:3])
        self._did(f"key {key} {modifier}")
        QTest.keyClick(QApplication.focusWidget() or self._window.view, key, modifier)

    def _shortcut(self) -> None:
        actions = self._window.actions_by_name
        name = self._chance.choice([name for name in actions if name not in HARMFUL])
        keys = actions[name].shortcut()
        self._did(f"shortcut {name} {keys.toString()}")
        if keys.isEmpty() or keys[0].key() == Qt.Key.Key_unknown:
            actions[name].trigger()
        else:
            QTest.keySequence(self._window, QKeySequence(keys))

    def _drop(self) -> None:
        layer = self._chance.choice(LAYERS).__name__
        self._did(f"drop {layer}", 3)
        hands.drop(self._window, layer, self._somewhere())

    def _poke(self) -> None:
        """Click anything that is to be seen, and sometimes type into it."""
        shown = [w for w in self._window.findChildren(QWidget) if _may_be_poked(w)]
        widget = self._chance.choice(shown)
        self._did(f"poke {type(widget).__name__} {widget.accessibleName()}", 2)
        rect = widget.rect()
        at = QPoint(self._chance.randrange(rect.width()), self._chance.randrange(rect.height()))
        QTest.mouseClick(widget, hands.LEFT, hands.NONE, at)
        if self._chance.random() < 0.3:
            self._key()

    def _context_menu(self) -> None:
        at, view = self._pixel(), self._window.view
        self._did(f"context menu {at}")
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at)
        )
        QApplication.sendEvent(view.viewport(), event)

    def _wander(self) -> None:
        """Move the mouse without a button."""
        at = self._pixel()
        self._did(f"move {at}")
        QTest.mouseMove(self._window.view.viewport(), at)

    # -- answers -----------------------------------------------------------------------------------

    def _answer(self) -> None:
        """Popups and modal dialogs get a key; each call sees to the next, as some open others."""
        if not self._playing:
            return
        QTimer.singleShot(15, self._answer)
        modal = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if modal is None:
            return
        keys = [Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape]
        key = self._chance.choice(keys)
        self._did(f"answer {type(modal).__name__} {key}")
        QTest.keyClick(modal, key)
        if isinstance(modal, QMenu) and self._chance.random() < 0.3:
            modal.close()


def _may_be_poked(widget: QWidget) -> bool:
    if isinstance(widget, QDockWidget) or widget.isWindow():
        return False
    return widget.isVisible() and widget.width() > 0 and widget.height() > 0


def settle() -> None:
    """Handle what waits, and delete what is to be deleted later: processEvents alone would not."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def living(window: QObject) -> int:
    """How many Qt objects the window holds."""
    return len(window.findChildren(QObject))


def resident() -> int:
    """Bytes of memory in use; 0 where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
    return 0
