"""The rows of the checks before a full sync, as their tests look at them."""

from __future__ import annotations

from tests.steps.s3_line import S3Line

from fairlead.core.cancel import CancelToken
from fairlead.flows.views import Check, CheckState
from fairlead.steps.connector_checks import connector_checks

HANDBOOK, ODDITIES = "fairlead-handbook", "fairlead-oddities"
BERICHTE, CONTRACTS = "fairlead-berichte", "fairlead-contracts"
OBJECTS = 16
"""How many objects the handbook has; the oddities have as many, two of them archived texts."""


def look(line: S3Line) -> dict[str, Check]:
    """Return the last state of every row."""
    return {row.id: row for row in connector_checks(line.connected, CancelToken())}


def red(rows: dict[str, Check]) -> dict[str, tuple[str, str]]:
    """Return title and meaning of the red rows."""
    return {
        row.id: (str(row.title), str(row.meaning))
        for row in rows.values()
        if row.state is CheckState.FAILED
    }


def lost(number: int) -> str:
    documents = "1 document" if number == 1 else f"{number:,} documents"
    return f"A full sync would delete {documents}."


NOTHING = "A full sync would bring nothing, and say that it succeeded."
