"""What a user may be asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one button that goes ahead. `is_danger` makes the other one the default."""

    title: str
    text: str
    go_ahead: str
    stay: str
    is_danger: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that a question offers besides, not ticked at first."""

    id: str
    words: str
