"""The frame of the window: on the screen before what it shows has been imported.

Only what an empty window needs is imported here. Even `Qt` is left out: making all of its words
known to Python takes PySide6 as long as the whole rest of this window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.ui.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

ARGUMENTS = ("-style", "fusion")
"""What the application is to be made with, so that it looks the same on every system.

Not by `QApplication.setStyle`: that returns the style, for which PySide6 first makes all of
QStyle's words known to Python, which takes 5 ms of the start.
"""

_WIDTH, _HEIGHT = 1120, 760


class Frame(QWidget):
    """A window in the color of the pages, to be filled once it has been painted.

    `is_dark` is None where the system decides. `fill` is called once, after the first paint.
    """

    def __init__(self, fill: Callable[[], object], is_dark: bool | None = None) -> None:
        super().__init__()
        self._fill: Callable[[], object] | None = fill
        self._content: QWidget | None = None
        self.setWindowTitle("Fairlead")
        self.setObjectName("page")  # the theme's ground, once there is one
        # At double size a small screen has less room.
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(self.screen().availableSize()))
        if is_dark is None:
            is_dark = is_dark_palette(self.palette())
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor((DARK if is_dark else LIGHT).window))
        self.setPalette(palette)

    def show_content(self, content: QWidget) -> None:
        """Show this and nothing else from now on."""
        self._content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the filling begin once this paint is over."""
        super().paintEvent(event)
        if self._fill is not None:
            QTimer.singleShot(0, self, self._fill)
            self._fill = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the content when nothing in it has the focus."""
        if self._content is not None:
            self._content.keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close if the content agrees."""
        if self._content is not None and not self._content.close():
            event.ignore()


def is_dark_palette(palette: QPalette) -> bool:
    """Tell whether a palette has a dark ground."""
    return palette.window().color().lightness() < 128
