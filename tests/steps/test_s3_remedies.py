"""What Fairlead puts right in an S3 connection when a check has failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.problems import problem
from tests.steps.lines import CANCEL, ProvedLine
from tests.steps.s3_plans import document_for, s3_specs
from tests.steps.stage import Stage

from fairlead.flows.views import Check, CheckState
from fairlead.sandbox.world import World
from fairlead.services.connectors import Connectors
from fairlead.steps import bucket_access
from fairlead.steps.connector_checks import connector_checks
from fairlead.steps.policy_versions import put_document
from fairlead.steps.s3_connected import S3Connected
from fairlead.steps.s3_remedies import REMEDIES

Line = ProvedLine[S3Connected]


@pytest.fixture
def line(
    world: World, tmp_path: Path, hasty_sdk: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Line]:
    build = bucket_access.build
    # Replacing a key waits for the new one as the run did.
    monkeypatch.setattr(bucket_access, "build", lambda *args: replace(build(*args), scale=0.005))
    stage = Stage(world, tmp_path, has_password=True)
    run_id = stage.begin(stage.plan(*s3_specs()))
    stage.prove(run_id, scale=0.005)
    yield Line(stage, run_id, S3Connected, REMEDIES)
    assert stage.undo(run_id).left == ()
    stage.close()


def checks_of(line: Line) -> dict[str, Check]:
    return {check.id: check for check in connector_checks(line.connected, CANCEL)}


def mend(line: Line, check: Check) -> str:
    assert check.fix is not None
    assert str(check.fix.label)
    return line.carry_out(check.fix.kind, **check.fix.values)


def test_a_policy_that_was_narrowed_is_put_back(line: Line) -> None:
    put_document(line.stage.aws, line.connected.policy_arn, document_for("another"))
    denied = checks_of(line)["bucket:fairlead-handbook"]
    assert denied.state is CheckState.FAILED

    mend(line, denied)

    mended = checks_of(line)["bucket:fairlead-handbook"]
    assert (mended.state, mended.fix) == (CheckState.PASSED, None)


def test_a_policy_that_was_detached_is_attached(line: Line) -> None:
    user, arn = line.connected.user, line.connected.policy_arn
    line.stage.aws.call("iam", "detach_user_policy", UserName=user, PolicyArn=arn)
    denied = checks_of(line)["key"]
    assert denied.state is CheckState.FAILED

    mend(line, denied)

    assert checks_of(line)["key"].state is CheckState.PASSED


def test_where_something_else_denies_it_that_is_said(line: Line) -> None:
    with line.stage.fault("denied", "s3", "ListObjects"):
        denied = checks_of(line)["bucket:fairlead-handbook"]

    with problem("remedy-nothing") as raised:
        mend(line, denied)

    assert "permissions boundary" in str(raised.value.advice)


def test_a_key_that_is_gone_is_replaced(line: Line) -> None:
    user, gone = line.connected.user, line.connected.access_key_id
    line.stage.aws.call("iam", "delete_access_key", UserName=user, AccessKeyId=gone)
    unknown = checks_of(line)["key"]
    assert unknown.state is CheckState.FAILED

    mend(line, unknown)

    assert line.connected.access_key_id != gone
    assert checks_of(line)["key"].state is CheckState.PASSED


def test_the_key_of_the_keyring_is_sent_again(line: Line) -> None:
    spec = line.connected.spec("s3-connector")
    assert spec is not None
    values = {"aws_access_key_id": "AKIAOTHER", "aws_secret_access_key": "x"}
    Connectors(line.stage.elasticsearch).set_values(spec.values["connector_id"], values)
    other = checks_of(line)["connector"]
    assert other.state is CheckState.WARNING

    mend(line, other)

    assert checks_of(line)["connector"].state is CheckState.PASSED
