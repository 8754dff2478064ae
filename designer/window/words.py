"""Text shown to people goes through Qt's translation; figures are written in one way everywhere."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("Netwright", text)


def count(number: int) -> str:
    """1 234 567, with narrow spaces."""
    return f"{number:,}".replace(",", "\u202f")


def scaled(number: float) -> str:
    """25.56 M: three or four significant digits with a metric prefix."""
    for prefix, size in (("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= size:
            return f"{number / size:.2f}\u202f{prefix}"
    return str(int(number))


def mebibytes(size: float) -> str:
    """97.5 MiB."""
    if size >= 2**30:
        return f"{size / 2**30:.2f}\u202fGiB"
    if size >= 2**20:
        return f"{size / 2**20:.1f}\u202fMiB"
    return f"{size / 2**10:.1f}\u202fKiB"
