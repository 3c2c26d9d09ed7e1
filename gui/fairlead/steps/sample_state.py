"""How a sample stands while it is taken, and what is told of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from fairlead.flows.s3_views import PreviewUpdate, Sampled, SampleProgress, SampleReport
from fairlead.flows.sample_choice import SampleChoice
from fairlead.flows.sample_survey import Survey
from fairlead.flows.sync_rules_preview import Preview

_OFTEN: Final = 0.1

OnProgress = Callable[[SampleProgress], None]


class Listing:
    """What a full sync would bring, gathered while buckets are listed: the objects of a sample.

    Attributes:
        survey: All objects, summed up.
        last: The last update, None before the first.
    """

    def __init__(self, per_bucket: int) -> None:
        self.survey = Survey()
        self.last: PreviewUpdate | None = None
        self._choice = SampleChoice(per_bucket)

    def add(self, update: PreviewUpdate) -> None:
        """Take in what was listed."""
        self.survey.add(update.previews)
        self._choice.add(update.previews)
        self.last = update

    @property
    def is_complete(self) -> bool:
        """Whether everything was listed."""
        return self.last is not None and self.last.is_complete

    def chosen(self) -> tuple[Preview, ...]:
        """Return the objects of the sample."""
        return self._choice.chosen()


class SampleState:
    """Counts, and tells of it ten times a second at most. One thread uses it."""

    def __init__(self, on_progress: OnProgress, index: str, listing: Listing) -> None:
        self._on_progress = on_progress
        self._index = index
        self._began = self._told = time.monotonic()
        self._reading_since = 0.0
        self._listing = listing
        self._chosen = self._bytes = 0
        self._sampled: list[Sampled] = []
        self._untold: list[Sampled] = []

    def listed(self, update: PreviewUpdate) -> None:
        """Take in what was listed."""
        self._listing.add(update)
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
                listed=self._listing.last.listed if self._listing.last is not None else 0,
                matched=self._listing.survey.matched,
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
        survey, last = self._listing.survey, self._listing.last
        return SampleReport(
            index=self._index,
            listed=last.listed if last is not None else 0,
            total=survey.total,
            by_bucket=survey.by_bucket,
            by_extension=survey.by_extension,
            sampled=tuple(self._sampled),
            seconds=time.monotonic() - self._began,
            is_cancelled=is_cancelled,
            failed=last.failed if last is not None else (),
        )

    def _seconds_left(self, now: float) -> float | None:
        done = len(self._sampled)
        if not done or not self._chosen:
            return None
        return (self._chosen - done) * (now - self._reading_since) / done
