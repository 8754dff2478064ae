"""How long the window's event loop is held up, beat by beat."""

from benchmarks.measure import Row
from benchmarks.window import run_script

STALL = 50.0

TRAINING = """
import json, sys, tempfile, time
from PySide6.QtCore import QTimer
from designer.window.main_window import MainWindow
from designer.window.start import application

app = application(["netwright"])
window = MainWindow()
window.resize(1400, 900)
window.show()
window.files.open_target("small_cnn")
window.train()
app.processEvents()
gaps, last = [], [time.perf_counter()]


def beat():
    now = time.perf_counter()
    gaps.append(now - last[0] - 0.005)
    last[0] = now
    if not window.training.bar.job or now - begun > 60:
        app.quit()


beats = QTimer(interval=5)
beats.timeout.connect(beat)
with tempfile.TemporaryDirectory() as folder:
    window.training.request(folder)
    begun = last[0] = time.perf_counter()
    beats.start()
    app.exec()
    window.jobs.stop()
gaps.sort()
print(json.dumps({"p99": gaps[int(0.99 * len(gaps))], "worst": gaps[-1], "beats": len(gaps)}))
window.document.history.mark_saved()
"""


def rows() -> list[Row]:
    _, (result,) = run_script(TRAINING, "")
    p99, worst = 1000 * result["p99"], 1000 * result["worst"]
    return [
        Row("Stall of the window in a training, p99", p99, "ms", "< 50 ms", p99 < STALL),
        Row("… the longest", worst, "ms", "–", met=True),
    ]
