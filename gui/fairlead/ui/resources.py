"""Where the icons, fonts and translations lie.

`importlib.resources` would say it, too, but takes a hundredth of a second before the first paint.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final

FOLDER: Final = Path(importlib.import_module("fairlead.resources").__path__[0])
