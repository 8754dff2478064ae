"""The forecast of memory in the window: the panel follows the design, the status bar's tooltip."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from designer.design.cost.memory import forecast
from designer.lab.messages.message import Device
from designer.window.languages.words import mebibytes


def shown(qtbot, window):
    window.show_panel("memory")
    qtbot.waitUntil(lambda: window.memory.table.rowCount() > 3)
    return window.memory


def test_rows_by_batch_until_the_device_is_full(qtbot, open_window):
    window = open_window("resnet18")
    panel = shown(qtbot, window)
    run = forecast(window.document.analysis, "adam")
    batches = [panel.table.item(row, 0).text() for row in range(panel.table.rowCount())]
    assert batches[:4] == ["1", "2", "4", "8"]
    assert panel.table.item(2, 2).text() == mebibytes(run.at(4).peak)
    assert "✕" in panel.table.item(panel.table.rowCount() - 1, 2).text()
    assert f"{run.largest_batch(8 * 2**30)} in training" in panel.sentence.text()
    before = panel.table.item(0, 2).text()
    panel.optimizer.setCurrentIndex(0)  # SGD has no state
    assert panel.table.item(0, 5).text() == "–"
    assert panel.table.item(0, 2).text() != before


def test_a_row_selects_the_node_of_its_peak(qtbot, open_window):
    window = open_window("resnet50")
    panel = shown(qtbot, window)
    panel.table.selectRow(3)
    assert window.scene.selected_nodes() == ["layer4"]


def test_it_follows_the_design_and_says_what_lacks(qtbot, window):
    panel = shown(qtbot, window)
    wire = next(iter(window.scene.wires))
    window.scene.select(set(), {wire})
    window.editing.delete()
    qtbot.waitUntil(lambda: panel.table.rowCount() == 0)
    assert "has no forecast" in panel.sentence.text()
    window.editing.undo()
    qtbot.waitUntil(lambda: panel.table.rowCount() > 3)


def test_devices_of_the_worker_are_offered(window):
    panel = window.memory
    window.jobs.devices_found.emit((Device(id="cpu", name="a processor", memory_bytes=3 * 2**30),))
    assert panel.device.itemText(0) == "3.00\u202fGiB, a processor"
    assert panel.available == 8 * 2**30  # what was chosen stays


def test_the_status_bar_tells_the_forecast_when_asked(window):
    label = window.status.memory
    assert label.toolTip() == ""
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    assert "Forecast of the peak at batch 1" in label.toolTip()
