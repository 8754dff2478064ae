"""Offscreen unless a display is asked for; one thread a process, since tests run side by side."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")
