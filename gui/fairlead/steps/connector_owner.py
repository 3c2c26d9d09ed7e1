"""Whose a connector in Elasticsearch is, since its id alone does not prove it."""

from __future__ import annotations

from fairlead.core.plan import Plan
from fairlead.core.step import NO_FACTS, RunContext
from fairlead.flows.s3_config import KEY_ID_FIELD
from fairlead.services.connectors import Connector
from fairlead.steps.elastic import is_described


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
