"""A connection that was set up, as the plan and the journal know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from fairlead.core.journal import Run
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Facts
from fairlead.steps.keyring_entry import secret_name_of
from fairlead.steps.reach import Reach


@dataclass(frozen=True, slots=True)
class Connected:
    """The plan of a run that was proved, the facts of its steps by id, and the way to both ends.

    What a kind of connection has besides, its own class adds.
    """

    plan: Plan
    facts: Mapping[str, Facts]
    reach: Reach

    @classmethod
    def of(cls, run: Run, reach: Reach) -> Self:
        """Return a connection with what its finished steps have learnt."""
        facts = {step: record.facts for step, record in run.records.items() if record.is_done}
        return cls(run.plan, facts, reach)

    def spec(self, kind: str) -> StepSpec | None:
        """The part of the plan of this kind, if it has one."""
        return next((spec for spec in self.plan.steps if spec.kind == kind), None)

    @property
    def user(self) -> str:
        """The IAM user whose key the connector uses."""
        return self._key.get("user", "")

    @property
    def access_key_id(self) -> str:
        """The id of that key."""
        return self._key.get("access_key_id", "")

    @property
    def secret_name(self) -> str:
        """The keyring entry of that key."""
        return secret_name_of(self.plan)

    @property
    def policy_arn(self) -> str:
        """The policy that this run attached, "" where the key came with rights of its own."""
        return self.facts.get("attachment", {}).get("policy_arn", "")

    @property
    def _key(self) -> Facts:
        return self.facts.get("access-key") or self.facts.get("own-key") or {}
