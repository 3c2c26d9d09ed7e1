"""The window: the only room that knows Qt."""

from __future__ import annotations

import importlib
import sys


def _quieten_feature_hook() -> None:
    """Keep PySide6 from reading the source of every module that is imported from now on.

    WORKAROUND(https://github.com/napari/napari/issues/8584): to know who might use PySide6's
    `__feature__`, which nobody does here, a hook looks for the word "PySide6" in the text of each
    new module. That makes the imports of the services half as long again, and they are done while
    the window is in use.
    """
    importlib.import_module("PySide6.QtCore")  # puts the hook in place
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False


_quieten_feature_hook()
