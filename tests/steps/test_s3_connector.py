"""The S3 connector under an id of its own; whatever else is there stays untouched."""

from __future__ import annotations

import json

import pytest
from tests.problems import problem
from tests.steps.s3_plans import s3_connector_spec
from tests.steps.stage import Stage, unique

from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.services.connectors import Connector, Connectors, send
from fairlead.services.problems import ServiceProblem


@pytest.fixture
def spec() -> StepSpec:
    return s3_connector_spec()


@pytest.fixture
def connectors(stage: Stage) -> Connectors:
    return Connectors(stage.elasticsearch)


def id_of(spec: StepSpec) -> str:
    return str(spec.values["connector_id"])


def there(connectors: Connectors, spec: StepSpec) -> Connector:
    found = connectors.get(id_of(spec))
    assert found is not None
    return found


def rename(stage: Stage, spec: StepSpec, **body: str) -> None:
    send(stage.elasticsearch, "rename", "PUT", (id_of(spec), "_name"), body)


def test_it_is_made_as_review_says_and_undone(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    plan = stage.plan(spec)
    run_id = stage.begin(plan)

    facts = stage.prove(run_id)["connector"].facts

    made = there(connectors, spec)
    assert facts == {"connector_id": id_of(spec), "index": spec.values["index"]}
    assert (made.name, made.index) == (spec.values["name"], spec.values["index"])
    assert (made.service_type, made.is_managed, made.status) == ("s3", False, "created")
    (row,) = stage.steps(plan)[0].rows
    head, _, body = row.call.partition("\n\n")
    assert head == f"PUT /_connector/{id_of(spec)}"
    assert made.description == json.loads(body)["description"].replace("RUN", run_id)
    assert stage.undo(run_id).left == ()
    assert connectors.get(id_of(spec)) is None


def test_undo_leaves_no_trace_of_it(stage: Stage, spec: StepSpec) -> None:
    """A deleted connector would stay as a document, with the AWS key in its settings."""
    run_id = stage.begin(stage.plan(spec))
    stage.prove(run_id)
    job = send(stage.elasticsearch, "job", "POST", ("_sync_job",), {"id": id_of(spec)})["id"]

    stage.undo(run_id)

    params = {"include_deleted": "true", "size": "1000"}
    listed = send(stage.elasticsearch, "connectors", "GET", (), params=params)
    assert id_of(spec) not in [item["id"] for item in listed["results"]]
    with pytest.raises(ServiceProblem) as raised:
        send(stage.elasticsearch, "job", "GET", ("_sync_job", job))
    assert raised.value.status == 404


def test_language_and_host_are_set(stage: Stage, connectors: Connectors) -> None:
    spec = s3_connector_spec(unique("content-managed"), is_managed=True)
    spec = StepSpec(spec.id, spec.kind, {**spec.values, "language": "de"})

    stage.prove(stage.begin(stage.plan(spec)))

    made = there(connectors, spec)
    assert (made.language, made.is_managed, made.status) == ("de", True, "needs_configuration")


def test_somebody_elses_connector_is_refused_and_never_wiped(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    connectors.create(id_of(spec), {"name": "Somebody else's", "service_type": "s3"})
    connectors.configure(id_of(spec), {"buckets": {"label": "AWS Buckets", "value": "theirs"}})
    before = there(connectors, spec)
    run_id = stage.begin(stage.plan(spec))

    with stage.calls_made() as calls, problem("connector-taken") as raised:
        stage.prove(run_id)

    assert "Somebody else's" in str(raised.value.advice)
    assert {call.operation.split()[0] for call in calls} == {"GET"}
    assert stage.undo(run_id).ending is Ending.UNDONE
    assert there(connectors, spec) == before


def test_an_index_of_another_connector_is_refused(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    other = {"name": "The other", "index_name": spec.values["index"], "service_type": "mysql"}
    other_id = unique("other")
    connectors.create(other_id, other)

    with problem("index-has-connector") as raised:
        stage.prove(stage.begin(stage.plan(spec)))

    assert "The other" in str(raised.value.title)
    assert other_id in str(raised.value.advice)
    assert connectors.get(id_of(spec)) is None


def test_one_of_the_same_name_is_no_obstacle(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    namesake = unique("namesake")
    connectors.create(namesake, {"name": spec.values["name"]})
    before = connectors.get(namesake)
    run_id = stage.begin(stage.plan(spec))

    stage.prove(run_id)
    stage.undo(run_id)

    assert connectors.get(namesake) == before


def test_a_lost_result_is_known_again_and_nothing_is_wiped(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    run_id = stage.begin(stage.plan(spec))
    facts = stage.prove(run_id)["connector"].facts
    connectors.configure(id_of(spec), {"buckets": {"label": "AWS Buckets", "value": "docs"}})
    stage.journal.record(run_id, "connector", Phase.INTENT, facts, 0)

    stage.prove(run_id)

    assert there(connectors, spec).configuration == {"buckets": "docs"}


def test_an_answer_that_got_lost_is_looked_after(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    with stage.fault("effect_then_reset", "elasticsearch", "PUT /_connector/{id}"):
        stage.prove(stage.begin(stage.plan(spec)))

    assert there(connectors, spec).name == spec.values["name"]


def test_one_that_was_renamed_is_not_overwritten_and_still_undone(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    run_id = forgotten(stage, spec)
    rename(stage, spec, name="Renamed")

    with problem("connector-not-whole"):
        stage.prove(run_id)

    assert there(connectors, spec).name == "Renamed"
    assert stage.undo(run_id).left == ()
    assert connectors.get(id_of(spec)) is None


def test_one_that_lost_the_mark_is_not_overwritten_and_stays(
    stage: Stage, spec: StepSpec, connectors: Connectors
) -> None:
    """It does not sign with a key of the run either, so nothing proves that it is the run's."""
    run_id = forgotten(stage, spec)
    rename(stage, spec, description="Mine now")

    with problem("connector-taken"):
        stage.prove(run_id)

    (left,) = stage.undo(run_id).left
    assert id_of(spec) in str(left.what)
    assert there(connectors, spec).description == "Mine now"


def forgotten(stage: Stage, spec: StepSpec) -> str:
    """Make it, lose the result, and return the run."""
    run_id = stage.begin(stage.plan(spec))
    facts = stage.prove(run_id)["connector"].facts
    stage.journal.record(run_id, "connector", Phase.INTENT, facts, 0)
    return run_id
