"""What of a sample speaks against a connection."""

from __future__ import annotations

from typing import Any

import pytest
from tests.flows.s3.objects import listed
from tests.problems import problem

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.documents import Fate
from fairlead.flows.s3_views import Outcome, Sampled, SampleReport
from fairlead.flows.sync_rules_preview import Preview, Tally
from fairlead.steps.s3_proof import need_proof

DENIED = Problem("denied", translate("Test", "Denied."), translate("Test", "Allow it."))


def sampled(bucket: str, fate: Fate, outcome: Outcome, why: Problem | None = None) -> Sampled:
    return Sampled(Preview(bucket, listed("a.txt"), (), fate), outcome, problem=why)


def report(*objects: Sampled, **more: Any) -> SampleReport:
    return SampleReport("", len(objects), Tally(), (), (), objects, 1.0, **more)


READ = sampled("docs", Fate.READ, Outcome.PREVIEWED)
REFUSED = sampled("docs", Fate.UNREADABLE, Outcome.DROPPED, DENIED)
ELSEWHERE = sampled("more", Fate.READ, Outcome.PREVIEWED)
LOST = sampled("docs", Fate.READ, Outcome.FAILED, DENIED)
COLD = sampled("docs", Fate.ARCHIVED, Outcome.DROPPED)
NOTED = sampled("docs", Fate.READ, Outcome.PREVIEWED, DENIED)


@pytest.mark.parametrize(
    "objects", [(), (READ,), (COLD,), (READ, REFUSED), (NOTED,), (READ, COLD, ELSEWHERE)]
)
def test_these_are_proofs(objects: tuple[Sampled, ...]) -> None:
    need_proof(report(*objects))


@pytest.mark.parametrize("objects", [(REFUSED,), (REFUSED, ELSEWHERE), (READ, LOST)])
def test_these_are_not(objects: tuple[Sampled, ...]) -> None:
    with problem("denied"):
        need_proof(report(*objects))


def test_a_bucket_that_was_not_listed_is_not_proved() -> None:
    with problem("denied"):
        need_proof(report(READ, failed=(("more", DENIED),)))
