"""Ingest pipelines, and the text of documents."""

from __future__ import annotations

import base64
import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sandbox.elastic.connectors.support import refusal, with_key
from tests.sandbox.elastic.stage import Stage, error_of

from fairlead.sandbox.elastic.extraction import ExtractionError, extract_text
from fairlead.sandbox.samples.formats import docx, pdf, png, xlsx

PATH = "/_ingest/pipeline/search-default-ingestion"


def _run(stage: Stage, **source: Any) -> dict[str, Any]:
    answer = stage.es.post(f"{PATH}/_simulate", json={"docs": [{"_source": source}]})
    assert answer.status_code == 200, answer.text
    [doc] = answer.json()["docs"]
    result: dict[str, Any] = doc["doc"]["_source"]
    return result


def _attach(content: bytes, **marks: Any) -> dict[str, Any]:
    encoded = base64.b64encode(content).decode()
    return {"_attachment": encoded, "_extract_binary_content": True, **marks}


def test_a_pipeline_is_shown(stage: Stage) -> None:
    shown = stage.es.get(PATH).json()
    kinds = [next(iter(entry)) for entry in shown["search-default-ingestion"]["processors"]]
    assert kinds == ["attachment", "set", "gsub", "gsub", "trim", "remove"]
    missing = stage.es.get("/_ingest/pipeline/nope")
    assert (missing.status_code, missing.json()) == (404, {})
    assert "search-default-ingestion" in stage.es.get("/_ingest/pipeline").json()
    assert stage.es.get("/_ingest/pipeline/none-*").json() == {}


def test_the_text_becomes_the_body_and_the_marks_go(stage: Stage) -> None:
    source = _attach(b"Two  words\n\nand\tmore\n", _reduce_whitespace=True, _run_ml_inference=False)
    assert _run(stage, id="1", **source) == {"id": "1", "body": "Two words and more"}
    assert _run(stage, **_attach(b"Two  words\n"))["body"] == "Two  words"


def test_without_its_mark_nothing_is_taken_out(stage: Stage) -> None:
    assert _run(stage, id="1", **_attach(b"text", _extract_binary_content=False)) == {"id": "1"}
    assert _run(stage, id="1", body="kept  so", _reduce_whitespace=False) == {
        "id": "1",
        "body": "kept  so",
    }


def test_nothing_in_it_is_no_body(stage: Stage) -> None:
    assert _run(stage, id="1", **_attach(b"")) == {"id": "1"}
    assert _run(stage, id="1", **_attach(png(8, 8))) == {"id": "1"}


def test_a_broken_document_is_noted_and_kept(stage: Stage) -> None:
    said = (
        "Processor 'attachment' in pipeline 'search-default-ingestion' failed with message "
        "'Error parsing document in field [_attachment]'"
    )
    result = _run(stage, id="1", **_attach(pdf(["Hello"])[:100]))
    assert result == {"id": "1", "_ingestion_errors": [said]}
    result = _run(stage, id="1", _attachment="%%%", _extract_binary_content=True)
    assert "is not a valid base64 encoded value" in result["_ingestion_errors"][0]


def test_long_texts_are_cut_unless_asked_otherwise(stage: Stage) -> None:
    long = b"x" * 150_000
    assert len(_run(stage, **_attach(long))["body"]) == 100_000
    assert len(_run(stage, **_attach(long, _attachment_indexed_chars=-1))["body"]) == 150_000


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({}, 400, "[docs] required property is missing"),
        ({"docs": {}}, 400, "[docs] property isn't a list, but of type [dict]"),
        ({"docs": []}, 400, "must specify at least one document in [docs]"),
        ({"docs": [{"id": 1}]}, 400, "[_source] required property is missing"),
    ],
)
def test_a_trial_needs_documents(
    stage: Stage, body: dict[str, Any], status: int, reason: str
) -> None:
    assert refusal(stage.es.post(f"{PATH}/_simulate", json=body)) == (status, reason)


def test_a_pipeline_that_is_not_there_cannot_be_tried(stage: Stage) -> None:
    answer = stage.es.post("/_ingest/pipeline/nope/_simulate", json={"docs": [{"_source": {}}]})
    assert error_of(answer) == (
        400,
        "illegal_argument_exception",
        "pipeline [nope] does not exist",
    )


def test_reading_pipelines_is_a_right(stage: Stage) -> None:
    assert with_key(stage, {"cluster": ["monitor"]}).get(PATH).status_code == 403
    assert with_key(stage, {"cluster": ["read_pipeline"]}).get(PATH).status_code == 200
    assert with_key(stage, {"cluster": ["manage_pipeline"]}).get(PATH).status_code == 200


def _zip(**parts: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_OPEN = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


@pytest.mark.parametrize(
    ("content", "content_type", "text"),
    [
        (b"  plain text\n", "text/plain; charset=UTF-8", "plain text"),
        ("\ufeffMit Umläuten".encode(), "text/plain; charset=UTF-8", "Mit Umläuten"),
        ("Mit Umläuten".encode("cp1252"), "text/plain; charset=windows-1252", "Mit Umläuten"),
        (
            b"<!DOCTYPE html><title>T</title><script>x()</script><p>A &amp; B</p>",
            "text/html; charset=UTF-8",
            "T\n\nA & B",
        ),
        (b"<?xml version='1.0'?><a><b>one</b><c>two</c></a>", "application/xml", "one two"),
        (
            docx(["First & last", "Second"]),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "First & last\nSecond",
        ),
        (
            xlsx([["Name", "Depth"], ["East", 12]]),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Name Depth\nEast 12",
        ),
        (
            _zip(
                **{
                    "ppt/presentation.xml": "<p/>",
                    "ppt/slides/slide1.xml": f"<s {_DRAWING}><a:p><a:t>On a slide</a:t></a:p></s>",
                }
            ),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "On a slide",
        ),
        (
            _zip(
                **{
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": f"<d {_OPEN}><text:h>Title</text:h><text:p>Line</text:p></d>",
                }
            ),
            "application/vnd.oasis.opendocument.text",
            "Title\nLine",
        ),
        (_zip(readme="x"), "application/zip", ""),
        (pdf(["A (small) file", "Äpfel"]), "application/pdf", "A (small) file\nÄpfel"),
        (
            b"%PDF-1.0\n1 0 obj\n<< /Length 60 >>\nstream\nBT [(Ke) -20 (rn) -300 <6564>] TJ "
            b"(\\101\\)) ' ET\nendstream\nendobj\n%%EOF",
            "application/pdf",
            "Kern edA)",
        ),
        (png(4, 4), "image/png", ""),
        (b"\x1f\x8b\x08\x00", "application/gzip", ""),
        (b"\x00\x01\x02", "application/octet-stream", ""),
    ],
)
def test_text_is_taken_out(content: bytes, content_type: str, text: str) -> None:
    extract = extract_text(content)
    assert (extract.content_type, extract.text) == (content_type, text)


@pytest.mark.parametrize(
    "content",
    [
        pdf(["Hello"])[:150],
        docx(["Hello"])[:200],
        _zip(**{"word/document.xml": "<not closed>"}),
        _zip(**{"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        pdf(["Hello"]).replace(b"x\x9c", b"xx"),
    ],
)
def test_a_broken_file_is_told_from_an_empty_one(content: bytes) -> None:
    with pytest.raises(ExtractionError):
        extract_text(content)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", docx(["Hello"])[:400]]),
)
def test_any_bytes_give_a_text_or_are_broken(content: bytes, head: bytes) -> None:
    try:
        extract = extract_text(head + content)
    except ExtractionError:
        return
    assert extract.content_type
