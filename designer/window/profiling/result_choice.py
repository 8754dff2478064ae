"""The profiles of this session, measured or read from files, to show one of them again."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from designer.lab.messages.measurement import ProfileResult
from designer.window.languages.words import filled, tr

MOST = 100
LONGEST = 40  # letters of a name from a file


class _Named(msgspec.Struct):
    name: str = ""


class ResultChoice(QComboBox):
    """`chosen` carries the result that is to be shown; the newest is on top."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.results: list[ProfileResult] = []
        self.setAccessibleName(tr("Results of this session"))
        self.setToolTip(tr("Results of this session, the newest on top"))
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.hide()
        self.activated.connect(lambda row: self.chosen.emit(self.results[row]))

    def show_result(self, result: ProfileResult) -> None:
        """Add it where it is new, and stand on it."""
        rows = [row for row, known in enumerate(self.results) if known is result]
        if not rows:
            self.results.insert(0, result)
            self.insertItem(0, _label(result))
            self.setItemData(0, _label(result), 3)
            del self.results[MOST:]
            while self.count() > MOST:
                self.removeItem(MOST)
        self.setCurrentIndex(rows[0] if rows else 0)
        self.setVisible(len(self.results) > 1)


def _label(result: ProfileResult) -> str:
    try:
        name = msgspec.json.decode(result.design.encode(), type=_Named).name
    except (msgspec.DecodeError, UnicodeError):
        name = ""
    shown = "".join(letter for letter in name if letter.isprintable())[:LONGEST]
    where = result.versions.get("host", "")[:LONGEST]
    return filled(
        tr("{name}, batch {batch}: {ms:.3f} ms, {device} {where}"),
        name=shown,
        batch=result.request.batch,
        ms=result.p50_ms,
        device=result.device.name[:LONGEST],
        where=where,
    ).strip()
