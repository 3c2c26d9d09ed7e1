"""The connector in a Kibana that knows no region."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.problems import problem
from tests.steps.plans import connector_spec
from tests.steps.stage import Stage, unique

from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import StaticCredentials
from fairlead.steps.keyring_entry import store_key


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(kibana_version="8.19", key_delay=0)) as started:
        yield started


def begin(stage: Stage, spec: StepSpec) -> str:
    store_key(stage.vault, spec.values["secret_name"], StaticCredentials("AKIA1", "s" * 40))
    return stage.begin(stage.plan(spec))


def test_the_region_is_left_out_where_the_url_tells_it(stage: Stage) -> None:
    url = "https://bedrock-runtime.eu-central-1.amazonaws.com"
    spec = connector_spec(unique("entry"), apiUrl=url, region="eu-central-1")
    run_id = begin(stage, spec)

    facts = stage.prove(run_id)["connector"].facts
    stage.journal.record(run_id, "connector", Phase.INTENT, facts, 0)
    stage.prove(run_id)

    there = stage.kibana.connector(facts["connector_id"])
    assert there is not None
    assert there["config"]["apiUrl"] == url
    assert "region" not in there["config"]


def test_where_the_url_does_not_tell_it_that_is_a_problem(stage: Stage) -> None:
    url = "https://vpce-1.bedrock-runtime.eu-central-1.vpce.amazonaws.com"
    spec = connector_spec(unique("entry"), apiUrl=url, region="eu-central-1")

    with problem("connector-region-unknown") as raised:
        stage.prove(begin(stage, spec))

    assert "https://bedrock-runtime.eu-central-1.amazonaws.com" in str(raised.value.advice)
    assert stage.kibana.connector(spec.values["connector_id"]) is None
