"""Offscreen unless a display is asked for; one thread a process, since tests run side by side."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest


@pytest.fixture(scope="session", autouse=True)
def one_application(request):
    """Pictures on the command line need less of Qt than the window; a process has one of it."""
    if any(part in str(item.path) for item in request.session.items for part in ("cli", "window")):
        from designer.window.look import theme
        from designer.window.start import application

        app = application(["netwright"])
        theme.apply(app, theme.LIGHT)
        return app
    return None
