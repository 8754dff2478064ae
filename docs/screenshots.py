"""Takes the pictures of the README from the running program: python -m docs.screenshots."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from designer.window.canvas.gestures.drops import LayerDrop
from designer.window.languages import choice
from designer.window.look import theme
from designer.window.main_window import MainWindow
from designer.window.start import application

IMAGES = Path(__file__).parent / "images"


def main() -> int:
    app = application(sys.argv[:1])
    theme.apply(app, theme.LIGHT)
    window = MainWindow()
    window.resize(1360, 860)
    window.show()
    for name, scene in SCENES.items():
        scene(window)
        wait(lambda: False, 0.3)
        window.grab().save(str(IMAGES / f"{name}.png"))
        window.document.history.mark_saved()
    window.close()
    french(app)
    return 0


def french(app: QApplication) -> None:
    """The repair once more, in a window of its own."""
    QSettings().setValue(choice.KEY, "french")
    choice.restore(app)
    window = MainWindow()
    window.resize(1360, 860)
    window.show()
    repair(window)
    window.show_panel("problems")
    wait(lambda: False, 0.5)
    window.view.reveal("linear")
    wait(lambda: False, 0.3)
    window.grab().save(str(IMAGES / "french.png"))
    window.document.history.mark_saved()
    window.close()


def wait(done: Callable[[], object], seconds: float = 120) -> None:
    """Let the program work until something is so."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def start_page(window: MainWindow) -> None:
    window.home.show()
    wait(lambda: False, 2.5)


def own_block(window: MainWindow) -> None:
    window.docks["source"].hide()
    window.files.open_target("resnet18")
    window.scene.select({"layer1", "layer2"})
    window.blocks.group()
    (block,) = window.scene.selected_nodes()
    window.workspace.enter(block)
    window.view.fit()
    window.scene.select({"layer2"})
    wait(lambda: False, 0.2)
    window.inspector.rows["channels"].menu.actions()[0].trigger()
    window.scene.select({"layer1"})
    wait(lambda: False, 0.2)
    window.inspector.rows["channels"].follow.emit("channels // 2")


def heat(window: MainWindow) -> None:
    window.files.open_target("googlenet_2014")
    wait(lambda: False, 0.1)
    window.view.fit()
    window.actions_by_name["heat.macs"].trigger()
    wait(lambda: False, 0.3)
    window.view.reveal("inception3b")


def compare(window: MainWindow) -> None:
    window.actions_by_name["heat.macs"].trigger()
    window.files.open_target("resnet50")
    window.comparing.show()
    window.resizeDocks([window.docks["compare"]], [480], Qt.Orientation.Vertical)
    wait(lambda: False, 2)


def resnet(window: MainWindow) -> None:
    window.files.open_target("resnet50")
    wait(lambda: False, 0.1)
    window.view.show_top()
    window.view.reveal("layer2")


def repair(window: MainWindow) -> None:
    window.files.open_target("resnet18")
    wait(lambda: False, 0.1)
    window.view.show_top()
    wire = next(w for w in window.scene.wires if w.source == "layer1")
    LayerDrop(window.scene).place("Linear", window.scene.wires[wire].middle())


def inception(window: MainWindow) -> None:
    window.files.open_target("googlenet_2014")
    window.workspace.enter("inception3a")
    wait(lambda: False, 0.1)
    window.view.fit()


def source(window: MainWindow) -> None:
    window.show_panel("source")
    window.workspace.leave()
    window.view.reveal("inception3b")
    wait(window.source.toPlainText)


def profile(window: MainWindow) -> None:
    window.docks["compare"].hide()
    window.files.open_target("resnet18")
    window.profile()
    wait(lambda: not window.profile_panel.bar.job)
    window.view.reveal("layer1")


def training(window: MainWindow) -> None:
    window.appearance.dark()
    window.files.open_target("small_cnn")
    window.docks["profile"].hide()
    window.show_panel("training")
    window.training.epochs.setValue(8)
    window.training.request(tempfile.mkdtemp())
    wait(lambda: not window.training.bar.job)
    window.training.bar.say(window.training.bar.message.text().split(";")[0])


SCENES = {
    "start": start_page,
    "resnet50": resnet,
    "repair": repair,
    "inception": inception,
    "source": source,
    "own-block": own_block,
    "heat-map": heat,
    "compare": compare,
    "profile": profile,
    "training-dark": training,
}

if __name__ == "__main__":
    sys.exit(main())
