"""The API key of a connector that Elastic runs, stored where Elastic finds it."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import NO_FACTS, Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.connectors import Connectors
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.vault import Vault
from fairlead.steps.connector_owner import find_ours, made_key_step
from fairlead.steps.elastic import need_connector, need_elasticsearch
from fairlead.steps.keyring_entry import need_api_key
from fairlead.steps.reach import Reach
from fairlead.steps.rows import SECRET_PLACEHOLDER, http_request

API_KEY = "api-key"
"""The id of the step that makes or stores the connector's API key."""

_TITLE = translate("Steps", "Give Elastic the connector's API key")
_UNDO = translate("Steps", "Deletes the stored secret")
_OTHER = translate("Steps", "The secret %1, which a connector of somebody else uses")
_OTHER_REMEDY = translate("Steps", "Nothing needs to be done: Elastic needs it for that connector.")
_NOT_WHOLE = translate("Steps", "The connector does not name the API key that was set.")
_NOT_WHOLE_ADVICE = translate("Steps", "Somebody changed it meanwhile. Try again to set it anew.")


@dataclass(frozen=True, slots=True)
class ConnectorSecret:
    """A stored secret under the id of the connector, which is therefore this run's."""

    id: str
    connector_id: str
    key_step: str
    elasticsearch: Elasticsearch | None
    vault: Vault

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the secret, and where the connector names it."""
        secret = {"value": SECRET_PLACEHOLDER}
        ids = {"api_key_id": "API-KEY-ID", "api_key_secret_id": self.connector_id}
        calls = (
            http_request("PUT", f"/_connector/_secret/{self.connector_id}", secret),
            http_request("PUT", f"/_connector/{self.connector_id}/_api_key_id", ids),
        )
        return (Row(Group.CREATE, _TITLE, verbatim("Elasticsearch"), "\n\n".join(calls), _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the connector names both."""
        facts = {"secret_id": self.connector_id}
        there = find_ours(self.elasticsearch, self.connector_id, run, self.key_step)
        is_named = there is not None and self._is_named(run)
        return Found(Standing.OURS if is_named else Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Store the secret, then let the connector name it. Both may be done again."""
        api_key = run.facts[API_KEY]
        encoded = need_api_key(self.vault, api_key["secret_name"])
        self._connectors.put_secret(self.connector_id, encoded)
        self._connectors.set_api_key(self.connector_id, api_key["api_key_id"], self.connector_id)
        return Done(found.facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Read back what the connector names."""
        if not self._is_named(run):
            raise Problem("api-key-not-set", _NOT_WHOLE, _NOT_WHOLE_ADVICE, retryable=True)
        return Done(done.facts, verbatim(run.facts[API_KEY]["api_key_id"]))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the secret, unless a connector names it for another API key than the run's."""
        secret_id = facts["secret_id"]
        there = self._connectors.get(self.connector_id)
        known = ("", run.facts.get(API_KEY, NO_FACTS).get("api_key_id"))
        if (
            there is not None
            and there.api_key_secret_id == secret_id
            and there.api_key_id not in known
        ):
            return Left(_OTHER(secret_id), _OTHER_REMEDY)
        self._connectors.delete_secret(secret_id)
        return None

    @property
    def _connectors(self) -> Connectors:
        return Connectors(need_elasticsearch(self.elasticsearch))

    def _is_named(self, run: RunContext) -> bool:
        there = need_connector(self.elasticsearch, self.connector_id)
        wanted = run.facts.get(API_KEY, NO_FACTS).get("api_key_id")
        return (there.api_key_id, there.api_key_secret_id) == (wanted, self.connector_id)


def build(plan: Plan, spec: StepSpec, reach: Reach) -> ConnectorSecret:
    """Build the step from its part of the plan."""
    return ConnectorSecret(
        id=spec.id,
        connector_id=spec.values["connector_id"],
        key_step=made_key_step(plan),
        elasticsearch=reach.elasticsearch,
        vault=reach.vault,
    )
