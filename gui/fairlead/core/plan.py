"""A plan: what a run will do, as data that can be shown, saved, journaled and compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fairlead.core.step import Facts


@dataclass(frozen=True, slots=True)
class StepSpec:
    """One step of a plan: its id in the run, its kind, and everything it needs but secrets.

    `values` holds plain JSON data. The kind names the step to whoever builds it.
    """

    id: str
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps of a run in order.

    Attributes:
        kind: The family of the connection, such as "bedrock".
        name: What the user calls the connection.
        place: Where the run belongs: AWS account and region, Elastic deployment and space. A run
            is resumed only where every one of these is the same.
        sign_in: How to reach both ends again, without any secret.
        steps: The steps, in the order in which they are done.
    """

    kind: str
    name: str
    place: Facts = field(default_factory=dict)
    sign_in: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[StepSpec, ...] = ()

    def to_json(self) -> str:
        """Return the plan as canonical JSON: the same plan always gives the same text."""
        return json.dumps(
            {
                "kind": self.kind,
                "name": self.name,
                "place": dict(self.place),
                "sign_in": dict(self.sign_in),
                "steps": [
                    {"id": step.id, "kind": step.kind, "values": dict(step.values)}
                    for step in self.steps
                ],
            },
            sort_keys=True,
            ensure_ascii=False,
        )

    @staticmethod
    def from_json(text: str) -> Plan:
        """Read a plan that `to_json` wrote."""
        data = json.loads(text)
        return Plan(
            kind=data["kind"],
            name=data["name"],
            place=data["place"],
            sign_in=data["sign_in"],
            steps=tuple(StepSpec(s["id"], s["kind"], s["values"]) for s in data["steps"]),
        )
