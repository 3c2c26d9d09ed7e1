"""Every call of some steps fails in some way; then the same is tried again, and counted.

Which calls there are is not written down anywhere: a run without faults shows them, and then each
of them fails in a run of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.steps.stage import Stage, failure_of, occurrences

from fairlead.core.events import Ending
from fairlead.core.plan import Plan, StepSpec
from fairlead.sandbox.faults import FaultKind

ALWAYS: tuple[FaultKind, ...] = ("denied", "effect_then_reset")
WHEN_ASKED: tuple[FaultKind, ...] = (
    "throttle",
    "server_error",
    "expired",
    "malformed",
    "timeout",
    "reset",
)
KINDS = [*ALWAYS, *(pytest.param(kind, marks=pytest.mark.slow) for kind in WHEN_ASKED)]
SCALE = 0.005


@dataclass(frozen=True)
class Scenario:
    """Some steps, and a count of what they have made: 1 for each thing, 0 when it is gone.

    `courtesies` are calls whose denial is not in the way: what they tell is told again later, or
    is left out where the operator may not know it. `opaque` are calls whose answer is nothing but
    somebody's bytes, of which none are wrong.
    """

    specs: Callable[[], tuple[StepSpec, ...]]
    count: Callable[[Stage, Plan], list[int]]
    courtesies: frozenset[str] = frozenset()
    opaque: frozenset[str] = frozenset()


def check_runs(
    hasty: Stage, subtests: pytest.Subtests, scenario: Scenario, kind: FaultKind
) -> None:
    """Let each call of a run fail: a second try ends with exactly one of each."""
    plan = hasty.plan(*scenario.specs())
    first = hasty.begin(plan)
    with hasty.calls_made() as calls:
        hasty.prove(first, scale=SCALE)
    wanted = scenario.count(hasty, plan)
    assert set(wanted) <= {1}
    hasty.undo(first)

    for service, operation, after in occurrences(calls):
        with subtests.test(service=service, operation=operation, after=after):
            plan = hasty.plan(*scenario.specs())
            run_id = hasty.begin(plan)
            with hasty.fault(kind, service, operation, after=after):
                ended = hasty.run(run_id, scale=SCALE)
            if failure_of(ended) is None:
                is_courtesy = kind == "denied" and operation in scenario.courtesies
                is_opaque = kind == "malformed" and operation in scenario.opaque
                assert is_courtesy or is_opaque or kind == "effect_then_reset"
            else:
                assert ended.ending is Ending.FAILED

            hasty.prove(run_id, scale=SCALE)

            assert scenario.count(hasty, plan) == wanted
            assert hasty.undo(run_id).ending is Ending.UNDONE
            assert set(scenario.count(hasty, plan)) <= {0}


def check_undos(
    hasty: Stage, subtests: pytest.Subtests, scenario: Scenario, kind: FaultKind
) -> None:
    """Let each call of an undo fail: a second try ends with nothing."""
    first = hasty.begin(hasty.plan(*scenario.specs()))
    hasty.prove(first, scale=SCALE)
    with hasty.calls_made() as calls:
        hasty.undo(first)

    for service, operation, after in occurrences(calls):
        with subtests.test(service=service, operation=operation, after=after):
            plan = hasty.plan(*scenario.specs())
            run_id = hasty.begin(plan)
            hasty.prove(run_id, scale=SCALE)
            with hasty.fault(kind, service, operation, after=after):
                ended = hasty.undo(run_id)
            if failure_of(ended) is None:
                assert kind == "effect_then_reset"
            else:
                assert ended.ending is Ending.LEFTOVERS

            ended = hasty.undo(run_id)

            assert ended.ending is Ending.UNDONE
            assert ended.left == ()
            assert set(scenario.count(hasty, plan)) <= {0}
