"""The answers of the S3 journey, and what follows from them alone."""

from __future__ import annotations

from tests.flows.s3.objects import EU, US

from fairlead.flows.s3_answers import BucketInfo, Host, RulesAnswers, S3Answers, S3ConnectorAnswers
from fairlead.flows.sync_rules import Rule


def test_the_buckets_that_are_read_follow_from_the_answers() -> None:
    known = (US, EU)
    chosen = RulesAnswers(known=known, chosen=("docs-eu", "nope"))
    assert chosen.buckets == (EU, BucketInfo("nope"))
    assert chosen.bucket_list == "docs-eu, nope"
    everything = RulesAnswers(known=known, is_all=True)
    assert everything.buckets == known
    assert everything.bucket_list == "*"
    rules = (Rule("docs-us", "a"), Rule("docs-us", "b"), Rule("else"))
    ruled = RulesAnswers(known=known, chosen=("docs-eu",), rules=rules)
    assert ruled.buckets == (US, BucketInfo("else"))
    # The setting must not be empty, though nobody reads it then.
    assert ruled.bucket_list == "docs-eu"
    assert RulesAnswers(rules=rules).bucket_list == "docs-us, else"


def test_answers_are_plain_and_comparable() -> None:
    assert S3Answers() == S3Answers()
    assert hash(S3Answers().rules) == hash(RulesAnswers())
    assert not S3Answers().connector.is_managed
    assert S3ConnectorAnswers(host=Host.ELASTIC).is_managed
