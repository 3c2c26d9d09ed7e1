"""What the pages ask before anything is made."""

from __future__ import annotations

from contextlib import closing

import pytest
from tests.problems import problem
from tests.steps.plans import DOCUMENT, user_spec
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import CancelToken
from fairlead.services.aws import StaticCredentials
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.steps import discovery

CANCEL = CancelToken()


def weak(stage: Stage) -> StaticCredentials:
    key = stage.world.weak
    return StaticCredentials(key.access_key_id, key.secret_access_key)


def test_the_operator_is_known_by_account_name_and_partition(stage: Stage) -> None:
    identity = discovery.identify(stage.aws)

    assert (identity.account, identity.partition) == (stage.world.scene.account, "aws")
    assert identity.name == "admin"
    assert not identity.is_root
    assert discovery.try_own_key(stage.aws, weak(stage)).name == "weak"


def test_a_deployment_tells_version_and_id(stage: Stage) -> None:
    deployment = discovery.meet(stage.kibana, stage.elasticsearch)

    assert deployment.release == (9, 6)
    assert deployment.id
    assert not deployment.is_serverless
    assert not deployment.is_on_cloud
    assert discovery.meet(stage.kibana, None).id == ""
    assert "default" in discovery.spaces(stage.kibana)


def test_a_kibana_that_tells_no_version_has_not_accepted_the_sign_in(stage: Stage) -> None:
    nobody = Kibana(stage.world.kibana_url, ElasticAuth())
    with problem("elastic-not-signed-in"):
        discovery.meet(nobody, None)
    nobody.close()


@pytest.mark.parametrize(("space", "is_there"), [("security", True), ("secruity", False)])
def test_a_space_that_is_not_there_is_told_with_those_that_are(
    stage: Stage, space: str, is_there: bool
) -> None:
    with closing(Kibana(stage.world.kibana_url, stage.auth, space=space)) as kibana:
        if is_there:
            assert discovery.meet(kibana, None).release == (9, 6)
            return
        with problem("elastic-no-space") as raised:
            discovery.meet(kibana, None)
    assert space in str(raised.value.title)
    assert "default, security" in str(raised.value.advice)


def test_what_is_to_exist_already_is_looked_for(stage: Stage) -> None:
    name = unique("there")
    made = stage.aws.call("iam", "create_policy", PolicyName=name, PolicyDocument=DOCUMENT)
    arn = made["Policy"]["Arn"]
    assert discovery.has_policy(stage.aws, arn)
    assert not discovery.has_policy(stage.aws, f"{arn}-not")
    assert discovery.has_user(stage.aws, "weak")
    assert not discovery.has_user(stage.aws, "nobody")


def test_who_may_not_look_does_not_say_that_it_is_not_there(stage: Stage) -> None:
    with stage.fault("denied", "iam", "*"):
        assert discovery.has_policy(stage.aws, "arn:aws:iam::123456789012:policy/none")
        assert discovery.has_user(stage.aws, "nobody")
    with stage.fault("malformed", "iam", "GetUser"), pytest.raises(ServiceProblem):
        discovery.has_user(stage.aws, "nobody")


def test_policies_come_by_name_and_with_their_document_in_force(stage: Stage) -> None:
    name = unique("listed")
    arn = stage.aws.call("iam", "create_policy", PolicyName=name, PolicyDocument=DOCUMENT)[
        "Policy"
    ]["Arn"]

    found = discovery.policies(stage.aws)

    assert name in [policy.name for policy in found]
    assert [p.name.lower() for p in found] == sorted(p.name.lower() for p in found)
    assert discovery.policy_document(stage.aws, arn)["Statement"][0]["Effect"] == "Allow"


def test_users_tell_which_are_ours(stage: Stage) -> None:
    spec = user_spec()
    stage.prove(stage.begin(stage.plan(spec)))
    other = unique("theirs")
    stage.aws.call("iam", "create_user", UserName=other, Path="/elastic/")

    found = {user.name: user for user in discovery.users(stage.aws, CANCEL)}

    assert found[spec.values["name"]].is_ours
    assert found[spec.values["name"]].path == "/elastic/"
    assert not found[other].is_ours
    assert not found["admin"].is_ours


def test_access_keys_tell_age_and_last_use(stage: Stage) -> None:
    name = unique("keys")
    stage.aws.call("iam", "create_user", UserName=name)
    used = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    unused = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]
    stage.aws.call(
        "iam",
        "update_access_key",
        UserName=name,
        AccessKeyId=unused["AccessKeyId"],
        Status="Inactive",
    )
    discovery.try_own_key(
        stage.aws, StaticCredentials(used["AccessKeyId"], used["SecretAccessKey"])
    )

    by_id = {key.access_key_id: key for key in discovery.access_keys(stage.aws, name, CANCEL)}

    assert by_id[used["AccessKeyId"]].is_active
    assert by_id[used["AccessKeyId"]].last_used_service == "sts"
    assert by_id[used["AccessKeyId"]].last_used_at.endswith("+00:00")
    assert not by_id[unused["AccessKeyId"]].is_active
    assert by_id[unused["AccessKeyId"]].last_used_at == ""
    assert discovery.access_keys(stage.aws, "nobody", CANCEL) == ()
