"""The preview, the sample and the policy of one plan agree, whatever the buckets hold."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.journey import change, complete_answers
from tests.flows.s3.objects import BUCKETS, KEYS, RULE_LISTS, listed

from fairlead.core.plan import Plan
from fairlead.flows.documents import ObjectSummary
from fairlead.flows.policy_rules import Request, Verdict, judge
from fairlead.flows.s3_answers import BucketInfo
from fairlead.flows.s3_plan import build_plan
from fairlead.flows.s3_planned import planned_rules
from fairlead.flows.sample_choice import SampleChoice
from fairlead.flows.sync_rules import Rule, matches
from fairlead.flows.sync_rules_preview import Preview, Previewer

Stored = Mapping[str, Mapping[str, ObjectSummary]]

SUMMARIES = st.builds(
    listed,
    KEYS,
    st.sampled_from([0, 1, 2048, 10_485_760, 10_485_761]),
    st.sampled_from(["STANDARD", "GLACIER"]),
)
# Buckets with their objects by key, as S3 holds them.
STORES: st.SearchStrategy[Stored] = st.dictionaries(
    BUCKETS, st.lists(SUMMARIES, max_size=12).map(lambda some: {one.key: one for one in some})
)


def plan_of(rules: list[Rule], chosen: tuple[str, ...], *, is_all: bool) -> Plan:
    known = (BucketInfo("one", "us-east-1"), BucketInfo("two", "us-east-1"))
    answers = complete_answers()
    return build_plan(
        change(answers, "rules", known=known, chosen=chosen, is_all=is_all, rules=tuple(rules))
    )


def previewed(plan: Plan, stored: Stored) -> list[Preview]:
    """Everything that a full sync would fetch, bucket by bucket."""
    rules = planned_rules(plan)
    names = ("one", "two") if rules.is_all else tuple(one.name for one in rules.buckets)
    previewer = Previewer(rules.rules, rules.basic)
    return [one for name in names for one in previewer.look(name, stored.get(name, {}).values())]


def allows(plan: Plan, action: str, resource: str) -> bool:
    (policy,) = (step.values["document"] for step in plan.steps if step.id == "policy")
    request = Request(action, f"arn:aws:s3:::{resource}")
    return judge(json.loads(policy), request) is Verdict.ALLOWED


@given(RULE_LISTS, st.sampled_from([("one",), ("one", "two")]), st.booleans(), STORES)
def test_what_is_previewed_may_be_read_and_nothing_else(
    rules: list[Rule], chosen: tuple[str, ...], is_all: bool, stored: Stored
) -> None:
    plan = plan_of(rules, chosen, is_all=is_all)
    found = {(one.bucket, one.summary.key) for one in previewed(plan, stored)}
    for bucket, key in found:
        assert allows(plan, "s3:ListBucket", bucket)
        assert allows(plan, "s3:GetObject", f"{bucket}/{key}")
    named = {rule.bucket for rule in rules} if rules else {*chosen}
    for bucket in ("one", "two"):
        is_read = bucket in named or (is_all and not rules)
        assert allows(plan, "s3:ListBucket", bucket) is is_read
        for key in stored.get(bucket, {}):
            takes = any(rule.bucket == bucket and matches(rule, key) for rule in rules)
            assert ((bucket, key) in found) is (is_read and (takes or not rules))


@given(RULE_LISTS, STORES, st.integers(1, 30))
def test_a_sample_is_a_part_of_the_preview_and_the_whole_where_there_is_room(
    rules: list[Rule], stored: Stored, room: int
) -> None:
    plan = plan_of(rules, ("one", "two"), is_all=False)
    preview = previewed(plan, stored)
    choice = SampleChoice(room)
    choice.add(preview)
    sample = choice.chosen()
    assert set(map(key_of, sample)) <= set(map(key_of, preview))
    by_key = {key_of(one): one for one in preview}
    for one in sample:
        # What becomes of it, and which rules take it, is told the same in both.
        assert one == by_key[key_of(one)]
    for bucket in ("one", "two"):
        all_of_it = [one for one in preview if one.bucket == bucket]
        some = [one for one in sample if one.bucket == bucket]
        assert len(some) == min(room, len(all_of_it))


def key_of(preview: Preview) -> tuple[str, str]:
    return preview.bucket, preview.summary.key
