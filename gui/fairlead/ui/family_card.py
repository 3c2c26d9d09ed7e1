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
        rules: The modules without Qt that the family needs, imported on a worker thread.
        pages: The modules that define its pages, in an order in which none takes long: each is
            imported in a turn of its own, since a window may not stand still for all.
        load: Returns the family, once all these are imported.
    """

    kind: str
    short: Text
    title: Text
    text: Text
    button: Text
    try_words: Text
    load: Callable[[], Family[Any]]
    rules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
