"""A connector that Elastic runs: offered, set up and undone on a deployment of Elastic Cloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.problems import problem

from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import CancelToken
from fairlead.core.events import Ending
from fairlead.desk.local import LocalDesk
from fairlead.desk.sign_ins import elastic_of
from fairlead.flows.s3_hosts import can_be_managed
from fairlead.flows.s3_planned import planned_connector
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "s3.toml"
ON_CLOUD = Scene(kibana_version="8.19", elastic_cloud=True, key_delay=0)


@pytest.fixture(scope="module", params=[ON_CLOUD])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    with World(request.param) as started:
        yield started


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    """The example, with Elastic as the host."""
    words = EXAMPLE.read_text()
    for one, other in (
        ('host = "self"', 'host = "elastic"'),
        ('index = "search-harbor-handbook"', 'index = "content-harbor-handbook"'),
    ):
        assert one in words
        words = words.replace(one, other)
    path = tmp_path / "managed.toml"
    path.write_text(words)
    return path


def test_it_is_proved_and_undone(desk: LocalDesk, setup: Path) -> None:
    plan, bag = plan_from_file(desk, setup, CancelToken())
    ids = [step.id for step in plan.steps]
    assert "connector-secret" in ids
    assert "deployment" not in ids

    ended = desk.apply(plan, bag, lambda _event: None, CancelToken())

    assert (ended.ending, ended.problem) == (Ending.PROVED, None)
    # What the window asks when the connection is opened again.
    sign_in = elastic_of(desk.plan_of(ended.run_id).sign_in)
    assert can_be_managed(sign_in)
    connector = planned_connector(plan)
    assert connector.is_managed
    assert desk.target(sign_in, bag, connector).can_be_managed
    undone = desk.undo(ended.run_id, bag, lambda _event: None, CancelToken())
    assert (undone.ending, undone.left) == (Ending.UNDONE, ())


def test_an_index_without_the_prefix_is_refused(desk: LocalDesk, setup: Path) -> None:
    setup.write_text(setup.read_text().replace("content-harbor", "search-harbor"))
    with problem("answers-incomplete") as raised:
        plan_from_file(desk, setup, CancelToken())
    assert "content-search-harbor-handbook" in str(raised.value.advice)


@pytest.mark.parametrize(
    "world",
    [
        Scene(kibana_version="8.19"),
        Scene(kibana_version="9.2", elastic_cloud=True),
        Scene(kibana_version="serverless"),
    ],
    indirect=True,
    ids=["8.19 elsewhere", "9.2 on Elastic Cloud", "serverless"],
)
def test_no_other_deployment_runs_connectors(desk: LocalDesk, setup: Path) -> None:
    with problem("answers-incomplete") as raised:
        plan_from_file(desk, setup, CancelToken())
    assert "Run the service yourself" in str(raised.value.advice)
