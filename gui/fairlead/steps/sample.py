"""A sample: a few objects of every kind, read, sent as the connector would, and shown."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Final

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_views import SampleReport
from fairlead.services.s3 import Buckets
from fairlead.steps.preview import preview
from fairlead.steps.sample_exchange import READERS, Exchange, Threads
from fairlead.steps.sample_reading import Reader
from fairlead.steps.sample_sinks import Sink
from fairlead.steps.sample_state import Listing, OnProgress, SampleState

_PAUSE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Source:
    """What is sampled: the buckets seen with the connector's key, the rules, the connector."""

    buckets: Buckets
    rules: RulesAnswers
    connector: S3ConnectorAnswers


def take_sample(
    source: Source,
    sink: Sink,
    per_bucket: int,
    on_progress: OnProgress,
    cancel: CancelToken,
    *,
    index: str = "",
    listing: Listing | None = None,
) -> SampleReport:
    """List, choose, read and send, and return what came of it.

    Nothing is listed again where `listing` is one that is complete.

    A cancelled sample returns at once with what was done. A request that is under way then ends by
    itself, unheard.

    Raises:
        Problem: The sink failed as a whole, there is nothing to list, or a basic rule fails.
    """
    listing = listing if listing is not None and listing.is_complete else Listing(per_bucket)
    state = SampleState(on_progress, index, listing)
    with _open_threads() as threads:
        ready = threads.sender.submit(sink.begin)
        try:
            if not listing.is_complete:
                _list(source, state, ready, cancel)
            chosen = listing.chosen()
            _need(ready, cancel)
            state.begin_reading(len(chosen))
            reader = Reader(source.buckets, source.connector)
            Exchange(reader, sink, state, threads, cancel).run(chosen)
        except Cancelled:
            return state.report(is_cancelled=True)
    return state.report()


def _list(source: Source, state: SampleState, ready: Future[None], cancel: CancelToken) -> None:
    """List everything."""
    with closing(preview(source.buckets, source.rules, source.connector, cancel)) as updates:
        for update in updates:
            if ready.done():
                # What is wrong with the documents' place is told before a long listing ends.
                ready.result()
            state.listed(update)


def _need(ready: Future[None], cancel: CancelToken) -> None:
    while not ready.done():
        cancel.check()
        wait([ready], _PAUSE, FIRST_COMPLETED)
    ready.result()


@contextmanager
def _open_threads() -> Iterator[Threads]:
    """Open the threads of a sample. Leaving them does not wait for what is under way."""
    threads = Threads(
        ThreadPoolExecutor(READERS, "fairlead-read"), ThreadPoolExecutor(1, "fairlead-send")
    )
    try:
        yield threads
    finally:
        for pool in (threads.readers, threads.sender):
            pool.shutdown(wait=False, cancel_futures=True)
