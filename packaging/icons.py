"""Draws the program's icon: `icons.py FOLDER` writes fairlead-SIZE.png and fairlead.ico.

The .ico holds PNG images, as Windows has read them since Vista; each entry of its directory is 16
bytes: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).parents[1] / "resources" / "icons" / "app" / "fairlead.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)


def draw(size: int, path: Path) -> None:
    """Write the icon as a PNG of `size` times `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path} could not be written")


def pack_ico(images: dict[int, bytes]) -> bytes:
    """Return an .ico of PNG images by their size."""
    head = struct.pack("<HHH", 0, 1, len(images))
    offset = len(head) + 16 * len(images)
    for size, image in images.items():
        # A byte holds the size; 0 stands for 256.
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return head + b"".join(images.values())


def main() -> None:
    """Write all files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _app = QGuiApplication([])
    pictures = {size: folder / f"fairlead-{size}.png" for size in SIZES}
    for size, path in pictures.items():
        draw(size, path)
    icon = pack_ico({size: pictures[size].read_bytes() for size in WINDOWS_SIZES})
    (folder / "fairlead.ico").write_bytes(icon)


if __name__ == "__main__":
    main()
