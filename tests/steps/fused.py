"""A stage whose plug is pulled before or after a change or a write of the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.core.toys import Crash, Fuse
from tests.steps.stage import Stage

from fairlead.core.engine import Engine
from fairlead.core.events import Ending
from fairlead.core.journal import Journal, Phase
from fairlead.core.step import Facts
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import Kibana
from fairlead.services.vault import MemoryVault

if TYPE_CHECKING:
    from elastic_transport import ApiResponse
    from elasticsearch import Elasticsearch as Client

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


class FusedElasticsearch(Elasticsearch):
    """Elasticsearch, lost before or after a change."""

    fuse: Fuse

    def request(
        self,
        operation: str,
        work: Callable[[Client], ApiResponse[Any]],
        *,
        changes: bool = False,
        secrets: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        if not changes:
            return super().request(operation, work)
        self.fuse.tick()
        answer = super().request(operation, work, changes=changes, secrets=secrets)
        self.fuse.tick()
        return answer


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

    def __init__(self, world: World, folder: Path, *, has_password: bool = False) -> None:
        super().__init__(world, folder, has_password=has_password)
        self.fuse = Fuse()
        self.close()
        key = world.admin
        aws = FusedAws(
            world.scene.region,
            credentials=StaticCredentials(key.access_key_id, key.secret_access_key),
            endpoint_url=world.aws_url,
        )
        kibana = FusedKibana(world.kibana_url, self.auth)
        elasticsearch = FusedElasticsearch(world.elasticsearch_url, self.auth)
        aws.fuse = kibana.fuse = elasticsearch.fuse = self.fuse
        self.aws, self.kibana, self.elasticsearch = aws, kibana, elasticsearch
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

    def keys(self, user: str) -> list[str]:
        """The ids of a user's keys."""
        users = [u["UserName"] for u in self.aws.pages("iam", "list_users", "Users")]
        if user not in users:
            return []
        answer = self.aws.call("iam", "list_access_keys", UserName=user)
        return [key["AccessKeyId"] for key in answer["AccessKeyMetadata"]]
