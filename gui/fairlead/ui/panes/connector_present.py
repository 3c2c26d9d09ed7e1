"""What bears the connector's or the index's name already, shown for what it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fairlead.core.flow import Issue
from fairlead.core.texts import Text, translate
from fairlead.flows.s3_answers import S3ConnectorAnswers
from fairlead.flows.s3_views import Target
from fairlead.flows.views import Check, CheckState, Side
from fairlead.ui.figures import count_words
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.check_rows import CheckRows

_NO_INDEX = translate("Target", "There is no index %1 yet. It is created.")
_EMPTY_INDEX = translate("Target", "The index %1 exists and is empty. It is used as it is.")
_FULL_INDEX = translate("Target", "The index %1 exists and holds %2 documents.")
_FULL_MEANING = translate(
    "Target",
    "Nothing is reset. But the first full sync deletes every document that it does not bring"
    " itself. Choose another index to keep them.",
)
_TAKEN = translate("Target", "The index %1 belongs to the connector %2.")
_TAKEN_MEANING = translate(
    "Target",
    "An index serves one connector: each would delete what the other one indexed. Choose another"
    " index.",
)
_NO_NAMESAKE = translate("Target", "No connector is called %1 yet.")
_NAMESAKES = translate("Target", "%1 connectors are called %2 already.")
_NAMESAKE = translate("Target", "A connector is called %1 already.")
_NAMESAKES_MEANING = translate(
    "Target",
    "They stay as they are; this one gets an id of its own. Another name tells them apart.",
)


def check_target(connector: S3ConnectorAnswers, target: Target | None) -> tuple[Issue, ...]:
    """Return why the chosen index cannot be used."""
    if target is None or target.index_connector in ("", connector.id):
        return ()
    name = target.index_connector_name or target.index_connector
    return (Issue("index", _TAKEN(connector.index, name)),)


class PresentPane(Card):
    """A row for the index and one for the connector."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What is there already"), parent=parent)
        self._rows = CheckRows()
        self.add(self._rows)
        self.hide()

    def show_target(self, connector: S3ConnectorAnswers, target: Target | None) -> None:
        """Show what was found; None while that is not known."""
        self.setVisible(target is not None)
        if target is None:
            return
        for check in (_index(connector, target), _namesakes(connector, target)):
            self._rows.put(check)


def _index(connector: S3ConnectorAnswers, target: Target) -> Check:
    name, count = connector.index, target.index_documents
    if check_target(connector, target):
        owner = target.index_connector_name or target.index_connector
        return _row("index", CheckState.FAILED, _TAKEN(name, owner), _TAKEN_MEANING)
    if count is None:
        return _row("index", CheckState.PASSED, _NO_INDEX(name))
    if not count:
        return _row("index", CheckState.PASSED, _EMPTY_INDEX(name))
    words = _FULL_INDEX(name, count_words(count))
    return _row("index", CheckState.WARNING, words, _FULL_MEANING)


def _namesakes(connector: S3ConnectorAnswers, target: Target) -> Check:
    others = [known for known in target.namesakes if known != connector.id]
    if not others:
        return _row("name", CheckState.PASSED, _NO_NAMESAKE(connector.name))
    words = (
        _NAMESAKE(connector.name)
        if len(others) == 1
        else _NAMESAKES(count_words(len(others)), connector.name)
    )
    return _row("name", CheckState.WARNING, words, _NAMESAKES_MEANING)


def _row(id_: str, state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check(id_, Side.ELASTIC, state, title, meaning)
