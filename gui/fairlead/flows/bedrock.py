"""The Bedrock journey: what it starts with, and how its answers follow from each other."""

from __future__ import annotations

import re
from dataclasses import replace

from fairlead.flows.answers import UserMode
from fairlead.flows.arns import parse_arn
from fairlead.flows.bedrock_answers import BedrockAnswers, ConnectorAnswers, ModelAnswers
from fairlead.flows.endpoints import bedrock_url, region_in_url
from fairlead.flows.shared_settle import follow, settle_aws, settle_elastic, settle_key


def start_answers(connector_id: str) -> BedrockAnswers:
    """Return the answers that a journey begins with.

    `connector_id` is a new UUID. A part of it goes into the names in AWS, which must be unique in
    the account, so that a second connection does not meet the first one.
    """
    return fill_names(BedrockAnswers(connector=ConnectorAnswers(id=connector_id)))


def fill_names(answers: BedrockAnswers) -> BedrockAnswers:
    """Return the answers with a derived name wherever there is none yet."""
    policy = answers.policy.name or f"fairlead-bedrock-{answers.connector.id[:6]}"
    connector = replace(
        answers.connector,
        name=answers.connector.name or _connector_name(answers),
        inference_id=answers.connector.inference_id or _inference_id(policy),
        region=answers.connector.region or _needed_region(answers),
    )
    return replace(
        answers,
        policy=replace(answers.policy, name=policy),
        user=replace(answers.user, name=answers.user.name or policy),
        connector=connector,
    )


def settle(old: BedrockAnswers, new: BedrockAnswers) -> BedrockAnswers:
    """Return `new` with everything made to fit that follows from what has changed since `old`.

    What was looked up for another sign-in, region or user is dropped. A name that was derived
    follows its source; one that the user has typed stays. Settling twice is settling once.
    """
    new = replace(new, aws=settle_aws(old.aws, new.aws))
    new = replace(new, elastic=settle_elastic(old.elastic, new.elastic))
    new = replace(new, models=_settle_models(new))
    new = _settle_names(old, new)
    return replace(new, key=settle_key(old, new))


def _settle_models(new: BedrockAnswers) -> ModelAnswers:
    """Drop models of another region or account; keep default and consents within the chosen."""
    models = new.models
    arns = (parse_arn(model.arn) for model in models.chosen)
    accounts = {arn.account for arn in arns if arn is not None and arn.account}
    identity = new.aws.identity
    is_elsewhere = models.looked_up_for not in ("", new.aws.region) or (
        identity is not None and not accounts <= {identity.account}
    )
    if is_elsewhere:
        return ModelAnswers(form=models.form)
    chosen_ids = [model.call_id for model in models.chosen]
    default_id = models.default_id
    if default_id not in chosen_ids:
        default_id = next(iter(chosen_ids), "")
    wanted = {model.model_id for model in models.chosen}
    accepted = tuple(model_id for model_id in models.accepted if model_id in wanted)
    return replace(models, default_id=default_id, accepted=accepted)


def _settle_names(old: BedrockAnswers, new: BedrockAnswers) -> BedrockAnswers:
    if new.user.mode is UserMode.NEW:
        name = follow(new.user.name, old.policy.name, new.policy.name)
        new = replace(new, user=replace(new.user, name=name))
    connector = new.connector
    ids = _inference_id(old.policy.name), _inference_id(new.policy.name)
    connector = replace(
        connector,
        name=follow(connector.name, _connector_name(old), _connector_name(new)),
        inference_id=follow(connector.inference_id, *ids),
        region=follow(connector.region, _needed_region(old), _needed_region(new)),
    )
    return replace(new, connector=connector)


def _connector_name(answers: BedrockAnswers) -> str:
    model = answers.models.default
    return f"Bedrock {model.name}" if model is not None else "Amazon Bedrock"


def _inference_id(name: str) -> str:
    return re.sub(r"[^a-z0-9_.-]+", "-", name.lower()).strip("_.-")


def _needed_region(answers: BedrockAnswers) -> str:
    """Return the region to put into the connector: only where Kibana cannot read it in the URL."""
    region = answers.aws.region
    url = answers.connector.api_url or bedrock_url(region)
    return "" if region_in_url(url) == region else region
