"""The IAM user, and the policy at it, against a local IAM."""

from __future__ import annotations

from tests.problems import problem
from tests.steps.iam_seen import arn_of, policies_named, tags_of, users_named
from tests.steps.plans import (
    DOCUMENT,
    attachment_spec,
    identity_specs,
    key_spec,
    user_spec,
)
from tests.steps.stage import Stage, unique

from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import Plan


class TestUser:
    def test_it_is_made_with_path_boundary_tags_and_the_mark(self, stage: Stage) -> None:
        boundary = stage.aws.call(
            "iam", "create_policy", PolicyName=unique("boundary"), PolicyDocument=DOCUMENT
        )["Policy"]["Arn"]
        spec = user_spec(boundary_arn=boundary)
        run_id = stage.begin(stage.plan(spec))

        facts = stage.prove(run_id)["user"].facts

        user = stage.aws.call("iam", "get_user", UserName=spec.values["name"])["User"]
        assert facts == {"name": spec.values["name"], "arn": user["Arn"]}
        assert user["Arn"] == arn_of(stage, "user", spec)
        assert user["PermissionsBoundary"]["PermissionsBoundaryArn"] == boundary
        assert tags_of(user)["fairlead:run"] == run_id
        assert tags_of(user)["team"] == "soc"

    def test_a_boundary_that_was_taken_away_is_noticed(self, stage: Stage) -> None:
        boundary = stage.aws.call(
            "iam", "create_policy", PolicyName=unique("boundary"), PolicyDocument=DOCUMENT
        )["Policy"]["Arn"]
        spec = user_spec(boundary_arn=boundary)
        run_id = stage.begin(stage.plan(spec))
        stage.prove(run_id)
        stage.aws.call("iam", "delete_user_permissions_boundary", UserName=spec.values["name"])
        stage.journal.record(run_id, "user", Phase.INTENT, {}, 0)

        with problem("iam-user-unbound"):
            stage.prove(run_id)

    def test_a_lost_result_is_found_again(self, stage: Stage) -> None:
        spec = user_spec()
        run_id = stage.begin(stage.plan(spec))
        stage.prove(run_id)
        stage.journal.record(run_id, "user", Phase.INTENT, {}, 0)

        assert stage.prove(run_id)["user"].facts["arn"] == arn_of(stage, "user", spec)
        assert len(users_named(stage, spec.values["name"])) == 1

    def test_somebody_elses_user_is_refused_and_kept(self, stage: Stage) -> None:
        spec = user_spec()
        stage.aws.call("iam", "create_user", UserName=spec.values["name"])
        run_id = stage.begin(stage.plan(spec))

        with problem("iam-user-taken"):
            stage.prove(run_id)

        assert stage.undo(run_id).ending is Ending.UNDONE
        assert len(users_named(stage, spec.values["name"])) == 1

    def test_one_that_came_up_after_a_crash_is_refused_and_kept(self, stage: Stage) -> None:
        spec = user_spec()
        run_id = stage.begin(stage.plan(spec))
        facts = {"name": spec.values["name"], "arn": arn_of(stage, "user", spec)}
        stage.journal.record(run_id, "user", Phase.INTENT, facts, 0)
        stage.aws.call("iam", "create_user", UserName=spec.values["name"])

        with problem("iam-user-taken"):
            stage.prove(run_id)

        (left,) = stage.undo(run_id).left
        assert spec.values["name"] in str(left.what)
        assert len(users_named(stage, spec.values["name"])) == 1

    def test_undo_leaves_a_user_that_somebody_gave_a_key(self, stage: Stage) -> None:
        spec = user_spec()
        run_id = stage.begin(stage.plan(spec))
        stage.prove(run_id)
        name = spec.values["name"]
        key = stage.aws.call("iam", "create_access_key", UserName=name)["AccessKey"]["AccessKeyId"]

        ended = stage.undo(run_id)

        (left,) = ended.left
        assert ended.ending is Ending.LEFTOVERS
        assert name in str(left.what)
        assert "access key" in str(left.remedy)
        stage.aws.call("iam", "delete_access_key", UserName=name, AccessKeyId=key)
        assert stage.undo(run_id).left == ()
        assert users_named(stage, name) == []

    def test_undo_leaves_a_user_that_lost_the_mark(self, stage: Stage) -> None:
        spec = user_spec()
        run_id = stage.begin(stage.plan(spec))
        stage.prove(run_id)
        stage.aws.call("iam", "untag_user", UserName=spec.values["name"], TagKeys=["fairlead:run"])

        assert len(stage.undo(run_id).left) == 1
        assert len(users_named(stage, spec.values["name"])) == 1


class TestAttachment:
    def existing(self, stage: Stage) -> tuple[str, str]:
        user = unique("there")
        stage.aws.call("iam", "create_user", UserName=user)
        policy = stage.aws.call(
            "iam", "create_policy", PolicyName=unique("there"), PolicyDocument=DOCUMENT
        )
        return user, policy["Policy"]["Arn"]

    def attached(self, stage: Stage, user: str) -> list[str]:
        pages = stage.aws.pages(
            "iam", "list_attached_user_policies", "AttachedPolicies", UserName=user
        )
        return [policy["PolicyArn"] for policy in pages]

    def test_it_joins_what_the_same_plan_makes(self, stage: Stage) -> None:
        policy, user, *_ = identity_specs()
        name = user.values["name"]
        run_id = stage.begin(stage.plan(policy, user, attachment_spec(name)))

        facts = stage.prove(run_id)["attachment"].facts

        assert facts == {"user": name, "policy_arn": arn_of(stage, "policy", policy)}
        assert self.attached(stage, name) == [facts["policy_arn"]]
        assert stage.undo(run_id).left == ()
        assert users_named(stage, name) == []
        assert policies_named(stage, policy.values["name"]) == []

    def test_what_was_attached_before_is_reused_and_stays(self, stage: Stage) -> None:
        user, arn = self.existing(stage)
        stage.aws.call("iam", "attach_user_policy", UserName=user, PolicyArn=arn)
        run_id = stage.begin(stage.plan(attachment_spec(user, arn)))

        assert stage.prove(run_id)["attachment"].phase is Phase.REUSED
        assert stage.undo(run_id).ending is Ending.UNDONE
        assert self.attached(stage, user) == [arn]

    def test_what_this_run_attached_is_known_again_and_undone(self, stage: Stage) -> None:
        user, arn = self.existing(stage)
        run_id = stage.begin(stage.plan(attachment_spec(user, arn)))
        facts = stage.prove(run_id)["attachment"].facts
        stage.journal.record(run_id, "attachment", Phase.INTENT, facts, 0)

        assert stage.prove(run_id)["attachment"].phase is Phase.DONE
        assert stage.undo(run_id).left == ()
        assert self.attached(stage, user) == []

    def test_a_full_user_is_explained(self, stage: Stage) -> None:
        user, arn = self.existing(stage)
        for _ in range(10):
            other = stage.aws.call(
                "iam", "create_policy", PolicyName=unique("more"), PolicyDocument=DOCUMENT
            )
            stage.aws.call(
                "iam", "attach_user_policy", UserName=user, PolicyArn=other["Policy"]["Arn"]
            )
        run_id = stage.begin(stage.plan(attachment_spec(user, arn)))

        with problem("iam-policies-full") as raised:
            stage.prove(run_id)

        assert "10" in str(raised.value.advice)

    def test_undo_after_user_and_policy_are_gone(self, stage: Stage) -> None:
        user, arn = self.existing(stage)
        run_id = stage.begin(stage.plan(attachment_spec(user, arn)))
        stage.prove(run_id)
        stage.aws.call("iam", "detach_user_policy", UserName=user, PolicyArn=arn)
        stage.aws.call("iam", "delete_user", UserName=user)

        assert stage.undo(run_id).left == ()


def test_a_dry_run_sees_what_is_missing_and_changes_nothing(stage: Stage) -> None:
    specs = identity_specs()
    plan: Plan = stage.plan(*specs)

    with stage.calls_made() as calls:
        ended = stage.dry_run(plan)

    assert ended.ending is Ending.INSPECTED
    assert ended.problem is None
    assert {call.operation[:3] for call in calls} <= {"Get", "Lis"}


def test_the_whole_identity_goes_in_the_order_that_aws_wants(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(*identity_specs()))
    stage.prove(run_id)

    with stage.calls_made() as calls:
        assert stage.undo(run_id).left == ()

    changes = [call.operation for call in calls if not call.operation.startswith(("Get", "List"))]
    assert changes == ["DeleteAccessKey", "DetachUserPolicy", "DeleteUser", "DeletePolicy"]
    assert key_spec("x").kind == "iam-access-key"
