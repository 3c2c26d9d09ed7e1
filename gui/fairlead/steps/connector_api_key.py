"""The API key with which the connector service signs in to Elasticsearch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.s3_config import api_key_body
from fairlead.services.api_keys import ApiKeys, NewApiKey, key_id_of
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.vault import Vault
from fairlead.steps.connector_key_rights import need_rights
from fairlead.steps.elastic import is_marked, mark, need_elasticsearch
from fairlead.steps.keyring_entry import need_api_key
from fairlead.steps.reach import Reach
from fairlead.steps.rows import RUN_PLACEHOLDER, http_request

_TITLE = translate("Steps", "Create the connector's API key, store it in the keyring")
_WHERE = translate("Steps", "Elasticsearch → keyring")
_UNDO = translate("Steps", "Invalidates the key and removes it from the keyring")
_STORED = translate("Steps", "%1 · stored in %2, never shown")
_DERIVED = translate("Steps", "An API key cannot create the connector's API key.")
_DERIVED_ADVICE = translate(
    "Steps",
    "Elasticsearch gives no rights to a key that is made with a key. Sign in with user name and"
    " password; or choose on Connector to paste a key that was made in Kibana; or, where you run"
    " the service yourself, let it use the key that you are signed in with.",
)
_REFUSED = translate("Steps", "The new API key could not be stored in %1.")
_REFUSED_ADVICE = translate("Steps", "The new key was invalidated at once. %1 %2")
_ORPHANED_ADVICE = translate(
    "Steps",
    "Its key %1 could not be invalidated either; Try again and Undo both do it first. %2",
)


@dataclass(frozen=True, slots=True)
class ConnectorApiKey:
    """A key with exactly the role of Elastic's documents, kept in the keyring under `entry`.

    Its metadata hold the mark of the run, so one whose secret was lost is found and invalidated.
    """

    id: str
    connector: str
    connection: str
    index: str
    entry: str
    elasticsearch: Elasticsearch | None
    vault: Vault

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the key."""
        call = http_request("POST", "/_security/api_key", self._body(RUN_PLACEHOLDER))
        return (Row(Group.CREATE, _TITLE, _WHERE, call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look for keys of this run, and whether the keyring holds one of them."""
        ours = self._ours(run)
        kept = key_id_of(self.vault.load(self.entry) or "")
        if kept in ours:
            return Found(Standing.OURS, self._facts(kept))
        signed_in = need_elasticsearch(self.elasticsearch).authenticate()
        if signed_in.get("authentication_type") == "api_key":
            raise Problem("api-key-derived", _DERIVED, _DERIVED_ADVICE)
        facts = {"secret_name": self.entry}
        return Found(Standing.REMNANT if ours else Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Invalidate what an interrupted attempt left, create the key, store it at once."""
        if found.standing is Standing.REMNANT:
            self._keys.invalidate(self._ours(run))
        made = self._keys.create(self._body(run.run_id))
        try:
            self.vault.store(self.entry, made.encoded)
        except Problem as refusal:
            raise self._withdraw(made, refusal) from refusal
        return Done(self._facts(made.id), _STORED(made.id, self.vault.name))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Sign in with the key out of the keyring, and ask what it may do."""
        encoded = need_api_key(self.vault, self.entry)
        key_id = need_rights(need_elasticsearch(self.elasticsearch), encoded, self.index)
        return Done(self._facts(key_id), _STORED(key_id, self.vault.name))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Invalidate every key of this run, and remove the keyring entry."""
        if ours := self._ours(run):
            self._keys.invalidate(ours)
        self.vault.delete(self.entry)
        return None

    @property
    def _keys(self) -> ApiKeys:
        return ApiKeys(need_elasticsearch(self.elasticsearch))

    def _ours(self, run: RunContext) -> tuple[str, ...]:
        """The ids of the keys of this run that work."""
        name = self._body(run.run_id)["name"]
        keys = self._keys.named(name)
        return tuple(key.id for key in keys if is_marked(key.metadata, run.run_id))

    def _body(self, run_id: str) -> dict[str, Any]:
        metadata = mark(run_id, self.connection)
        return {**api_key_body(self.connector, self.index), "metadata": metadata}

    def _facts(self, key_id: str) -> Facts:
        return {"api_key_id": key_id, "secret_name": self.entry}

    def _withdraw(self, made: NewApiKey, refusal: Problem) -> Problem:
        """Invalidate the key that nobody keeps, and say what went wrong."""
        try:
            self._keys.invalidate((made.id,))
        except Problem as problem:
            advice = _ORPHANED_ADVICE(made.id, problem.advice)
        else:
            advice = _REFUSED_ADVICE(refusal.title, refusal.advice)
        return Problem(
            "api-key-not-stored",
            _REFUSED(self.vault.name),
            advice,
            details=refusal.details,
            retryable=True,
            fix=refusal.fix,
        )


def build(plan: Plan, spec: StepSpec, reach: Reach) -> ConnectorApiKey:
    """Build the step from its part of the plan."""
    values: Mapping[str, Any] = spec.values
    return ConnectorApiKey(
        id=spec.id,
        connector=values["name"],
        connection=plan.name,
        index=values["index"],
        entry=values["secret_name"],
        elasticsearch=reach.elasticsearch,
        vault=reach.vault,
    )
