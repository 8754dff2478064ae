import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from designer.window.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp(one_application):
    return one_application


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def no_dead_windows(qapp):
    """A window dies with its test, not in a loop of a later one with a thread beside it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qtbot):
    """Opens windows on a target, at a size where a small network is in view as a whole."""
    windows = []

    def open_on(target: str | None = "small_cnn") -> MainWindow:
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window, before_close_func=_settle)
        if target:
            assert window.files.open_target(target)
        window.resize(1400, 1200)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.view.fit()
        return window

    return open_on


def _settle(window: MainWindow) -> None:
    for sheet in window.tabs.sheets():
        sheet.document.history.mark_saved()
    window.jobs.stop()


@pytest.fixture
def window(open_window):
    return open_window()
