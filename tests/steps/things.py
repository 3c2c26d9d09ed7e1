"""What an S3 run made in Elasticsearch and in the keyring: counted, looked at, changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.steps.stage import Stage

from fairlead.core.journal import Phase
from fairlead.core.plan import Plan, StepSpec
from fairlead.services.api_keys import ApiKeys
from fairlead.services.connectors import Connector, Connectors, send
from fairlead.services.indices import Indices
from fairlead.services.problems import ServiceProblem


def specs_of(plan: Plan) -> Mapping[str, StepSpec]:
    """Return the parts of a plan by their kinds."""
    return {spec.kind: spec for spec in plan.steps}


def has_entry(stage: Stage, spec: StepSpec) -> int:
    """Return 1 if the keyring holds the secret of a step, else 0."""
    return int(stage.vault.load(spec.values["secret_name"]) is not None)


def count_connector(stage: Stage, plan: Plan) -> list[int]:
    """Count connectors, API keys and keyring entries of the latter."""
    specs = specs_of(plan)
    name = specs["s3-connector"].values["name"]
    return [
        len(Connectors(stage.elasticsearch).find(name=name)),
        len(ApiKeys(stage.elasticsearch).named(f"{name}-connector-api-key")),
        has_entry(stage, specs["connector-api-key"]),
    ]


def count_elastic(stage: Stage, plan: Plan) -> list[int]:
    """Count the same and indices."""
    index = specs_of(plan)["elastic-index"].values["name"]
    there = Indices(stage.elasticsearch).get(index)
    return [int(there is not None), *count_connector(stage, plan)]


def stored_secret(stage: Stage, secret_id: str) -> str | None:
    """Return the secret for managed connectors that Elasticsearch keeps under this id."""
    try:
        told = send(stage.elasticsearch, "secret", "GET", ("_secret", secret_id))
    except ServiceProblem as problem:
        if problem.status != 404:
            raise
        return None
    value: str = told["value"]
    return value


def is_stored(stage: Stage, secret_id: str) -> bool:
    """Tell whether Elasticsearch keeps a secret for managed connectors under this id."""
    return stored_secret(stage, secret_id) is not None


def shown(stage: Stage, connector: StepSpec) -> Connector:
    """Return the connector of a plan."""
    found = Connectors(stage.elasticsearch).get(connector.values["connector_id"])
    assert found is not None
    return found


def raw(stage: Stage, connector: StepSpec) -> dict[str, Any]:
    """Return the connector as Elasticsearch tells it, with its secrets."""
    names = (connector.values["connector_id"],)
    return send(stage.elasticsearch, "connector", "GET", names)


def change(stage: Stage, connector: StepSpec, path: str, body: dict[str, Any]) -> None:
    """Change one side of the connector, as somebody else might."""
    send(
        stage.elasticsearch,
        "change",
        "PUT",
        (connector.values["connector_id"], *path.split("/")),
        body,
    )


def lose(stage: Stage, run_id: str, spec: StepSpec) -> None:
    """Forget the result of a step."""
    stage.journal.record(run_id, spec.id, Phase.INTENT, stage.records(run_id)[spec.id].facts, 0)


def bodies_of(stage: Stage, spec: StepSpec) -> list[Any]:
    """The bodies of the requests that Review shows for a step."""
    (step,) = stage.steps(stage.plan(spec))
    parts = step.rows[0].call.split("\n\n")
    return [json.loads(part) for part in parts if part.startswith("{")]
