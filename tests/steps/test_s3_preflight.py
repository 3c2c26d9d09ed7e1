"""The rows of Sign in on the way to the S3 connector."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from tests.services.wire import Wire, http
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import CancelToken
from fairlead.flows.answers import ElasticMethod
from fairlead.flows.s3 import start_answers
from fairlead.flows.s3_answers import ApiKeySource, Host, S3Answers
from fairlead.flows.views import Check, CheckState
from fairlead.sandbox.faults import FaultKind
from fairlead.sandbox.world import World
from fairlead.services.api_keys import ApiKeys
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.vault import MemoryVault
from fairlead.steps import discovery
from fairlead.steps.checks_aws import check_rights
from fairlead.steps.checks_s3 import check_elasticsearch, check_key_source, check_privileges
from fairlead.steps.preflight import Ends, preflight
from fairlead.steps.rights import operator_policy
from fairlead.steps.s3_preflight import s3_questions
from fairlead.steps.s3_rights import LOOKING, operator_role, s3_grants

ANSWERS = start_answers("0f1e2d3c-0000-4000-8000-000000000000")
WITH_KEY = replace(ANSWERS, elastic=replace(ANSWERS.elastic, method=ElasticMethod.API_KEY))
ALL = {
    *("identity", "rights", "looking", "kibana", "elasticsearch", "privileges", "api-key", "vault"),
}
SIMULATE = {"Effect": "Allow", "Action": "iam:SimulatePrincipalPolicy", "Resource": "*"}


class LastingVault(MemoryVault):
    """A keyring that keeps secrets over a restart."""

    is_durable = True


def look(stage: Stage, answers: S3Answers = ANSWERS, aws: Aws | None = None) -> dict[str, Check]:
    """Return the last state of every row."""
    ends = Ends(
        lambda: aws or stage.aws,
        lambda: stage.kibana,
        lambda: stage.elasticsearch,
        LastingVault,
    )
    return {check.id: check for check in preflight(s3_questions(answers, ends), CancelToken())}


def as_user(stage: Stage, *statements: object) -> Aws:
    """Sign in as a new user with these statements alone."""
    name = unique("operator")
    document = json.dumps({"Version": "2012-10-17", "Statement": [*statements, SIMULATE]})
    stage.aws.call("iam", "create_user", UserName=name, Path="/people/")
    stage.aws.call(
        "iam", "put_user_policy", UserName=name, PolicyName="only", PolicyDocument=document
    )
    key = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    return stage.aws.with_key(StaticCredentials(key["AccessKeyId"], key["SecretAccessKey"]))


@pytest.fixture
def by_password(world: World) -> Iterator[Elasticsearch]:
    """Elasticsearch as an administrator who signs in with a password."""
    auth = ElasticAuth(username=world.elastic.username, password=world.elastic.password)
    with closing(Elasticsearch(world.elasticsearch_url, auth)) as elasticsearch:
        yield elasticsearch


def with_role(by_password: Elasticsearch, role: object) -> Elasticsearch:
    """Return Elasticsearch as somebody with this role alone."""
    body = {"name": unique("key"), "role_descriptors": {"role": role}}
    return by_password.with_key(ApiKeys(by_password).create(body).encoded)


def test_an_administrator_sees_green_rows(stage: Stage) -> None:
    rows = look(stage)
    assert rows.keys() == ALL
    assert {row.state for row in rows.values()} == {CheckState.PASSED}
    assert str(rows["elasticsearch"].title).startswith("Elasticsearch 9.6")
    number = sum(len(grant.actions) for grant in s3_grants(ANSWERS))
    assert str(rows["rights"].title) == f"May do all {number} actions this set-up needs"


def test_who_signs_in_with_a_key_is_told_the_ways_out(stage: Stage) -> None:
    row = look(stage, WITH_KEY)["api-key"]
    assert row.state is CheckState.WARNING
    for way in ("user name and password", "paste a key", "use the key that you are signed in with"):
        assert way in str(row.meaning)
    managed = replace(WITH_KEY, connector=replace(WITH_KEY.connector, host=Host.ELASTIC))
    words = str(check_key_source(managed).meaning)
    assert "paste a key" in words
    assert "signed in with." not in words


@pytest.mark.parametrize("source", [ApiKeySource.PASTED, ApiKeySource.OPERATOR])
def test_a_key_from_elsewhere_is_a_way(source: ApiKeySource) -> None:
    answers = replace(WITH_KEY, connector=replace(WITH_KEY.connector, api_key=source))
    assert check_key_source(answers).state is CheckState.PASSED


def test_an_operator_without_rights_gets_the_policy_for_the_administrator(stage: Stage) -> None:
    with closing(as_user(stage)) as aws:
        rows = look(stage, aws=aws)
        policy = operator_policy(ANSWERS, s3_grants(ANSWERS), discovery.identify(aws))
    assert rows["rights"].state is CheckState.FAILED
    assert rows["rights"].copyable == policy
    assert "iam:CreatePolicy" in str(rows["rights"].meaning)
    assert rows["looking"].state is CheckState.WARNING
    assert "s3:GetEncryptionConfiguration" in str(rows["looking"].meaning)
    assert "kms:DescribeKey" in rows["looking"].copyable


def test_the_policies_for_the_administrator_are_enough(stage: Stage) -> None:
    for grants in (s3_grants(ANSWERS), LOOKING):
        document = json.loads(operator_policy(ANSWERS, grants, discovery.identify(stage.aws)))
        with closing(as_user(stage, *document["Statement"])) as aws:
            assert check_rights(aws, ANSWERS, grants).state is CheckState.PASSED


@pytest.mark.parametrize("host", list(Host))
@pytest.mark.parametrize("source", list(ApiKeySource))
def test_the_role_for_the_administrator_is_enough_and_no_part_of_it_is_too_much(
    by_password: Elasticsearch, source: ApiKeySource, host: Host
) -> None:
    answers = replace(ANSWERS, connector=replace(ANSWERS.connector, api_key=source, host=host))
    line, _, text = operator_role(answers).partition("\n")
    assert line == "PUT /_security/role/fairlead"
    role = json.loads(text)
    assert f"{answers.connector.index}-sample" in role["indices"][-1]["names"]
    with closing(with_role(by_password, role)) as able:
        assert check_privileges(able, answers).state is CheckState.PASSED
    for privilege in role["cluster"]:
        less = {**role, "cluster": [one for one in role["cluster"] if one != privilege]}
        with closing(with_role(by_password, less)) as unable:
            row = check_privileges(unable, answers)
        assert row.state is CheckState.FAILED
        assert privilege in str(row.meaning)
        assert row.copyable == operator_role(answers)
    with closing(with_role(by_password, {**role, "indices": []})) as unable:
        assert answers.connector.index in str(check_privileges(unable, answers).meaning)


def test_an_old_version_is_told() -> None:
    body = json.dumps({"version": {"number": "8.15.3", "build_flavor": "default"}})
    answer = http(200, body, x_elastic_product="Elasticsearch")
    with Wire(answer) as wire, closing(Elasticsearch(wire.url, ElasticAuth())) as old:
        row = check_elasticsearch(old)
    assert row.state is CheckState.FAILED
    assert "8.15.3" in str(row.title)
    assert "8.16" in str(row.meaning)


def test_an_unknown_address_is_a_row_and_ends_what_comes_after(stage: Stage) -> None:
    ends = Ends(lambda: stage.aws, lambda: stage.kibana, lambda: None, LastingVault)
    rows = {row.id: row for row in preflight(s3_questions(ANSWERS, ends), CancelToken())}
    assert rows.keys() == ALL - {"privileges", "api-key"}
    assert rows["elasticsearch"].problem is not None


KINDS = [
    *("denied", "server_error", "throttle", "expired", "malformed", "reset"),
    pytest.param("timeout", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_that_fails_becomes_a_row(
    stage: Stage, subtests: pytest.Subtests, kind: FaultKind
) -> None:
    with stage.calls_made() as calls:
        look(stage)
    for service, operation in {(call.service, call.operation) for call in calls}:
        with subtests.test(service=service, operation=operation):
            with stage.fault(kind, service, operation):
                rows = look(stage)
            told = [row for row in rows.values() if row.state is not CheckState.PASSED]
            assert told
            assert all(str(row.meaning) for row in told)
            assert all(row.problem for row in told if row.state is CheckState.FAILED)
