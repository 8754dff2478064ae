"""Measure in the Compare panel: networks in turn, by the real worker."""

import os
import signal

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from designer.lab.messages.protocol import Progress
from designer.window.comparing.choice import KEY
from tests.window.hands import LEFT, buttons, drop, on_wire, press

MINUTE = 60_000


@pytest.fixture
def page(qtbot, window):
    """Small CNN is open; LeNet-5 is ticked, and so may others be."""
    QSettings().setValue(KEY, ["lenet5"])
    window.actions_by_name["comparing.show"].trigger()
    page = window.comparing.panel.page
    qtbot.waitUntil(lambda: len(page.survey) == 2)
    window.profile_panel.settings.threads.setValue(1)
    return page


def measure(page):
    press(buttons(page)["Measure"])


def over(qtbot, page):
    qtbot.waitUntil(lambda: not page.bar.job, timeout=2 * MINUTE)


def measured(page):
    return {f.name: sorted({m.batch for m in f.measured}) for f in page.survey}


def tip(page):
    return page.bar.run.toolTip()


def test_two_networks_are_measured_one_after_another(qtbot, window, page):
    page.show_kind("operations")
    assert "Press Measure" in page.empty.text()
    assert "2 of 2 networks" in tip(page)
    assert "batch 1, Best device, float32" in tip(page)
    texts, seen = [], []
    window.comparing.measuring.found.connect(
        lambda _: seen.append([mark.name for mark in page.drawn.marks])
    )
    window.jobs.heard.connect(lambda *_: texts.append(page.bar.message.text()))
    measure(page)
    assert page.bar.message.text() == "Measuring LeNet-5 (1 of 2)…"
    assert not page.bar.run.isEnabled()
    over(qtbot, page)
    assert seen == [["LeNet-5"], ["LeNet-5", "Small CNN"]]  # each as it came
    assert all(mark.y > 0 for mark in page.drawn.marks)
    assert "Measuring Small CNN (2 of 2)…" in texts
    assert page.bar.message.text() == "2 of 2 measured."
    assert not page.bar.run.isEnabled()
    assert "(2) have been measured so" in tip(page)
    assert window.profile_panel.result is None
    assert not window.profile_panel.results.results


def test_other_settings_are_to_be_measured_anew(qtbot, window, page):
    measure(page)
    over(qtbot, page)
    assert "“Time against MACs” shows their times." in page.bar.message.text()
    assert not page.bar.run.isEnabled()
    panel = window.profile_panel
    panel.batch.setValue(2)
    assert "2 of 2 networks" in tip(page)
    assert "batch 2" in tip(page)
    panel.batch.setValue(1)
    assert not page.bar.run.isEnabled()
    panel.device.setCurrentIndex(panel.device.findData("cpu"))
    assert not page.bar.run.isEnabled() or panel.device.count() > 2  # the best may be another
    page.show_kind("time")
    assert "batch 1, 2, 4, 8" in tip(page)
    measure(page)
    over(qtbot, page)
    qtbot.waitUntil(lambda: all(len(s.points) == 4 for s in page.drawn.series))
    assert measured(page) == {"LeNet-5": [1, 2, 4, 8], "Small CNN": [1, 2, 4, 8]}


def test_cancel_keeps_what_was_measured(qtbot, window, page):
    page.choice.tick(["lenet5", "resnet152"])
    qtbot.waitUntil(lambda: len(page.survey) == 3)
    measure(page)
    qtbot.waitUntil(lambda: "ResNet-152" in page.bar.message.text(), timeout=MINUTE)
    press(buttons(page)["Cancel"])
    qtbot.waitUntil(lambda: not page.bar.job, timeout=10_000)
    assert page.bar.message.text().startswith("Cancelled: 1 of 3 measured.")
    qtbot.waitUntil(lambda: measured(page)["LeNet-5"] == [1])
    assert measured(page)["ResNet-152"] == []
    assert "2 of 3 networks" in tip(page)


def test_a_faulty_design_is_named_and_the_others_are_measured(qtbot, window, page):
    drop(window, "Linear", on_wire(window, "pool1"))
    window.files.open_target("lenet5_1998")
    qtbot.waitUntil(lambda: len(page.survey) == 3)
    assert [f.name for f in page.survey][1] == "Small CNN (edited)"
    said = []
    window.comparing.refused.connect(said.append)
    measure(page)
    over(qtbot, page)
    qtbot.waitUntil(lambda: sum(map(bool, measured(page).values())) == 2)
    assert measured(page)["Small CNN (edited)"] == []
    first, second = page.bar.message.text().splitlines()
    assert first.startswith("2 of 3 measured.")
    assert second.startswith("Small CNN (edited): `linear`: Linear wants a vector")
    assert said == [second]
    page.show_kind("time")
    measure(page)
    over(qtbot, page)
    assert "Small CNN (edited) at batch 1: `linear`" in page.bar.message.text()
    assert measured(page)["LeNet-5"] == [1, 2, 4, 8]
    assert len(said) == 2  # not again at larger batches
    assert "Not tried after that: Small CNN (edited) at batch 2, 4, 8" in page.bar.message.text()


def test_a_worker_that_is_killed_costs_one_network(qtbot, window, page):
    page.choice.tick(["lenet5", "resnet152"])
    qtbot.waitUntil(lambda: len(page.survey) == 3)
    measure(page)
    qtbot.waitUntil(lambda: "ResNet-152" in page.bar.message.text(), timeout=MINUTE)
    os.kill(window.jobs.worker.process_id, signal.SIGKILL)
    over(qtbot, page)
    first, second = page.bar.message.text().splitlines()
    assert first.startswith("2 of 3 measured.")
    assert second.startswith("ResNet-152: The worker stopped (killed by signal 9")
    qtbot.waitUntil(lambda: measured(page)["Small CNN"] == [1])


def test_a_crash_costs_one_batch_and_what_is_missing_is_said(qtbot, window, page):
    page.show_kind("time")
    pid, killed = lambda: window.jobs.worker.process_id, []

    def kill(event, _):
        if isinstance(event, Progress) and "LeNet-5 at batch 4" in page.bar.message.text():
            if not killed:
                os.kill(pid(), signal.SIGKILL)
            killed.append(event)

    window.jobs.heard.connect(kill)
    measure(page)
    over(qtbot, page)
    qtbot.waitUntil(lambda: measured(page)["Small CNN"] == [1, 2, 4, 8])
    assert measured(page)["LeNet-5"] == [1, 2, 8]
    first, second = page.bar.message.text().splitlines()
    assert first.startswith("1 of 2 measured.")
    assert second.startswith("LeNet-5 at batch 4: The worker stopped (killed by signal 9")


def test_an_edited_preset_has_what_was_measured_of_it(qtbot, window, page):
    window.scene.select({"fc"})
    window.inspector.editors["out_features"].field.setValue(12)
    qtbot.waitUntil(lambda: "Small CNN (edited)" in measured(page))
    measure(page)
    over(qtbot, page)
    qtbot.waitUntil(lambda: measured(page) == {"LeNet-5": [1], "Small CNN (edited)": [1]})


def test_a_profile_and_a_training_go_on_beside_it(qtbot, window, page, tmp_path):
    window.training.epochs.setValue(1)
    window.training.request(str(tmp_path))
    measure(page)
    assert page.bar.message.text() == ("Waiting for another job, then measuring LeNet-5 (1 of 2)…")
    window.profile()
    panel, between = window.profile_panel, []
    panel.measured.connect(lambda: between.append(page.bar.message.text()))
    window.show_panel("compare")
    over(qtbot, page)
    assert ["(2 of 2)" in text for text in between] == [True]  # it came before the second network
    assert panel.result.layers
    assert window.training.bar.message.text().startswith("Test accuracy")
    assert len(panel.results.results) == 1
    qtbot.waitUntil(lambda: measured(page) == {"LeNet-5": [1], "Small CNN": [1]})


def test_what_the_profile_panel_measured_is_not_measured_again(qtbot, window, page):
    window.profile()
    qtbot.waitUntil(lambda: not window.profile_panel.bar.job, timeout=MINUTE)
    window.show_panel("compare")
    assert "1 of 2 networks" in tip(page)


def test_without_a_network_the_button_says_why_it_is_off(qtbot, window, page):
    press(buttons(page.choice)["None"])
    window.comparing.panel.page.choice.own.setCheckState(0, page.choice.own.checkState(0).Unchecked)
    qtbot.waitUntil(lambda: not page.survey)
    assert not page.bar.run.isEnabled()
    assert "choose some" in tip(page)
    QTest.mouseClick(page.bar.run, LEFT)
    assert not page.bar.job


def test_a_device_that_is_not_there_is_told_once_for_all(qtbot, window, page):
    window.profile_panel.settings.devices([("cuda:7", "a GPU that was taken out")])
    window.profile_panel.device.setCurrentIndex(1)
    assert "cuda:7: a GPU that was taken out" in tip(page)
    measure(page)
    over(qtbot, page)
    first, second = page.bar.message.text().splitlines()
    assert first == "0 of 2 measured."
    assert second.startswith("LeNet-5, Small CNN: There is no ")
    assert page.bar.run.isEnabled()
