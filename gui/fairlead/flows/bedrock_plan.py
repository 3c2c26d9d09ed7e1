"""The plan of a Bedrock run, out of complete answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fairlead.core.plan import Plan, StepSpec
from fairlead.flows.answers import Deployment
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES
from fairlead.flows.catalog import name_of
from fairlead.flows.endpoints import bedrock_url, clean_url, connector_model, task_of
from fairlead.flows.models import Gate, Model, ModelKind
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_draft import PolicyDraft
from fairlead.flows.shared_plan import (
    document_of,
    identity_steps,
    key_entry,
    need_complete,
    place_of,
    sign_in_of,
)
from fairlead.flows.use_case import form_values

_DESCRIPTION = "Lets an Elastic connector call models in Amazon Bedrock. Made by Fairlead."


def build_plan(answers: BedrockAnswers) -> Plan:
    """Return what a run would do.

    Raises:
        Problem: A page is not complete; the title names the first one, the advice says why.
    """
    identity, deployment = need_complete(PAGES, answers)
    connector, models, region = answers.connector, answers.models, answers.aws.region
    default = models.default
    # The page Model access has made sure of it.
    assert default is not None

    def build() -> PolicyDraft:
        return build_policy(models.chosen, identity, region, answers.policy.scope)

    entry = key_entry(connector.name, connector.id)
    return Plan(
        kind="bedrock",
        name=connector.name,
        place=place_of(answers, identity, deployment),
        sign_in=sign_in_of(answers, deployment),
        steps=(
            *identity_steps(answers, document_of(answers.policy, build), _DESCRIPTION, entry),
            *_access_steps(answers),
            _works(answers, default),
            *_elastic_steps(answers, deployment, default),
        ),
    )


def _access_steps(answers: BedrockAnswers) -> Iterator[StepSpec]:
    """Submit the form and accept agreements, but not where AWS said that it is done."""
    models = answers.models
    access = {model.model_id: models.access_to(model) for model in models.chosen}
    is_submitted = all(
        known is not None and known.use_case is Gate.OPEN for known in access.values()
    )
    if models.form is not None and not is_submitted:
        form = dict(form_values(models.form))
        yield StepSpec("form", "use-case-form", {"form": form})
    for model_id in models.accepted:
        known = access.get(model_id)
        if known is None or known.agreement is not Gate.OPEN:
            values = {"model_id": model_id, "name": _foundation_name(answers, model_id)}
            yield StepSpec(f"agreement:{model_id}", "model-agreement", values)


def _foundation_name(answers: BedrockAnswers, model_id: str) -> str:
    """Return the model's own name, where a profile of the account's has one of its own."""
    own = (ModelKind.APPLICATION_PROFILE, ModelKind.PROVISIONED)
    names = (
        model.name
        for model in answers.models.chosen
        if model.model_id == model_id and model.kind not in own
    )
    return next(names, name_of(model_id))


def _works(answers: BedrockAnswers, default: Model) -> StepSpec:
    chosen = answers.models.chosen
    values = {
        "region": answers.aws.region,
        "call_id": default.call_id,
        "model_ids": list(dict.fromkeys(model.model_id for model in chosen)),
        "call_ids": [model.call_id for model in chosen],
    }
    return StepSpec("key-works", "key-works", values)


def _elastic_steps(
    answers: BedrockAnswers, deployment: Deployment, default: Model
) -> Iterator[StepSpec]:
    connector, region = answers.connector, answers.aws.region
    config = {
        "apiUrl": clean_url(connector.api_url) or bedrock_url(region),
        "defaultModel": connector_model(default.call_id, deployment),
    }
    if connector.region:
        config["region"] = connector.region
    values: dict[str, Any] = {
        "connector_id": connector.id,
        "name": connector.name,
        "space": answers.elastic.space,
        "config": config,
    }
    yield StepSpec("connector", "kibana-connector", values)
    if connector.with_inference:
        values = {
            "inference_id": connector.inference_id,
            "task": task_of(deployment),
            "region": region,
            "provider": "anthropic",
            "model": default.call_id,
        }
        yield StepSpec("inference", "inference-endpoint", values)
    values = {"call_id": default.call_id, "connector_id": connector.id, "region": region}
    yield StepSpec("proof", "bedrock-proof", values)
