"""The user's language, where the resources hold a translation: i18n/fairlead_de.qm and the like."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator


def install_language(app: QCoreApplication, folder: Path) -> QTranslator | None:
    """Show texts in the first of the user's languages that there is a translation for.

    The texts themselves are English, so nothing is looked for once that is whose turn it is.

    Returns:
        The translator at work, which belongs to the application, or None.
    """
    for name in QLocale().uiLanguages():
        if name.partition("-")[0] == "en":
            return None
        file = folder / f"fairlead_{name.replace('-', '_')}.qm"
        if file.is_file():
            translator = QTranslator(app)
            if translator.load(str(file)):
                app.installTranslator(translator)
                return translator
    return None
