"""The canvas against what else draws nodes with Qt: OdenGraphQt, and a plain QGraphicsScene."""

from importlib.util import find_spec
from subprocess import CalledProcessError

from benchmarks.measure import Row
from benchmarks.window import run_script

BUILT_AT_LEAST, FRAME_AT_LEAST = 20, 1

OURS = """
import json, time
from blocks.activation import ReLU
from blocks.boundary import Input
from designer.design.evaluation import Builder
from designer.window.main_window import MainWindow
from designer.window.start import application

def chain(count):
    builder = Builder("Chain")
    x = builder.add("input", Input((8, 16, 16)))
    for i in range(count - 1):
        x = builder.add(f"relu{i}", ReLU(), x)
    return builder.design

app = application(["netwright"])
window = MainWindow()
window.resize(1400, 900)
window.show()
app.processEvents()
design = chain(1000)
start = time.perf_counter()
window.files.open_design(design, None)
app.processEvents()
built = time.perf_counter() - start
window.files.open_design(chain(10_000), None)
window.view.fit()
times = []
for _ in range(20):
    start = time.perf_counter()
    window.view.viewport().repaint()
    times.append(time.perf_counter() - start)
print(json.dumps({"built": built, "frame": sorted(times)[10]}))
"""

ODEN = """
import json, time
from PySide6.QtWidgets import QApplication
app = QApplication([])
from OdenGraphQt import BaseNode, NodeGraph

class Relu(BaseNode):
    __identifier__ = "peer"
    NODE_NAME = "ReLU"
    def __init__(self):
        super().__init__()
        self.add_input("in")
        self.add_output("out")

graph = NodeGraph()
graph.register_node(Relu)
graph.widget.resize(1400, 900)
graph.widget.show()
app.processEvents()
start, before = time.perf_counter(), None
for i in range(1000):
    node = graph.create_node("peer.Relu", name=f"relu{i}", pos=[0, 120 * i], push_undo=False)
    if before is not None:
        node.set_input(0, before.output(0))
    before = node
app.processEvents()
print(json.dumps({"built": time.perf_counter() - start}))
"""

PLAIN = """
import json, time
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView
app = QApplication([])
scene = QGraphicsScene()
for i in range(10_000):
    scene.addRect(QRectF(0, 90 * i, 130, 40))
    scene.addLine(QLineF(65, 90 * i + 40, 65, 90 * i + 90))
view = QGraphicsView(scene)
view.setRenderHint(QPainter.RenderHint.Antialiasing)
view.resize(1400, 900)
view.show()
view.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
app.processEvents()
times = []
for _ in range(20):
    start = time.perf_counter()
    view.viewport().repaint()
    times.append(time.perf_counter() - start)
print(json.dumps({"frame": sorted(times)[10]}))
"""


def rows() -> list[Row]:
    _, (ours,) = run_script(OURS, "")
    _, (plain,) = run_script(PLAIN, "")
    found, theirs = [], _of_oden()
    if theirs is not None:
        ratio, bound = theirs / ours["built"], f"≥ {BUILT_AT_LEAST}×"
        met = ratio >= BUILT_AT_LEAST
        subject = "1,000 nodes, laid out and analysed"
        found.append(Row(subject, ours["built"], "s", bound, met, "OdenGraphQt, placed", theirs))
    mine, peer = 1000 * ours["frame"], 1000 * plain["frame"]
    found.append(
        Row(
            "10,000 nodes in a row, a frame from afar",
            mine,
            "ms",
            f"≥ {FRAME_AT_LEAST}×",
            peer / mine >= FRAME_AT_LEAST,
            "plain QGraphicsScene",
            peer,
        )
    )
    return found


def _of_oden() -> float | None:
    """Seconds; None, with the reason said, where it is missing or does not run."""
    if find_spec("OdenGraphQt") is None:
        print("OdenGraphQt is left out: it is not installed (the extra `bench` brings it).")
        return None
    try:
        _, (result,) = run_script(ODEN, "")
    except CalledProcessError as error:
        print(f"OdenGraphQt is left out: it does not run here: {error.stderr[-300:]}")
        return None
    return result["built"]
