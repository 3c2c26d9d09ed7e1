"""The Amazon Bedrock connector in Kibana."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.endpoints import bedrock_url, signing_region
from fairlead.services.kibana import Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import Vault
from fairlead.steps.keyring_entry import need_key, secret_name_of
from fairlead.steps.once import make_once
from fairlead.steps.reach import Reach
from fairlead.steps.rows import SECRET_PLACEHOLDER, http_request

BEDROCK = ".bedrock"
"""The id of the connector's type in Kibana."""

_TITLE = translate("Steps", "Create the Kibana connector %1")
_WHERE = translate("Steps", "Kibana, space %1")
_UNDO = translate("Steps", "Deletes the connector; rules and assistants that use it lose it")
_OTHER = translate("Steps", "The connector “%1” (%2), which is not the one that this run made")
_OTHER_REMEDY = translate("Steps", "If nobody needs it, delete it in Kibana, Connectors.")
_TAKEN = translate("Steps", "Kibana has another connector with the id %1.")
_TAKEN_ADVICE = translate(
    "Steps", "It is named “%1” and stays as it is. Begin the set-up anew; a new id is chosen then."
)
_NOT_WHOLE = translate("Steps", "The connector %1 is not in Kibana as it was made.")
_NOT_WHOLE_ADVICE = translate(
    "Steps", "Somebody changed or deleted it meanwhile. Try again to put it right."
)
_NO_REGION = translate("Steps", "This version of Kibana does not take a region for the connector.")
_NO_REGION_ADVICE = translate(
    "Steps",
    "It reads the region from the URL, and %1 does not tell %2. Use the URL %3 on Connector, or"
    " update Kibana.",
)
_REFERENCES = translate("Steps", "%1 references to the deleted connector %2")
_REFERENCES_REMEDY = translate(
    "Steps", "Rules or assistants in Kibana still name it. Choose another connector there."
)


@dataclass(frozen=True, slots=True)
class KibanaConnector:
    """A connector under an id that was chosen beforehand.

    Kibana keeps no mark on a connector, and tells neither when it was made nor with which key. So
    one of this id is taken for this run's as long as it has the URL, and the name or the model,
    that the run gave it: people rename connectors, and choose another model.

    `config` holds apiUrl, defaultModel and, where Kibana must be told, region.
    """

    id: str
    connector_id: str
    name: str
    space: str
    config: Mapping[str, str]
    entry: str
    kibana: Kibana
    vault: Vault

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.name)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the connector."""
        base = "" if self.space == "default" else f"/s/{self.space}"
        call = http_request(
            "POST",
            f"{base}/api/actions/connector/{self.connector_id}",
            {
                "connector_type_id": BEDROCK,
                "name": self.name,
                "config": dict(self.config),
                "secrets": {"accessKey": SECRET_PLACEHOLDER, "secret": SECRET_PLACEHOLDER},
            },
            headers=("kbn-xsrf: true",),
        )
        return (Row(Group.CREATE, self.title, _WHERE(self.space), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look for the id."""
        facts = {"connector_id": self.connector_id}
        there = self.kibana.connector(self.connector_id)
        if there is None:
            return Found(Standing.ABSENT, facts)
        if not self._is_ours(there):
            advice = _TAKEN_ADVICE(there["name"])
            raise Problem("connector-taken", _TAKEN(self.connector_id), advice)
        return Found(Standing.OURS if self._is_whole(there) else Standing.REMNANT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Create the connector with the key from the keyring, or write it anew."""
        key = need_key(self.vault, self.entry)
        secrets = {"accessKey": key.access_key_id, "secret": key.secret_access_key}
        try:
            self._write(found.standing, self.config, secrets)
        except ServiceProblem as problem:
            if not _is_about_region(problem) or "region" not in self.config:
                raise
            self._need_url_to_tell_region(problem)
            without = {name: value for name, value in self.config.items() if name != "region"}
            self._write(found.standing, without, secrets)
        return Done(found.facts, verbatim(self.connector_id))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Read the connector back."""
        there = self.kibana.connector(self.connector_id)
        if there is None or not self._is_ours(there) or not self._is_whole(there):
            raise Problem(
                "connector-not-whole", _NOT_WHOLE(self.name), _NOT_WHOLE_ADVICE, retryable=True
            )
        return Done(done.facts, verbatim(self.connector_id))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the connector if it is still this one, and tell who still names it."""
        connector_id = facts["connector_id"]
        there = next((c for c in self.kibana.connectors() if c["id"] == connector_id), None)
        if there is None:
            return None
        if not self._may_be_ours(there):
            return Left(_OTHER(there["name"], connector_id), _OTHER_REMEDY)
        self.kibana.delete_connector(connector_id)
        references = there.get("referenced_by_count", 0)
        if references:
            return Left(_REFERENCES(references, there["name"]), _REFERENCES_REMEDY)
        return None

    def _write(
        self, standing: Standing, config: Mapping[str, str], secrets: Mapping[str, str]
    ) -> None:
        if standing is Standing.REMNANT:
            self.kibana.update_connector(
                self.connector_id, name=self.name, config=config, secrets=secrets
            )
            return
        make_once(
            lambda: self.kibana.create_connector(
                self.connector_id, name=self.name, type_id=BEDROCK, config=config, secrets=secrets
            ),
            self._is_there,
            exists=("409",),
        )

    def _is_there(self) -> bool:
        there = self.kibana.connector(self.connector_id)
        return there is not None and self._is_ours(there) and self._is_whole(there)

    def _is_ours(self, there: Mapping[str, Any]) -> bool:
        return (there["connector_type_id"], there["name"]) == (BEDROCK, self.name)

    def _may_be_ours(self, there: Mapping[str, Any]) -> bool:
        config = there.get("config", {})
        is_bedrock: bool = there["connector_type_id"] == BEDROCK
        is_same_name = there["name"] == self.name
        is_same_url, is_same_model = (
            config.get(name) == self.config[name] for name in ("apiUrl", "defaultModel")
        )
        return is_bedrock and is_same_url and (is_same_name or is_same_model)

    def _is_whole(self, there: Mapping[str, Any]) -> bool:
        """Tell whether the secrets are there and the config says what was asked for.

        An older Kibana keeps no region, which was then left out on purpose.
        """
        config = there.get("config", {})
        wanted = {k: v for k, v in self.config.items() if k != "region" or "region" in config}
        is_as_wanted = all(config.get(name) == value for name, value in wanted.items())
        return is_as_wanted and not there.get("is_missing_secrets")

    def _need_url_to_tell_region(self, problem: ServiceProblem) -> None:
        region, url = self.config["region"], self.config["apiUrl"]
        if signing_region(url, "") != region:
            raise Problem(
                "connector-region-unknown",
                _NO_REGION,
                _NO_REGION_ADVICE(url, region, bedrock_url(region)),
                details=problem.details,
            ) from problem


def _is_about_region(problem: ServiceProblem) -> bool:
    return problem.status == 400 and "region" in problem.details


def build(plan: Plan, spec: StepSpec, reach: Reach) -> KibanaConnector:
    """Build the step from its part of the plan."""
    values = spec.values
    return KibanaConnector(
        id=spec.id,
        connector_id=values["connector_id"],
        name=values["name"],
        space=values["space"],
        config=values["config"],
        entry=secret_name_of(plan),
        kibana=reach.kibana,
        vault=reach.vault,
    )
