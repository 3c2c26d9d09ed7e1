"""A sandbox with the real services in front of it, and the real engine to run steps on it."""

from __future__ import annotations

import dataclasses
import itertools
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from fairlead.core.cancel import CancelToken
from fairlead.core.engine import Engine
from fairlead.core.errors import Problem
from fairlead.core.events import Ending, Event, RunEnded
from fairlead.core.journal import Journal, Record
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretBag
from fairlead.core.step import Done, RunContext, Step
from fairlead.flows.diagnosis import aws_problem, elastic_problem
from fairlead.sandbox.calls import Call
from fairlead.sandbox.faults import Fault, FaultKind
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.vault import MemoryVault
from fairlead.steps.build import build_steps
from fairlead.steps.patience import Patience
from fairlead.steps.reach import Reach

IMPATIENT = Patience(seconds=3, pause=0.02)
_numbers = itertools.count(1)


def unique(word: str) -> str:
    """Return a name that no other test has used in this world."""
    return f"{word}-{next(_numbers)}"


class Stage:
    """One world seen by one operator. `timeout` is seconds for AWS and Elastic alike.

    With `has_password` the operator is signed in to Elastic with it, otherwise with an API key.
    """

    def __init__(
        self, world: World, folder: Path, *, timeout: float = 20, has_password: bool = False
    ) -> None:
        self.world = world
        self.folder = folder
        self.vault = MemoryVault()
        self.bag = SecretBag()
        self.journal = Journal(folder)
        self.engine = Engine(self.journal)
        self.timeout = timeout
        self.aws = self.aws_in(world.scene.region)
        elastic = world.elastic
        self.auth = ElasticAuth(api_key=elastic.api_key)
        if has_password:
            self.auth = ElasticAuth(username=elastic.username, password=elastic.password)
        self.kibana = Kibana(world.kibana_url, self.auth, explain=elastic_problem, timeout=timeout)
        self.elasticsearch = Elasticsearch(
            world.elasticsearch_url, self.auth, explain=elastic_problem, timeout=timeout
        )

    def aws_in(self, region: str) -> Aws:
        """Open the operator's AWS in a region."""
        admin = self.world.admin
        return Aws(
            region,
            credentials=StaticCredentials(admin.access_key_id, admin.secret_access_key),
            endpoint_url=self.world.aws_url,
            explain=aws_problem,
            read_timeout=self.timeout,
        )

    @property
    def reach(self) -> Reach:
        """What the steps of this stage use."""
        return Reach(
            self.aws,
            self.aws_in,
            self.kibana,
            self.elasticsearch,
            self.vault,
            self.bag,
            self.folder,
        )

    def close(self) -> None:
        """Close every connection, once the questions that a test has cancelled are answered.

        A thread that still reads from a connection is not told that it is closed.
        """
        for thread in threading.enumerate():
            if thread.name.startswith("fairlead-ask"):
                thread.join(10)
        self.aws.close()
        self.kibana.close()
        self.elasticsearch.close()

    def plan(self, *specs: StepSpec, name: str = "Practice") -> Plan:
        """Return a plan of these steps for this world."""
        scene = self.world.scene
        place = {"account": scene.account, "partition": scene.partition, "region": scene.region}
        return Plan("bedrock", name, place, {}, specs)

    def begin(self, plan: Plan) -> str:
        """Journal a new run of the plan and return its id."""
        run_id = unique("run")
        self.journal.begin(run_id, plan, 0)
        return run_id

    def steps(self, plan: Plan, **changes: Any) -> tuple[Step, ...]:
        """Build the plan's steps, impatient ones; `changes` are made wherever a step has them."""
        changes = {"patience": IMPATIENT, "detaching": Patience(0.1, 0.02), **changes}
        return tuple(_changed(step, changes) for step in build_steps(plan, self.reach))

    def run(self, run_id: str, **changes: Any) -> RunEnded:
        """Run or resume until the end or the first failure."""
        plan = self.journal.run(run_id).plan
        return self.engine.run(run_id, self.steps(plan, **changes), _ignore, CancelToken())

    def undo(self, run_id: str, **changes: Any) -> RunEnded:
        """Undo the run."""
        plan = self.journal.run(run_id).plan
        return self.engine.undo(run_id, self.steps(plan, **changes), _ignore, CancelToken())

    def dry_run(self, plan: Plan) -> RunEnded:
        """Inspect every step of a plan."""
        return self.engine.dry_run("", self.steps(plan), _ignore, CancelToken())

    def prove(self, run_id: str, **changes: Any) -> Mapping[str, Record]:
        """Run to the end and return the records; the run's own problem is raised."""
        ended = self.run(run_id, **changes)
        if ended.problem is not None:
            raise ended.problem
        assert ended.ending is Ending.PROVED
        return self.records(run_id)

    def records(self, run_id: str) -> Mapping[str, Record]:
        """Return what the journal says of each step."""
        return self.journal.run(run_id).records

    def verify_again(self, run_id: str, step_id: str) -> Done:
        """Check once more a step that is done."""
        plan = self.journal.run(run_id).plan
        facts = {name: record.facts for name, record in self.records(run_id).items()}
        (step,) = (step for step in self.steps(plan) if step.id == step_id)
        return step.verify(RunContext(run_id, CancelToken(), facts), Done(facts[step_id]))

    @contextmanager
    def calls_made(self) -> Iterator[list[Call]]:
        """Collect the calls that the world answers meanwhile.

        A call is logged a moment after its answer is out, so the time when it came in decides, and
        the end waits until nothing more is logged.
        """
        began = time.time()
        made: list[Call] = []
        yield made
        seen = -1
        while len(made) != seen:
            seen = len(made)
            CancelToken().wait(0.03)
            made[:] = [call for call in self.world.calls.all() if call.at >= began]

    @contextmanager
    def fault(
        self, kind: FaultKind, service: str, operation: str, *, after: int = 0
    ) -> Iterator[None]:
        """Let every such call fail, once `after` of them have passed."""
        # Longer than the timeouts of a hasty stage, shorter than that of an action in Kibana.
        self.world.faults.add(Fault(kind, service, operation, times=None, after=after, seconds=2.5))
        try:
            yield
        finally:
            self.world.faults.clear()


def _changed(step: Step, changes: Mapping[str, Any]) -> Step:
    fields: Mapping[str, Any] = vars(type(step))["__dataclass_fields__"]
    known = {name: value for name, value in changes.items() if name in fields}
    changed: Step = dataclasses.replace(cast(Any, step), **known)
    return changed


def _ignore(_event: Event) -> None:
    pass


def occurrences(calls: Sequence[Call]) -> Iterator[tuple[str, str, int]]:
    """Yield service, operation and how many of the same came before, for each call."""
    seen: dict[tuple[str, str], int] = {}
    for call in calls:
        name = (call.service, call.operation)
        yield *name, seen.get(name, 0)
        seen[name] = seen.get(name, 0) + 1


def failure_of(ended: RunEnded) -> Problem | None:
    """Return the run's problem, after checking that it says what to do."""
    if ended.problem is not None:
        assert str(ended.problem.title)
        assert str(ended.problem.advice)
    return ended.problem
