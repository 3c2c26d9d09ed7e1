"""How a sample stands while it is taken, and what is told of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from fairlead.flows.s3_views import PreviewUpdate, Sampled, SampleProgress, SampleReport
from fairlead.flows.sample_survey import Survey

_OFTEN: Final = 0.1

OnProgress = Callable[[SampleProgress], None]


class SampleState:
    """Counts, and tells of it ten times a second at most. One thread uses it."""

    def __init__(self, on_progress: OnProgress, index: str) -> None:
        self._on_progress = on_progress
        self._index = index
        self._began = self._told = time.monotonic()
        self._reading_since = 0.0
        self._survey = Survey()
        self._update: PreviewUpdate | None = None
        self._chosen = self._bytes = 0
        self._sampled: list[Sampled] = []
        self._untold: list[Sampled] = []

    def listed(self, update: PreviewUpdate) -> None:
        """Take in what was listed."""
        self._survey.add(update.previews)
        self._update = update
        self.tell()

    def begin_reading(self, chosen: int) -> None:
        """Take in how many objects the sample has."""
        self._chosen = chosen
        self._reading_since = time.monotonic()
        self.tell(at_once=True)

    def read(self, size: int) -> None:
        """Take in bytes of content that were read."""
        self._bytes += size

    def done(self, sampled: Sampled) -> None:
        """Take in an object that is done."""
        self._sampled.append(sampled)
        self._untold.append(sampled)

    def tell(self, *, at_once: bool = False) -> None:
        """Tell of the progress, unless that was done a moment ago."""
        now = time.monotonic()
        if not at_once and now - self._told < _OFTEN:
            return
        self._told = now
        untold, self._untold = tuple(self._untold), []
        self._on_progress(
            SampleProgress(
                listed=self._update.listed if self._update is not None else 0,
                matched=self._survey.matched,
                chosen=self._chosen,
                done=len(self._sampled),
                bytes_read=self._bytes,
                seconds=now - self._began,
                seconds_left=self._seconds_left(now),
                sampled=untold,
            )
        )

    def report(self, *, is_cancelled: bool = False) -> SampleReport:
        """Tell for the last time, and return everything."""
        self.tell(at_once=True)
        return SampleReport(
            index=self._index,
            listed=self._update.listed if self._update is not None else 0,
            total=self._survey.total,
            by_bucket=self._survey.by_bucket,
            by_extension=self._survey.by_extension,
            sampled=tuple(self._sampled),
            seconds=time.monotonic() - self._began,
            is_cancelled=is_cancelled,
            failed=self._update.failed if self._update is not None else (),
        )

    def _seconds_left(self, now: float) -> float | None:
        done = len(self._sampled)
        if not done or not self._chosen:
            return None
        return (self._chosen - done) * (now - self._reading_since) / done
