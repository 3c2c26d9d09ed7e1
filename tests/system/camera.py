"""Takes pictures of a screen, once nothing moves on it any more."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from zlib import crc32

from PySide6.QtGui import QGuiApplication, QImage
from tests.system.atspi import wait_for

WIDTH, HEIGHT = 1120, 760


class Camera:
    """Takes pictures of the screen and numbers them in the order they were taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def take(self, name: str) -> None:
        """Take a picture once nothing moves any more."""
        seen = [self._look()]

        def has_settled() -> bool | None:
            seen.append(self._look())
            return seen[-1] == seen[-2] or None

        wait_for(has_settled, "a picture that stands still")
        self._save(seen[-1], name)

    def take_now(self, name: str) -> None:
        """Take a picture of what moves."""
        self._save(self._look(), name)

    @staticmethod
    def _look() -> QImage:
        # Without a window manager the window stands in the corner.
        screen = QGuiApplication.primaryScreen().grabWindow(0, 0, 0, WIDTH, HEIGHT)
        # The screen is opaque: no alpha channel is needed.
        return screen.toImage().convertToFormat(QImage.Format.Format_RGB888)

    def _save(self, picture: QImage, name: str) -> None:
        self._count += 1
        (self._folder / f"{self._count:02}-{name}.png").write_bytes(png_of(picture))


def png_of(picture: QImage) -> bytes:
    """Return an RGB888 picture as PNG with unfiltered rows: a quarter smaller than Qt's, for text.

    https://www.w3.org/TR/png-3/#5Chunk-layout
    """

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    width, height, stride = picture.width(), picture.height(), picture.bytesPerLine()
    pixels = bytes(picture.constBits())
    rows = (b"\0" + pixels[y * stride : y * stride + 3 * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
