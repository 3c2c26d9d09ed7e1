"""Our small drawings, tinted with the theme's colors when they are painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget

from fairlead.ui.resources import FOLDER


@cache
def _drawing(name: str) -> bytes:
    return (FOLDER / "icons" / f"{name}.svg").read_bytes()


def paint_icon(painter: QPainter, name: str, where: QRectF, color: str) -> None:
    """Paint the drawing `name` (a file of resources/icons) into a square in this color."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(where.topLeft(), _tinted(name, color, round(where.width()), ratio))


def tinted_icon(name: str, color: str, owner: QWidget, side: int = 16) -> QIcon:
    """Return the drawing as an icon for buttons and menus of `owner`, sharp on its screen."""
    return QIcon(_tinted(name, color, side, owner.devicePixelRatioF()))


def _tinted(name: str, color: str, side: int, ratio: float) -> QPixmap:
    """Return the drawing for a screen of this ratio. Reading it takes ten times as long."""
    key = f"fairlead {name} {color} {side} {ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    from PySide6.QtSvg import QSvgRenderer  # a library of its own, not needed by the first paint

    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    data = _drawing(name).replace(b"currentColor", color.encode())
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap
