"""An API key that the user brings for the connector: stored, tried, never touched."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.vault import Vault
from fairlead.steps.connector_key_rights import need_rights
from fairlead.steps.elastic import need_elasticsearch
from fairlead.steps.keyring_entry import need_api_key
from fairlead.steps.reach import Reach
from fairlead.steps.rows import SECRET_PLACEHOLDER, http_request

_TITLES = {
    SecretName.CONNECTOR_API_KEY: translate("Steps", "Store your API key for the connector"),
    SecretName.ELASTIC_API_KEY: translate(
        "Steps", "Store the API key that you are signed in with for the connector"
    ),
}
_WHERE = translate("Steps", "Elasticsearch, keyring")
_UNDO = translate("Steps", "Removes the keyring entry; the key itself is yours and stays")
_STORED = translate("Steps", "%1 · stored in %2, never shown")
_UNTYPED = translate("Steps", "The connector's API key is not known.")
_UNTYPED_ADVICE = translate("Steps", "Enter it again on %1. Fairlead keeps it nowhere else.")
_PAGES = {
    SecretName.CONNECTOR_API_KEY: translate("Steps", "Connector"),
    SecretName.ELASTIC_API_KEY: translate("Steps", "Sign in"),
}


@dataclass(frozen=True, slots=True)
class OwnApiKey:
    """A key of the user's, `secret` as it was typed, kept in the keyring under `entry`."""

    id: str
    index: str
    entry: str
    secret: SecretName
    elasticsearch: Elasticsearch | None
    vault: Vault
    bag: SecretBag

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLES[self.secret]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the keyring entry, and the request that tries the key."""
        header = f"Authorization: ApiKey {SECRET_PLACEHOLDER}"
        call = http_request("GET", "/_security/_authenticate", headers=(header,))
        return (Row(Group.LOCAL, self.title, _WHERE, call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the keyring holds the key already."""
        kept = self.vault.load(self.entry)
        typed = self.bag.get(self.secret)
        is_there = kept is not None and typed in ("", kept)
        return Found(Standing.OURS if is_there else Standing.ABSENT, {"secret_name": self.entry})

    def apply(self, run: RunContext, found: Found) -> Done:
        """Store the key that was typed."""
        typed = self.bag.get(self.secret)
        if not typed:
            raise Problem("api-key-untyped", _UNTYPED, _UNTYPED_ADVICE(_PAGES[self.secret]))
        self.vault.store(self.entry, typed)
        return Done(found.facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Sign in with the key out of the keyring, and ask what it may do."""
        encoded = need_api_key(self.vault, self.entry)
        key_id = need_rights(need_elasticsearch(self.elasticsearch), encoded, self.index)
        facts = {"api_key_id": key_id, "secret_name": self.entry}
        return Done(facts, _STORED(key_id, self.vault.name))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Remove the keyring entry."""
        self.vault.delete(self.entry)
        return None


def build(plan: Plan, spec: StepSpec, reach: Reach) -> OwnApiKey:
    """Build the step from its part of the plan."""
    is_pasted = spec.values["source"] == "pasted"
    return OwnApiKey(
        id=spec.id,
        index=spec.values["index"],
        entry=spec.values["secret_name"],
        secret=SecretName.CONNECTOR_API_KEY if is_pasted else SecretName.ELASTIC_API_KEY,
        elasticsearch=reach.elasticsearch,
        vault=reach.vault,
        bag=reach.bag,
    )
