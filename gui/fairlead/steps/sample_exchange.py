"""Reading the objects of a sample side by side while what was read is being sent."""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import translate, verbatim
from fairlead.flows.documents import Fate
from fairlead.flows.s3_answers import S3ConnectorAnswers
from fairlead.flows.s3_views import Sampled
from fairlead.flows.sync_rules_preview import Preview
from fairlead.services.documents import batches
from fairlead.steps.sample_reading import Budget, Reader, Shaped
from fairlead.steps.sample_sinks import Arrival, Sink
from fairlead.steps.sample_state import SampleState

READERS: Final = 8
"""Objects that are read at a time. Most of reading is waiting."""

IN_MEMORY: Final = 16 * 1024 * 1024
"""Bytes of content that are held at a time, unless one object alone has more."""

_PAUSE: Final = 0.1
_LAST_WORD: Final = 0.5
_EXCERPT: Final = 300

_NO_TEXT = translate("Sample", "No text was found in the object.")
_NO_TEXT_ADVICE = translate(
    "Sample", "It may hold pictures alone, or something else than its name says."
)
_BROKEN = translate("Sample", "The ingest pipeline could not read the object.")
_REPLACED = translate("Sample", "The object was replaced after it was listed.")
_REPLACED_ADVICE = translate(
    "Sample", "Size and time in the document are older than its text. A sync would do the same."
)
_BY_SERVICE = translate("Sample", "The text extraction service reads this object.")
_BY_SERVICE_ADVICE = translate(
    "Sample", "Only the connector service asks that one, so the sample has no text of it."
)

_Event = Future[Any]


@dataclass(frozen=True, slots=True)
class Threads:
    """The threads of a sample: several that read, and one that sends."""

    readers: ThreadPoolExecutor
    sender: ThreadPoolExecutor


class Exchange:
    """Reads chosen objects and sends them.

    Whatever is ready is sent as soon as nothing else is being sent, within the bounds of a bulk
    request. So there is something to see at once, and a fast S3 makes large requests.
    """

    def __init__(
        self,
        reader: Reader,
        sink: Sink,
        state: SampleState,
        threads: Threads,
        cancel: CancelToken,
    ) -> None:
        self._reader = reader
        self._sink = sink
        self._state = state
        self._threads = threads
        self._cancel = cancel
        self._budget = Budget(IN_MEMORY)
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        self._reading = 0
        self._ready: deque[Shaped] = deque()
        self._sent: list[Shaped] = []
        self._sending: _Event | None = None

    def run(self, chosen: Sequence[Preview]) -> None:
        """Do all of them.

        Raises:
            Problem: The sink failed as a whole.
            Cancelled: Somebody asked to stop; what was done meanwhile is in the state.
        """
        for preview in chosen:
            self._submit(self._threads.readers, self._read, preview)
        self._reading = len(chosen)
        try:
            while self._reading or self._ready or self._sending:
                self._cancel.check()
                self._send()
                self._hear(_PAUSE)
                self._state.tell()
        except Cancelled:
            self._hear_last_word()
            raise
        finally:
            self._budget.close()

    def _read(self, preview: Preview) -> Shaped | Sampled:
        """Read and shape one object, on a thread of its own."""
        self._cancel.check()
        cost = self._reader.costs(preview)
        self._budget.take(cost, self._cancel)
        try:
            shaped = self._reader.shape(preview, self._cancel)
        except BaseException:
            self._budget.give_back(cost)
            raise
        if isinstance(shaped, Sampled):
            self._budget.give_back(cost)
        return shaped

    def _send(self) -> None:
        if self._sending is not None or not self._ready:
            return
        count = len(next(batches(shaped.draft for shaped in self._ready)))
        self._sent = [self._ready.popleft() for _number in range(count)]
        drafts = [shaped.draft for shaped in self._sent]
        self._sending = self._submit(self._threads.sender, self._sink.put, drafts, self._cancel)

    def _hear(self, seconds: float) -> None:
        """Wait for the next thing to happen and take it in, with whatever else has happened."""
        try:
            event = self._events.get(timeout=seconds)
            while True:
                self._take(event)
                event = self._events.get_nowait()
        except queue.Empty:
            return

    def _take(self, event: _Event) -> None:
        if event is self._sending:
            self._sending = None
            self._arrived(event.result())
            return
        self._reading -= 1
        shaped = event.result()
        if isinstance(shaped, Sampled):
            self._state.done(shaped)
        else:
            self._state.read(shaped.bytes_read)
            self._ready.append(shaped)

    def _arrived(self, arrivals: Iterable[Arrival]) -> None:
        by_id = {arrival.id: arrival for arrival in arrivals}
        sent, self._sent = self._sent, []
        for shaped in sent:
            self._budget.give_back(self._reader.costs(shaped.preview))
            # Who is asked to stop does not tell of all of them.
            if (arrival := by_id.get(shaped.draft.id)) is not None:
                self._state.done(self._sampled(shaped, arrival))

    def _sampled(self, shaped: Shaped, arrival: Arrival) -> Sampled:
        problem = arrival.problem
        if problem is None and not self._cancel.is_cancelled:
            problem = _note(shaped, arrival, self._reader.connector)
        return Sampled(shaped.preview, arrival.outcome, arrival.text[:_EXCERPT], problem)

    def _hear_last_word(self) -> None:
        """Give a request that is under way a moment to tell what became of its documents."""
        until = time.monotonic() + _LAST_WORD
        while self._sending is not None and (left := until - time.monotonic()) > 0:
            try:
                self._hear(left)
            except (Cancelled, Problem):
                continue

    def _submit(self, pool: ThreadPoolExecutor, work: Any, *args: Any) -> _Event:
        event: _Event = pool.submit(work, *args)
        event.add_done_callback(self._events.put)
        return event


def _note(shaped: Shaped, arrival: Arrival, connector: S3ConnectorAnswers) -> Problem | None:
    """Say what else is to be known about a document that went well."""
    if shaped.preview.fate is not Fate.READ:
        return None
    if arrival.errors:
        return Problem(
            "sample-unextracted", _BROKEN, verbatim(arrival.errors[0]), details=arrival.errors[0]
        )
    if shaped.is_replaced:
        return Problem("sample-replaced", _REPLACED, _REPLACED_ADVICE)
    if connector.settings.use_text_extraction_service:
        return Problem("sample-by-service", _BY_SERVICE, _BY_SERVICE_ADVICE)
    if shaped.bytes_read and not arrival.text and connector.pipeline.extract_binary_content:
        return Problem("sample-no-text", _NO_TEXT, _NO_TEXT_ADVICE)
    return None
