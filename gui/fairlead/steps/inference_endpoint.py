"""An inference endpoint in Elasticsearch for the same model, as Elastic recommends by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import Vault
from fairlead.steps.keyring_entry import need_key, secret_name_of
from fairlead.steps.once import make_once
from fairlead.steps.reach import Reach
from fairlead.steps.rows import SECRET_PLACEHOLDER, http_request

SERVICE = "amazonbedrock"

_TITLE = translate("Steps", "Create the inference endpoint %1")
_UNDO = translate("Steps", "Deletes the endpoint, unless an ingest pipeline uses it")
_NO_ADDRESS = translate("Steps", "The address of Elasticsearch is not known.")
_NO_ADDRESS_ADVICE = translate(
    "Steps",
    "An inference endpoint lives in Elasticsearch, not in Kibana. Enter its address on Sign in, or"
    " leave the endpoint out on Connector.",
)
_TAKEN = translate("Steps", "Elasticsearch has an inference endpoint named %1 already.")
_TAKEN_ADVICE = translate(
    "Steps",
    "It was not made by this run, and the key in it cannot be seen or changed. Choose another id"
    " on Connector.",
)
_NOT_WHOLE = translate("Steps", "The inference endpoint %1 is not there as it was made.")
_NOT_WHOLE_ADVICE = translate(
    "Steps", "Somebody changed or deleted it meanwhile. Delete it if nobody needs it, try again."
)
_OTHER = translate("Steps", "The inference endpoint %1, which is not the one that this run made")
_OTHER_REMEDY = translate(
    "Steps", "If nobody needs it, delete it in Kibana: Relevance, Inference endpoints."
)
_IN_USE = translate("Steps", "The inference endpoint %1, which is in use")
_IN_USE_REMEDY = translate("Steps", "Elasticsearch says: %1 Change that, then undo again.")


@dataclass(frozen=True, slots=True)
class InferenceEndpoint:
    """An inference endpoint. It carries no mark: it is ours if it was absent at the first look."""

    id: str
    inference_id: str
    task: str
    region: str
    provider: str
    model: str
    entry: str
    elasticsearch: Elasticsearch | None
    vault: Vault

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.inference_id)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the endpoint."""
        call = http_request(
            "PUT",
            f"/_inference/{self.task}/{self.inference_id}",
            self._settings(SECRET_PLACEHOLDER, SECRET_PLACEHOLDER),
        )
        return (Row(Group.CREATE, self.title, verbatim("Elasticsearch"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look for the id."""
        there = self._look()
        if there is None:
            return Found(Standing.ABSENT, self._facts)
        if run.intended and self._is_as_made(there):
            return Found(Standing.OURS, self._facts)
        raise Problem("inference-taken", _TAKEN(self.inference_id), _TAKEN_ADVICE)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Create the endpoint. Its key cannot be changed later."""
        key = need_key(self.vault, self.entry)
        settings = self._settings(key.access_key_id, key.secret_access_key)
        elasticsearch = self._need_elasticsearch()
        make_once(
            lambda: elasticsearch.put_inference(self.task, self.inference_id, settings),
            lambda: self._is_as_made(self._look() or {}),
            exists=("resource_already_exists_exception", "409"),
        )
        return Done(self._facts, verbatim(self.inference_id))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Read the endpoint back."""
        if not self._is_as_made(self._look() or {}):
            raise Problem(
                "inference-not-whole",
                _NOT_WHOLE(self.inference_id),
                _NOT_WHOLE_ADVICE,
                retryable=True,
            )
        return done

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the endpoint if it is still the one that was made."""
        there = self._look()
        if there is None:
            return None
        if not self._is_as_made(there):
            return Left(_OTHER(self.inference_id), _OTHER_REMEDY)
        try:
            self._need_elasticsearch().delete_inference(facts["task"], facts["inference_id"])
        except ServiceProblem as problem:
            if problem.status != 409:
                raise
            words = problem.details.partition("\n")[0]
            return Left(_IN_USE(self.inference_id), _IN_USE_REMEDY(words), may_go_later=True)
        return None

    @property
    def _facts(self) -> Facts:
        return {"inference_id": self.inference_id, "task": self.task}

    def _settings(self, access_key: str, secret_key: str) -> dict[str, Any]:
        return {
            "service": SERVICE,
            "service_settings": {
                "access_key": access_key,
                "secret_key": secret_key,
                "region": self.region,
                "provider": self.provider,
                "model": self.model,
            },
        }

    def _look(self) -> dict[str, Any] | None:
        return self._need_elasticsearch().inference(self.task, self.inference_id)

    def _is_as_made(self, there: Mapping[str, Any]) -> bool:
        settings = there.get("service_settings", {})
        return there.get("service") == SERVICE and (
            settings.get("region") == self.region and settings.get("model") == self.model
        )

    def _need_elasticsearch(self) -> Elasticsearch:
        if self.elasticsearch is None:
            raise Problem("elasticsearch-unknown", _NO_ADDRESS, _NO_ADDRESS_ADVICE)
        return self.elasticsearch


def build(plan: Plan, spec: StepSpec, reach: Reach) -> InferenceEndpoint:
    """Build the step from its part of the plan."""
    values = spec.values
    return InferenceEndpoint(
        id=spec.id,
        inference_id=values["inference_id"],
        task=values["task"],
        region=values["region"],
        provider=values["provider"],
        model=values["model"],
        entry=secret_name_of(plan),
        elasticsearch=reach.elasticsearch,
        vault=reach.vault,
    )
