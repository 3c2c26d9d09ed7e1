"""Whose a connector in Elasticsearch is, since its id alone does not prove it."""

from __future__ import annotations

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.core.step import NO_FACTS, RunContext
from fairlead.core.texts import translate
from fairlead.flows.s3_config import KEY_ID_FIELD
from fairlead.services.connectors import Connector, Connectors
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.steps.elastic import is_described, need_elasticsearch

_OTHER = translate("Steps", "The connector %1 is not the one that this run made.")
_OTHER_ADVICE = translate(
    "Steps",
    "Somebody replaced it meanwhile, by one named “%1”, which stays as it is. Undo this run, then"
    " begin anew.",
)


def made_key_step(plan: Plan) -> str:
    """Return the id of the step that makes the access key, "" where the user brings one."""
    return next((spec.id for spec in plan.steps if spec.kind == "iam-access-key"), "")


def is_ours(there: Connector, run: RunContext, key_step: str) -> bool:
    """Tell whether a connector is still the one that this run made.

    It is if its description holds the mark of the run. Anybody may write another description in
    Kibana, so it also is if it signs with the access key that the run made (`key_step`): AWS gives
    the id of a key only once.
    """
    made = run.facts.get(key_step, NO_FACTS).get("access_key_id", "")
    has_our_key = made != "" and there.configuration.get(KEY_ID_FIELD) == made
    return has_our_key or is_described(there.description, run.run_id)


def find_ours(
    elasticsearch: Elasticsearch | None, connector_id: str, run: RunContext, key_step: str
) -> Connector | None:
    """Return the connector that a step before made, None if it is gone or not made yet.

    Raises:
        Problem: There is another one under its id, whose settings are nobody's to write over.
    """
    there = Connectors(need_elasticsearch(elasticsearch)).get(connector_id)
    if there is not None and not is_ours(there, run, key_step):
        raise Problem("connector-taken", _OTHER(connector_id), _OTHER_ADVICE(there.name))
    return there
