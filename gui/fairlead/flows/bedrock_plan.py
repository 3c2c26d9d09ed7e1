"""The plan of a Bedrock run, out of complete answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.flow import Weight, trail
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.texts import translate
from fairlead.flows.addresses import parse_elastic_address
from fairlead.flows.answers import AwsIdentity, Deployment, KeyMode, PolicyScope, UserMode
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES, elasticsearch_url
from fairlead.flows.catalog import name_of
from fairlead.flows.endpoints import bedrock_url, clean_url, connector_model, task_of
from fairlead.flows.models import Gate, Model, ModelKind
from fairlead.flows.policies import build_policy
from fairlead.flows.use_case import form_values

_PATH = "/elastic/"
# IAM takes Latin-1 only, and a name might have more; so this is not translated either.
_DESCRIPTION = "Lets an Elastic connector call models in Amazon Bedrock. Made by Fairlead."

_INCOMPLETE = translate("Plan", "The page “%1” is not complete.")


def build_plan(answers: BedrockAnswers) -> Plan:
    """Return what a run would do.

    Raises:
        Problem: A page is not complete; the title names the first one, the advice says why.
    """
    identity, deployment, default = _need_complete(answers)
    aws, elastic = answers.aws, answers.elastic
    kibana = parse_elastic_address(elastic.address).kibana_url
    return Plan(
        kind="bedrock",
        name=answers.connector.name,
        place={
            "account": identity.account,
            "partition": identity.partition,
            "region": aws.region,
            "kibana": kibana,
            "deployment_id": deployment.id,
            "space": elastic.space,
        },
        sign_in={
            "aws": {
                "source": aws.source.value,
                "profile": aws.profile,
                "access_key_id": aws.access_key_id,
                "region": aws.region,
            },
            "elastic": {
                "address": elastic.address,
                "elasticsearch_address": elastic.elasticsearch_address,
                "method": elastic.method.value,
                "username": elastic.username,
                "space": elastic.space,
                "ca_file": elastic.ca_file,
                "kibana_version": deployment.version,
                "is_serverless": deployment.is_serverless,
                "deployment_id": deployment.id,
                "elasticsearch_url": elasticsearch_url(answers),
            },
        },
        steps=(
            *_identity_steps(answers, identity),
            *_access_steps(answers),
            _works(answers, default),
            *_elastic_steps(answers, deployment, default),
        ),
    )


def _need_complete(answers: BedrockAnswers) -> tuple[AwsIdentity, Deployment, Model]:
    for page in trail(PAGES, answers):
        for issue in page.check(answers):
            if issue.weight is Weight.ERROR:
                raise Problem("answers-incomplete", _INCOMPLETE(page.title), issue.text)
    identity, deployment = answers.aws.identity, answers.elastic.deployment
    default = answers.models.default
    # The pages have made sure of these.
    assert identity is not None
    assert deployment is not None
    assert default is not None
    return identity, deployment, default


def _identity_steps(answers: BedrockAnswers, identity: AwsIdentity) -> Iterator[StepSpec]:
    policy, user, key = answers.policy, answers.user, answers.key
    is_new_user = user.mode is UserMode.NEW
    tags = dict(user.tags) if is_new_user else {}
    has_policy = policy.scope is not PolicyScope.EXISTING
    if has_policy:
        values: dict[str, Any] = {
            "name": policy.name,
            "path": _PATH,
            "description": _DESCRIPTION,
            "document": _document(answers, identity),
            "tags": tags,
            "scope": policy.scope.value,
            "is_edited": bool(policy.edited),
        }
        yield StepSpec("policy", "iam-policy", values)
    if is_new_user:
        values = {
            "name": user.name,
            "path": user.path,
            "boundary_arn": user.boundary_arn,
            "tags": tags,
        }
        yield StepSpec("user", "iam-user", values)
    values = {"user": user.name, "policy_arn": "" if has_policy else policy.existing_arn}
    yield StepSpec("attachment", "iam-attachment", values)
    entry = _entry_name(answers)
    if key.mode is KeyMode.OWN:
        values = {"access_key_id": key.own_id, "secret_name": entry}
        yield StepSpec("own-key", "own-access-key", values)
    else:
        values = {"user": user.name, "remove_key_id": key.relief_id, "secret_name": entry}
        yield StepSpec("access-key", "iam-access-key", values)


def _document(answers: BedrockAnswers, identity: AwsIdentity) -> str:
    if answers.policy.edited:
        return answers.policy.edited
    chosen, region = answers.models.chosen, answers.aws.region
    return build_policy(chosen, identity, region, answers.policy.scope).compact


def _entry_name(answers: BedrockAnswers) -> str:
    connector = answers.connector
    return f"Fairlead access key {connector.name} {connector.id[:8]}"


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
