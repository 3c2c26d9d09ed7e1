"""The index of a kept sample: the run's own, never the connector's, and gone when it is removed."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.indices import IndexInfo, Indices
from fairlead.services.problems import ServiceProblem
from fairlead.steps.elastic import is_marked, mark
from fairlead.steps.elastic_index import EXISTS

SAMPLE_MARK = "fairlead_sample"
"""Tells a sample from the index of the connector, which bears the mark of the same run."""

_TAKEN = translate("Steps", "%1 is not an index of a sample of this connection.")
_TAKEN_ADVICE = translate("Steps", "It stays as it is. Choose another name for the sample.")


@dataclass(frozen=True, slots=True)
class SampleIndex:
    """An index for a sample of one run."""

    name: str
    run_id: str
    connection: str
    elasticsearch: Elasticsearch

    def is_there(self) -> bool:
        """Tell whether there is such an index, and it is a sample of this run."""
        return self._is_ours(self._indices.get(self.name))

    def renew(self) -> None:
        """Make the index, empty and with its mark in the same call. An older sample goes.

        Raises:
            Problem: Something else bears the name; it stays as it is.
        """
        self.remove()
        meta = {**mark(self.run_id, self.connection), SAMPLE_MARK: True}
        try:
            self._indices.create(self.name, {"mappings": {"_meta": meta}})
        except ServiceProblem as problem:
            if problem.service_code not in EXISTS or self.is_there():
                raise
            raise Problem("sample-index-taken", _TAKEN(self.name), _TAKEN_ADVICE) from problem

    def remove(self) -> int:
        """Delete the index and return how many documents it held.

        It is 0 where there is none, or where what bears the name is not this run's sample, which
        stays as it is.
        """
        if not self.is_there():
            return 0
        held = self._indices.count(self.name)
        self._indices.delete(self.name)
        return held

    @property
    def _indices(self) -> Indices:
        return Indices(self.elasticsearch)

    def _is_ours(self, there: IndexInfo | None) -> bool:
        return (
            there is not None
            and there.name == self.name
            and is_marked(there.meta, self.run_id)
            and there.meta.get(SAMPLE_MARK) is True
        )
