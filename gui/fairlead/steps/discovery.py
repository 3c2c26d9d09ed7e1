"""What the pages ask before anything is made: who, where, what is there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import Any

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.answers import AccessKeyInfo, AwsIdentity, Deployment
from fairlead.flows.views import PolicyInfo, UserInfo
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.steps import iam
from fairlead.steps.codes import DENIED
from fairlead.steps.policy_versions import read_document
from fairlead.steps.side_by_side import ask_all

USER_PATH = "/elastic/"
"""Where Fairlead puts its users: only there a listed user can be one of its own."""

_NOT_SIGNED_IN = translate("Steps", "Kibana answers, but does not accept this sign-in.")
_NOT_SIGNED_IN_ADVICE = translate(
    "Steps", "Check the API key, or the user name and the password, and that they are for this one."
)
_NO_SPACE = translate("Steps", "This Kibana has no space “%1”.")
_NO_SPACE_ADVICE = translate("Steps", "Choose another one, or create it first. There are: %1.")


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
        Problem: Kibana tells a stranger no version, and this sign-in is a stranger to it; or the
            space is not there, which Kibana would not mind: it puts a connector there all the same,
            where nobody finds it (elastic/kibana#265063).
    """
    status = kibana.status()
    if "version" not in status.told:
        raise Problem("elastic-not-signed-in", _NOT_SIGNED_IN, _NOT_SIGNED_IN_ADVICE)
    if not kibana.has_space():
        advice = _NO_SPACE_ADVICE(", ".join(spaces(kibana)))
        raise Problem("elastic-no-space", _NO_SPACE(kibana.space), advice)
    version = status.told["version"]
    cluster = elasticsearch.info()["cluster_uuid"] if elasticsearch is not None else ""
    return Deployment(
        version=version["number"],
        id=cluster,
        is_serverless=version.get("build_flavor") == "serverless",
        is_on_cloud=status.is_on_cloud,
    )


def spaces(kibana: Kibana) -> tuple[str, ...]:
    """Return the ids of the spaces that this sign-in may see."""
    return tuple(space["id"] for space in kibana.spaces())


def policies(aws: Aws) -> tuple[PolicyInfo, ...]:
    """Return the customer managed policies of the account, by name, without their documents."""
    found = aws.pages("iam", "list_policies", "Policies", Scope="Local")
    infos = (PolicyInfo(policy["Arn"], policy["PolicyName"]) for policy in found)
    return tuple(sorted(infos, key=lambda info: info.name.lower()))


def has_policy(aws: Aws, arn: str) -> bool:
    """Tell whether there is such a policy, of the account or of AWS; where it is hidden, yes."""
    return _is_found(lambda: iam.find(aws, "get_policy", PolicyArn=arn))


def has_user(aws: Aws, name: str) -> bool:
    """Tell whether the account has such an IAM user; where it is hidden, yes."""
    return _is_found(lambda: iam.find(aws, "get_user", UserName=name))


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


def _is_found(find: Callable[[], object | None]) -> bool:
    """Tell whether something was found; who may not look cannot say that it is not there."""
    try:
        return find() is not None
    except ServiceProblem as problem:
        if problem.service_code not in DENIED:
            raise
        return True


def _tag_names(aws: Aws, user: str) -> frozenset[str]:
    tags = aws.pages("iam", "list_user_tags", "Tags", UserName=user)
    return frozenset(tag["Key"] for tag in tags)


def _iso(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment is not None else ""
