"""A policy document with its reasons, and its length as AWS counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.texts import Text

LENGTH_LIMIT = 6144
"""Characters of a managed policy; white space is not counted (IAM and AWS STS quotas)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some resources are in the policy."""

    resources: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """A policy document with the reason for each of its resources."""

    document: Mapping[str, Any]
    reasons: tuple[Reason, ...]

    @property
    def compact(self) -> str:
        """The document as it is sent."""
        return json.dumps(self.document, separators=(",", ":"))

    @property
    def pretty(self) -> str:
        """The document as it is shown."""
        return json.dumps(self.document, indent=2)

    @property
    def length(self) -> int:
        """Its length as AWS counts."""
        return count_length(self.compact)

    @property
    def resources(self) -> tuple[str, ...]:
        """The resources in the order of the document, each once."""
        listed = (
            resource
            for statement in self.document["Statement"]
            for resource in _as_tuple(statement["Resource"])
        )
        return tuple(dict.fromkeys(listed))


def count_length(text: str) -> int:
    """Return the length of a policy document as AWS counts: without white space."""
    return len("".join(text.split()))


def _as_tuple(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
