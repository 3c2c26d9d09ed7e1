"""Loads the scripts of packaging/, which are no package (one of that name is installed already)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def load_script(name: str) -> ModuleType:
    """Return packaging/NAME.py as a module, without running its main part."""
    module_name = f"packaging_script_{name}"
    if module_name not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            module_name, ROOT / "packaging" / f"{name}.py"
        )
        assert spec is not None
        assert spec.loader is not None
        # Dataclasses look their module up by its name.
        module = sys.modules[module_name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[module_name]
