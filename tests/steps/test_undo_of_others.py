"""Undo finds somebody else's thing under the name or id that the run's own had: it stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.steps.plans import (
    attachment_spec,
    connector_spec,
    identity_specs,
    key_spec,
    user_spec,
)
from tests.steps.s3_plans import s3_specs
from tests.steps.stage import Stage, unique
from tests.steps.things import raw, specs_of, stored_secret

from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Left
from fairlead.sandbox.world import World
from fairlead.services.connectors import Connectors, send
from fairlead.services.indices import Indices
from fairlead.steps.iam import key_ids, list_keys


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    with closing(Stage(world, tmp_path, has_password=True)) as opened:
        yield opened


def make_theirs(stage: Stage, spec: StepSpec, **changes: Any) -> dict[str, Any]:
    """Delete the run's connector if it is there, and make one like it that is somebody else's."""
    connectors = Connectors(stage.elasticsearch)
    values = spec.values
    connectors.delete(values["connector_id"])
    body = {
        "name": values["name"],
        "description": "Reads our manuals",
        "index_name": values["index"],
        "service_type": "s3",
        "is_native": values["is_managed"],
        **changes,
    }
    connectors.create(values["connector_id"], body)
    schedule = {"scheduling": {"full": {"enabled": True, "interval": "0 0 3 * * ?"}}}
    connectors.set_schedule(values["connector_id"], schedule)
    connectors.configure(
        values["connector_id"], {"aws_access_key_id": {"label": "Key", "value": "AKIATHEIRS"}}
    )
    return raw(stage, spec)


def about(left: tuple[Left, ...], name: str) -> Left:
    """Return what undo says of one thing that stayed."""
    (one,) = (item for item in left if name in str(item.what))
    assert str(one.remedy)
    return one


class TestConnector:
    @pytest.fixture
    def plan(self, stage: Stage) -> Plan:
        return stage.plan(*s3_specs(is_managed=True))

    @pytest.fixture
    def spec(self, plan: Plan) -> StepSpec:
        return specs_of(plan)["s3-connector"]

    def test_one_that_was_made_anew_by_hand_stays_as_it_is(
        self, stage: Stage, plan: Plan, spec: StepSpec
    ) -> None:
        """Its schedule too, and its sync: the service reads with another key."""
        run_id = stage.begin(plan)
        stage.prove(run_id)
        theirs = make_theirs(stage, spec)
        connector_id = spec.values["connector_id"]
        job = send(stage.elasticsearch, "job", "POST", ("_sync_job",), {"id": connector_id})["id"]

        ended = stage.undo(run_id)

        assert ended.ending is Ending.UNDONE
        assert raw(stage, spec) == theirs
        told = send(stage.elasticsearch, "job", "GET", ("_sync_job", job))
        assert told["status"] == "pending"
        about(ended.left, connector_id)
        # It has a secret of its own, so that of the run goes.
        assert stored_secret(stage, connector_id) is None

    def test_one_that_came_up_after_a_crash_stays_as_it_is(
        self, stage: Stage, plan: Plan, spec: StepSpec
    ) -> None:
        run_id = stage.begin(plan)
        facts = {"connector_id": spec.values["connector_id"], "index": spec.values["index"]}
        stage.journal.record(run_id, "connector", Phase.INTENT, facts, 0)
        theirs = make_theirs(stage, spec)

        ended = stage.undo(run_id)

        assert raw(stage, spec) == theirs
        about(ended.left, spec.values["connector_id"])

    @pytest.mark.parametrize("step", ["connector-secret", "configuration", "rules", "schedule"])
    def test_a_run_that_goes_on_writes_nothing_into_another_one(
        self, stage: Stage, plan: Plan, spec: StepSpec, step: str
    ) -> None:
        run_id = stage.begin(plan)
        facts = stage.prove(run_id)[step].facts
        stage.journal.record(run_id, step, Phase.INTENT, facts, 0)
        theirs = make_theirs(stage, spec)

        ended = stage.run(run_id)

        assert ended.problem is not None
        assert ended.problem.code == "connector-taken"
        assert raw(stage, spec) == theirs

    def test_the_secret_that_another_one_uses_stays(
        self, stage: Stage, plan: Plan, spec: StepSpec
    ) -> None:
        run_id = stage.begin(plan)
        stage.prove(run_id)
        connector_id = spec.values["connector_id"]
        make_theirs(stage, spec)
        connectors = Connectors(stage.elasticsearch)
        connectors.put_secret(connector_id, "theirs")
        connectors.set_api_key(connector_id, "their-key", connector_id)

        ended = stage.undo(run_id)

        assert stored_secret(stage, connector_id) == "theirs"
        assert len(ended.left) == 2

    @pytest.mark.parametrize("description", ["Mine now", "{} for the manuals", ""])
    def test_ours_goes_whatever_its_description_says(
        self, stage: Stage, plan: Plan, spec: StepSpec, description: str
    ) -> None:
        """It signs with the key that the run made, and would fail without it."""
        run_id = stage.begin(plan)
        stage.prove(run_id)
        words = description.format(raw(stage, spec)["description"])
        names = (spec.values["connector_id"], "_name")
        send(stage.elasticsearch, "rename", "PUT", names, {"description": words})

        assert stage.undo(run_id).left == ()
        assert Connectors(stage.elasticsearch).get(spec.values["connector_id"]) is None

    def test_an_index_that_was_made_anew_stays(self, stage: Stage, plan: Plan) -> None:
        run_id = stage.begin(plan)
        stage.prove(run_id)
        index = specs_of(plan)["elastic-index"].values["name"]
        indices = Indices(stage.elasticsearch)
        indices.delete(index)
        indices.create(index, {"mappings": {"_meta": {"owner": "somebody"}}})

        ended = stage.undo(run_id)

        about(ended.left, index)
        there = indices.get(index)
        assert there is not None
        assert there.meta == {"owner": "somebody"}


def make_anew(stage: Stage, user: str) -> None:
    """Delete a user with all it has, and make one of the same name."""
    for arn in attached(stage, user):
        stage.aws.call("iam", "detach_user_policy", UserName=user, PolicyArn=arn)
    for key in keys_of(stage, user):
        stage.aws.call("iam", "delete_access_key", UserName=user, AccessKeyId=key)
    stage.aws.call("iam", "delete_user", UserName=user)
    stage.aws.call("iam", "create_user", UserName=user)


def keys_of(stage: Stage, user: str) -> tuple[str, ...]:
    return key_ids(list_keys(stage.aws, user))


def attached(stage: Stage, user: str) -> list[str]:
    pages = stage.aws.pages("iam", "list_attached_user_policies", "AttachedPolicies", UserName=user)
    return [policy["PolicyArn"] for policy in pages]


class TestIdentity:
    def test_a_user_that_was_made_anew_keeps_what_it_was_given(self, stage: Stage) -> None:
        plan = stage.plan(*identity_specs())
        user = specs_of(plan)["iam-user"].values["name"]
        run_id = stage.begin(plan)
        arn = stage.prove(run_id)["policy"].facts["arn"]
        make_anew(stage, user)
        theirs = stage.aws.call("iam", "create_access_key", UserName=user)["AccessKey"]
        stage.aws.call("iam", "attach_user_policy", UserName=user, PolicyArn=arn)

        ended = stage.undo(run_id)

        assert keys_of(stage, user) == (theirs["AccessKeyId"],)
        assert attached(stage, user) == [arn]
        # The attachment, the user, and the policy, which the user has.
        assert len(ended.left) == 3

    def test_an_unused_key_of_a_user_that_was_made_anew_is_no_orphan(self, stage: Stage) -> None:
        """The journal knows an intent alone, as after a crash before the key was made."""
        user = user_spec()
        name = user.values["name"]
        plan = stage.plan(user, key_spec(name))
        run_id = stage.begin(plan)
        stage.prove(run_id)
        facts = {"user": name, "keys_before": "", "orphans": ""}
        make_anew(stage, name)
        stage.journal.begin(again := unique("run"), plan, 0)
        for step in ("user", "access-key"):
            stage.journal.record(again, step, Phase.INTENT, facts, 0)
        theirs = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]

        stage.undo(again)

        assert keys_of(stage, name) == (theirs["AccessKeyId"],)

    def test_a_user_that_was_made_anew_gets_no_key(self, stage: Stage) -> None:
        user = user_spec()
        name = user.values["name"]
        plan = stage.plan(user, key_spec(name))
        run_id = stage.begin(plan)
        stage.journal.record(run_id, "user", Phase.DONE, {"name": name}, 0)
        stage.aws.call("iam", "create_user", UserName=name)
        theirs = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]

        ended = stage.run(run_id)

        assert ended.problem is not None
        assert ended.problem.code == "access-key-user"
        assert keys_of(stage, name) == (theirs["AccessKeyId"],)

    def test_an_attachment_that_was_there_before_stays(self, stage: Stage) -> None:
        name = unique("there")
        stage.aws.call("iam", "create_user", UserName=name)
        document = identity_specs()[0].values["document"]
        made = stage.aws.call(
            "iam", "create_policy", PolicyName=unique("there"), PolicyDocument=document
        )
        arn = made["Policy"]["Arn"]
        stage.aws.call("iam", "attach_user_policy", UserName=name, PolicyArn=arn)
        run_id = stage.begin(stage.plan(attachment_spec(name, arn)))
        stage.prove(run_id)

        assert stage.undo(run_id).left == ()
        assert attached(stage, name) == [arn]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Theirs", "defaultModel": "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"},
        {"apiUrl": "https://bedrock-runtime.eu-west-1.amazonaws.com"},
    ],
)
def test_a_connector_in_kibana_that_was_made_anew_stays(
    stage: Stage, changes: dict[str, str]
) -> None:
    spec = connector_spec("entry")
    connector_id = spec.values["connector_id"]
    run_id = stage.begin(stage.plan(spec))
    stage.journal.record(run_id, "connector", Phase.DONE, {"connector_id": connector_id}, 0)
    theirs = {"name": spec.values["name"], **spec.values["config"], **changes}
    stage.kibana.create_connector(
        connector_id,
        name=theirs.pop("name"),
        type_id=".bedrock",
        config=theirs,
        secrets={"accessKey": "a", "secret": "b"},
    )

    ended = stage.undo(run_id)

    about(ended.left, connector_id)
    assert stage.kibana.connector(connector_id) is not None
