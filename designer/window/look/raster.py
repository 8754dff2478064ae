"""Vector pictures to pixels, and to PDF pages, through Qt; needs no display."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer, QtSvg

from designer.design.error import DesignError
from designer.design.saving import write_safely

WIDEST = 32_000  # pixels; a QImage's limit is near
PIECE = 500  # elements that are drawn at a time
UNREADABLE = "The picture can't be drawn by Qt; export it as .svg instead."


def svg_to_png(svg: str, path: str | Path, scale: float = 2.0) -> None:
    """Write the picture, `scale` pixels a unit; less where it would be too large to hold."""
    write_safely(Path(path), png_of(svg, scale))


def svg_to_pdf(svg: str, path: str | Path) -> None:
    """Write the picture as a page of its own size, still as vectors."""
    write_safely(Path(path), pdf_of(svg))


def png_of(svg: str, scale: float = 2.0) -> bytes:
    """The picture as `svg_to_png` writes it."""
    application = _application()
    pieces = _pieces(svg)
    first = next(pieces)
    size = first.defaultSize()
    scale = min(scale, WIDEST / max(size.width(), size.height(), 1))
    scale = min(scale, (2**28 / max(size.width() * size.height(), 1)) ** 0.5)
    pixels = (size * scale).expandedTo(QSize(1, 1))
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    for renderer in chain([first], pieces):
        renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    del application
    return bytes(buffer.data().data())


def pdf_of(svg: str) -> bytes:
    """The page as `svg_to_pdf` writes it."""
    application = _application()
    pieces = _pieces(svg)
    first = next(pieces)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Netwright")
    points = QSizeF(first.defaultSize()) * 0.75
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for renderer in chain([first], pieces):
        renderer.render(painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    del application
    return bytes(buffer.data().data())


def _application() -> QGuiApplication:
    """The running application, or one without a display: text needs its fonts."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["netwright"])


def _pieces(svg: str) -> Iterator[QSvgRenderer]:
    """The picture as several of its size, each to be drawn over those before.

    While Qt reads or draws one no other thread goes on, the window's neither.
    """
    try:
        picture = ET.fromstring(svg)  # noqa: S314 - written here, all names in it escaped
    except ET.ParseError as error:
        raise DesignError(UNREADABLE) from error
    for share in _shares(picture):
        piece = ET.Element(picture.tag, picture.attrib)
        piece.extend(share)
        renderer = QSvgRenderer()
        renderer.setOptions(QtSvg.Option.AssumeTrustedSource)  # however large the ground is
        if not renderer.load(QByteArray(ET.tostring(piece))):
            raise DesignError(UNREADABLE)
        yield renderer


def _shares(picture: ET.Element) -> Iterator[list[ET.Element]]:
    """What lies in a picture, and in its large groups, so many at a time."""
    share: list[ET.Element] = []
    for child in picture:
        if len(child) <= PIECE:
            share.append(child)
            continue
        yield share
        share = []
        for start in range(0, len(child), PIECE):
            part = ET.Element(child.tag, child.attrib)
            part.extend(child[start : start + PIECE])
            yield [part]
    yield share
