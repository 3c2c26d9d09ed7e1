"""Setups that cannot work: each ends with its own problem, and nothing of it stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.system.apart import Apart, start_apart
from tests.system.program import Ended, Program

pytestmark = pytest.mark.keyring

SONNET = "anthropic.claude-sonnet-4-6"
INVOKE = "bedrock:InvokeModel"
STREAM = "bedrock:InvokeModelWithResponseStream"


def allowing(*actions: str) -> str:
    """Return a policy document that allows these actions on everything."""
    statement = {"Effect": "Allow", "Action": actions, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def apply(program: Program, setup: str) -> Ended:
    """Apply a setup, and undo it if it fails."""
    path = program.write("setup.toml", setup)
    words = ("--state", program.state, "--yes", "--json", "--on-failure", "undo")
    return program.run("apply", path, *words)


def check_refused(ended: Ended, code: str) -> None:
    """It was refused with this problem before anything was begun."""
    assert (ended.status, ended.err) == (1, "")
    assert ended.last["ending"] == "refused"
    assert ended.last["proved"] is False
    assert ended.last["problem"]["code"] == code
    assert [line for line in ended.lines if line["event"] == "step"] == []


def check_failed(ended: Ended, step: str, code: str) -> str:
    """It failed at this step with this problem and was undone; returns the service's own words."""
    assert (ended.status, ended.err) == (1, "")
    changes = [line for line in ended.lines if line["event"] == "step"]
    assert [line["step"] for line in changes if line["state"] == "failed"] == [step]
    done = {line["step"] for line in changes if line["state"] == "done"}
    assert {"user", "access-key"} <= done
    assert {line["step"] for line in changes if line["state"] == "undone"} == {*done, step}
    last = ended.last
    assert (last["ending"], last["proved"], last["left"]) == ("undone", False, [])
    assert last["problem"]["code"] == code
    assert last["problem"]["advice"]
    details: str = last["problem"]["details"]
    return details


@pytest.fixture
def narrow_policy(apart: Apart) -> Iterator[str]:
    """A policy of somebody else's that lets a key call models, but not with a streamed answer."""
    arn = apart.make_policy("narrow", allowing(INVOKE))
    yield arn
    apart.remove_policy(arn)


def test_a_policy_that_is_too_narrow_fails_with_the_words_of_aws(
    program: Program, apart: Apart, narrow_policy: str
) -> None:
    ended = apply(program, apart.setup("Harbor", f'[policy]\nexisting = "{narrow_policy}"'))
    details = check_failed(ended, "proof", "aws-denied-model")
    assert f"is not authorized to perform: {STREAM}" in details
    assert STREAM in ended.last["problem"]["title"]
    # The undo took what it made and left what it had found.
    assert narrow_policy in apart.things()


def test_a_document_that_is_too_narrow_is_refused_before_anything(
    program: Program, apart: Apart
) -> None:
    program.write("narrow.json", allowing(INVOKE))
    ended = apply(program, apart.setup("Harbor", '[policy]\ndocument = "narrow.json"'))
    check_refused(ended, "answers-incomplete")
    assert f"the policy lacks {STREAM}" in ended.last["problem"]["advice"]


def test_a_url_of_another_region_is_refused_before_anything(program: Program, apart: Apart) -> None:
    url = "https://bedrock-runtime.eu-central-1.amazonaws.com"
    ended = apply(program, apart.setup("Harbor", f'api_url = "{url}"'))
    check_refused(ended, "answers-incomplete")
    assert "eu-central-1" in ended.last["problem"]["advice"]
    assert "us-east-1" in ended.last["problem"]["advice"]


def test_a_model_of_another_area_is_refused_with_the_one_of_this_area(
    program: Program, apart: Apart
) -> None:
    ended = apply(program, apart.setup("Harbor", models=f"eu.{SONNET}"))
    check_refused(ended, "setup-model-elsewhere")
    assert f"us.{SONNET}" in ended.last["problem"]["advice"]


def test_a_form_that_nobody_has_sent_is_asked_for(secret_service: None, tmp_path: Path) -> None:
    with start_apart(tmp_path / "apart") as apart:
        before = apart.things()
        program = Program(tmp_path, apart.variables)
        ended = apply(program, apart.setup("Harbor"))
        check_refused(ended, "setup-form")
        assert "[use_case]" in ended.last["problem"]["advice"]
        assert apart.things() == before


def test_a_basic_license_fails_in_kibana_and_leaves_nothing(
    secret_service: None, tmp_path: Path
) -> None:
    scene = ("licence=basic", "key_delay=0", "agreement_delay=0", "use_case_submitted=true")
    with start_apart(tmp_path / "apart", *scene) as apart:
        before = apart.things()
        program = Program(tmp_path, apart.variables)
        ended = apply(program, apart.setup("Harbor"))
        details = check_failed(ended, "connector", "kibana-license")
        assert "your basic license does not support it" in details
        assert apart.things() == before
        runs = program.run("runs", "--state", program.state, "--json")
        assert runs.last["runs"] == []
