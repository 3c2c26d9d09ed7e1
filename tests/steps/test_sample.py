"""A sample: exactly the connector's documents, each object with its own fate, nothing left."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.steps.samples import Shelf, by_key, code_of, open_shelf
from tests.steps.stage import Stage

from fairlead.core.cancel import CancelToken
from fairlead.flows.documents import SIZE_LIMIT, Fate, Pipeline, document_id
from fairlead.flows.s3_config import Settings
from fairlead.flows.s3_views import Outcome
from fairlead.flows.sync_rules import Rule
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.documents import Documents, Draft
from fairlead.services.s3 import Buckets
from fairlead.steps.sample_reading import Reader

TEXTS = {f"docs/{number}.txt": b"Text %d." % number for number in range(12)}


@pytest.fixture
def shelf(stage: Stage) -> Iterator[Shelf]:
    with open_shelf(stage) as opened:
        yield opened
        stage.world.faults.clear()


def test_what_is_sent_is_what_the_connector_sends(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Draft] = []
    put = Documents.simulate

    def note(self: Documents, pipeline: str, drafts: list[Draft]) -> Any:
        sent.extend(drafts)
        return put(self, pipeline, drafts)

    monkeypatch.setattr(Documents, "simulate", note)
    shelf.put("a b/ü.txt", b"T\xc3\xa4xt")
    shelf.put("empty.txt", b"")
    shelf.put("picture.png", b"\x89PNG")
    marks = Pipeline(reduce_whitespace=False, run_ml_inference=False)
    shelf.connector = replace(shelf.connector, pipeline=marks)
    (page,) = Buckets(shelf.stage.aws).pages(shelf.bucket)
    times = {one.key: one.last_modified.isoformat() for one in page}
    shelf.sample()
    made = {draft.id: json.loads(draft.source) for draft in sent}

    def expected(key: str, size: int, **content: str) -> dict[str, object]:
        return {
            "id": document_id(shelf.bucket, key),
            "filename": key,
            "size_in_bytes": size,
            "bucket": shelf.bucket,
            "owner": page[0].owner,
            "storage_class": "STANDARD",
            "_timestamp": times[key],
            "_extract_binary_content": True,
            "_reduce_whitespace": False,
            "_run_ml_inference": False,
            **content,
        }

    attachment = base64.b64encode("Täxt".encode()).decode()
    wanted = (
        expected("a b/ü.txt", 5, _attachment=attachment),
        expected("empty.txt", 0, _attachment=""),
        expected("picture.png", 4),
    )
    assert made == {str(one["id"]): one for one in wanted}


def test_a_preview_leaves_nothing(shelf: Shelf) -> None:
    shelf.put("one.txt")

    def names() -> set[str]:
        answer = shelf.stage.elasticsearch.request(
            "index", lambda client: client.indices.get(index="*")
        )
        return set(answer)

    before = names()
    (sampled,) = shelf.sample().sampled
    assert (sampled.outcome, sampled.text) == (Outcome.PREVIEWED, "Some text.")
    assert names() == before


def test_each_object_has_its_fate(shelf: Shelf) -> None:
    shelf.put("limit.txt", b"x" * SIZE_LIMIT)
    shelf.put("large.txt", b"x" * (SIZE_LIMIT + 1))
    shelf.put("empty.txt", b"")
    shelf.put("folder/", b"")
    shelf.put("cold.txt", StorageClass="GLACIER")
    shelf.put("cold.png", StorageClass="GLACIER")
    shelf.put("lies.pdf", b"\x89PNG\r\n\x1a\n")
    shelf.put("broken.pdf", b"%PDF-1.7 and no more")
    found = by_key(shelf.sample(shelf.into(shelf.index())))
    fates = {key: (one.fate, one.outcome, code_of(one)) for key, one in found.items()}
    assert fates == {
        "limit.txt": (Fate.READ, Outcome.CREATED, ""),
        "large.txt": (Fate.TOO_LARGE, Outcome.CREATED, ""),
        "empty.txt": (Fate.READ, Outcome.CREATED, ""),
        "folder/": (Fate.NO_EXTENSION, Outcome.CREATED, ""),
        "cold.txt": (Fate.ARCHIVED, Outcome.DROPPED, ""),
        "cold.png": (Fate.OTHER_TYPE, Outcome.CREATED, ""),
        "lies.pdf": (Fate.READ, Outcome.CREATED, "sample-no-text"),
        "broken.pdf": (Fate.READ, Outcome.CREATED, "sample-unextracted"),
    }
    assert found["limit.txt"].text == "x" * 300


def test_only_what_carries_text_is_read(shelf: Shelf, stage: Stage) -> None:
    shelf.put("large.txt", b"x" * (SIZE_LIMIT + 1))
    shelf.put("picture.png", b"x")
    shelf.put("cold.txt", StorageClass="GLACIER")
    shelf.put("read.txt")
    with stage.calls_made() as calls:
        report = shelf.sample()
    assert [call.operation for call in calls].count("GetObject") == 1
    assert report.total.count() == 4


def between(monkeypatch: pytest.MonkeyPatch, shelf: Shelf, change: dict[str, bytes | None]) -> None:
    """Change objects after they were listed and before they are read."""
    shape = Reader.shape

    def late(self: Reader, preview: Any, cancel: CancelToken) -> Any:
        key = preview.summary.key
        if key in change:
            content = change[key]
            if content is None:
                shelf.remove(key)
            else:
                shelf.put(key, content)
        return shape(self, preview, cancel)

    monkeypatch.setattr(Reader, "shape", late)


def test_an_object_that_changes_meanwhile_is_shown_so(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("gone.txt", "other.txt", "grown.txt", "same.txt"):
        shelf.put(key)
    changes = {"gone.txt": None, "other.txt": b"New.", "grown.txt": b"x" * (SIZE_LIMIT + 1)}
    between(monkeypatch, shelf, changes)
    found = by_key(shelf.sample())
    assert {key: (one.fate, one.outcome, code_of(one)) for key, one in found.items()} == {
        "gone.txt": (Fate.UNREADABLE, Outcome.DROPPED, "s3-no-object"),
        "other.txt": (Fate.READ, Outcome.PREVIEWED, "sample-replaced"),
        "grown.txt": (Fate.READ, Outcome.FAILED, "sample-object-grew"),
        "same.txt": (Fate.READ, Outcome.PREVIEWED, ""),
    }
    assert found["other.txt"].text == "New."


@pytest.mark.parametrize(
    ("kind", "outcome"), [("denied", Outcome.DROPPED), ("server_error", Outcome.FAILED)]
)
def test_an_object_that_is_not_given_does_not_hold_up_the_others(
    shelf: Shelf, world: World, kind: Any, outcome: Outcome
) -> None:
    for key, content in TEXTS.items():
        shelf.put(key, content)
    # The SDK of these tests tries twice.
    times = 1 if kind == "denied" else 2
    world.faults.add(Fault(kind, "s3", "GetObject", times=None))
    report = shelf.sample(per_bucket=2)
    assert [(one.fate, one.outcome) for one in report.sampled] == [(Fate.UNREADABLE, outcome)] * 2
    assert all(one.problem is not None for one in report.sampled)
    world.faults.clear()
    world.faults.add(Fault(kind, "s3", "GetObject", times=times))
    outcomes = [one.outcome for one in shelf.sample(per_bucket=12).sampled]
    assert outcomes.count(Outcome.PREVIEWED) >= 11


def test_a_bucket_that_cannot_be_listed_is_named(shelf: Shelf, world: World) -> None:
    world.faults.add(Fault("denied", "s3", "ListObjects", times=None))
    report = shelf.sample()
    ((bucket, why),) = report.failed
    assert (bucket, why.code[:3], report.sampled) == (shelf.bucket, "aws", ())


def test_the_report_counts_everything_that_was_listed(shelf: Shelf) -> None:
    for number in range(8):
        shelf.put(f"docs/{number}.md", b"x" * 10)
    shelf.put("docs/picture.PNG", b"x" * 100)
    shelf.put("docs/large.md", b"x" * (SIZE_LIMIT + 1))
    shelf.put("elsewhere.md")
    shelf.rules = (Rule(shelf.bucket, "docs/"), Rule(shelf.bucket, "docs/", (".md",)))
    report = shelf.sample(per_bucket=3)
    assert (report.listed, report.total.count(), len(report.sampled)) == (10, 10, 3)
    ((bucket, of_bucket),) = report.by_bucket
    assert (bucket, of_bucket) == (shelf.bucket, report.total)
    assert [(name, tally.count()) for name, tally in report.by_extension] == [
        (".md", 9),
        (".png", 1),
    ]
    assert report.total.bytes[Fate.READ] == 80
    assert {rule for one in report.sampled for rule in one.preview.rules} == {0, 1}
    assert report.seconds > 0
    assert not report.is_cancelled


def test_progress_tells_of_every_object_once_and_ends_at_the_end(shelf: Shelf) -> None:
    for key, content in TEXTS.items():
        shelf.put(key, content)
    report = shelf.sample()
    told = [one for progress in shelf.progress for one in progress.sampled]
    assert told == list(report.sampled)
    last = shelf.progress[-1]
    assert (last.chosen, last.done, last.matched, last.listed) == (12, 12, 12, 12)
    assert last.bytes_read == sum(map(len, TEXTS.values()))
    assert last.seconds_left == 0
    done = [progress.done for progress in shelf.progress]
    assert done == sorted(done)


def test_with_the_extraction_service_nothing_is_read_and_the_reason_is_told(
    shelf: Shelf, stage: Stage
) -> None:
    shelf.put("one.txt")
    shelf.put("large.pdf", b"x" * (SIZE_LIMIT + 1))
    settings = Settings(use_text_extraction_service=True)
    marks = Pipeline(extract_binary_content=False)
    shelf.connector = replace(shelf.connector, settings=settings, pipeline=marks)
    with stage.calls_made() as calls:
        found = by_key(shelf.sample())
    assert "GetObject" not in [call.operation for call in calls]
    assert {(one.fate, code_of(one)) for one in found.values()} == {
        (Fate.READ, "sample-by-service")
    }
