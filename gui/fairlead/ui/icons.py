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
    from PySide6.QtSvg import QSvgRenderer  # a library of its own, not needed by the first paint

    data = _drawing(name).replace(b"currentColor", color.encode())
    QSvgRenderer(QByteArray(data)).render(painter, where)


def tinted_icon(name: str, color: str, owner: QWidget, side: int = 16) -> QIcon:
    """Return the drawing as an icon for buttons and menus of `owner`, sharp on its screen."""
    ratio = owner.devicePixelRatioF()
    key = f"fairlead {name} {color} {side} {ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return QIcon(pixmap)
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, side, side), color)
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return QIcon(pixmap)
