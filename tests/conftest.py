"""Offscreen unless a display is asked for; settings go to a folder of the run's own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
