"""The IAM policy against a local IAM."""

from __future__ import annotations

import json

import pytest
from tests.problems import problem
from tests.steps.iam_seen import arn_of, policies_named, tags_of
from tests.steps.plans import (
    DOCUMENT,
    policy_spec,
)
from tests.steps.stage import Stage, unique

from fairlead.core.events import Ending
from fairlead.core.journal import Phase

NARROW = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}],
    }
)


class TestPolicy:
    def test_it_is_made_with_document_description_tags_and_the_mark(self, stage: Stage) -> None:
        spec = policy_spec()
        run_id = stage.begin(stage.plan(spec, name="Bedrock\N{EN DASH}prod SOC"))

        arn = stage.prove(run_id)["policy"].facts["arn"]

        policy = stage.aws.call("iam", "get_policy", PolicyArn=arn)["Policy"]
        assert arn == arn_of(stage, "policy", spec)
        assert policy["Description"] == "For a test"
        assert tags_of(policy) == {
            "team": "soc",
            "fairlead:run": run_id,
            "fairlead:connection": "Bedrock_prod SOC",
        }
        version = stage.aws.call("iam", "get_policy_version", PolicyArn=arn, VersionId="v1")
        assert version["PolicyVersion"]["Document"] == json.loads(DOCUMENT)

    def test_a_lost_result_is_found_again(self, stage: Stage) -> None:
        spec = policy_spec()
        run_id = stage.begin(stage.plan(spec))
        stage.prove(run_id)
        stage.journal.record(run_id, "policy", Phase.INTENT, {"arn": "unknown"}, 0)

        assert stage.prove(run_id)["policy"].facts["arn"] == arn_of(stage, "policy", spec)
        assert len(policies_named(stage, spec.values["name"])) == 1

    def test_a_policy_of_ours_that_was_changed_gets_its_document_back(self, stage: Stage) -> None:
        spec = policy_spec()
        run_id = stage.begin(stage.plan(spec))
        arn = stage.prove(run_id)["policy"].facts["arn"]
        for _ in range(4):
            stage.aws.call(
                "iam",
                "create_policy_version",
                PolicyArn=arn,
                PolicyDocument=NARROW,
                SetAsDefault=True,
            )
        stage.journal.record(run_id, "policy", Phase.INTENT, {"arn": arn}, 0)

        stage.prove(run_id)

        policy = stage.aws.call("iam", "get_policy", PolicyArn=arn)["Policy"]
        in_force = stage.aws.call(
            "iam", "get_policy_version", PolicyArn=arn, VersionId=policy["DefaultVersionId"]
        )
        assert in_force["PolicyVersion"]["Document"] == json.loads(DOCUMENT)
        versions = list(stage.aws.pages("iam", "list_policy_versions", "Versions", PolicyArn=arn))
        assert [v["VersionId"] for v in versions if v["VersionId"] == "v1"] == []
        assert len(versions) == 5
        assert stage.undo(run_id).ending is Ending.UNDONE
        assert policies_named(stage, spec.values["name"]) == []

    @pytest.mark.parametrize("path", ["/elastic/", "/"])
    def test_somebody_elses_policy_is_refused_and_kept(self, stage: Stage, path: str) -> None:
        spec = policy_spec()
        stage.aws.call(
            "iam",
            "create_policy",
            PolicyName=spec.values["name"],
            Path=path,
            PolicyDocument=NARROW,
            Tags=[{"Key": "fairlead:run", "Value": "another run"}],
        )
        run_id = stage.begin(stage.plan(spec))

        with problem("iam-policy-taken"):
            stage.prove(run_id)

        assert stage.undo(run_id).ending is Ending.UNDONE
        assert len(policies_named(stage, spec.values["name"])) == 1

    def test_a_namesake_under_another_path_is_seen_before_anything_is_done(
        self, stage: Stage
    ) -> None:
        spec = policy_spec()
        stage.aws.call(
            "iam", "create_policy", PolicyName=spec.values["name"], PolicyDocument=NARROW
        )

        ended = stage.dry_run(stage.plan(spec))

        assert ended.problem is not None
        assert ended.problem.code == "iam-policy-taken"

    def test_undo_twice_is_the_same_as_once(self, stage: Stage) -> None:
        run_id = stage.begin(stage.plan(policy_spec()))
        stage.prove(run_id)

        assert stage.undo(run_id).ending is Ending.UNDONE
        stage.journal.record(
            run_id, "policy", Phase.UNDOING, stage.records(run_id)["policy"].facts, 0
        )
        ended = stage.undo(run_id)

        assert ended.ending is Ending.UNDONE
        assert ended.left == ()

    def test_undo_leaves_a_policy_that_somebody_else_uses(self, stage: Stage) -> None:
        run_id = stage.begin(stage.plan(policy_spec()))
        arn = stage.prove(run_id)["policy"].facts["arn"]
        other = unique("other")
        stage.aws.call("iam", "create_user", UserName=other)
        stage.aws.call("iam", "attach_user_policy", UserName=other, PolicyArn=arn)

        (left,) = stage.undo(run_id).left

        assert other in str(left.what)
        assert policies_named(stage, arn.rsplit("/", 1)[-1]) == [arn]
        stage.aws.call("iam", "detach_user_policy", UserName=other, PolicyArn=arn)
        assert stage.undo(run_id).left == ()
        assert policies_named(stage, arn.rsplit("/", 1)[-1]) == []

    def test_undo_leaves_a_policy_that_lost_the_mark(self, stage: Stage) -> None:
        run_id = stage.begin(stage.plan(policy_spec()))
        arn = stage.prove(run_id)["policy"].facts["arn"]
        stage.aws.call("iam", "untag_policy", PolicyArn=arn, TagKeys=["fairlead:run"])

        assert len(stage.undo(run_id).left) == 1
        assert policies_named(stage, arn.rsplit("/", 1)[-1]) == [arn]
