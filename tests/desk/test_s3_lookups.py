"""What the S3 journey looks up, from the desk of one Fairlead."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import CancelToken
from fairlead.core.events import Ending
from fairlead.core.secrets import SecretBag
from fairlead.desk.local import LocalDesk
from fairlead.flows.answers import ElasticMethod
from fairlead.flows.s3 import start_answers
from fairlead.flows.s3_answers import RulesAnswers, S3Answers, S3ConnectorAnswers
from fairlead.flows.s3_desk import S3Desk
from fairlead.flows.s3_planned import planned_connector
from fairlead.flows.views import CheckState, Health
from fairlead.services.aws import Aws

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "s3.toml"
ID = "0f1e2d3c-0000-4000-8000-000000000000"
CANCEL = CancelToken()


@pytest.fixture
def bag() -> SecretBag:
    return SecretBag()


@pytest.fixture
def answers(desk: LocalDesk, bag: SecretBag) -> S3Answers:
    practice = desk.practice_sign_in(bag, ElasticMethod.PASSWORD)
    assert practice is not None
    aws, elastic = practice
    return replace(start_answers(ID), aws=aws, elastic=elastic)


@pytest.fixture
def proved(desk: LocalDesk) -> str:
    """The id of a run of the example."""
    plan, bag = plan_from_file(desk, EXAMPLE, CANCEL)
    ended = desk.apply(plan, bag, lambda _event: None, CANCEL)
    assert (ended.ending, ended.problem) == (Ending.PROVED, None)
    return ended.run_id


def test_the_desk_is_what_the_pages_ask(desk: LocalDesk) -> None:
    asked: S3Desk = desk
    assert asked is desk


def test_sign_in_and_buckets_and_rules(desk: LocalDesk, answers: S3Answers, bag: SecretBag) -> None:
    rows = {row.id: row for row in desk.s3_preflight(answers, bag, CANCEL)}
    states = {name: row.state for name, row in rows.items()}
    # The practice keyring forgets.
    assert states.pop("vault") is CheckState.WARNING
    assert set(states.values()) == {CheckState.PASSED}
    infos = {info.name: info for info in desk.buckets(answers.aws, bag, CANCEL)}
    assert infos["fairlead-berichte"].region == "eu-central-1"
    rules = RulesAnswers(chosen=("fairlead-berichte",))
    with closing(desk.preview(answers.aws, bag, rules, answers.connector, CANCEL)) as updates:
        assert list(updates)[-1].total.count() == 8


def test_a_connection_passes_its_checks_is_found_under_its_names_and_fails_without_rights(
    desk: LocalDesk, proved: str, answers: S3Answers, bag: SecretBag
) -> None:
    rows = {row.id: row for row in desk.connector_checks(proved, CANCEL)}
    assert {row.state for row in rows.values()} <= {CheckState.PASSED, CheckState.WARNING}
    assert {"connector", "index", "key", "listing"} <= rows.keys()
    assert desk.check(proved).health is Health.WORKING

    there = planned_connector(desk.plan_of(proved))
    target = desk.target(answers.elastic, bag, there)
    assert target.index_documents == 0
    assert (target.index_connector, target.index_connector_name) == (there.id, there.name)
    assert target.namesakes == (there.id,)
    assert not target.can_be_managed
    free = desk.target(answers.elastic, bag, S3ConnectorAnswers(ID, "Nobody's", "nobodys"))
    assert (free.index_documents, free.index_connector, free.namesakes) == (None, "", ())
    nameless = desk.target(answers.elastic, bag, S3ConnectorAnswers(ID))
    assert (nameless.index_documents, nameless.namesakes) == (None, ())

    take_rights(desk, proved)
    assert desk.check(proved).health is Health.FAILING
    assert red_rows(desk, proved) == {"key"}


def take_rights(desk: LocalDesk, run_id: str) -> None:
    """Detach the policy of the connector's user."""
    user = desk.facts_of(run_id)["user"]["name"]
    key = "AttachedPolicies"
    with closing(Aws("", profile="admin", files=desk.room.surroundings.aws_files)) as admin:
        for policy in admin.pages("iam", "list_attached_user_policies", key, UserName=user):
            arn = policy["PolicyArn"]
            admin.call("iam", "detach_user_policy", UserName=user, PolicyArn=arn)


def red_rows(desk: LocalDesk, run_id: str) -> set[str]:
    """Return the checks that fail."""
    rows = desk.connector_checks(run_id, CANCEL)
    return {row.id for row in rows if row.state is CheckState.FAILED}
