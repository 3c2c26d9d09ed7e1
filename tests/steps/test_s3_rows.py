"""What Review prints of an S3 run: requests as they can be sent, none with a secret."""

from __future__ import annotations

import json
import shlex

import botocore.session
import pytest
from botocore import xform_name
from tests.steps.s3_plans import api_key_spec, s3_connector_spec, s3_specs

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Group, Row
from fairlead.flows.s3_config import api_key_body
from fairlead.steps.build import build_steps
from fairlead.steps.rows import kebab

PLACE = {"account": "123456789012", "partition": "aws", "region": "us-east-1"}
METHODS = ("DELETE", "GET", "POST", "PUT")


def rows_of(*specs: StepSpec) -> list[Row]:
    plan = Plan("s3", "Practice", PLACE, {}, specs)
    return [row for step in build_steps(plan, None) for row in step.rows]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return rows_of(*s3_specs(is_managed=True))


def requests_of(row: Row) -> list[tuple[str, str]]:
    """The request lines of a row, each with its body."""
    parts = row.call.split("\n\n")
    heads = [part for part in parts if part.split(" ")[0] in METHODS]
    bodies = [part for part in parts if part.startswith("{")]
    assert len(heads) + len(bodies) == len(parts)
    return list(zip(heads, bodies, strict=True))


def test_every_row_says_what_where_and_how_it_is_undone(rows: list[Row]) -> None:
    assert len(rows) == 12
    for row in rows:
        assert str(row.change)
        assert str(row.where)
        assert str(row.undo)
        assert row.call


def test_every_question_to_s3_is_one_that_s3_knows(rows: list[Row]) -> None:
    (access,) = (row for row in rows if row.group is Group.CHECK)
    model = botocore.session.Session().get_service_model("s3")
    names = {kebab(name): name for name in model.operation_names}

    lines = access.call.splitlines()

    assert len(lines) == 4
    for line in lines:
        aws, service, operation, *options = shlex.split(line)
        shape = model.operation_model(names[operation]).input_shape
        known = {xform_name(name, "-") for name in (shape.members if shape else ())}
        assert (aws, service) == ("aws", "s3api")
        assert {option[2:] for option in options if option.startswith("--")} <= known


def test_the_requests_to_elasticsearch_are_complete_and_in_order() -> None:
    specs = s3_specs(is_managed=True)
    (connector,) = (spec.values for spec in specs if spec.kind == "s3-connector")
    elastic = [row for row in rows_of(*specs) if "Elasticsearch" in str(row.where)]
    heads = [head for row in elastic for head, body in requests_of(row) if json.loads(body)]

    named = [
        head.replace(connector["connector_id"], "ID").replace(connector["index"], "INDEX")
        for head in heads
    ]
    assert named == [
        "PUT /INDEX",
        "PUT /_connector/ID",
        "POST /_security/api_key",
        "PUT /_connector/_secret/ID",
        "PUT /_connector/ID/_api_key_id",
        "PUT /_connector/ID/_configuration",
        "PUT /_connector/ID/_pipeline",
        "PUT /_connector/ID/_filtering",
        "PUT /_connector/ID/_scheduling",
    ]


@pytest.mark.parametrize("source", ["new", "pasted", "operator"])
def test_the_api_key_is_made_or_stored_as_its_source_says(source: str) -> None:
    connector = s3_connector_spec()
    (row,) = rows_of(api_key_spec(connector, source))

    if source == "new":
        ((head, body),) = requests_of(row)
        values = connector.values
        assert row.group is Group.CREATE
        assert head == "POST /_security/api_key"
        assert json.loads(body).items() >= api_key_body(values["name"], values["index"]).items()
    else:
        assert row.group is Group.LOCAL
        assert row.call.startswith("GET /_security/_authenticate\nAuthorization: ApiKey FROM-")
