"""Light and dark: follows the system unless told otherwise, and honors its wish for contrast."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from fairlead.ui.fonts import base_pixels, body_font, fixed_font, load_fonts
from fairlead.ui.frame import is_dark_palette
from fairlead.ui.style_sheet import style_sheet
from fairlead.ui.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Tokens, palette_of

# By whether it is dark, and whether the user asked the system for high contrast.
_SETS = {
    (False, False): LIGHT,
    (True, False): DARK,
    (False, True): LIGHT_CONTRAST,
    (True, True): DARK_CONTRAST,
}
_SCHEMES = {
    Qt.ColorScheme.Light: False,
    Qt.ColorScheme.Dark: True,
}


class Appearance(Enum):
    """Which colors the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Keeps palette, font and style sheet of the application in step with the system.

    Signals:
        changed: The colors are different ones now.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        appearance: Appearance = Appearance.SYSTEM,
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._appearance = appearance
        # Where no desktop tells its color scheme, its palette does.
        self._began_dark = is_dark_palette(app.palette())
        self._tokens: Tokens | None = None
        load_fonts()
        app.setFont(body_font())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self.choose(appearance)

    @property
    def tokens(self) -> Tokens:
        """The colors now in use."""
        return self._wanted()

    def choose(self, appearance: Appearance) -> None:
        """Take these colors from now on."""
        self._appearance = appearance
        hints = self._app.styleHints()
        # Asked of the platform too, so that title bars and native dialogs match where it listens.
        if appearance is Appearance.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(
                Qt.ColorScheme.Dark if appearance is Appearance.DARK else Qt.ColorScheme.Light
            )
        self._apply()

    def _wanted(self) -> Tokens:
        hints = self._app.styleHints()
        is_dark = _SCHEMES.get(hints.colorScheme(), self._began_dark)
        if self._appearance is not Appearance.SYSTEM:
            is_dark = self._appearance is Appearance.DARK
        wants_contrast = (
            hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        )
        return _SETS[is_dark, wants_contrast]

    def _apply(self) -> None:
        tokens = self._wanted()
        if tokens == self._tokens:
            return
        self._tokens = tokens
        self._app.setPalette(palette_of(tokens))
        self._app.setStyleSheet(style_sheet(tokens, base_pixels(), fixed_font().family()))
        self.changed.emit()
