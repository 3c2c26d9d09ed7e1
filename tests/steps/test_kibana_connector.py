"""The connector in a local Kibana."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.problems import problem
from tests.steps.plans import connector_spec
from tests.steps.stage import Stage, unique

from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.services.aws import StaticCredentials
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.steps.keyring_entry import store_key

KEY = StaticCredentials("AKIA" + "A" * 16, "s" * 40)


class Retouch(httpx.BaseTransport):
    """The way to Kibana, with some words of its answers about connectors changed."""

    def __init__(self, **changes: Any) -> None:
        self.inner = httpx.HTTPTransport()
        self.changes = changes

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.inner.handle_request(request)
        answer.read()
        if request.method != "GET":
            return answer
        body = json.loads(answer.content)
        for item in body if isinstance(body, list) else [body]:
            item.update(self.changes)
        return httpx.Response(answer.status_code, json=body)

    def close(self) -> None:
        self.inner.close()


@pytest.fixture
def spec(stage: Stage) -> StepSpec:
    return connector_spec(unique("entry"))


def begin(stage: Stage, spec: StepSpec) -> str:
    store_key(stage.vault, spec.values["secret_name"], KEY)
    return stage.begin(stage.plan(spec))


def connector_id(spec: StepSpec) -> str:
    return str(spec.values["connector_id"])


def retouched(stage: Stage, **changes: Any) -> Iterator[Kibana]:
    auth = ElasticAuth(api_key=stage.world.elastic.api_key)
    kibana = Kibana(stage.world.kibana_url, auth, transport=Retouch(**changes))
    yield kibana
    kibana.close()


def test_it_is_made_under_its_id_and_with_its_config(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)

    facts = stage.prove(run_id)["connector"].facts

    there = stage.kibana.connector(connector_id(spec))
    assert facts == {"connector_id": connector_id(spec)}
    assert there is not None
    assert there["connector_type_id"] == ".bedrock"
    assert there["name"] == spec.values["name"]
    assert spec.values["config"].items() <= there["config"].items()
    assert stage.undo(run_id).left == ()
    assert stage.kibana.connector(connector_id(spec)) is None


def test_a_lost_result_is_found_again(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    facts = stage.prove(run_id)["connector"].facts
    stage.journal.record(run_id, "connector", Phase.INTENT, facts, 0)

    with stage.calls_made() as calls:
        stage.prove(run_id)

    assert [call.operation[:4] for call in calls] == ["GET ", "GET "]


def test_somebody_elses_connector_is_refused_and_kept(stage: Stage, spec: StepSpec) -> None:
    stage.kibana.create_connector(
        connector_id(spec),
        name="Somebody else's",
        type_id=".bedrock",
        config=spec.values["config"],
        secrets={"accessKey": "a", "secret": "b"},
    )
    run_id = begin(stage, spec)

    with problem("connector-taken"):
        stage.prove(run_id)

    assert stage.undo(run_id).ending is Ending.UNDONE
    assert stage.kibana.connector(connector_id(spec)) is not None


def test_one_of_ours_that_was_changed_is_written_anew(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    facts = stage.prove(run_id)["connector"].facts
    elsewhere = {**spec.values["config"], "defaultModel": "another"}
    stage.kibana.update_connector(
        connector_id(spec),
        name=spec.values["name"],
        config=elsewhere,
        secrets={"accessKey": "a", "secret": "b"},
    )
    stage.journal.record(run_id, "connector", Phase.INTENT, facts, 0)

    stage.prove(run_id)

    there = stage.kibana.connector(connector_id(spec))
    assert there is not None
    assert there["config"]["defaultModel"] == spec.values["config"]["defaultModel"]


def test_one_that_lost_its_secrets_gets_them_again(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    facts = stage.prove(run_id)["connector"].facts
    stage.journal.record(run_id, "connector", Phase.INTENT, facts, 0)

    for kibana in retouched(stage, is_missing_secrets=True):
        with stage.calls_made() as calls, problem("connector-not-whole"):
            # This Kibana never shows the secrets, so the check after the repair fails.
            stage.prove(run_id, kibana=kibana)

    assert [call.operation.split()[0] for call in calls] == ["GET", "PUT", "GET"]


def test_without_a_key_in_the_keyring_nothing_is_sent(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    stage.vault.delete(spec.values["secret_name"])

    with stage.calls_made() as calls, problem("keyring-entry-missing"):
        stage.prove(run_id)

    assert [call.operation.split()[0] for call in calls] == ["GET"]


def test_undo_tells_who_still_names_the_connector(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    stage.prove(run_id)

    for kibana in retouched(stage, referenced_by_count=2):
        (left,) = stage.undo(run_id, kibana=kibana).left

    assert str(left.what).startswith("2 ")
    assert stage.kibana.connector(connector_id(spec)) is None
    assert stage.undo(run_id).left == ()


def test_a_renamed_connector_of_ours_is_still_undone(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)
    stage.prove(run_id)
    stage.kibana.update_connector(
        connector_id(spec),
        name="Renamed",
        config=spec.values["config"],
        secrets={"accessKey": "a", "secret": "b"},
    )

    assert stage.undo(run_id).left == ()
    assert stage.kibana.connector(connector_id(spec)) is None


def test_a_request_without_an_answer_is_looked_after(stage: Stage, spec: StepSpec) -> None:
    run_id = begin(stage, spec)

    with stage.fault("effect_then_reset", "kibana", "POST /api/actions/connector/{id}"):
        stage.prove(run_id)

    assert stage.kibana.connector(connector_id(spec)) is not None


def test_ids_are_as_the_newest_kibana_wants_them(spec: StepSpec) -> None:
    assert str(uuid.UUID(connector_id(spec))) == connector_id(spec)
