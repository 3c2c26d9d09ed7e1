"""What an S3 journey starts with, and how its answers follow from each other."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.flows.builders import ACCOUNT, CONNECTOR_ID, DEPLOYMENT, IDENTITY, OWNER
from tests.flows.s3.journey import HOSTED, change, complete_answers, with_part
from tests.flows.s3.objects import EU, US

from fairlead.core.flow import frontier, trail
from fairlead.flows.answers import AccessKeyInfo, AwsIdentity, ElasticMethod, KeyRelief, UserMode
from fairlead.flows.s3 import fill_names, settle, start_answers
from fairlead.flows.s3_answers import Host, RulesAnswers, S3Answers
from fairlead.flows.s3_names import check_index_name
from fairlead.flows.s3_pages import PAGES
from fairlead.flows.sync_rules import Rule

OTHER = AwsIdentity("999999999999", "arn:aws:iam::999999999999:user/x", "aws")
KEYS = (AccessKeyInfo("AKIA1", True, ""), AccessKeyInfo("AKIA2", False, ""))


def test_a_journey_starts_with_names_of_its_own() -> None:
    answers = start_answers(CONNECTOR_ID)
    assert answers.connector.id == CONNECTOR_ID
    assert answers.elastic.method is ElasticMethod.PASSWORD
    assert answers.policy.name == answers.user.name == "fairlead-s3-0a1b2c"
    assert answers.connector.name == "Amazon S3"
    assert answers.connector.index == "search-s3-0a1b2c"
    other = start_answers("ffffff00-" + CONNECTOR_ID[9:])
    assert other.policy.name != answers.policy.name
    assert other.connector.index != answers.connector.index


def test_names_that_are_there_are_not_filled() -> None:
    answers = with_part(start_answers(CONNECTOR_ID), "connector", name="x", index="y")
    answers = with_part(with_part(answers, "policy", name="p"), "user", name="")
    filled = fill_names(answers)
    assert (filled.policy.name, filled.user.name) == ("p", "p")
    assert (filled.connector.name, filled.connector.index) == ("x", "y")


def test_a_connection_is_named_after_its_only_bucket() -> None:
    answers = complete_answers()
    assert answers.connector.name == "S3 docs-us"
    assert answers.connector.index == "search-docs-us-0a1b2c"
    both = change(answers, "rules", chosen=("docs-us", "docs-eu"))
    assert (both.connector.name, both.connector.index) == ("Amazon S3", "search-s3-0a1b2c")
    ruled = change(both, "rules", rules=(Rule("docs-eu", "a"), Rule("docs-eu", "b")))
    assert ruled.connector.name == "S3 docs-eu"


def test_every_bucket_is_no_single_one_even_where_there_is_one() -> None:
    answers = change(complete_answers(), "rules", known=(US,), chosen=(), is_all=True)
    assert answers.connector.name == "Amazon S3"
    # With rules it is they that count.
    ruled = change(answers, "rules", rules=(Rule("docs-us"),))
    assert ruled.connector.name == "S3 docs-us"


def test_the_index_is_always_a_possible_one() -> None:
    arn = "arn:aws:s3:us-west-2:123456789012:accesspoint/My_Reports"
    answers = change(complete_answers(), "rules", chosen=(arn,))
    assert answers.connector.name == f"S3 {arn}"
    assert check_index_name(answers.connector.index) is None


def test_derived_names_follow_until_they_are_typed() -> None:
    answers = change(complete_answers(), "policy", name="readers")
    assert answers.user.name == "readers"
    typed = change(change(answers, "user", name="robot"), "connector", name="Docs", index="docs")
    later = change(change(typed, "policy", name="other"), "rules", chosen=("docs-eu",))
    assert (later.user.name, later.connector.name, later.connector.index) == (
        "robot",
        "Docs",
        "docs",
    )


def test_the_name_of_an_existing_user_follows_nothing() -> None:
    existing = change(complete_answers(), "user", mode=UserMode.EXISTING)
    assert change(existing, "policy", name="other").user.name == existing.user.name


def test_buckets_of_another_account_are_dropped_and_rules_stay() -> None:
    rules = (Rule("docs-us", "a"),)
    answers = change(complete_answers(), "rules", rules=rules, is_all=True, edited="[")
    moved = change(answers, "aws", identity=OTHER).rules
    assert moved == RulesAnswers(rules=rules, is_all=True, edited="[")
    assert change(answers, "aws", identity=None).rules == answers.rules
    assert change(answers, "aws", region="eu-west-1").rules == answers.rules
    # Who types names before any lookup keeps them.
    typed = change(complete_answers(), "rules", known=(), looked_up_for="")
    assert change(typed, "aws", identity=OTHER).rules.chosen == ("docs-us",)


def test_elastic_is_the_host_only_where_it_can_be() -> None:
    hosted = change(complete_answers(), "elastic", deployment=HOSTED)
    managed = change(hosted, "connector", host=Host.ELASTIC)
    assert managed.connector.host is Host.ELASTIC
    assert managed.connector.index == "content-docs-us-0a1b2c"
    unknown = change(managed, "elastic", address="https://other.kb.example.com")
    assert unknown.elastic.deployment is None
    assert unknown.connector.host is Host.ELASTIC
    newer = change(managed, "elastic", deployment=DEPLOYMENT)
    assert newer.connector.host is Host.SELF
    assert newer.connector.index == "search-docs-us-0a1b2c"


def test_keys_belong_to_their_user() -> None:
    answers = change(complete_answers(), "user", mode=UserMode.EXISTING, name="soc")
    chosen = change(answers, "key", present=KEYS, relief=KeyRelief.DELETE, relief_id="AKIA2")
    assert chosen.key.relief_id == "AKIA2"
    assert change(chosen, "user", name="other").key.present == ()


NAMES = st.sampled_from(["fairlead-s3-0a1b2c", "a", "B c", ""])


@st.composite
def any_answers(draw: st.DrawFn) -> S3Answers:
    answers = complete_answers()
    rules = draw(st.sampled_from([(), (Rule("docs-eu"),), (Rule("docs-us"), Rule("docs-eu"))]))
    return replace(
        answers,
        aws=replace(
            answers.aws,
            profile=draw(st.sampled_from(["default", "x"])),
            identity=draw(st.sampled_from([None, IDENTITY, OTHER])),
        ),
        elastic=replace(
            answers.elastic,
            address=draw(st.sampled_from(["https://a.example", ""])),
            deployment=draw(st.sampled_from([None, DEPLOYMENT, HOSTED])),
        ),
        rules=RulesAnswers(
            known=draw(st.sampled_from([(), (US,), (US, EU)])),
            looked_up_for=draw(st.sampled_from(["", ACCOUNT])),
            chosen=draw(st.sampled_from([(), ("docs-us",), ("docs-us", "docs-eu")])),
            is_all=draw(st.booleans()),
            rules=rules,
        ),
        policy=replace(answers.policy, name=draw(NAMES)),
        user=replace(answers.user, name=draw(NAMES), mode=draw(st.sampled_from(UserMode))),
        key=replace(
            answers.key,
            own_id=draw(st.sampled_from(["", "AKIAIOSFODNN7EXAMPLE"])),
            own_owner=draw(st.sampled_from([None, OWNER])),
            present=draw(st.sampled_from([(), KEYS])),
            relief_id=draw(st.sampled_from(["", "AKIA2"])),
        ),
        connector=replace(
            answers.connector,
            name=draw(st.sampled_from(["Amazon S3", "S3 docs-us", "x", ""])),
            index=draw(st.sampled_from(["search-s3-0a1b2c", "content-s3-0a1b2c", "x", ""])),
            host=draw(st.sampled_from(Host)),
        ),
    )


@given(any_answers(), any_answers())
def test_settling_twice_is_settling_once(old: S3Answers, new: S3Answers) -> None:
    settled = settle(old, new)
    assert settle(old, settled) == settled
    assert settle(settled, settled) == settled


@given(any_answers(), any_answers())
def test_what_is_settled_belongs_together(old: S3Answers, new: S3Answers) -> None:
    settled = settle(old, new)
    identity, deployment = settled.aws.identity, settled.elastic.deployment
    assert identity is None or settled.rules.looked_up_for in ("", identity.account)
    assert deployment != DEPLOYMENT or settled.connector.host is Host.SELF
    assert settled.key.relief_id in ("", *(info.access_key_id for info in settled.key.present))
    # What nobody derived stays as it was typed.
    typed = {"x", ""}
    assert new.connector.index not in typed or settled.connector.index == new.connector.index


@given(any_answers(), any_answers())
def test_the_frontier_is_the_first_page_that_is_not_complete(
    old: S3Answers, new: S3Answers
) -> None:
    answers = settle(old, new)
    way = trail(PAGES, answers)
    reach = frontier(PAGES, answers)
    assert all(page.is_valid(answers) for page in way[:reach])
    assert reach == len(way) - 1 or not way[reach].is_valid(answers)
    assert frontier(PAGES, complete_answers()) == len(way) - 1
