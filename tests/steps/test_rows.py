"""What Review prints: every call as it can be pasted, none with a secret."""

from __future__ import annotations

import json
import shlex

import botocore.session
import pytest
from botocore import xform_name
from hypothesis import given
from hypothesis import strategies as st
from tests.problems import problem
from tests.steps.plans import form_spec, identity_specs, journey_specs, key_spec, own_key_spec

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Group, Row
from fairlead.steps.build import build_steps
from fairlead.steps.rows import SECRET_PLACEHOLDER, aws_line, http_request, kebab

PLACE = {"account": "123456789012", "partition": "aws", "region": "us-east-1"}


def plan_of(*specs: StepSpec) -> Plan:
    return Plan("bedrock", "Practice", PLACE, {}, specs)


def rows_of(*specs: StepSpec) -> list[Row]:
    return [row for step in build_steps(plan_of(*specs), None) for row in step.rows]


WHOLE = (*journey_specs()[:4], form_spec(), *journey_specs())


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return rows_of(*WHOLE, own_key_spec("AKIA" + "A" * 16))


def test_every_aws_line_is_a_call_that_aws_knows(rows: list[Row]) -> None:
    session = botocore.session.Session()
    lines = [line for row in rows for line in row.call.splitlines() if line.startswith("aws ")]

    assert len(lines) >= 8
    for line in lines:
        _aws, service, operation, *options = shlex.split(line)
        model = session.get_service_model(service)
        names = {kebab(name): name for name in model.operation_names}
        assert operation in names
        shape = model.operation_model(names[operation]).input_shape
        known = {xform_name(name, "-") for name in (shape.members if shape else ())}
        used = {option[2:] for option in options if option.startswith("--")}
        assert used - {"cli-binary-format"} <= known
        assert {xform_name(name, "-") for name in (shape.required_members if shape else ())} <= used


def test_kebab_is_how_the_aws_cli_writes_it() -> None:
    session = botocore.session.Session()
    for service in ("iam", "sts", "bedrock", "bedrock-runtime"):
        model = session.get_service_model(service)
        for operation in model.operation_names:
            assert kebab(operation) == xform_name(operation, "-")
            shape = model.operation_model(operation).input_shape
            for name in shape.members if shape else ():
                assert kebab(name) == xform_name(name, "-")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_value_comes_out_of_a_shell_as_it_went_in(value: str) -> None:
    *_command, option, text = shlex.split(aws_line("iam", "create_user", UserName=value))

    assert (option, text) == ("--user-name", value)


def test_lists_flags_and_bytes() -> None:
    line = aws_line(
        "iam", "x", Tags=[{"Key": "a b", "Value": "'"}], SetAsDefault=True, Quiet=False, Data=b"{}"
    )

    words = shlex.split(line)
    assert json.loads(words[words.index("--tags") + 1]) == [{"Key": "a b", "Value": "'"}]
    assert {"--set-as-default", "--no-quiet"} <= set(words)
    assert words[words.index("--data") + 1] == "{}"
    assert words[-2:] == ["--cli-binary-format", "raw-in-base64-out"]


def test_http_requests_are_complete(rows: list[Row]) -> None:
    (connector,) = (row for row in rows if row.call.startswith("POST"))
    head, _, body = connector.call.partition("\n\n")

    assert head.splitlines()[1:] == ["kbn-xsrf: true"]
    assert json.loads(body)["secrets"] == {
        "accessKey": SECRET_PLACEHOLDER,
        "secret": SECRET_PLACEHOLDER,
    }
    assert http_request("GET", "/x") == "GET /x"


def test_every_row_says_what_where_and_how_it_is_undone(rows: list[Row]) -> None:
    for row in rows:
        assert str(row.change)
        assert str(row.where)
        assert str(row.undo)
        assert row.call


def test_an_old_key_that_goes_first_has_a_row_of_its_own() -> None:
    first, second = rows_of(key_spec("user", remove_key_id="AKIAOLD"))

    assert first.group is Group.CHANGE
    assert "AKIAOLD" in first.call
    assert second.group is Group.CREATE


def test_the_steps_of_a_plan_keep_their_ids_and_order() -> None:
    specs = identity_specs()

    assert [step.id for step in build_steps(plan_of(*specs), None)] == [s.id for s in specs]
    assert all(str(step.title) for step in build_steps(plan_of(*specs), None))


def test_a_step_that_is_not_known_was_made_by_a_newer_version() -> None:
    with problem("plan-newer") as raised:
        rows_of(*identity_specs(), StepSpec("x", "quantum-policy", {}))

    assert "quantum-policy" in str(raised.value.title)


def test_steps_that_are_only_shown_cannot_reach_the_world() -> None:
    from fairlead.core.cancel import CancelToken
    from fairlead.core.step import RunContext

    step, *_ = build_steps(plan_of(*identity_specs()), None)

    with pytest.raises(RuntimeError):
        step.inspect(RunContext("run", CancelToken()))
