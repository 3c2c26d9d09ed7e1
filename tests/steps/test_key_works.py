"""The wait until a new key works, and what is told when it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.plans import DOCUMENT, HAIKU, identity_specs, works_spec
from tests.steps.stage import Stage, unique

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.core.step import Found, RunContext, Standing
from fairlead.core.texts import Text, verbatim
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import MemoryVault
from fairlead.steps.key_works import KeyWorks
from fairlead.steps.keyring_entry import need_key, store_key

FOUND = Found(Standing.ABSENT)
STS_ONLY = {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}
MYTHOS = "anthropic.claude-mythos-5"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    scene = Scene(
        use_case_submitted=True, accepted_models=(HAIKU, MYTHOS), key_delay=1, attach_delay=2
    )
    with World(scene) as started:
        yield started


def fresh(stage: Stage, document: str = DOCUMENT) -> KeyWorks:
    """Make a user with a key just now, and return the step that waits for it."""
    plan = stage.plan(*identity_specs(document), works_spec())
    run_id = stage.begin(stage.plan(*plan.steps[:-1]))
    stage.prove(run_id)
    step = stage.steps(plan, scale=0.05)[-1]
    assert isinstance(step, KeyWorks)
    return step


def test_a_fresh_key_is_waited_for_until_both_services_answer_in_a_row(stage: Stage) -> None:
    step = fresh(stage)
    told: list[tuple[Text, float | None]] = []
    run = RunContext("run", CancelToken(), report=lambda *line: told.append(line))

    with stage.calls_made() as calls:
        step.apply(run, FOUND)

    answers = [(call.operation, call.status) for call in calls]
    assert answers[-6:] == [("GetCallerIdentity", 200), ("Converse", 200)] * 3
    assert ("GetCallerIdentity", 403) in answers
    assert ("Converse", 403) in answers
    assert str(told[0][0]) == "IAM usually needs 5 to 15 seconds"
    assert all(fraction is not None and 0 <= fraction < 1 for _text, fraction in told)


def test_a_key_that_is_gone_is_told_when_the_window_ends(stage: Stage) -> None:
    step = fresh(stage)
    store_key(stage.vault, step.entry, StaticCredentials("AKIA" + "Z" * 16, "s" * 40))
    hurried = KeyWorks(**{**_fields(step), "window": 4})

    with problem("access-key-unknown") as raised:
        hurried.apply(RunContext("run", CancelToken()), FOUND)

    assert "AKIA" + "Z" * 16 in str(raised.value.title)


def test_a_policy_that_does_not_allow_it_is_told_when_the_window_ends(stage: Stage) -> None:
    step = fresh(stage)
    step.apply(RunContext("run", CancelToken()), FOUND)
    other = KeyWorks(**{**_fields(step), "window": 4, "call_id": "us.anthropic.claude-opus-4-7"})

    with pytest.raises(ServiceProblem) as raised:
        other.apply(RunContext("run", CancelToken()), FOUND)

    assert str(raised.value.advice)


def test_an_explicit_deny_is_told_at_once(stage: Stage) -> None:
    deny = {"Effect": "Deny", "Action": "bedrock:*", "Resource": "*"}
    document = json.loads(DOCUMENT)
    document["Statement"].append(deny)
    step = fresh(stage, json.dumps(document))

    with pytest.raises(ServiceProblem) as raised:
        step.apply(RunContext("run", CancelToken()), FOUND)

    assert "explicit deny" in raised.value.details


def test_a_permissions_boundary_that_does_not_allow_it_is_told_at_once(stage: Stage) -> None:
    step = fresh(stage)
    step.apply(RunContext("run", CancelToken()), FOUND)
    key_id = need_key(stage.vault, step.entry).access_key_id
    user = stage.aws.call("iam", "get_access_key_last_used", AccessKeyId=key_id)["UserName"]
    name = unique("boundary")
    document = json.dumps({**json.loads(DOCUMENT), "Statement": [STS_ONLY]})
    made = stage.aws.call("iam", "create_policy", PolicyName=name, PolicyDocument=document)
    stage.aws.call(
        "iam",
        "put_user_permissions_boundary",
        UserName=user,
        PermissionsBoundary=made["Policy"]["Arn"],
    )

    with stage.calls_made() as calls, problem("aws-denied-boundary"):
        step.apply(RunContext("run", CancelToken()), FOUND)

    assert [call.status for call in calls if call.operation == "Converse"] == [403]


def test_a_model_that_only_its_sellers_give_out_is_told_at_once(stage: Stage) -> None:
    document = json.loads(DOCUMENT)
    document["Statement"][0]["Resource"] = "*"
    step = fresh(stage, json.dumps(document))
    step.apply(RunContext("run", CancelToken()), FOUND)
    closed = KeyWorks(**{**_fields(step), "call_id": f"us.{MYTHOS}"})

    with stage.calls_made() as calls, problem("model-by-sales"):
        closed.apply(RunContext("run", CancelToken()), FOUND)

    assert [call.status for call in calls if call.operation == "Converse"] == [403]


def test_the_wait_can_be_cancelled(stage: Stage) -> None:
    step = fresh(stage)
    cancel = CancelToken()
    run = RunContext("run", cancel, report=lambda _text, _fraction: cancel.cancel())

    with pytest.raises(Cancelled):
        step.apply(run, FOUND)


@dataclass
class OneRegionOnly(Aws):
    """An account in which the key is known in one region only."""

    known_in: str
    here: str = "af-south-1"
    asked: list[str] = field(default_factory=list)

    @property
    def region(self) -> str:
        return self.here

    @property
    def partition(self) -> str:
        return "aws"

    def with_key(self, credentials: StaticCredentials, region: str = "") -> Aws:
        return OneRegionOnly(self.known_in, region, self.asked)

    def call(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        self.asked.append(f"{service} in {self.here}")
        if self.here == self.known_in:
            return {}
        explained = Problem("unknown", verbatim("The token is invalid."), verbatim("See."))
        raise ServiceProblem(
            explained, service=service, operation=operation, service_code="InvalidClientTokenId"
        )

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("known_in", "code"),
    [("us-east-1", "aws-region-not-enabled"), ("nowhere", "access-key-unknown")],
)
def test_a_region_that_is_off_is_told_from_a_key_that_is_bad(known_in: str, code: str) -> None:
    vault = MemoryVault()
    store_key(vault, "entry", StaticCredentials("AKIA1", "s"))
    step = KeyWorks(
        "key-works", "af-south-1", "model", "entry", OneRegionOnly(known_in), vault, window=0
    )

    with problem(code):
        step.apply(RunContext("run", CancelToken()), FOUND)


def _fields(step: KeyWorks) -> dict[str, Any]:
    return {name: getattr(step, name) for name in KeyWorks.__dataclass_fields__}
