"""Which status of a connector and of a sync job may follow which.

From ``ConnectorStateMachine`` and ``ConnectorSyncJobStateMachine`` in elastic/elasticsearch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fairlead.sandbox.elastic.elasticsearch_base import bad_request


@dataclass(frozen=True)
class StateMachine:
    """The statuses that may follow each status; ``noun`` is what a refusal calls a status."""

    noun: str
    followers: Mapping[str, tuple[str, ...]]

    def check(self, current: str, wanted: str) -> None:
        """Raise `ElasticsearchError` when one status may not follow the other."""
        if wanted not in self.followers[current]:
            raise bad_request(
                f"Invalid transition attempt from [{current}] to [{wanted}]. Such a {self.noun} "
                "transition is not supported by the Connector Protocol."
            )


CONNECTOR: Final = StateMachine(
    "status",
    {
        "created": ("needs_configuration", "error"),
        "needs_configuration": ("configured",),
        "configured": ("needs_configuration", "connected", "error"),
        "connected": ("configured", "error"),
        "error": ("connected", "configured"),
    },
)
SYNC_JOB: Final = StateMachine(
    "ConnectorSyncStatus",
    {
        "pending": ("in_progress", "canceled"),
        "in_progress": ("canceling", "completed", "suspended", "error"),
        "suspended": ("in_progress", "canceled"),
        "canceling": ("canceled", "error"),
        "completed": (),
        "canceled": (),
        "error": (),
    },
)
