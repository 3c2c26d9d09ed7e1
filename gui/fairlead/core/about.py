"""What the program tells of itself: its components, and a report of its surroundings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fairlead.core.redact import MASK, mask


@dataclass(frozen=True, slots=True)
class Component:
    """A library that Fairlead runs with.

    Attributes:
        name: As it is published, such as "PySide6_Essentials".
        version: Its own version.
        licence: A short name or an SPDX expression, "" if it states none.
        text: Its licence and notices in full, "" if it brings none.
    """

    name: str
    version: str
    licence: str
    text: str


DIAGNOSTICS: Final = (
    "fairlead",
    "installed as",
    "python",
    "qt",
    "system",
    "machine",
    "language",
    "desktop",
    "session",
    "display",
    "scale",
    "keyring",
    "journal",
    "log",
)
"""The fields that a report of the surroundings may have, in their order."""


def diagnose(fields: Mapping[str, str]) -> str:
    """Return a report of the surroundings that can be pasted anywhere.

    Fields that are not listed in `DIAGNOSTICS` are left out; of the values only words of a
    harmless shape pass.
    """
    listed = [(name, fields[name]) for name in DIAGNOSTICS if fields.get(name)]
    lines = [f"{name}: {_mask_lines(value)}" for name, value in listed]
    left_out = sorted(fields.keys() - set(DIAGNOSTICS))
    return "\n".join([*lines, *(f"{name}: {MASK}" for name in left_out)])


def _mask_lines(value: str) -> str:
    first, *others = (mask(line) for line in value.splitlines())
    return "\n    ".join(["", first, *others] if others else [first])
