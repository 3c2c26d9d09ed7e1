"""The plug is pulled before and after every change and every write of the journal.

Then the run is resumed, or undone at once: neither may leave an orphan or make a thing twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.core.toys import Crash, Fuse
from tests.steps.plans import DOCUMENT, connector_spec, identity_specs, key_spec
from tests.steps.stage import Stage, unique

from fairlead.core.engine import Engine
from fairlead.core.events import Ending
from fairlead.core.journal import Journal, Phase
from fairlead.core.plan import Plan
from fairlead.core.step import Facts
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.vault import MemoryVault

_READING = ("get_", "list_")


class FusedJournal(Journal):
    """A journal that loses power before or after a record."""

    def __init__(self, folder: Path, fuse: Fuse) -> None:
        super().__init__(folder)
        self.fuse = fuse

    def record(self, run_id: str, step_id: str, phase: Phase, facts: Facts, now: float) -> None:
        self.fuse.tick()
        super().record(run_id, step_id, phase, facts, now)
        self.fuse.tick()


class FusedAws(Aws):
    """AWS, lost before or after a change."""

    fuse: Fuse

    def call(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        if operation.startswith(_READING):
            return super().call(service, operation, **params)
        self.fuse.tick()
        answer = super().call(service, operation, **params)
        self.fuse.tick()
        return answer

    def call_once(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        self.fuse.tick()
        answer = super().call_once(service, operation, **params)
        self.fuse.tick()
        return answer


class FusedKibana(Kibana):
    """Kibana, lost before or after a change."""

    fuse: Fuse

    def create_connector(
        self,
        connector_id: str,
        *,
        name: str,
        type_id: str,
        config: Mapping[str, Any],
        secrets: Mapping[str, str],
    ) -> dict[str, Any]:
        self.fuse.tick()
        made = super().create_connector(
            connector_id, name=name, type_id=type_id, config=config, secrets=secrets
        )
        self.fuse.tick()
        return made

    def delete_connector(self, connector_id: str) -> bool:
        self.fuse.tick()
        was_there = super().delete_connector(connector_id)
        self.fuse.tick()
        return was_there


class FusedVault(MemoryVault):
    """A keyring, lost before or after a change."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self.fuse = fuse

    def store(self, entry: str, secret: str) -> None:
        self.fuse.tick()
        super().store(entry, secret)
        self.fuse.tick()

    def delete(self, entry: str) -> None:
        self.fuse.tick()
        super().delete(entry)
        self.fuse.tick()


class FusedStage(Stage):
    """A stage whose plug is pulled at the nth change or write."""

    def __init__(self, world: World, folder: Path) -> None:
        super().__init__(world, folder)
        self.fuse = Fuse()
        self.aws.close()
        self.kibana.close()
        key = world.admin
        aws = FusedAws(
            world.scene.region,
            credentials=StaticCredentials(key.access_key_id, key.secret_access_key),
            endpoint_url=world.aws_url,
        )
        kibana = FusedKibana(world.kibana_url, ElasticAuth(api_key=world.elastic.api_key))
        aws.fuse = kibana.fuse = self.fuse
        self.aws, self.kibana = aws, kibana
        self.vault = FusedVault(self.fuse)
        self.journal = FusedJournal(folder, self.fuse)
        self.engine = Engine(self.journal)

    def crashes(self, work: str, run_id: str, ticks: int) -> bool:
        """Run or undo with this fuse; tell whether the plug was pulled."""
        self.fuse.ticks = ticks
        try:
            ended = self.run(run_id) if work == "run" else self.undo(run_id)
        except Crash:
            return True
        finally:
            self.fuse.ticks = 10**9
        assert ended.ending in (Ending.PROVED, Ending.UNDONE)
        assert ended.left == ()
        return False

    def things(self, plan: Plan) -> list[int]:
        """Count what the run made: policies, users, keys, keyring entries, connectors."""
        policy, user, _attachment, key, connector = (spec.values for spec in plan.steps)
        policies = self.aws.pages("iam", "list_policies", "Policies", Scope="Local")
        return [
            sum(p["PolicyName"] == policy["name"] for p in policies),
            sum(
                u["UserName"] == user["name"] for u in self.aws.pages("iam", "list_users", "Users")
            ),
            len(self.keys(user["name"])),
            int(self.vault.load(key["secret_name"]) is not None),
            int(self.kibana.connector(connector["connector_id"]) is not None),
        ]

    def keys(self, user: str) -> list[str]:
        """The ids of a user's keys."""
        users = [u["UserName"] for u in self.aws.pages("iam", "list_users", "Users")]
        if user not in users:
            return []
        answer = self.aws.call("iam", "list_access_keys", UserName=user)
        return [key["AccessKeyId"] for key in answer["AccessKeyMetadata"]]


@pytest.fixture
def fused(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[FusedStage]:
    folder = tmp_path / "fused"
    folder.mkdir()
    with closing(FusedStage(world, folder)) as stage:
        yield stage


def whole_plan(stage: Stage) -> Plan:
    return stage.plan(*identity_specs(), connector_spec())


def test_a_run_that_is_resumed_has_one_of_each(fused: FusedStage) -> None:
    for ticks in count(1):
        plan = whole_plan(fused)
        run_id = fused.begin(plan)
        was_pulled = fused.crashes("run", run_id, ticks)
        assert not fused.crashes("run", run_id, 10**9)
        assert fused.things(plan) == [1, 1, 1, 1, 1], ticks
        _ = fused.crashes("undo", run_id, ticks)
        assert not fused.crashes("undo", run_id, 10**9)
        assert fused.things(plan) == [0, 0, 0, 0, 0], ticks
        if not was_pulled:
            assert ticks > 30
            return


def test_a_run_that_is_undone_at_once_leaves_nothing(fused: FusedStage) -> None:
    for ticks in count(1, 2):
        plan = whole_plan(fused)
        run_id = fused.begin(plan)
        was_pulled = fused.crashes("run", run_id, ticks)
        assert not fused.crashes("undo", run_id, 10**9)
        assert fused.things(plan) == [0, 0, 0, 0, 0], ticks
        if not was_pulled:
            return


def test_two_crashes_lose_no_key_of_a_user_that_was_there(fused: FusedStage) -> None:
    user = unique("there")
    fused.aws.call("iam", "create_user", UserName=user)
    old = fused.aws.call("iam", "create_access_key", UserName=user)["AccessKey"]["AccessKeyId"]
    fused.aws.call("iam", "put_user_policy", UserName=user, PolicyName="p", PolicyDocument=DOCUMENT)
    for first in range(1, 12):
        for second in range(1, 12):
            key = key_spec(user)
            run_id = fused.begin(fused.plan(key))
            _ = fused.crashes("run", run_id, first) and fused.crashes("run", run_id, second)
            assert not fused.crashes("run", run_id, 10**9)
            made = fused.records(run_id)["access-key"].facts["access_key_id"]
            assert set(fused.keys(user)) == {old, made}
            _ = fused.crashes("undo", run_id, first) and fused.crashes("undo", run_id, second)
            assert not fused.crashes("undo", run_id, 10**9)
            assert fused.keys(user) == [old]
            assert fused.vault.load(key.values["secret_name"]) is None
