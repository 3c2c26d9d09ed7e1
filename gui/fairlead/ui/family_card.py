"""What Home knows about a kind of connection: its card, and how to get at the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fairlead.core.texts import Text

if TYPE_CHECKING:
    from fairlead.ui.family import Family


@dataclass(frozen=True, slots=True)
class FamilyCard:
    """The card of a family on Home.

    Attributes:
        kind: The `Plan.kind` of its runs.
        short: In the table on Home: "Bedrock".
        title, text, button: What the card says.
        try_words: In the menu of a finished connection: what the pages after the run do with it.
        load: Returns the family; its pages are imported only then. Called from a worker thread,
            since importing them takes longer than a window may stand still.
    """

    kind: str
    short: Text
    title: Text
    text: Text
    button: Text
    try_words: Text
    load: Callable[[], Family[Any]]
