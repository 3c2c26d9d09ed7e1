"""From a chosen object to the document that the connector would send for it."""

from __future__ import annotations

import base64
import json
import threading
from dataclasses import dataclass, replace
from typing import Final

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.documents import SIZE_LIMIT, Fate, document_id, source
from fairlead.flows.s3_answers import S3ConnectorAnswers
from fairlead.flows.s3_views import Outcome, Sampled
from fairlead.flows.sync_rules_preview import Preview
from fairlead.services.documents import Draft
from fairlead.services.problems import ServiceProblem
from fairlead.services.s3 import Buckets

_ARCHIVED: Final = "InvalidObjectState"
_PAUSE: Final = 0.1

_GREW = translate("Sample", "The object was replaced by a larger one after it was listed.")
_GREW_ADVICE = translate(
    "Sample",
    "It had %1 bytes then. Fairlead reads 10 MB at most; the connector would read all of it.",
)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A document ready to be sent, and how many bytes of content were read for it.

    `is_replaced` tells that the content has not the size that was listed. The connector takes both
    as they come: the facts of the listing and the content of now.
    """

    preview: Preview
    draft: Draft
    bytes_read: int = 0
    is_replaced: bool = False


class Budget:
    """Bytes that may be in memory at a time. One object alone may exceed them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._taken = 0
        self._is_closed = False
        self._changed = threading.Condition()

    def take(self, size: int, cancel: CancelToken) -> None:
        """Take `size` bytes as soon as they are free.

        Raises:
            Cancelled: Somebody asked to stop, or closed the budget.
        """
        with self._changed:
            while self._taken and self._taken + size > self._size:
                cancel.check()
                if self._is_closed:
                    raise Cancelled
                self._changed.wait(_PAUSE)
            self._taken += size

    def give_back(self, size: int) -> None:
        """Give back what was taken."""
        with self._changed:
            self._taken -= size
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any longer: nothing will be given back."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads objects with the connector's key and shapes their documents."""

    buckets: Buckets
    connector: S3ConnectorAnswers

    def costs(self, preview: Preview) -> int:
        """Return how many bytes of content will be read, as far as the listing tells."""
        return preview.summary.size if self._reads(preview) else 0

    def shape(self, preview: Preview, cancel: CancelToken) -> Shaped | Sampled:
        """Return the document of an object, or what became of the object where it has none.

        Raises:
            Cancelled: Somebody asked to stop.
        """
        summary = preview.summary
        if preview.fate is Fate.ARCHIVED:
            return Sampled(preview, Outcome.DROPPED)
        head = source(preview.bucket, summary, self.connector.pipeline)
        own_id = document_id(preview.bucket, summary.key)
        if not self._reads(preview):
            return Shaped(preview, Draft(own_id, json.dumps(head).encode()))
        try:
            content = self.buckets.read(preview.bucket, summary.key, SIZE_LIMIT + 1, cancel)
        except ServiceProblem as problem:
            return _unreadable(preview, problem)
        if len(content) > SIZE_LIMIT:
            advice = _GREW_ADVICE(f"{summary.size:,}")
            grew = Problem("sample-object-grew", _GREW, advice)
            return Sampled(preview, Outcome.FAILED, problem=grew)
        # Put together as bytes, so that a large object is not held in one more form.
        start = json.dumps(head).encode()[:-1]
        body = b"".join((start, b',"_attachment":"', base64.b64encode(content), b'"}'))
        is_replaced = len(content) != summary.size
        return Shaped(preview, Draft(own_id, body), len(content), is_replaced)

    def _reads(self, preview: Preview) -> bool:
        # What the extraction service reads, only the connector service can ask it.
        by_service = self.connector.settings.use_text_extraction_service
        return preview.fate is Fate.READ and not by_service


def _unreadable(preview: Preview, problem: ServiceProblem) -> Sampled:
    """Say what becomes of an object that S3 does not give: the connector drops its document.

    Where S3 gave no answer, or asked to come again, nobody knows.
    """
    is_archived = problem.service_code == _ARCHIVED
    fate = Fate.ARCHIVED if is_archived else Fate.UNREADABLE
    is_answer = problem.status is not None and not problem.retryable
    outcome = Outcome.DROPPED if is_answer else Outcome.FAILED
    return Sampled(replace(preview, fate=fate), outcome, problem=problem)
