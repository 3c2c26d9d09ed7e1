"""The IAM policy of the S3 connector: the narrowest that lets it read the chosen buckets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.arns import parse_arn
from fairlead.flows.policy_check import FIELD, check_document
from fairlead.flows.policy_draft import LENGTH_LIMIT, PolicyDraft, Reason
from fairlead.flows.policy_rules import Request, Verdict, as_list, judge, matches
from fairlead.flows.s3_answers import BucketInfo, Encryption

LIST_ALL = "s3:ListAllMyBuckets"
ON_BUCKETS = ("s3:ListBucket", "s3:GetBucketLocation")
ON_OBJECTS = "s3:GetObject"
DECRYPT = "kms:Decrypt"
ACTIONS = (LIST_ALL, *ON_BUCKETS, ON_OBJECTS)
"""The four actions that the Elastic S3 connector reference asks for."""

VIA_KEY = "kms:ViaService"
# What the name of a service ends in may be that of the partition or the common one.
_SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "aws-cn": ("amazonaws.com.cn", "amazonaws.com"),
    "aws-eusc": ("amazonaws.eu", "amazonaws.com"),
}

_SEE_ALL = translate(
    "Policy",
    "The connector lists all buckets to test its connection, also when it reads only some. AWS"
    " knows this permission for all buckets only.",
)
_LIST = translate(
    "Policy",
    "To list the objects and to find the region. Without s3:ListBucket the connector takes a bucket"
    " for empty and deletes its documents.",
)
_READ = translate("Policy", "To read the objects. Without it their documents are left out.")
_ANY_LIST = translate("Policy", "To list the objects of every bucket, also of those to come.")
_DOCUMENTED = translate("Policy", "Every bucket and every object, as in the Elastic documentation.")
_KMS = translate(
    "Policy",
    "New objects of %1 are encrypted with a key of your own. It may be used through S3 only. The"
    " policy of the key must allow this account, too.",
)
_KMS_ALIAS = translate(
    "Policy",
    "The key of %1 is named by an alias, which a policy cannot name. So every key there may be"
    " used, but only through S3 and for objects that may be read.",
)
_AND = translate("Policy", "%1 and %2")
_COMMA = translate("Policy", "%1, %2")
_NO_BUCKETS = translate("Policy", "No bucket is chosen yet.")
_NO_BUCKETS_ADVICE = translate("Policy", "The policy follows from the buckets. Choose one first.")
_TOO_LONG = translate("Policy", "A policy for these %1 buckets takes %2 of %3 characters.")
_TOO_LONG_ADVICE = translate("Policy", "Choose fewer buckets, or allow every bucket.")
_MISSING = translate("PolicyCheck", "The connector needs %1 on %2, which the policy lacks.")
_MISSING_MORE = translate(
    "PolicyCheck", "The connector needs %1 on %2 and on %3 more, which the policy lacks."
)
_DENIED = translate("PolicyCheck", "The policy itself denies %1 on %2, which the connector needs.")
_DENIED_MORE = translate(
    "PolicyCheck", "The policy itself denies %1 on %2 and on %3 more, which the connector needs."
)
_DEPENDS = translate(
    "PolicyCheck", "Whether the connector gets %1 hangs on conditions that Fairlead cannot check."
)
_UNKNOWN = translate(
    "PolicyCheck",
    "How %1 is encrypted could not be looked up. If it is with a KMS key of your own, the policy"
    " lacks kms:Decrypt on that key and no object can be read. Add that to the document, or sign in"
    " as somebody who has s3:GetEncryptionConfiguration.",
)
_UNKNOWN_MORE = translate(
    "PolicyCheck",
    "How %1 and %2 more buckets are encrypted could not be looked up. If it is with KMS keys of"
    " your own, the policy lacks kms:Decrypt on those keys and no object can be read. Add that to"
    " the document, or sign in as somebody who has s3:GetEncryptionConfiguration.",
)
_TOO_MUCH = translate("PolicyCheck", "“%1” allows far more than reading buckets.")
_NO_USE = translate("PolicyCheck", "%1 does nothing for the connector, which reads buckets only.")

_SHORT_OF: Mapping[Verdict, tuple[Text, Text]] = {
    Verdict.MISSING: (_MISSING, _MISSING_MORE),
    Verdict.DENIED: (_DENIED, _DENIED_MORE),
}


def build_s3_policy(
    buckets: Sequence[BucketInfo],
    identity: AwsIdentity,
    scope: PolicyScope = PolicyScope.CHOSEN,
    *,
    is_all: bool = False,
) -> PolicyDraft:
    """Return the policy for reading `buckets`, or with `is_all` every bucket.

    The keys of `buckets` are in it in either case.

    Raises:
        Problem: There is no bucket, or the policy would be too long.
        ValueError: The scope is one for which nothing is built.
    """
    if scope not in (PolicyScope.CHOSEN, PolicyScope.DOCUMENTED):
        raise ValueError(f"no policy is built for the scope {scope.value}")
    if scope is PolicyScope.DOCUMENTED:
        parts = [(_statement("ElasticS3", ACTIONS, ("*",)), _DOCUMENTED)]
    elif not buckets and not is_all:
        raise Problem("policy-no-buckets", _NO_BUCKETS, _NO_BUCKETS_ADVICE)
    else:
        parts = _reading(buckets, identity.partition, is_all=is_all)
    parts += _decrypting(buckets, identity)
    draft = PolicyDraft(
        {"Version": "2012-10-17", "Statement": [statement for statement, _text in parts]},
        tuple(Reason(tuple(statement["Resource"]), text) for statement, text in parts),
    )
    if draft.length > LENGTH_LIMIT:
        title = _TOO_LONG(len(buckets), f"{draft.length:,}", f"{LENGTH_LIMIT:,}")
        raise Problem("policy-too-long", title, _TOO_LONG_ADVICE)
    return draft


def requests_of(buckets: Iterable[BucketInfo], identity: AwsIdentity) -> Iterator[Request]:
    """Yield everything that the connector asks of IAM to read these buckets.

    One object stands for all of a bucket; a policy that tells them apart is judged by that one.
    """
    root = f"arn:{identity.partition}:s3:::"
    yield Request(LIST_ALL, f"{root}*")
    for bucket in buckets:
        for action in ON_BUCKETS:
            yield Request(action, root + bucket.name)
        yield Request(ON_OBJECTS, f"{root}{bucket.name}/any/object")
        if bucket.encryption is Encryption.OWN_KEY:
            via = {VIA_KEY.lower(): _services(bucket, identity.partition)[0]}
            yield Request(DECRYPT, _key_arn(bucket, identity), via)


def check_s3_policy(
    text: str, buckets: Sequence[BucketInfo] = (), identity: AwsIdentity | None = None
) -> tuple[Issue, ...]:
    """Return everything to say about a policy document for reading `buckets`.

    Without an identity only its form is checked. It never raises, whatever the text is.
    """
    issues = check_document(text)
    if identity is None or any(issue.weight is Weight.ERROR for issue in issues):
        return issues
    document = json.loads(text)
    return (
        *issues,
        *_check_needs(document, buckets, identity),
        *warn_of_keys(document, buckets, identity),
        *_check_use(document),
    )


def warn_of_keys(
    document: Mapping[str, Any], buckets: Sequence[BucketInfo], identity: AwsIdentity
) -> Iterator[Issue]:
    """Yield a warning where buckets may have keys that nobody knows and the policy does not allow.

    A policy that allows some key beside those that are known is taken to allow the right one.
    """
    unknown = sorted(one.name for one in buckets if one.encryption is Encryption.UNKNOWN)
    known = {
        _key_arn(bucket, identity) for bucket in buckets if bucket.encryption is Encryption.OWN_KEY
    }
    if not unknown or not _decryptable(document) <= known:
        return
    first, others = unknown[0], len(unknown) - 1
    text = _UNKNOWN_MORE(first, others) if others else _UNKNOWN(first)
    yield Issue(FIELD, text, Weight.WARNING)


def _decryptable(document: Mapping[str, Any]) -> set[str]:
    """Return the resources of the statements that allow to decrypt."""
    return {
        resource
        for statement in as_list(document["Statement"])
        if statement["Effect"] == "Allow"
        and any(
            matches(action, DECRYPT, ignore_case=True)
            for action in as_list(statement.get("Action", ()))
        )
        for resource in as_list(statement.get("Resource", ()))
    }


def _reading(
    buckets: Sequence[BucketInfo], partition: str, *, is_all: bool
) -> list[tuple[dict[str, Any], Text]]:
    root = f"arn:{partition}:s3:::"
    names = ["*"] if is_all else sorted({bucket.name for bucket in buckets})
    arns = [root + name for name in names]
    return [
        (_statement("ListBuckets", (LIST_ALL,), ("*",)), _SEE_ALL),
        (_statement("Buckets", ON_BUCKETS, arns), _ANY_LIST if is_all else _LIST),
        (_statement("Objects", (ON_OBJECTS,), [f"{arn}/*" for arn in arns]), _READ),
    ]


def _decrypting(
    buckets: Sequence[BucketInfo], identity: AwsIdentity
) -> list[tuple[dict[str, Any], Text]]:
    """Return a statement for each region that has keys of buckets, for S3 there alone."""
    own = sorted(
        {bucket for bucket in buckets if bucket.encryption is Encryption.OWN_KEY},
        key=lambda bucket: bucket.name,
    )
    regions: dict[tuple[str, ...], list[BucketInfo]] = {}
    for bucket in own:
        regions.setdefault(_services(bucket, identity.partition), []).append(bucket)
    parts = []
    for number, (services, some) in enumerate(sorted(regions.items()), 1):
        arns = sorted({_key_arn(bucket, identity) for bucket in some})
        statement = _statement(f"Keys{number}", (DECRYPT,), arns)
        via = list(services) if len(services) > 1 else services[0]
        statement["Condition"] = {"StringEquals": {VIA_KEY: via}}
        has_alias = any(arn.endswith(":key/*") for arn in arns)
        names = _list_names([bucket.name for bucket in some])
        parts.append((statement, (_KMS_ALIAS if has_alias else _KMS)(names)))
    return parts


def _statement(sid: str, actions: Sequence[str], resources: Sequence[str]) -> dict[str, Any]:
    return {"Sid": sid, "Effect": "Allow", "Action": list(actions), "Resource": list(resources)}


def _services(bucket: BucketInfo, partition: str) -> tuple[str, ...]:
    """Return the names that S3 in the bucket's region may have in the condition of a key."""
    arn = parse_arn(bucket.key)
    region = bucket.region or (arn.region if arn is not None else "")
    suffixes = _SUFFIXES.get(partition, ("amazonaws.com",))
    return tuple(f"s3.{region}.{suffix}" for suffix in suffixes)


def _key_arn(bucket: BucketInfo, identity: AwsIdentity) -> str:
    """Return the ARN of a bucket's key. An alias names none, so it stands for every key there."""
    arn = parse_arn(bucket.key)
    if arn is not None and arn.kind == "key":
        return bucket.key
    region = arn.region if arn is not None else bucket.region
    account = arn.account if arn is not None else identity.account
    is_alias = arn is not None or bucket.key.startswith("alias/")
    key = "*" if is_alias else bucket.key
    return f"arn:{identity.partition}:kms:{region}:{account}:key/{key}"


def _list_names(names: Sequence[str]) -> Text | str:
    *others, last = names
    if not others:
        return last
    listed: Text | str = others[0]
    for name in others[1:]:
        listed = _COMMA(listed, name)
    return _AND(listed, last)


def _check_needs(
    document: Mapping[str, Any], buckets: Sequence[BucketInfo], identity: AwsIdentity
) -> Iterator[Issue]:
    found: dict[tuple[Verdict, str], list[str]] = {}
    for request in requests_of(buckets, identity):
        found.setdefault((judge(document, request), request.action), []).append(request.resource)
    for (verdict, action), resources in found.items():
        if verdict is Verdict.DEPENDS:
            yield Issue(FIELD, _DEPENDS(action), Weight.WARNING)
        elif verdict in _SHORT_OF:
            one, more = _SHORT_OF[verdict]
            others = len(resources) - 1
            args = (action, resources[0])
            yield Issue(FIELD, more(*args, others) if others else one(*args))


def _check_use(document: Mapping[str, Any]) -> Iterator[Issue]:
    allowing = (one for one in as_list(document["Statement"]) if one["Effect"] == "Allow")
    actions = (action for one in allowing for action in as_list(one.get("Action", ())))
    for action in dict.fromkeys(action for action in actions if isinstance(action, str)):
        if any(matches(action, much, ignore_case=True) for much in ("s3:PutObject", "kms:Encrypt")):
            yield Issue(FIELD, _TOO_MUCH(action), Weight.WARNING)
        elif not any(matches(action, one, ignore_case=True) for one in (*ACTIONS, DECRYPT)):
            yield Issue(FIELD, _NO_USE(action), Weight.WARNING)
