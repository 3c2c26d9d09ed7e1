"""Indices of Elasticsearch as a whole: looked at, made, counted, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.problems import ServiceProblem

_MISSING: Final = "index_not_found_exception"


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """An index. `name` is its own, which differs from the one asked for if that is an alias.

    `meta` is what `_meta` of its mappings holds, the place for marks of applications.
    """

    name: str
    meta: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Indices:
    """The indices of one Elasticsearch. Failures are `ServiceProblem`."""

    elasticsearch: Elasticsearch

    def get(self, name: str) -> IndexInfo | None:
        """Return the index of that name or alias, or None if there is none."""
        try:
            answer = self.elasticsearch.request(
                "index", lambda client: client.indices.get(index=name)
            )
        except ServiceProblem as problem:
            if problem.service_code != _MISSING:
                raise
            return None
        found = next(iter(answer.items()), None)
        if found is None:
            return None
        own_name, described = found
        return IndexInfo(own_name, described.get("mappings", {}).get("_meta") or {})

    def create(self, name: str, body: Mapping[str, Any]) -> None:
        """Create an index: `mappings`, `settings`."""
        self.elasticsearch.request(
            "create_index",
            lambda client: client.indices.create(index=name, body=dict(body)),
            changes=True,
        )

    def count(self, name: str) -> int:
        """Return how many documents an index holds, those of this moment included."""
        self.elasticsearch.request(
            "refresh_index", lambda client: client.indices.refresh(index=name)
        )
        answer = self.elasticsearch.request("count", lambda client: client.count(index=name))
        return int(answer["count"])

    def delete(self, name: str) -> bool:
        """Delete an index with all it holds; False if it was not there."""
        try:
            self.elasticsearch.request(
                "delete_index", lambda client: client.indices.delete(index=name), changes=True
            )
        except ServiceProblem as problem:
            if problem.service_code != _MISSING:
                raise
            return False
        return True
