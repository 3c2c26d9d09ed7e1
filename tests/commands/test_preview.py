"""fairlead preview: one line for each object that a full sync would fetch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from fairlead.commands.parser import make_parser
from fairlead.commands.preview import show_preview
from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.desk.local import LocalDesk
from fairlead.desk.surroundings import Surroundings
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.places import places_in
from fairlead.services.vault import MemoryVault

Line = dict[str, Any]


@pytest.fixture(scope="module")
def started() -> Iterator[World]:
    with World(Scene(key_delay=0)) as world:
        yield world


@pytest.fixture
def world(started: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A world that the environment leads to, as AWS itself would be."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", started.admin.access_key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", started.admin.secret_access_key)
    monkeypatch.setenv("AWS_ENDPOINT_URL", started.aws_url)
    yield started
    started.faults.clear()


@pytest.fixture
def desk(world: World, tmp_path: Path) -> Iterator[LocalDesk]:
    surroundings = Surroundings(places_in(tmp_path / "state"), MemoryVault, {})
    with closing(LocalDesk(lambda: nullcontext(surroundings))) as opened:
        yield opened


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return tmp_path / "rules.json"


def show(desk: LocalDesk, rules: Path, value: object, buckets: str | None = None) -> None:
    rules.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    show_preview(desk, rules, buckets, CancelToken(), as_json=True)


def lines(capsys: pytest.CaptureFixture[str]) -> dict[str, Line]:
    """Return what was printed, by the key of the object."""
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(line.keys() == {"bucket", "key", "size", "rule", "action"} for line in found)
    assert len({(line["bucket"], line["key"]) for line in found}) == len(found)
    return {line["key"]: line for line in found}


def test_each_object_is_a_line_with_its_rule_and_what_becomes_of_it(
    desk: LocalDesk, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [
        {"bucket": "fairlead-handbook", "prefix": "docs", "extension": [".md"]},
        {"bucket": "fairlead-oddities", "prefix": "archive/"},
        {"bucket": "fairlead-oddities", "extension": [".png"]},
        {"bucket": "fairlead-handbook", "prefix": "data/all"},
    ]
    show(desk, rules, wanted)
    found = lines(capsys)
    assert {key: (line["rule"], line["action"]) for key, line in found.items()} == {
        "docs/mooring.md": (1, "text"),
        "archive/2019.txt": (2, "dropped"),
        "archive/2018.txt": (2, "dropped"),
        "archive/2023.txt": (2, "text"),
        "archive/quay-1975.png": (2, "metadata"),
        "data/all-movements.csv": (4, "metadata"),
    }
    assert found["data/all-movements.csv"]["size"] == 10_485_761


@pytest.mark.parametrize(
    ("buckets", "number"), [("fairlead-berichte, fairlead-contracts", 10), ("fairlead-berichte", 8)]
)
def test_without_rules_the_buckets_count(
    desk: LocalDesk,
    rules: Path,
    capsys: pytest.CaptureFixture[str],
    buckets: str,
    number: int,
) -> None:
    show(desk, rules, [], buckets)
    found = lines(capsys)
    assert len(found) == number
    assert {line["rule"] for line in found.values()} == {None}


@pytest.mark.parametrize("buckets", [None, "*"])
def test_every_bucket_is_meant_where_none_is_named(
    desk: LocalDesk, rules: Path, capsys: pytest.CaptureFixture[str], buckets: str | None
) -> None:
    show(desk, rules, {}, buckets)
    assert len({line["bucket"] for line in lines(capsys).values()}) == 4


def test_with_rules_the_buckets_do_not_count(
    desk: LocalDesk, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show(desk, rules, [{"bucket": "fairlead-contracts"}], "fairlead-berichte")
    assert {line["bucket"] for line in lines(capsys).values()} == {"fairlead-contracts"}


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (('{"bucket": "b"}', None), "Rules are a list"),
        (("[", None), ""),
        (("7", None), "A number"),
        (('[{"bucket": "b", "suffix": "x"}]', None), "suffix"),
        (('[{"bucket": "b", "bucket": "c"}]', None), "bucket"),
        (('[{"bucket": "fairlead-contracts"}, {"bucket": "*"}]', None), "Rule 2"),
        (('[{"bucket": "s3://docs"}]', None), "s3://docs"),
        (('[{"bucket": "a\\u202eb"}]', None), "[U+202E]"),
        (("[]", ""), "Name at least one bucket"),
        (("[]", "*, docs"), "stands alone"),
        (("[]", "a\nb"), "commas"),
        (("[" * 100_000, None), ""),
    ],
)
def test_refused_settings_are_a_problem_before_anything_is_printed(
    desk: LocalDesk,
    rules: Path,
    capsys: pytest.CaptureFixture[str],
    refused: tuple[str, str | None],
    words: str,
) -> None:
    with pytest.raises(Problem) as raised:
        show(desk, rules, *refused)
    assert words in str(raised.value)
    assert lines(capsys) == {}


def test_a_file_that_cannot_be_read_is_a_problem(desk: LocalDesk, rules: Path) -> None:
    with pytest.raises(Problem) as raised:
        show_preview(desk, rules, None, CancelToken(), as_json=True)
    assert raised.value.code == "file-unreadable"
    rules.write_bytes(b"\xff\xfe")
    with pytest.raises(Problem):
        show_preview(desk, rules, None, CancelToken(), as_json=True)


def test_a_bucket_that_is_not_there_is_told_and_passed_over(
    desk: LocalDesk, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show(desk, rules, [], "no-such-bucket, fairlead-berichte")
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 8
    assert told.err == "fairlead: no-such-bucket: There is no bucket of this name.\n"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"extension": ["md"]}, "extensions start with a dot"),
        ({"extension": [".tar.gz"]}, "only what follows the last dot counts"),
        ({"prefix": "doc\u202es"}, "No object fits"),
        ({"prefix": "docs", "extension": [".md"]}, ""),
    ],
)
def test_what_is_valid_and_wrong_is_told_beside_the_objects(
    desk: LocalDesk,
    rules: Path,
    capsys: pytest.CaptureFixture[str],
    rule: dict[str, object],
    words: str,
) -> None:
    wanted = [{"bucket": "fairlead-berichte"}, {"bucket": "fairlead-handbook", **rule}]
    rules.write_text(json.dumps(wanted), "utf-8")
    show_preview(desk, rules, None, CancelToken(), as_json=False)
    told = capsys.readouterr()
    assert "fairlead-berichte/" in told.out
    assert words in told.err
    assert all(line.startswith("fairlead: rule 2: ") for line in told.err.splitlines())
    assert bool(told.err) is bool(words)


def test_many_wrong_rules_fill_no_terminal(
    desk: LocalDesk, rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"bucket": "fairlead-contracts", "extension": ["md"]}
    rules.write_text(json.dumps([wrong] * 1000), "utf-8")
    show_preview(desk, rules, None, CancelToken(), as_json=False)
    assert len(capsys.readouterr().err.splitlines()) == 20


def test_a_bucket_that_cannot_be_listed_is_a_problem_at_the_end(
    desk: LocalDesk, rules: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.faults.add(Fault("denied", "s3", "ListObjects", times=1))
    with pytest.raises(Problem) as raised:
        show(desk, rules, [], "fairlead-contracts, fairlead-berichte")
    assert raised.value.code == "aws-denied"
    assert len(capsys.readouterr().out.splitlines()) in (2, 8)


def test_a_person_reads_names_that_do_nothing_to_the_terminal(
    desk: LocalDesk, rules: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    rules.write_text('[{"bucket": "fairlead-oddities", "extension": [".txt"]}]', "utf-8")
    show_preview(desk, rules, None, CancelToken(), as_json=False)
    out = capsys.readouterr().out
    assert "dropped            17  rule 1    fairlead-oddities/archive/2019.txt\n" in out


def test_a_preview_can_be_cancelled(desk: LocalDesk, rules: Path) -> None:
    rules.write_text("[]", "utf-8")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        show_preview(desk, rules, None, cancel, as_json=True)


def test_the_command_line_knows_it() -> None:
    options = make_parser().parse_args(["preview", "r.json", "--buckets", "a,b", "--json"])
    assert (options.rules, options.buckets, options.json) == (Path("r.json"), "a,b", True)
