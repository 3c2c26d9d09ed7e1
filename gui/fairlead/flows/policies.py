"""The IAM policy of the connector: the narrowest that lets it call the chosen models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.models import Model, ModelKind
from fairlead.flows.needs import (
    ANYWHERE,
    INVOKE,
    PROFILE_KEY,
    REGION_KEY,
    foundation_arn,
    is_global,
    needs_of,
    places_of,
)
from fairlead.flows.policy_draft import LENGTH_LIMIT, PolicyDraft, Reason

DOCUMENTED: Mapping[str, Any] = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "VisualEditor0",
            "Effect": "Allow",
            "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
            "Resource": "*",
        }
    ],
}
"""The policy of Elastic's page "Connect to Amazon Bedrock", to the letter."""

_DIRECT = translate("Policy", "%1 is called in %2 directly: the model there is all it takes.")
_OWN = translate("Policy", "%1 is provisioned throughput, which is a resource of its own.")
_PROFILE = translate(
    "Policy", "The inference profile %1 may route to %2; each needs its own permission."
)
_GLOBAL = translate(
    "Policy",
    "The profile %1 may route anywhere. AWS asks for the profile, for the model in %2, and for the"
    " model without a region.",
)
_SHORTENED = translate(
    "Policy",
    "The profile %1 may route to %2. Named one by one, the regions of so many models would not fit"
    " into a policy, so the model is allowed in every region, but only through the profile.",
)
_FAMILY = translate("Policy", "Every Claude model that %1 offers, called directly.")
_FAMILY_PROFILES = translate("Policy", "Every profile of this account that leads to one.")
_FAMILY_ROUTED = translate(
    "Policy", "Wherever such a profile may route to; only Claude models, and only through it."
)
_EVERYTHING = translate(
    "Policy", "Every model in every region, by whatever provider, as in the Elastic documentation."
)
_OR = translate("Policy", "%1 or %2")
_NO_MODELS = translate("Policy", "No model is chosen yet.")
_NO_MODELS_ADVICE = translate("Policy", "The policy follows from the models. Choose one first.")
_TOO_LONG = translate("Policy", "A policy for these %1 models takes %2 of %3 characters.")
_TOO_LONG_ADVICE = translate("Policy", "Choose fewer models, or allow any Claude model.")


@dataclass(frozen=True, slots=True)
class _Grant:
    """One resource, allowed to requests that carry these values."""

    resource: str
    region: str = ""
    profiles: tuple[str, ...] = ()

    @property
    def condition(self) -> tuple[str, tuple[str, ...]]:
        return self.region, self.profiles


def build_policy(
    models: Sequence[Model], identity: AwsIdentity, region: str, scope: PolicyScope
) -> PolicyDraft:
    """Return the policy for calling `models` from `region`.

    Raises:
        Problem: There is no model, or the policy would be too long.
        ValueError: The scope is EXISTING, for which nothing is built.
    """
    if scope is PolicyScope.EXISTING:
        raise ValueError("an existing policy is used as it is")
    if scope is PolicyScope.DOCUMENTED:
        return PolicyDraft(DOCUMENTED, (Reason(("*",), _EVERYTHING),))
    if scope is PolicyScope.FAMILY:
        return _build_for_family(models, identity, region)
    if not models:
        raise Problem("policy-no-models", _NO_MODELS, _NO_MODELS_ADVICE)
    draft = _build_for_models(models, identity.partition, region, is_short=False)
    if draft.length > LENGTH_LIMIT:
        draft = _build_for_models(models, identity.partition, region, is_short=True)
    if draft.length > LENGTH_LIMIT:
        title = _TOO_LONG(len(models), f"{draft.length:,}", f"{LENGTH_LIMIT:,}")
        raise Problem("policy-too-long", title, _TOO_LONG_ADVICE)
    return draft


def _build_for_models(
    models: Iterable[Model], partition: str, region: str, *, is_short: bool
) -> PolicyDraft:
    ordered = sorted(models, key=lambda model: model.arn)
    open_resources = {
        need.resource
        for model in ordered
        if model.kind in (ModelKind.ON_DEMAND, ModelKind.PROVISIONED)
        for need in needs_of(model, partition, region)
    }
    granted = {
        model: _grants(model, partition, region, open_resources, is_short=is_short)
        for model in ordered
    }
    grants = [grant for some in granted.values() for grant in some]
    if is_short:
        grants = _join_conditions(grants)
    reasons = tuple(
        Reason(tuple(grant.resource for grant in some), _reason(model, region, some))
        for model, some in granted.items()
    )
    return PolicyDraft(_document(grants), reasons)


def _grants(
    model: Model, partition: str, region: str, open_resources: set[str], *, is_short: bool
) -> list[_Grant]:
    """Return what `model` needs; what others open without a condition is not granted twice."""
    if model.kind in (ModelKind.ON_DEMAND, ModelKind.PROVISIONED):
        return [_Grant(need.resource) for need in needs_of(model, partition, region)]
    through = (model.arn,)
    if is_global(model):
        grants = [_Grant(model.arn, region=region)]
        grants += [
            _Grant(
                foundation_arn(partition, place, model.model_id), place or "unspecified", through
            )
            for place in places_of(model, region)
        ]
    else:
        routed = [
            foundation_arn(partition, place, model.model_id) for place in places_of(model, region)
        ]
        if is_short and not open_resources.issuperset(routed):
            routed = [foundation_arn(partition, "*", model.model_id)]
        grants = [_Grant(model.arn), *(_Grant(resource, "", through) for resource in routed)]
    return [grant for grant in grants if grant.resource not in open_resources]


def _join_conditions(grants: list[_Grant]) -> list[_Grant]:
    """Let grants that differ in the profile alone share one statement.

    This allows nothing more: a profile leads to its own model whatever else the statement lists.
    """
    profiles: dict[tuple[str, bool], set[str]] = {}
    for grant in grants:
        profiles.setdefault((grant.region, bool(grant.profiles)), set()).update(grant.profiles)
    return [
        _Grant(
            grant.resource,
            grant.region,
            tuple(sorted(profiles[grant.region, bool(grant.profiles)])),
        )
        for grant in grants
    ]


def _document(grants: Iterable[_Grant]) -> Mapping[str, Any]:
    statements: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for grant in grants:
        statements.setdefault(grant.condition, set()).add(grant.resource)
    # Without a profile first: the plain ones, then the global profiles.
    ordered = sorted(statements.items(), key=lambda item: (bool(item[0][1]), item[0]))
    return {
        "Version": "2012-10-17",
        "Statement": [
            _statement(f"Models{number}", sorted(resources), condition)
            for number, (condition, resources) in enumerate(ordered, 1)
        ],
    }


def _statement(
    sid: str, resources: Sequence[str], condition: tuple[str, tuple[str, ...]]
) -> dict[str, Any]:
    region, profiles = condition
    tests: dict[str, Any] = {}
    if region:
        tests[REGION_KEY] = region
    if profiles:
        tests[PROFILE_KEY] = list(profiles) if len(profiles) > 1 else profiles[0]
    statement: dict[str, Any] = {
        "Sid": sid,
        "Effect": "Allow",
        "Action": list(INVOKE),
        "Resource": list(resources),
    }
    if tests:
        statement["Condition"] = {"StringEquals": tests}
    return statement


def _reason(model: Model, region: str, grants: list[_Grant]) -> Text:
    if model.kind is ModelKind.ON_DEMAND:
        return _DIRECT(model.name, region)
    if model.kind is ModelKind.PROVISIONED:
        return _OWN(model.name)
    if is_global(model):
        return _GLOBAL(model.call_id, region)
    *others, last = places_of(model, region)
    places: Text | str = _OR(", ".join(others), last) if others else last
    is_own = model.kind is ModelKind.APPLICATION_PROFILE
    is_short = any(":bedrock:*:" in grant.resource for grant in grants)
    return (_SHORTENED if is_short else _PROFILE)(model.name if is_own else model.call_id, places)


def _build_for_family(models: Iterable[Model], identity: AwsIdentity, region: str) -> PolicyDraft:
    """Allow every Claude model and every profile of one; throughput only where it is chosen.

    The ARN of provisioned throughput does not tell its model, so all of it is not allowed. That of
    an application profile does not either, but there the model is asked for as well.
    """
    partition = identity.partition
    own = f"arn:{partition}:bedrock:{region}:{identity.account}"
    claude = "anthropic.claude-*"
    direct = foundation_arn(partition, region, claude)
    profiles = (
        f"{own}:application-inference-profile/*",
        f"{own}:inference-profile/*.{claude}",
    )
    chosen = sorted({model.arn for model in models if model.kind is ModelKind.PROVISIONED})
    routed = tuple(foundation_arn(partition, place, claude) for place in ("*", ANYWHERE))
    statements = [
        _statement("InvokeClaude", (*chosen, *profiles, direct), ("", ())),
        {
            **_statement("InvokeRoutedClaude", routed, ("", ())),
            "Condition": {"StringLike": {PROFILE_KEY: list(profiles)}},
        },
    ]
    names = {model.arn: model.name for model in models}
    reasons = (
        *(Reason((arn,), _OWN(names[arn])) for arn in chosen),
        Reason(profiles, _FAMILY_PROFILES),
        Reason((direct,), _FAMILY(region)),
        Reason(routed, _FAMILY_ROUTED),
    )
    return PolicyDraft({"Version": "2012-10-17", "Statement": statements}, reasons)
