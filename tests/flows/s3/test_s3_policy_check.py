"""A policy document that the user typed, judged for reading buckets."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.flows.s3.objects import EU, IDENTITY, KEY, US

from fairlead.core.flow import Weight
from fairlead.flows.s3_policies import ACTIONS, check_s3_policy


def edited(**changes: Any) -> str:
    statement = {"Effect": "Allow", "Action": list(ACTIONS), "Resource": "*", **changes}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            edited(Action="s3:List*"),
            "needs s3:GetBucketLocation on arn:aws:s3:::docs-us and on 1 more",
        ),
        (
            edited(Action=list(ACTIONS[:3])),
            "needs s3:GetObject on arn:aws:s3:::docs-us/any/object and on 1 more",
        ),
        (edited(), f"needs kms:Decrypt on {KEY}, which"),
        (edited(Effect="Deny"), "itself denies s3:ListAllMyBuckets on arn:aws:s3:::*, which"),
        (edited(Effect="Deny"), "denies s3:ListBucket on arn:aws:s3:::docs-us and on 1 more"),
        ("{", "Line 1"),
        (edited(Effect="Maybe"), "Effect must be"),
    ],
)
def test_an_edited_policy_lacks_something(text: str, words: str) -> None:
    issues = check_s3_policy(text, (US, EU), IDENTITY)
    found = [issue.weight for issue in issues if words in str(issue.text)]
    assert found == [Weight.ERROR]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (edited(Action="*"), "“*” allows far more"),
        (edited(Action=["s3:*", "kms:*"]), "“kms:*” allows far more"),
        (edited(Action="s3:ListMultipartUploadParts"), "UploadParts does nothing"),
        (
            edited(Condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}),
            "gets s3:GetObject hangs on conditions",
        ),
    ],
)
def test_an_edited_policy_is_doubtful(text: str, words: str) -> None:
    issues = check_s3_policy(text, (US, EU), IDENTITY)
    found = [issue.weight for issue in issues if words in str(issue.text)]
    assert found == [Weight.WARNING]


def test_before_the_sign_in_only_the_form_is_judged() -> None:
    assert check_s3_policy(edited(Action="s3:PutObject"), (US,)) == ()
