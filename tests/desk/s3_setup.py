"""Plans of setup files for S3."""

from __future__ import annotations

from pathlib import Path

from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import CancelToken
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.desk.local import LocalDesk

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
HANDBOOK = "fairlead-handbook"


def plan_s3(desk: LocalDesk, path: Path = EXAMPLES / "s3.toml") -> tuple[Plan, SecretBag]:
    return plan_from_file(desk, path, CancelToken())


def values(plan: Plan, step_id: str) -> dict[str, object]:
    return dict(next(step.values for step in plan.steps if step.id == step_id))
