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
