"""Where the documents of a sample go: into an index of their own, or through the pipeline alone.

Preview only asks Elasticsearch to simulate the pipeline. Every deployment can, the text is the
same, and there is never anything to be removed, not even after a crash. What an index would refuse
for its mapping shows only where one is written.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.s3_views import Outcome
from fairlead.services.documents import Documents, Draft, Ingested, Written
from fairlead.steps.sample_index import SampleIndex

NO_PIPELINE = "elastic-no-pipeline"
"""The code of the problem of a pipeline that is not there, which concerns every document."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one document. `errors` are complaints of processors that hurt nothing else."""

    id: str
    outcome: Outcome
    text: str = ""
    errors: tuple[str, ...] = ()
    problem: Problem | None = None


class Sink(Protocol):
    """Takes the documents of a sample. Its methods are called from one thread."""

    def begin(self) -> None:
        """Make ready. Raises `Problem`."""
        ...

    def put(self, drafts: Sequence[Draft], cancel: CancelToken) -> Sequence[Arrival]:
        """Send documents and tell what became of each, as far as somebody does not ask to stop.

        Raises:
            Problem: None of them could be sent, or none ever will be.
            Cancelled: Somebody asked to stop before anything was sent.
        """
        ...


@dataclass(frozen=True, slots=True)
class IntoIndex:
    """Writes the documents into an index and reads their texts back.

    `lock` is held while something is written: a sample that was cancelled may still have a request
    under way, which would bring back an index that is removed meanwhile.
    """

    index: SampleIndex
    pipeline: str
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> None:
        """Make the index."""
        with self.lock:
            self.index.renew()

    def put(self, drafts: Sequence[Draft], cancel: CancelToken) -> Sequence[Arrival]:
        """Write, then read back."""
        documents = Documents(self.index.elasticsearch)
        with self.lock:
            cancel.check()
            written = documents.write(self.index.name, self.pipeline, drafts, cancel)
        for item in written:
            _need_pipeline(item.problem)
        kept = [item.id for item in written if item.problem is None]
        texts: dict[str, Ingested] = {}
        for one in documents.read_texts(self.index.name, kept):
            texts[one.id] = one
            if cancel.is_cancelled:
                break
        return [_arrival(item, texts.get(item.id)) for item in written]


@dataclass(frozen=True, slots=True)
class Trial:
    """Sends the documents through the pipeline and keeps nothing."""

    documents: Documents
    pipeline: str

    def begin(self) -> None:
        """Nothing is needed."""

    def put(self, drafts: Sequence[Draft], cancel: CancelToken) -> Sequence[Arrival]:
        """Simulate the pipeline."""
        arrivals = []
        for one in self.documents.simulate(self.pipeline, drafts):
            outcome = Outcome.FAILED if one.problem is not None else Outcome.PREVIEWED
            arrivals.append(Arrival(one.id, outcome, one.text, one.errors, one.problem))
            if cancel.is_cancelled:
                break
        return arrivals


def _need_pipeline(problem: Problem | None) -> None:
    if problem is not None and problem.code == NO_PIPELINE:
        raise problem


def _arrival(item: Written, stored: Ingested | None) -> Arrival:
    if item.problem is not None:
        return Arrival(item.id, Outcome.FAILED, problem=item.problem)
    text, errors = (stored.text, stored.errors) if stored is not None else ("", ())
    return Arrival(item.id, Outcome(item.result), text, errors)
