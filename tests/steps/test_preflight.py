"""The rows of Sign in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.flows.answers import KeyMode, PolicyScope, UserMode
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.views import Check, CheckState, Side
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.vault import MemoryVault
from fairlead.steps import discovery
from fairlead.steps.bedrock_preflight import bedrock_questions
from fairlead.steps.bedrock_rights import bedrock_grants
from fairlead.steps.checks_aws import check_rights
from fairlead.steps.preflight import Ends, preflight
from fairlead.steps.rights import operator_policy

ANSWERS = BedrockAnswers()
ALL = {"identity", "rights", "models", "use-case", "kibana", "license", "create", "vault"}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(key_delay=0)) as started:
        yield started


class LastingVault(MemoryVault):
    """A keyring that keeps secrets over a restart."""

    name = "GNOME Keyring"
    is_durable = True


def ends(stage: Stage, *, aws: Aws | None = None, kibana: Kibana | None = None) -> Ends:
    return Ends(
        lambda: aws or stage.aws,
        lambda: kibana or stage.kibana,
        lambda: stage.elasticsearch,
        LastingVault,
    )


def policy_for(answers: BedrockAnswers, aws: Aws) -> str:
    """Return what an administrator is handed."""
    return operator_policy(answers, bedrock_grants(answers), discovery.identify(aws))


def look(stage: Stage, at: Ends | None = None) -> dict[str, Check]:
    """Return the last state of every row."""
    cancel = CancelToken()
    rows = preflight(bedrock_questions(ANSWERS, at or ends(stage), cancel), cancel)
    return {check.id: check for check in rows}


def as_user(stage: Stage, document: str) -> Aws:
    """Sign in as a new user with this policy alone."""
    name = unique("operator")
    stage.aws.call("iam", "create_user", UserName=name, Path="/people/")
    stage.aws.call(
        "iam", "put_user_policy", UserName=name, PolicyName="only", PolicyDocument=document
    )
    key = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    return stage.aws.with_key(StaticCredentials(key["AccessKeyId"], key["SecretAccessKey"]))


def test_an_administrator_sees_green_rows_and_what_is_still_to_do(stage: Stage) -> None:
    rows = look(stage)

    states = {name: check.state for name, check in rows.items()}
    assert states.keys() == ALL
    assert states.pop("use-case") is CheckState.WARNING
    assert set(states.values()) == {CheckState.PASSED}
    assert "admin" in str(rows["identity"].title)
    assert "9.6" in str(rows["kibana"].title)
    assert "GNOME Keyring" in str(rows["vault"].title)
    assert "us-east-1" in str(rows["models"].title)
    number = sum(len(grant.actions) for grant in bedrock_grants(ANSWERS))
    assert str(rows["rights"].title) == f"May do all {number} actions this set-up needs"
    assert rows["license"].side is Side.ELASTIC


def test_every_row_runs_before_it_is_known(stage: Stage) -> None:
    questions = bedrock_questions(ANSWERS, ends(stage), CancelToken())
    seen = [(check.id, check.state) for check in preflight(questions, CancelToken())]

    for name in ALL:
        states = [state for row, state in seen if row == name]
        assert states[0] is CheckState.RUNNING
        assert len(states) == 2


def test_an_operator_without_rights_gets_the_policy_for_the_administrator(stage: Stage) -> None:
    simulate = {"Effect": "Allow", "Action": "iam:SimulatePrincipalPolicy", "Resource": "*"}
    aws = as_user(stage, json.dumps({"Version": "2012-10-17", "Statement": [simulate]}))

    check = check_rights(aws, ANSWERS, bedrock_grants(ANSWERS))

    assert check.state is CheckState.FAILED
    assert "iam:CreatePolicy" in str(check.meaning)
    assert check.fix is not None
    assert check.fix.kind == "copy"
    assert check.copyable == operator_policy(
        ANSWERS, bedrock_grants(ANSWERS), discovery.identify(aws)
    )
    aws.close()


SIMULATE = {"Effect": "Allow", "Action": "iam:SimulatePrincipalPolicy", "Resource": "*"}


@pytest.mark.parametrize("scope", [PolicyScope.CHOSEN, PolicyScope.EXISTING])
@pytest.mark.parametrize("user", list(UserMode))
@pytest.mark.parametrize("key", list(KeyMode))
def test_the_policy_for_the_administrator_is_enough(
    stage: Stage, scope: PolicyScope, user: UserMode, key: KeyMode
) -> None:
    account = stage.world.scene.account
    existing = f"arn:aws:iam::{account}:policy/team/there" if scope is PolicyScope.EXISTING else ""
    answers = replace(
        ANSWERS,
        policy=replace(ANSWERS.policy, scope=scope, existing_arn=existing),
        user=replace(ANSWERS.user, mode=user, name="connector"),
        key=replace(ANSWERS.key, mode=key),
    )
    document = json.loads(policy_for(answers, stage.aws))
    document["Statement"].append(SIMULATE)

    with closing(as_user(stage, json.dumps(document))) as aws:
        assert check_rights(aws, answers, bedrock_grants(answers)).state is CheckState.PASSED


def test_every_statement_of_it_is_needed(stage: Stage) -> None:
    document = json.loads(policy_for(ANSWERS, stage.aws))

    for statement in document["Statement"]:
        others = [other for other in document["Statement"] if other != statement]
        less = {**document, "Statement": [*others, SIMULATE]}
        with closing(as_user(stage, json.dumps(less))) as aws:
            assert check_rights(aws, ANSWERS, bedrock_grants(ANSWERS)).state is CheckState.FAILED


def test_who_may_not_ask_about_himself_is_told_so(stage: Stage) -> None:
    nothing = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    aws = as_user(stage, json.dumps({"Version": "2012-10-17", "Statement": [nothing]}))

    check = check_rights(aws, ANSWERS, bedrock_grants(ANSWERS))

    assert check.state is CheckState.WARNING
    assert "AccessDenied" in str(check.meaning)
    aws.close()


def test_a_bad_sign_in_to_aws_is_one_row_and_not_four(stage: Stage) -> None:
    aws = stage.aws.with_key(StaticCredentials("AKIA" + "X" * 16, "s" * 40))

    rows = look(stage, ends(stage, aws=aws))

    assert rows["identity"].state is CheckState.FAILED
    assert rows["identity"].problem is not None
    assert rows.keys() == ALL - {"rights", "models", "use-case"}
    aws.close()


def test_an_end_that_cannot_be_opened_is_a_row(stage: Stage) -> None:
    def broken() -> Aws:
        raise Problem("profile-not-found", verbatim("No such profile."), verbatim("Choose."))

    rows = look(stage, replace(ends(stage), aws=broken))

    assert str(rows["identity"].title) == "No such profile."
    assert rows["kibana"].state is CheckState.PASSED


@pytest.fixture
def viewer(stage: Stage) -> Iterator[Kibana]:
    """Kibana as somebody who may only look."""
    credentials = stage.world.elastic
    auth = ElasticAuth(api_key=credentials.reader_api_key)
    kibana = Kibana(stage.world.kibana_url, auth)
    yield kibana
    kibana.close()


def test_who_may_not_create_connectors_gets_the_role(stage: Stage, viewer: Kibana) -> None:
    check = look(stage, ends(stage, kibana=viewer))["create"]

    assert check.state is CheckState.FAILED
    assert check.fix is not None
    line, _, body = check.copyable.partition("\n")
    assert line == "PUT kbn:/api/security/role/fairlead"
    assert json.loads(body)["kibana"] == [
        {"base": [], "feature": {"actions": ["all"]}, "spaces": ["default"]}
    ]


def test_a_stranger_to_kibana_is_told(stage: Stage) -> None:
    nobody = Kibana(stage.world.kibana_url, ElasticAuth())

    rows = look(stage, ends(stage, kibana=nobody))

    assert rows["kibana"].state is CheckState.FAILED
    assert "license" not in rows
    nobody.close()


@pytest.mark.parametrize("make", [MemoryVault])
def test_a_vault_that_forgets_is_a_warning(stage: Stage, make: Callable[[], MemoryVault]) -> None:
    check = look(stage, replace(ends(stage), vault=make))["vault"]

    assert check.state is CheckState.WARNING


def test_every_question_that_fails_becomes_a_row(stage: Stage, subtests: pytest.Subtests) -> None:
    with stage.calls_made() as calls:
        look(stage)

    for service, operation in {(call.service, call.operation) for call in calls}:
        with subtests.test(service=service, operation=operation):
            with stage.fault("server_error", service, operation):
                rows = look(stage)
            failed = [row for row in rows.values() if row.state is CheckState.FAILED]
            assert failed
            assert all(row.problem is not None and str(row.meaning) for row in failed)
