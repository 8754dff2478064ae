"""The window's process never imports torch: opening, editing, profiling and exporting in it."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import gc, sys, time
gc.disable()  # as main.py does
from pathlib import Path
from designer.window.start import application
from designer.window.main_window import MainWindow

app = application(["netwright"])
assert gc.isenabled() and gc.get_freeze_count()
window = MainWindow()
assert window.files.open_target("small_cnn")
window.show()
app.processEvents()


def wait(done):
    end = time.monotonic() + 120
    while not done() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)
    assert done()


window.scene.select({"pool1"})
window.editing.place("ReLU")
window.editing.undo()
window.show_panel("source")
window.profile()
wait(lambda: window.profile_panel.result)
window.export.export(Path(sys.argv[1]) / "net.onnx")
wait(lambda: "ONNX Runtime" in window.status.currentMessage())
window.export.export(Path(sys.argv[1]) / "net.py")
window.document.history.mark_saved()
window.close()
print([name for name in ("torch", "lightning", "onnxruntime", "sklearn") if name in sys.modules])
"""


def test_nothing_heavy_is_imported_by_opening_editing_profiling_and_exporting(tmp_path):
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=240,
        cwd=root,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
    assert (tmp_path / "net.onnx").exists()
