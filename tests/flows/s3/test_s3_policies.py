"""The policy of the S3 connector: sufficient, minimal, short enough, explained."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.flows.builders import ACCOUNT
from tests.flows.s3.objects import EU, IDENTITY, KEY, KEY_ID, US
from tests.problems import problem

from fairlead.core.flow import Weight
from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.policy_draft import PolicyDraft
from fairlead.flows.policy_rules import Request, Verdict, judge
from fairlead.flows.s3_answers import BucketInfo, Encryption
from fairlead.flows.s3_policies import (
    ACTIONS,
    build_s3_policy,
    check_s3_policy,
    requests_of,
    warn_of_keys,
)


def own(key: str, name: str = "docs-eu", region: str = "eu-central-1") -> BucketInfo:
    return BucketInfo(name, region, Encryption.OWN_KEY, key)


def statements(draft: PolicyDraft) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = draft.document["Statement"]
    return listed


def is_enough(document: Any, buckets: Any, identity: AwsIdentity = IDENTITY) -> bool:
    return all(
        judge(document, request) is Verdict.ALLOWED for request in requests_of(buckets, identity)
    )


def test_the_policy_for_two_buckets() -> None:
    draft = build_s3_policy((US, EU), IDENTITY)
    assert statements(draft) == [
        {
            "Sid": "ListBuckets",
            "Effect": "Allow",
            "Action": ["s3:ListAllMyBuckets"],
            "Resource": ["*"],
        },
        {
            "Sid": "Buckets",
            "Effect": "Allow",
            "Action": ["s3:ListBucket", "s3:GetBucketLocation"],
            "Resource": ["arn:aws:s3:::docs-eu", "arn:aws:s3:::docs-us"],
        },
        {
            "Sid": "Objects",
            "Effect": "Allow",
            "Action": ["s3:GetObject"],
            "Resource": ["arn:aws:s3:::docs-eu/*", "arn:aws:s3:::docs-us/*"],
        },
        {
            "Sid": "Keys1",
            "Effect": "Allow",
            "Action": ["kms:Decrypt"],
            "Resource": [KEY],
            "Condition": {"StringEquals": {"kms:ViaService": "s3.eu-central-1.amazonaws.com"}},
        },
    ]
    assert json.loads(draft.compact) == draft.document
    assert check_s3_policy(draft.compact, (US, EU), IDENTITY) == ()


def test_each_resource_has_its_reason() -> None:
    draft = build_s3_policy((US, EU), IDENTITY)
    assert [reason.resources for reason in draft.reasons] == [
        tuple(statement["Resource"]) for statement in statements(draft)
    ]
    words = [str(reason.text) for reason in draft.reasons]
    assert "also when it reads only some" in words[0]
    assert "takes a bucket for empty" in words[1]
    assert "read the objects" in words[2]
    assert words[3].startswith("New objects of docs-eu are encrypted")


@pytest.mark.parametrize(
    "bucket",
    [
        US,
        BucketInfo("docs", "eu-west-1", Encryption.AWS_KEY, "alias/aws/s3"),
        BucketInfo("docs", "eu-west-1", Encryption.UNKNOWN),
    ],
)
def test_only_a_key_of_ones_own_has_to_be_allowed(bucket: BucketInfo) -> None:
    assert len(statements(build_s3_policy((bucket,), IDENTITY))) == 3


def test_keys_are_allowed_region_by_region() -> None:
    buckets = (
        EU,
        own(KEY, "more-eu"),
        own(KEY_ID, "other-eu"),
        own(KEY_ID, "docs-us", "us-east-1"),
    )
    one, two = statements(build_s3_policy(buckets, IDENTITY))[3:]
    assert one["Resource"] == [KEY]
    assert two["Resource"] == [f"arn:aws:kms:us-east-1:{ACCOUNT}:key/{KEY_ID}"]
    assert two["Condition"]["StringEquals"]["kms:ViaService"] == "s3.us-east-1.amazonaws.com"
    words = str(build_s3_policy(buckets, IDENTITY).reasons[3].text)
    assert "of docs-eu, more-eu and other-eu are" in words


@pytest.mark.parametrize("key", ["alias/docs", f"arn:aws:kms:eu-central-1:{ACCOUNT}:alias/docs"])
def test_an_alias_stands_for_every_key_there(key: str) -> None:
    draft = build_s3_policy((own(key),), IDENTITY)
    assert statements(draft)[3]["Resource"] == [f"arn:aws:kms:eu-central-1:{ACCOUNT}:key/*"]
    assert "by an alias" in str(draft.reasons[3].text)


def test_a_key_may_belong_to_another_account() -> None:
    foreign = KEY.replace(ACCOUNT, "999999999999")
    draft = build_s3_policy((own(foreign, region=""),), IDENTITY)
    assert statements(draft)[3]["Resource"] == [foreign]
    assert "s3.eu-central-1.amazonaws.com" in draft.compact


def test_a_bucket_whose_encryption_is_unknown_is_warned_of() -> None:
    by_hand = BucketInfo("by-hand", "us-east-1")
    buckets = (by_hand, EU)
    draft = build_s3_policy(buckets, IDENTITY)
    (warning,) = check_s3_policy(draft.compact, buckets, IDENTITY)
    assert warning.weight is Weight.WARNING
    assert "by-hand" in str(warning.text)
    assert "kms:Decrypt" in str(warning.text)
    assert list(warn_of_keys(draft.document, buckets, IDENTITY)) == [warning]
    assert check_s3_policy(build_s3_policy((US, EU), IDENTITY).compact, (US, EU), IDENTITY) == ()


def test_several_buckets_of_unknown_encryption_are_one_warning() -> None:
    buckets = [BucketInfo(name) for name in ("c", "b", "a")]
    (warning,) = warn_of_keys(build_s3_policy(buckets, IDENTITY).document, buckets, IDENTITY)
    assert "How a and 2 more buckets" in str(warning.text)


@pytest.mark.parametrize("action", ["kms:Decrypt", "KMS:de*"])
def test_a_document_that_allows_another_key_is_not_warned_of(action: str) -> None:
    buckets = (BucketInfo("by-hand", "us-east-1"), EU)
    document = copy.deepcopy(build_s3_policy(buckets, IDENTITY).document)
    key = f"arn:aws:kms:us-east-1:{ACCOUNT}:key/{KEY_ID}"
    allowing = {"Effect": "Allow", "Action": action, "Resource": key}
    document["Statement"].append(allowing)
    assert list(warn_of_keys(document, buckets, IDENTITY)) == []
    allowing["Effect"] = "Deny"
    assert len(list(warn_of_keys(document, buckets, IDENTITY))) == 1


def test_every_bucket() -> None:
    draft = build_s3_policy((EU,), IDENTITY, is_all=True)
    assert [one["Resource"] for one in statements(draft)] == [
        ["*"],
        ["arn:aws:s3:::*"],
        ["arn:aws:s3:::*/*"],
        [KEY],
    ]
    assert "those to come" in str(draft.reasons[1].text)
    assert is_enough(draft.document, (EU, BucketInfo("new")))


def test_the_policy_of_the_documents() -> None:
    draft = build_s3_policy((US,), IDENTITY, PolicyScope.DOCUMENTED)
    (statement,) = statements(draft)
    assert statement["Action"] == list(ACTIONS)
    assert statement["Resource"] == ["*"]
    assert "Elastic documentation" in str(draft.reasons[0].text)
    with_key = build_s3_policy((EU,), IDENTITY, PolicyScope.DOCUMENTED)
    assert is_enough(with_key.document, (EU, US))
    assert not is_enough(draft.document, (EU,))


def test_without_a_bucket_there_is_no_policy() -> None:
    with problem("policy-no-buckets"):
        build_s3_policy((), IDENTITY)
    assert "arn:aws:s3:::*" in build_s3_policy((), IDENTITY, is_all=True).resources


@pytest.mark.parametrize("scope", [PolicyScope.EXISTING, PolicyScope.FAMILY])
def test_nothing_is_built_for_other_scopes(scope: PolicyScope) -> None:
    with pytest.raises(ValueError, match=scope.value):
        build_s3_policy((US,), IDENTITY, scope)


def test_too_many_buckets_are_too_long() -> None:
    buckets = [BucketInfo(f"{number:060}", "us-east-1") for number in range(40)]
    with problem("policy-too-long") as raised:
        build_s3_policy(buckets, IDENTITY)
    assert "40 buckets" in str(raised.value.title)


@pytest.mark.parametrize(
    ("partition", "region", "services"),
    [
        ("aws-us-gov", "us-gov-west-1", "s3.us-gov-west-1.amazonaws.com"),
        (
            "aws-cn",
            "cn-north-1",
            ["s3.cn-north-1.amazonaws.com.cn", "s3.cn-north-1.amazonaws.com"],
        ),
        (
            "aws-eusc",
            "eusc-de-east-1",
            ["s3.eusc-de-east-1.amazonaws.eu", "s3.eusc-de-east-1.amazonaws.com"],
        ),
    ],
)
def test_other_partitions(partition: str, region: str, services: Any) -> None:
    identity = AwsIdentity(ACCOUNT, f"arn:{partition}:iam::{ACCOUNT}:user/x", partition)
    bucket = own(KEY_ID, "docs", region)
    draft = build_s3_policy((bucket,), identity)
    assert statements(draft)[1]["Resource"] == [f"arn:{partition}:s3:::docs"]
    assert statements(draft)[3]["Resource"] == [
        f"arn:{partition}:kms:{region}:{ACCOUNT}:key/{KEY_ID}"
    ]
    assert statements(draft)[3]["Condition"]["StringEquals"]["kms:ViaService"] == services
    assert is_enough(draft.document, (bucket,), identity)


BUCKETS = st.lists(
    st.builds(
        lambda name, region, encryption, key: BucketInfo(
            name, region, encryption, key if encryption is Encryption.OWN_KEY else ""
        ),
        st.from_regex(r"[a-d]{3,4}", fullmatch=True),
        st.sampled_from(["us-east-1", "eu-central-1"]),
        st.sampled_from(Encryption),
        st.sampled_from([KEY_ID, KEY_ID[::-1]]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda bucket: bucket.name,
)


@settings(max_examples=150)
@given(BUCKETS, BUCKETS)
def test_the_chosen_buckets_are_allowed_and_nothing_else(
    buckets: list[BucketInfo], others: list[BucketInfo]
) -> None:
    draft = build_s3_policy(buckets, IDENTITY)
    assert is_enough(draft.document, buckets)
    wanted = {
        (request.action, request.resource, tuple(request.context.items()))
        for request in requests_of(buckets, IDENTITY)
    }
    for request in requests_of(others, IDENTITY):
        is_wanted = (request.action, request.resource, tuple(request.context.items())) in wanted
        assert (judge(draft.document, request) is Verdict.ALLOWED) is is_wanted
    for bucket in buckets:
        arn = f"arn:aws:s3:::{bucket.name}"
        for action in ("s3:PutObject", "s3:DeleteObject", "s3:GetObjectVersion", "kms:Encrypt"):
            assert judge(draft.document, Request(action, f"{arn}/x")) is Verdict.MISSING
        # A neighbor whose name begins the same is somebody else's.
        assert judge(draft.document, Request("s3:GetObject", f"{arn}-2/x")) is Verdict.MISSING


@settings(max_examples=100)
@given(BUCKETS)
def test_nothing_can_be_left_out(buckets: list[BucketInfo]) -> None:
    document: Any = build_s3_policy(buckets, IDENTITY).document
    for at, statement in enumerate(document["Statement"]):
        for part in ("Action", "Resource"):
            for item in statement[part]:
                poorer = copy.deepcopy(document)
                poorer["Statement"][at][part].remove(item)
                assert not is_enough(poorer, buckets)


@given(BUCKETS)
def test_a_key_is_allowed_through_s3_only(buckets: list[BucketInfo]) -> None:
    document = build_s3_policy(buckets, IDENTITY).document
    for request in requests_of(buckets, IDENTITY):
        if request.action == "kms:Decrypt":
            direct = Request(request.action, request.resource)
            through_another = Request(
                request.action, request.resource, {"kms:viaservice": "ec2.us-east-1.amazonaws.com"}
            )
            assert judge(document, direct) is Verdict.MISSING
            assert judge(document, through_another) is Verdict.MISSING
