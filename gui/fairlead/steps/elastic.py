"""What the steps in Elasticsearch share: the way there, and the mark of a run on what it made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.services.connectors import Connector, Connectors
from fairlead.services.elasticsearch import Elasticsearch

RUN_MARK = "fairlead_run"
CONNECTION_MARK = "fairlead_connection"

_NO_ADDRESS = translate("Steps", "The address of Elasticsearch is not known.")
_NO_ADDRESS_ADVICE = translate(
    "Steps",
    "Content connectors live in Elasticsearch, not in Kibana. Enter its address on Sign in.",
)
_GONE = translate("Steps", "The connector %1 is not in Elasticsearch any more.")
_GONE_ADVICE = translate("Steps", "Somebody deleted it meanwhile. Undo this run, then begin anew.")


def need_elasticsearch(elasticsearch: Elasticsearch | None) -> Elasticsearch:
    """Return the way to Elasticsearch.

    Raises:
        Problem: Its address is not known.
    """
    if elasticsearch is None:
        raise Problem("elasticsearch-unknown", _NO_ADDRESS, _NO_ADDRESS_ADVICE)
    return elasticsearch


def need_connector(elasticsearch: Elasticsearch | None, connector_id: str) -> Connector:
    """Return a connector that a step before this one has made.

    Raises:
        Problem: It is gone.
    """
    there = Connectors(need_elasticsearch(elasticsearch)).get(connector_id)
    if there is None:
        raise Problem("connector-gone", _GONE(connector_id), _GONE_ADVICE)
    return there


def mark(run_id: str, connection: str) -> dict[str, str]:
    """Return the mark of a run, for the metadata of what it makes."""
    return {RUN_MARK: run_id, CONNECTION_MARK: connection}


def is_marked(metadata: Mapping[str, Any], run_id: str) -> bool:
    """Tell whether metadata hold the mark of this run."""
    return metadata.get(RUN_MARK) == run_id


def description(run_id: str) -> str:
    """Return the mark of a run where there is a line of text only."""
    return f"Made by Fairlead (run {run_id})"


def is_described(text: str, run_id: str) -> bool:
    """Tell whether a line of text holds the mark of this run, whatever was written around it."""
    return description(run_id) in text
