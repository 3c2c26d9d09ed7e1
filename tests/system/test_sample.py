"""A sample by the command line: shown, kept, removed, and nothing left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.system.apart import Apart
from tests.system.program import Ended, Program

pytestmark = pytest.mark.keyring

INDEX = "search-pier"
SAMPLE = f"{INDEX}-sample"


@pytest.fixture
def pier(program: Program, apart: Apart) -> Iterator[Program]:
    """A program with an S3 connection named Pier."""
    setup = program.write("setup.toml", apart.s3_setup("Pier", f'index = "{INDEX}"'))
    made = run(program, "apply", str(setup), "--yes")
    assert made.status == 0, made.out
    yield program
    assert run(program, "undo", "Pier", "--yes").status == 0


def run(program: Program, *words: str) -> Ended:
    return program.run(*words, "--state", str(program.state), "--json")


def read(ended: Ended) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ended.out.splitlines()]


def test_a_sample_is_shown_kept_and_removed(pier: Program, apart: Apart) -> None:
    shown = run(pier, "sample", "Pier", "--objects", "3")
    *objects, summary = read(shown)
    assert (shown.status, shown.err) == (0, "")
    assert {one["outcome"] for one in objects} <= {"previewed", "dropped"}
    assert summary["sample"] == len(objects) > 0
    assert SAMPLE not in apart.things()

    kept = run(pier, "sample", "Pier", "--objects", "3", "--index")
    *again, summary = read(kept)
    assert (kept.status, summary["index"]) == (0, SAMPLE)
    assert [(one["key"], one["text"]) for one in sorted_by_key(again)] == [
        (one["key"], one["text"]) for one in sorted_by_key(objects)
    ]
    assert SAMPLE in apart.things()

    removed = run(pier, "sample", "Pier", "--remove")
    assert removed.status == 0
    assert removed.last["removed"] == sum(one["outcome"] == "created" for one in again)
    assert SAMPLE not in apart.things()

    # What is kept when the connection is undone goes with it.
    assert run(pier, "sample", "Pier", "--index").status == 0
    assert run(pier, "check", "Pier").status == 0


def sorted_by_key(objects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(objects, key=lambda one: (one["bucket"], one["key"]))


@pytest.mark.parametrize(
    ("words", "code"),
    [(("Nobody",), "run-unknown"), (("Pier", "--index", INDEX), "sample-index-name")],
)
def test_what_cannot_be_sampled_is_said(pier: Program, words: tuple[str, ...], code: str) -> None:
    refused = run(pier, "sample", *words)
    assert refused.status == 1
    assert refused.last["problem"]["code"] == code
