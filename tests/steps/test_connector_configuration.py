"""The settings of a connector: all of them there, read back, put right, never told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.plans import own_key_spec
from tests.steps.s3_plans import (
    configuration_spec,
    s3_connector_spec,
)
from tests.steps.stage import Stage
from tests.steps.things import bodies_of, change, lose, raw, shown

from fairlead.core.plan import StepSpec
from fairlead.core.secrets import SecretName
from fairlead.flows.s3_config import schema
from fairlead.sandbox.world import World
from fairlead.services.connectors import Connectors

CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("_configuration", {"values": {"aws_secret_access_key": "another"}}),
    ("_configuration", {"values": {"page_size": 0}}),
    (
        "_pipeline",
        {
            "pipeline": {
                "name": "other",
                "extract_binary_content": True,
                "reduce_whitespace": False,
                "run_ml_inference": True,
            }
        },
    ),
]


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    opened.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, world.admin.secret_access_key)
    yield opened
    opened.close()


@pytest.fixture
def own_key(stage: Stage) -> StepSpec:
    return own_key_spec(stage.world.admin.access_key_id)


@pytest.fixture
def connector() -> StepSpec:
    return s3_connector_spec()


def test_all_of_it_is_there_before_the_service_ever_ran(
    stage: Stage, own_key: StepSpec, connector: StepSpec
) -> None:
    spec = configuration_spec(connector)
    stage.prove(stage.begin(stage.plan(own_key, connector, spec)))

    told = raw(stage, connector)
    fields = told["configuration"]
    assert told["status"] == "configured"
    assert told["pipeline"] == spec.values["pipeline"]
    assert {name: {**field, "value": ""} for name, field in fields.items()} == {
        name: {**field, "value": ""} for name, field in schema().items()
    }
    values = {name: field["value"] for name, field in fields.items()}
    assert values == {
        "buckets": "fairlead-handbook",
        "aws_access_key_id": stage.world.admin.access_key_id,
        "aws_secret_access_key": stage.world.admin.secret_access_key,
        "read_timeout": 90,
        "connect_timeout": 90,
        "max_attempts": 5,
        "page_size": 250,
        "use_text_extraction_service": False,
    }


def test_review_shows_what_is_sent_without_the_key(
    stage: Stage, own_key: StepSpec, connector: StepSpec
) -> None:
    spec = configuration_spec(connector)
    stage.prove(stage.begin(stage.plan(own_key, connector, spec)))

    configuration, pipeline = bodies_of(stage, spec)

    told = raw(stage, connector)
    for name in ("aws_access_key_id", "aws_secret_access_key"):
        assert configuration["configuration"][name].pop("value") == "FROM-KEYRING"
        del told["configuration"][name]["value"]
    assert configuration["configuration"] == told["configuration"]
    assert pipeline["pipeline"] == told["pipeline"]


def test_what_is_there_already_is_not_sent_again(
    stage: Stage, own_key: StepSpec, connector: StepSpec
) -> None:
    spec = configuration_spec(connector)
    run_id = stage.begin(stage.plan(own_key, connector, spec))
    stage.prove(run_id)
    lose(stage, run_id, spec)

    with stage.calls_made() as calls:
        stage.prove(run_id)

    assert {call.operation.split()[0] for call in calls} == {"GET"}


@pytest.mark.parametrize(("path", "body"), CHANGES)
def test_what_somebody_changed_is_put_right(
    stage: Stage,
    own_key: StepSpec,
    connector: StepSpec,
    path: str,
    body: dict[str, Any],
) -> None:
    spec = configuration_spec(connector)
    run_id = stage.begin(stage.plan(own_key, connector, spec))
    stage.prove(run_id)
    before = shown(stage, connector)
    lose(stage, run_id, spec)
    change(stage, connector, path, body)
    assert shown(stage, connector) != before

    stage.prove(run_id)

    assert shown(stage, connector) == before


def test_a_wrong_secret_is_noticed_and_not_repeated(
    stage: Stage, own_key: StepSpec, connector: StepSpec
) -> None:
    spec = configuration_spec(connector)
    run_id = stage.begin(stage.plan(own_key, connector, spec))
    stage.prove(run_id)
    change(stage, connector, *CHANGES[0])

    with problem("connector-settings") as raised:
        stage.verify_again(run_id, "configuration")

    assert "aws_secret_access_key" in str(raised.value.title)
    said = f"{raised.value} {raised.value.details}"
    assert "another" not in said
    assert stage.world.admin.secret_access_key not in said


def test_a_connector_that_is_gone_is_told(
    stage: Stage, own_key: StepSpec, connector: StepSpec
) -> None:
    spec = configuration_spec(connector)
    run_id = stage.begin(stage.plan(own_key, connector, spec))
    stage.prove(run_id)
    Connectors(stage.elasticsearch).delete(connector.values["connector_id"])

    with problem("connector-gone"):
        stage.verify_again(run_id, "configuration")

    assert stage.undo(run_id).left == ()
