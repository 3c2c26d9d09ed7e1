"""Whether a policy serves for calling models: what it lacks for them, and what is in vain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import AwsIdentity
from fairlead.flows.arns import parse_arn
from fairlead.flows.models import Model
from fairlead.flows.needs import INVOKE, Need, needs_of
from fairlead.flows.policy_check import FIELD, check_document
from fairlead.flows.policy_rules import Request, Verdict, as_list, judge, matches

_MISSING = translate("PolicyCheck", "For %1 the policy lacks %2 on %3.")
_MISSING_MORE = translate("PolicyCheck", "For %1 the policy lacks %2 on %3 and on %4 more.")
_DENIED = translate("PolicyCheck", "The policy itself denies %2 on %3, which %1 needs.")
_DENIED_MORE = translate(
    "PolicyCheck", "The policy itself denies %2 on %3 and on %4 more, which %1 needs."
)
_DEPENDS = translate(
    "PolicyCheck", "Whether %1 can be called hangs on conditions that Fairlead cannot check."
)
_EVERYTHING = translate("PolicyCheck", "“%1” allows far more than calling models.")
_CONVERSE = translate(
    "PolicyCheck", "There is no action %1. The call of that name is allowed by %2."
)
_NEAR = translate("PolicyCheck", "“%1” is not what the connector calls. Do you mean %2?")
_NO_USE = translate("PolicyCheck", "%1 does nothing for the connector, which calls models only.")
_FOREIGN = translate("PolicyCheck", "“%1” is nothing of Bedrock's and does nothing here.")
_PARTITION = translate("PolicyCheck", "“%1” belongs to the partition %2, your account to %3.")
_ACCOUNT_IN_MODEL = translate(
    "PolicyCheck", "A foundation model belongs to no account: leave “%1” out of “%2”."
)
_NO_ACCOUNT = translate("PolicyCheck", "“%1” lacks the account, so it matches nothing.")
_ACCOUNT = translate("PolicyCheck", "“%1” belongs to the account %2, you are signed in to %3.")
_UNUSED = translate("PolicyCheck", "None of the chosen models needs “%1”.")

_SHORT_OF: Mapping[Verdict, tuple[Text, Text]] = {
    Verdict.MISSING: (_MISSING, _MISSING_MORE),
    Verdict.DENIED: (_DENIED, _DENIED_MORE),
}


def check_policy(
    text: str, models: Sequence[Model] = (), identity: AwsIdentity | None = None, region: str = ""
) -> tuple[Issue, ...]:
    """Return everything to say about a policy document for calling `models` from `region`.

    Without an identity only its form is checked. It never raises, whatever the text is.
    """
    issues = check_document(text)
    if identity is None or any(issue.weight is Weight.ERROR for issue in issues):
        return issues
    document = json.loads(text)
    return (
        *issues,
        *check_needs(document, models, identity.partition, region),
        *check_use(document, models, identity, region),
    )


def check_needs(
    document: Mapping[str, Any], models: Sequence[Model], partition: str, region: str
) -> Iterator[Issue]:
    """Yield what the connector would be refused, model by model."""
    for model in models:
        needs = needs_of(model, partition, region)
        found = [(judge(document, request), request) for request in _requests(needs)]
        for verdict, words in _SHORT_OF.items():
            yield from _name_missing(model, words, [r for v, r in found if v is verdict])
        if any(verdict is Verdict.DEPENDS for verdict, _request in found):
            yield Issue(FIELD, _DEPENDS(model.name), Weight.WARNING)


def check_use(
    document: Mapping[str, Any], models: Sequence[Model], identity: AwsIdentity, region: str
) -> Iterator[Issue]:
    """Yield what the policy allows without any use, or beyond all measure."""
    needed = {
        need.resource for model in models for need in needs_of(model, identity.partition, region)
    }
    for statement in as_list(document["Statement"]):
        if statement["Effect"] != "Allow":
            continue
        for action in dict.fromkeys(as_list(statement.get("Action", ()))):
            text = _check_action(action) if isinstance(action, str) else None
            if text is not None:
                yield Issue(FIELD, text, Weight.WARNING)
        for resource in dict.fromkeys(as_list(statement.get("Resource", ()))):
            text = _check_resource(resource, needed, identity) if resource else None
            if text is not None:
                yield Issue(FIELD, text, Weight.WARNING)


def _requests(needs: Sequence[Need]) -> Iterator[Request]:
    for action in INVOKE:
        for need in needs:
            context = {key.lower(): value for key, value in need.context.items()}
            yield Request(action, need.resource, context)


def _name_missing(
    model: Model, words: tuple[Text, Text], requests: Sequence[Request]
) -> Iterator[Issue]:
    """Say once what is missing: the first resource by its name, the others by their number."""
    if not requests:
        return
    actions = list(dict.fromkeys(request.action for request in requests))
    resources = list(dict.fromkeys(request.resource for request in requests))
    one, more = words
    args = (model.name, " + ".join(actions), resources[0])
    others = len(resources) - 1
    yield Issue(FIELD, more(*args, others) if others else one(*args))


def _check_action(action: str) -> Text | None:
    if any(matches(action, wanted, ignore_case=True) for wanted in INVOKE):
        is_sweeping = matches(action, "bedrock:CreateProvisionedModelThroughput", ignore_case=True)
        return _EVERYTHING(action) if is_sweeping else None
    service, _, name = action.partition(":")
    if service.lower() != "bedrock":
        return _NO_USE(action)
    if name.lower() in ("converse", "conversestream"):
        return _CONVERSE(action, INVOKE[name.lower() == "conversestream"])
    near = get_close_matches(action, INVOKE, n=1, cutoff=0.8)
    return _NEAR(action, near[0]) if near else _NO_USE(action)


def _check_resource(resource: str, needed: set[str], identity: AwsIdentity) -> Text | None:
    if resource == "*" or any(matches(resource, one) for one in needed):
        return None
    arn = parse_arn(resource)
    if arn is None or not matches(arn.service, "bedrock"):
        return _FOREIGN(resource)
    is_model = arn.kind == "foundation-model"
    found = (
        (
            not matches(arn.partition, identity.partition),
            _PARTITION(resource, arn.partition, identity.partition),
        ),
        (is_model and arn.account.strip("*") != "", _ACCOUNT_IN_MODEL(arn.account, resource)),
        (not is_model and not arn.account, _NO_ACCOUNT(resource)),
        (
            not is_model and not matches(arn.account, identity.account),
            _ACCOUNT(resource, arn.account, identity.account),
        ),
        # Who writes a wildcard means more than the models of today.
        (bool(needed) and not {"*", "?"} & set(resource), _UNUSED(resource)),
    )
    return next((words for is_wrong, words in found if is_wrong), None)
