"""The index that the connector writes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.s3_languages import analyzer_of
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.indices import IndexInfo, Indices
from fairlead.services.problems import ServiceProblem
from fairlead.steps.elastic import is_marked, mark, need_elasticsearch
from fairlead.steps.indexed import NO_BUCKET, count_by_bucket, say_documents
from fairlead.steps.once import make_once
from fairlead.steps.reach import Reach
from fairlead.steps.rows import RUN_PLACEHOLDER, http_request

EXISTS = ("resource_already_exists_exception", "invalid_index_name_exception")

_TITLE = translate("Steps", "Create the index %1")
_UNDO = translate(
    "Steps",
    "Deletes the index; one that holds documents is kept unless ticked, and one that was there"
    " before is always kept",
)
_USED = translate("Steps", "%1 · was there before, with %2 of these buckets")
_TAKEN = translate("Steps", "The index %1 is there already and holds %2 of something else.")
_TAKEN_ADVICE = translate(
    "Steps",
    "It stays as it is. The first full sync would delete whatever in it does not come from the"
    " chosen buckets. Choose another name on Connector.",
)
_ALIAS = translate("Steps", "%1 is an alias of the index %2.")
_ALIAS_ADVICE = translate(
    "Steps", "A connector needs an index of its own. Choose another name on Connector."
)
_NOT_WHOLE = translate("Steps", "The index %1 is not there as it was made.")
_NOT_WHOLE_ADVICE = translate("Steps", "Somebody deleted or replaced it meanwhile. Try again.")
_UNMARKED = translate("Steps", "The index %1, which does not carry the mark of this run")
_UNMARKED_REMEDY = translate("Steps", "If nobody needs it, delete it in Kibana, Index Management.")
_FULL = translate("Steps", "The index %1 with its %2")
_FULL_REMEDY = translate("Steps", "If nobody needs them, delete it in Kibana, Index Management.")
_DATA = translate("Steps", "The documents in the index %1")


@dataclass(frozen=True, slots=True)
class ElasticIndex:
    """An index with the mark of the run. `language` is a code such as "en", "" for any.

    One that is there already is used if it holds nothing but documents of `buckets`, or of any
    bucket if that is None: everything else would be deleted by the first full sync.

    The connector service gives mappings and analysis to an index that has none, for which it
    closes it; one that has both it leaves alone.
    """

    id: str
    name: str
    language: str
    buckets: frozenset[str] | None
    connection: str
    elasticsearch: Elasticsearch | None

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.name)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the index."""
        call = http_request("PUT", f"/{self.name}", self._body(RUN_PLACEHOLDER))
        where, data = verbatim("Elasticsearch"), _DATA(self.name)
        return (Row(Group.CREATE, self.title, where, call, _UNDO, data),)

    def inspect(self, run: RunContext) -> Found:
        """Look for the name. An index that loses nothing by a sync is used as it is."""
        there = self._indices.get(self.name)
        if there is None:
            return Found(Standing.ABSENT, self._facts)
        if there.name != self.name:
            raise Problem("index-taken", _ALIAS(self.name, there.name), _ALIAS_ADVICE)
        if is_marked(there.meta, run.run_id):
            return Found(Standing.OURS, self._facts)
        counts = count_by_bucket(need_elasticsearch(self.elasticsearch), self.name)
        total, foreign = sum(counts.values()), sum(map(counts.__getitem__, self._foreign(counts)))
        if foreign:
            raise Problem("index-taken", _TAKEN(self.name, say_documents(foreign)), _TAKEN_ADVICE)
        return Found(Standing.ADOPTABLE, self._facts, _USED(self.name, say_documents(total)))

    def apply(self, run: RunContext, found: Found) -> Done:
        """Create the index with its mark in the same call."""
        try:
            make_once(
                lambda: self._indices.create(self.name, self._body(run.run_id)),
                lambda: self._is_ours(self._indices.get(self.name), run),
                exists=EXISTS,
            )
        except ServiceProblem as problem:
            if problem.service_code not in EXISTS[:1]:
                raise
            title = _NOT_WHOLE(self.name)
            raise Problem("index-taken", title, _NOT_WHOLE_ADVICE, retryable=True) from problem
        return Done(self._facts, verbatim(self.name))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Look that the index is there and carries the mark."""
        if not self._is_ours(self._indices.get(self.name), run):
            title = _NOT_WHOLE(self.name)
            raise Problem("index-not-whole", title, _NOT_WHOLE_ADVICE, retryable=True)
        return Done(done.facts, verbatim(self.name))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the index, but not documents that nobody said may go."""
        there = self._indices.get(self.name)
        if there is None:
            return None
        if not self._is_ours(there, run):
            return Left(_UNMARKED(self.name), _UNMARKED_REMEDY)
        documents = self._indices.count(self.name)
        if documents and not run.may_remove_data:
            return Left(_FULL(self.name, say_documents(documents)), _FULL_REMEDY)
        self._indices.delete(self.name)
        return None

    @property
    def _facts(self) -> Facts:
        return {"index": self.name}

    @property
    def _indices(self) -> Indices:
        return Indices(need_elasticsearch(self.elasticsearch))

    def _body(self, run_id: str) -> dict[str, Any]:
        analyzer = analyzer_of(self.language)
        return {
            "mappings": {"_meta": mark(run_id, self.connection)},
            "settings": {"analysis": {"analyzer": {"default": {"type": analyzer}}}},
        }

    def _foreign(self, buckets: Iterable[str]) -> list[str]:
        """Return those of the buckets in the index that no sync would bring again."""
        if self.buckets is None:
            return [name for name in buckets if name == NO_BUCKET]
        return [name for name in buckets if name not in self.buckets]

    def _is_ours(self, there: IndexInfo | None, run: RunContext) -> bool:
        return there is not None and there.name == self.name and is_marked(there.meta, run.run_id)


def build(plan: Plan, spec: StepSpec, reach: Reach) -> ElasticIndex:
    """Build the step from its part of the plan."""
    return ElasticIndex(
        id=spec.id,
        name=spec.values["name"],
        language=spec.values["language"],
        buckets=_buckets_of(plan),
        connection=plan.name,
        elasticsearch=reach.elasticsearch,
    )


def _buckets_of(plan: Plan) -> frozenset[str] | None:
    """Return the names of the buckets that the plan is about, None for all there are."""
    values = next((spec.values for spec in plan.steps if spec.kind == "bucket-access"), None)
    if values is None:
        return frozenset()
    return None if values["is_all"] else frozenset(item["name"] for item in values["buckets"])
