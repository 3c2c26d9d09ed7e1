"""The connector's index: marked, never taken from somebody, kept while it holds documents."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.s3_plans import access_spec, index_spec
from tests.steps.stage import Stage

from fairlead.core.cancel import CancelToken
from fairlead.core.events import Ending, RunEnded
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.core.step import RunContext, Standing
from fairlead.services.indices import Indices


@pytest.fixture
def spec() -> StepSpec:
    return index_spec(language="pt-br")


@pytest.fixture
def indices(stage: Stage) -> Indices:
    return Indices(stage.elasticsearch)


def name_of(spec: StepSpec) -> str:
    return str(spec.values["name"])


def described(stage: Stage, spec: StepSpec) -> dict[str, Any]:
    name = name_of(spec)
    answer = stage.elasticsearch.request("index", lambda client: client.indices.get(index=name))
    told: dict[str, Any] = answer[name]
    return told


def put_document(stage: Stage, spec: StepSpec, **document: str) -> None:
    name = name_of(spec)
    stage.elasticsearch.request("put", lambda client: client.index(index=name, document=document))


def undo_with_data(stage: Stage, run_id: str) -> RunEnded:
    plan = stage.journal.run(run_id).plan
    return stage.engine.undo(
        run_id, stage.steps(plan), lambda _event: None, CancelToken(), frozenset({"index"})
    )


def test_it_is_made_as_review_says_and_undone(
    stage: Stage, spec: StepSpec, indices: Indices
) -> None:
    plan = stage.plan(spec)
    run_id = stage.begin(plan)

    assert stage.prove(run_id)["index"].facts == {"index": name_of(spec)}

    (row,) = stage.steps(plan)[0].rows
    head, _, body = row.call.partition("\n\n")
    assert head == f"PUT /{name_of(spec)}"
    assert row.data is not None
    assert name_of(spec) in str(row.data)
    sent = json.loads(body.replace('"RUN"', f'"{run_id}"'))
    there = described(stage, spec)
    assert there["mappings"] == sent["mappings"]
    assert there["settings"]["index"]["analysis"] == sent["settings"]["analysis"]
    assert sent["settings"]["analysis"]["analyzer"]["default"] == {"type": "brazilian"}
    assert stage.undo(run_id).left == ()
    assert indices.get(name_of(spec)) is None


def test_a_lost_result_is_known_again(stage: Stage, spec: StepSpec) -> None:
    run_id = stage.begin(stage.plan(spec))
    facts = stage.prove(run_id)["index"].facts
    stage.journal.record(run_id, "index", Phase.INTENT, facts, 0)

    with stage.calls_made() as calls:
        stage.prove(run_id)

    assert {call.operation.split()[0] for call in calls} == {"GET"}


def test_an_empty_one_is_used_and_kept(stage: Stage, spec: StepSpec, indices: Indices) -> None:
    indices.create(name_of(spec), {"mappings": {"properties": {"a": {"type": "long"}}}})
    before = described(stage, spec)
    run_id = stage.begin(stage.plan(spec))

    assert stage.prove(run_id)["index"].phase is Phase.REUSED

    assert stage.undo(run_id).ending is Ending.UNDONE
    assert described(stage, spec) == before


def test_documents_of_somebody_else_are_refused_and_kept(
    stage: Stage, spec: StepSpec, indices: Indices
) -> None:
    indices.create(name_of(spec), {})
    put_document(stage, spec)
    run_id = stage.begin(stage.plan(spec, access_spec(is_all=True)))

    with problem("index-taken") as raised:
        stage.prove(run_id)

    assert "1 document of" in str(raised.value.title)
    assert undo_with_data(stage, run_id).left == ()
    assert indices.count(name_of(spec)) == 1


@pytest.mark.parametrize("buckets", [("harbor", "quay"), ("harbor",), ()])
def test_documents_of_the_same_buckets_are_used_and_kept(
    stage: Stage, spec: StepSpec, indices: Indices, buckets: tuple[str, ...]
) -> None:
    """As when a connection was undone, its index kept, and the connection is set up anew."""
    indices.create(name_of(spec), {})
    for bucket in ("harbor", "harbor", "quay"):
        put_document(stage, spec, bucket=bucket)
    access = access_spec(*buckets, is_all=not buckets)
    step, _access = stage.steps(stage.plan(spec, access))
    run = RunContext("run", CancelToken())

    if buckets == ("harbor",):
        with problem("index-taken") as raised:
            step.inspect(run)
        assert "1 document of" in str(raised.value.title)
    else:
        found = step.inspect(run)
        assert found.standing is Standing.ADOPTABLE
        assert "3 documents" in str(found.text)
    assert indices.count(name_of(spec)) == 3


def test_an_alias_is_refused(stage: Stage, spec: StepSpec, indices: Indices) -> None:
    indices.create(f"{name_of(spec)}-1", {"aliases": {name_of(spec): {}}})

    with problem("index-taken") as raised:
        stage.prove(stage.begin(stage.plan(spec)))

    assert f"{name_of(spec)}-1" in str(raised.value.title)


def test_one_that_came_up_meanwhile_is_not_taken(
    stage: Stage, spec: StepSpec, indices: Indices
) -> None:
    run_id = stage.begin(stage.plan(spec))
    (step,) = stage.steps(stage.plan(spec))
    run = RunContext(run_id, CancelToken())
    found = step.inspect(run)
    indices.create(name_of(spec), {})

    with problem("index-taken"):
        step.apply(run, found)

    assert step.undo(run, found.facts) is not None
    assert indices.get(name_of(spec)) is not None


def test_documents_are_kept_unless_they_may_go(
    stage: Stage, spec: StepSpec, indices: Indices
) -> None:
    run_id = stage.begin(stage.plan(spec))
    stage.prove(run_id)
    put_document(stage, spec)

    ended = stage.undo(run_id)

    assert ended.ending is Ending.UNDONE
    (left,) = ended.left
    assert str(left.what) == f"The index {name_of(spec)} with its 1 document"
    assert indices.count(name_of(spec)) == 1
    assert undo_with_data(stage, run_id).left == ()
    assert indices.get(name_of(spec)) is None


def test_one_that_somebody_made_anew_is_kept(
    stage: Stage, spec: StepSpec, indices: Indices
) -> None:
    run_id = stage.begin(stage.plan(spec))
    stage.prove(run_id)
    indices.delete(name_of(spec))
    indices.create(name_of(spec), {})

    (left,) = undo_with_data(stage, run_id).left

    assert name_of(spec) in str(left.what)
    assert indices.get(name_of(spec)) is not None


def test_elasticsearch_has_to_be_known(stage: Stage, spec: StepSpec) -> None:
    with problem("elasticsearch-unknown"):
        stage.prove(stage.begin(stage.plan(spec)), elasticsearch=None)


def test_a_language_that_elasticsearch_has_no_analyzer_for_is_any(stage: Stage) -> None:
    spec = index_spec(language="")
    stage.prove(stage.begin(stage.plan(spec)))

    analysis = described(stage, spec)["settings"]["index"]["analysis"]
    assert analysis["analyzer"]["default"] == {"type": "standard"}
