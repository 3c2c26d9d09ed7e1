"""From the steps of a plan, which are data, to steps that can be done and undone."""

from __future__ import annotations

from typing import Any, NoReturn

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.core.step import Step
from fairlead.core.texts import translate
from fairlead.steps import bedrock, identity, s3
from fairlead.steps.reach import Reach

_BUILDERS = {**identity.BUILDERS, **bedrock.BUILDERS, **s3.BUILDERS}

_NEWER = translate("Steps", "This plan has a step that this version of Fairlead does not know: %1")
_NEWER_ADVICE = translate(
    "Steps", "It was made by a newer version. Open it with that version. Nothing was changed."
)


def build_steps(plan: Plan, reach: Reach | None) -> tuple[Step, ...]:
    """Build the steps of a plan. Without `reach` they can be shown, and nothing else.

    Raises:
        Problem: The plan was made by a newer version.
    """
    for spec in plan.steps:
        if spec.kind not in _BUILDERS:
            raise Problem("plan-newer", _NEWER(spec.kind), _NEWER_ADVICE)
    to_world = reach or _nowhere()
    return tuple(_BUILDERS[spec.kind](plan, spec, to_world) for spec in plan.steps)


class _Nowhere:
    """Stands for a service where steps are only shown: using it is a bug."""

    def __getattr__(self, name: str) -> NoReturn:
        raise RuntimeError(f"a step that was built to be shown asked for {name}")


def _nowhere() -> Reach:
    nothing: Any = _Nowhere()
    return Reach(nothing, nothing, nothing, None, nothing, SecretBag())
