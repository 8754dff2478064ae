"""Text shown to people is in their language; figures are written in one way everywhere."""

import re
from string import Formatter
from typing import Any

from designer.window.languages.catalogue import Catalogue


class _Spoken:
    """The language that the window speaks: English until another catalogue is put in."""

    catalogue = Catalogue([])


def speak(catalogue: Catalogue) -> None:
    """Say everything from now on as this catalogue has it."""
    _Spoken.catalogue = catalogue


def tr(text: str) -> str:
    """A literal in the user's language; values are put in with format() afterwards."""
    return _Spoken.catalogue.texts.get(text, text)


def mark(text: str) -> str:
    """A literal that is given to `tr` later, by a variable: found by those who translate."""
    return text


def sentence(text: str) -> str:
    """A sentence that another room made (a problem, a repair), in the user's language."""
    return _Spoken.catalogue.sentence(text)


def decimal(text: str) -> str:
    """Text whose figures have narrow spaces between thousands, and the user's decimal point."""
    spaced = re.sub(r"(?<=\d),(?=\d{3}\b)", "\u202f", text)
    return re.sub(r"(?<=\d)\.(?=\d)", tr("."), spaced)


class _Filling(Formatter):
    """Writes floating point numbers with the user's decimal point."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = super().format_field(value, format_spec)
        return decimal(text) if isinstance(value, float) else text


def filled(text: str, **values: Any) -> str:
    """A translated text with values in its places: as format(), but for the decimal point."""
    return _Filling().format(text, **values)


def count(number: int) -> str:
    """1 234 567, with narrow spaces."""
    return f"{number:,}".replace(",", "\u202f")


def scaled(number: float) -> str:
    """25.56 M: three or four significant digits with a metric prefix."""
    for prefix, size in (("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= size:
            return decimal(f"{number / size:.2f}\u202f{prefix}")
    return str(int(number))


def mebibytes(size: float) -> str:
    """97.5 MiB."""
    if size >= 2**30:
        return decimal(f"{size / 2**30:.2f}\u202fGiB")
    if size >= 2**20:
        return decimal(f"{size / 2**20:.1f}\u202fMiB")
    return decimal(f"{size / 2**10:.1f}\u202fKiB")


def signed(number: int, text: str) -> str:
    """+32 768 or −64: a difference, already written as text without its sign."""
    return f"{'+' if number >= 0 else '−'}{text}"


def price(parameters: int, macs: int) -> str:
    """+32 768 parameters, +12.80 M MACs: what an action adds; nothing is said of what stays."""
    parts = []
    if parameters:
        figure = signed(parameters, count(abs(parameters)))
        parts.append(tr("{n} parameters").format(n=figure))
    if macs:
        parts.append(tr("{n} MACs").format(n=signed(macs, scaled(abs(macs)))))
    return ", ".join(parts) or tr("no further cost")
