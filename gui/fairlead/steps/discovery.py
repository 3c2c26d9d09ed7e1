"""What the pages ask before anything is made: who, where, what is there, which models."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.answers import AccessKeyInfo, AwsIdentity, Deployment
from fairlead.flows.catalog import read_models
from fairlead.flows.models import Gate, Model, ModelAccess
from fairlead.flows.views import PolicyInfo, UserInfo
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.steps import iam
from fairlead.steps.codes import DENIED, NOT_FOUND
from fairlead.steps.gates import model_gates, read_offer, use_case_gate
from fairlead.steps.policy_versions import read_document
from fairlead.steps.side_by_side import ask_all, side_by_side

USER_PATH = "/elastic/"
"""Where Fairlead puts its users: only there a listed user can be one of its own."""

_NOT_SIGNED_IN = translate("Steps", "Kibana answers, but does not accept this sign-in.")
_NOT_SIGNED_IN_ADVICE = translate(
    "Steps", "Check the API key, or the user name and the password, and that they are for this one."
)
_ANTHROPIC = "Anthropic"
_USE_CASE = ""


def identify(aws: Aws) -> AwsIdentity:
    """Return who these credentials belong to."""
    answer = aws.call("sts", "get_caller_identity")
    return AwsIdentity(answer["Account"], answer["Arn"], answer["Arn"].split(":")[1])


def try_own_key(aws: Aws, key: StaticCredentials) -> AwsIdentity:
    """Call STS with a key that the user typed and return whose it is."""
    with closing(aws.with_key(key)) as caller:
        return identify(caller)


def meet(kibana: Kibana, elasticsearch: Elasticsearch | None) -> Deployment:
    """Return what answers, signed in.

    Raises:
        Problem: Kibana tells a stranger no version, and this sign-in is a stranger to it.
    """
    status = kibana.status()
    if "version" not in status:
        raise Problem("elastic-not-signed-in", _NOT_SIGNED_IN, _NOT_SIGNED_IN_ADVICE)
    version = status["version"]
    cluster = elasticsearch.info()["cluster_uuid"] if elasticsearch is not None else ""
    return Deployment(
        version=version["number"],
        id=cluster,
        is_serverless=version.get("build_flavor") == "serverless",
    )


def spaces(kibana: Kibana) -> tuple[str, ...]:
    """Return the ids of the spaces that this sign-in may see."""
    return tuple(space["id"] for space in kibana.spaces())


def policies(aws: Aws) -> tuple[PolicyInfo, ...]:
    """Return the customer managed policies of the account, by name, without their documents."""
    found = aws.pages("iam", "list_policies", "Policies", Scope="Local")
    infos = (PolicyInfo(policy["Arn"], policy["PolicyName"]) for policy in found)
    return tuple(sorted(infos, key=lambda info: info.name.lower()))


def policy_document(aws: Aws, arn: str) -> Any:
    """Return the document of a policy that is in force, as a JSON value."""
    policy = aws.call("iam", "get_policy", PolicyArn=arn)["Policy"]
    return read_document(aws, arn, policy["DefaultVersionId"])


def users(aws: Aws, cancel: CancelToken) -> tuple[UserInfo, ...]:
    """Return the IAM users of the account, by name, and which of them Fairlead made."""
    found = list(aws.pages("iam", "list_users", "Users"))
    may_be_ours = [user["UserName"] for user in found if user["Path"] == USER_PATH]
    tags = ask_all({name: partial(_tag_names, aws, name) for name in may_be_ours}, cancel)
    infos = (
        UserInfo(
            arn=user["Arn"],
            name=user["UserName"],
            path=user["Path"],
            is_ours=iam.RUN_TAG in tags.get(user["UserName"], ()),
        )
        for user in found
    )
    return tuple(sorted(infos, key=lambda info: info.name.lower()))


def access_keys(aws: Aws, user: str, cancel: CancelToken) -> tuple[AccessKeyInfo, ...]:
    """Return the access keys of a user with their age and last use; () for an unknown user."""
    keys = iam.list_keys(aws, user)
    key_ids = iam.key_ids(keys)
    uses = ask_all({key_id: partial(iam.last_use, aws, key_id) for key_id in key_ids}, cancel)
    return tuple(
        AccessKeyInfo(
            access_key_id=key["AccessKeyId"],
            is_active=key["Status"] == "Active",
            created_at=_iso(key["CreateDate"]),
            last_used_at=_iso(uses[key["AccessKeyId"]].get("LastUsedDate")),
            last_used_service=uses[key["AccessKeyId"]].get("ServiceName", ""),
        )
        for key in keys
    )


def models(aws: Aws, cancel: CancelToken) -> tuple[Model, ...]:
    """Return every way to call a Claude model from the region, best first.

    Bedrock lists profiles of AWS and of the account only when asked for each by its type.
    """
    listed = ask_all(
        {
            "models": lambda: _foundation_models(aws),
            "system": lambda: _profiles(aws, "SYSTEM_DEFINED"),
            "own": lambda: _if_allowed(lambda: _profiles(aws, "APPLICATION")),
            "throughput": lambda: _if_allowed(lambda: _throughputs(aws)),
        },
        cancel,
    )
    profiles = listed["system"] + listed["own"]
    return read_models(listed["models"], profiles, listed["throughput"], datetime.now(UTC).date())


def access(aws: Aws, models: tuple[Model, ...], cancel: CancelToken) -> Iterator[ModelAccess]:
    """Yield what AWS says about each foundation model, in any order, asking side by side.

    Where AWS did not answer for a model, its gates are UNKNOWN and `message` says why; where it
    offers an agreement that is not accepted, the offer comes along.

    Raises:
        Problem: The question itself is refused, as by an expired sign-in.
        Cancelled: Somebody asked to stop.
    """
    providers = {model.model_id: model.provider for model in models}
    questions = {model_id: partial(_model_access, aws, model_id) for model_id in providers}
    use_case = ask_all({_USE_CASE: lambda: use_case_gate(aws)}, cancel)[_USE_CASE]
    for model_id, answer in side_by_side(questions, cancel):
        form = use_case if providers[model_id] == _ANTHROPIC else Gate.OPEN
        if not isinstance(answer, Problem):
            yield replace(answer, use_case=form)
        elif _is_about_model(answer):
            yield ModelAccess(model_id, use_case=form, message=str(answer.title))
        else:
            raise answer


def try_model(aws: Aws, model: Model) -> int:
    """Call the model once with the operator's rights; return the milliseconds it took."""
    began = time.monotonic()
    aws.call(
        "bedrock-runtime",
        "converse",
        modelId=model.call_id,
        messages=[{"role": "user", "content": [{"text": "Hi"}]}],
        inferenceConfig={"maxTokens": 1},
    )
    return round((time.monotonic() - began) * 1000)


def _model_access(aws: Aws, model_id: str) -> ModelAccess:
    known = model_gates(aws, model_id)
    if known.agreement is not Gate.SHUT:
        return known
    return replace(known, offer=read_offer(aws, model_id))


def _is_about_model(problem: Problem) -> bool:
    """Tell whether asking for this one model failed, while others may well be answered for."""
    if not isinstance(problem, ServiceProblem):
        return False
    is_passing = problem.status is None or problem.status == 429 or problem.status >= 500
    return is_passing or problem.service_code in (NOT_FOUND, "ValidationException")


def _foundation_models(aws: Aws) -> list[dict[str, Any]]:
    return list(aws.pages("bedrock", "list_foundation_models", "modelSummaries"))


def _profiles(aws: Aws, kind: str) -> list[dict[str, Any]]:
    key = "inferenceProfileSummaries"
    return list(aws.pages("bedrock", "list_inference_profiles", key, typeEquals=kind))


def _throughputs(aws: Aws) -> list[dict[str, Any]]:
    key = "provisionedModelSummaries"
    return list(aws.pages("bedrock", "list_provisioned_model_throughputs", key))


def _if_allowed(listing: Callable[[], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return a listing of what few accounts have, empty where the operator may not see it."""
    try:
        return listing()
    except ServiceProblem as problem:
        if problem.service_code not in DENIED:
            raise
        return []


def _tag_names(aws: Aws, user: str) -> frozenset[str]:
    tags = aws.pages("iam", "list_user_tags", "Tags", UserName=user)
    return frozenset(tag["Key"] for tag in tags)


def _iso(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment is not None else ""
