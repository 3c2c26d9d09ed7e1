"""A setup file out of a Bedrock plan, for "Save plan"."""

from __future__ import annotations

from typing import Any

from fairlead.core.plan import Plan
from fairlead.flows.bedrock_answers import BedrockAnswers, ConnectorAnswers, ModelAnswers
from fairlead.flows.endpoints import bedrock_url
from fairlead.flows.setup_bedrock import RECOMMENDED, USERS, BedrockSetup
from fairlead.flows.setup_shared_write import (
    aws_of,
    elastic_of,
    key_of,
    policy_of,
    secrets_of,
    shared_values,
    user_of,
    without_empty,
    write_values,
)
from fairlead.flows.use_case import read_form


def write_bedrock_plan(plan: Plan) -> str:
    """Return a setup file that makes the same plan again."""
    return write_bedrock(setup_of(plan))


def write_bedrock(setup: BedrockSetup) -> str:
    """Return a setup file. Reading it gives `setup` again."""
    answers = setup.answers
    values: dict[str, Any] = {
        "kind": "bedrock",
        "models": list(setup.model_ids) or RECOMMENDED,
        "default": setup.default_id,
        "accept_agreements": setup.accept_agreements,
        **shared_values(setup),
        "use_case": _use_case(answers.models),
        "connector": _connector(answers.connector),
    }
    return write_values(without_empty(values))


def setup_of(plan: Plan) -> BedrockSetup:
    """Return the setup behind a plan."""
    steps = {step.id: step.values for step in plan.steps}
    works, connector = steps["key-works"], steps["connector"]
    form, url = steps.get("form"), connector["config"]["apiUrl"]
    inference = steps.get("inference", {})
    return BedrockSetup(
        answers=BedrockAnswers(
            aws=aws_of(plan),
            elastic=elastic_of(plan),
            policy=policy_of(steps),
            user=user_of(steps),
            key=key_of(steps),
            models=ModelAnswers(form=read_form(form["form"]) if form is not None else None),
            connector=ConnectorAnswers(
                name=connector["name"],
                id=connector["connector_id"],
                api_url="" if url == bedrock_url(works["region"]) else url,
                region=connector["config"].get("region", ""),
                with_inference=bool(inference),
                inference_id=inference.get("inference_id", ""),
            ),
        ),
        secrets=secrets_of(plan),
        model_ids=tuple(works["call_ids"]),
        default_id=works["call_id"],
        accept_agreements=any(step.kind == "model-agreement" for step in plan.steps),
        delete_key=steps.get("access-key", {}).get("remove_key_id", ""),
    )


def _use_case(models: ModelAnswers) -> dict[str, Any]:
    form = models.form
    if form is None:
        return {}
    words = {value: word for word, value in USERS.items()}
    return {
        "company_name": form.company_name,
        "company_website": form.company_website,
        "intended_users": words[form.intended_users],
        "industry": form.industry,
        "other_industry": form.other_industry,
        "use_cases": form.use_cases,
    }


def _connector(connector: ConnectorAnswers) -> dict[str, Any]:
    return {
        "name": connector.name,
        "api_url": connector.api_url,
        "region": connector.region,
        "with_inference": connector.with_inference,
        "inference_id": connector.inference_id,
    }
