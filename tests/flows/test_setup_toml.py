"""TOML: read with a path for every fault, written by hand."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.problems import problem

from fairlead.flows.setup_toml import Table, write_toml

VALUES = st.one_of(st.text(), st.booleans(), st.lists(st.text(), max_size=3))
INLINE = st.dictionaries(st.text(), VALUES, max_size=3)
SECTIONS = st.dictionaries(st.text(), st.one_of(VALUES, INLINE), max_size=4)
DOCUMENTS = st.dictionaries(st.text(), st.one_of(VALUES, SECTIONS), max_size=4)


@given(DOCUMENTS)
def test_what_is_written_is_read_again(values: dict[str, Any]) -> None:
    assert tomllib.loads(write_toml(values)) == values


def test_it_looks_as_one_would_write_it() -> None:
    values = {"a": {"b c": True, "d": {"env": "X"}, "e": {}}, "f": ["x", "y\n"]}
    assert write_toml(values) == (
        'f = ["x", "y\\n"]\n\n[a]\n"b c" = true\nd = { env = "X" }\ne = {}\n'
    )


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2", "[" * 100_000, "a = [" * 100_000])
def test_what_is_not_toml(text: str) -> None:
    with problem("setup-file") as raised:
        Table.read(text)
    assert "not TOML" in str(raised.value.title)


def table(text: str) -> Table:
    return Table.read(text).table("t")


def test_values_are_taken_by_their_type() -> None:
    found = table('[t]\na = "x"\nb = true\nc = ["y"]\nd = "one"\ne = { k = "v" }')
    assert (found.text("a"), found.flag("b"), found.texts("c")) == ("x", True, ("y",))
    assert found.choice("d", {"one": 1}) == 1
    assert found.mapping("e") == {"k": "v"}
    found.close()


def test_what_is_not_there_has_a_default() -> None:
    found = table("")
    assert (found.text("a"), found.text("a", "x"), found.flag("b")) == ("", "x", False)
    assert found.choice("d", {"one": 1}, 2) == 2
    assert found.mapping("e") == {}
    assert not found.has("a")


@pytest.mark.parametrize(
    ("text", "take", "words"),
    [
        ("", lambda t: t.text("a", None), "is missing"),
        ("a = 1", lambda t: t.text("a"), "text in quotes"),
        ('a = "true"', lambda t: t.flag("a"), "true or false"),
        ("a = 1", lambda t: t.flag("a"), "true or false"),
        ('a = "x"', lambda t: t.texts("a"), "list of texts"),
        ("a = [1]", lambda t: t.texts("a"), "list of texts"),
        ("", lambda t: t.choice("a", {"x": 1, "y": 2}), '"x", "y"'),
        ('a = "z"', lambda t: t.choice("a", {"x": 1}), '"x"'),
        ("a = []", lambda t: t.choice("a", {"x": 1}, 5), '"x"'),
        ("a = 1", lambda t: t.table("a"), "[t.a]"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(text: str, take: Any, words: str) -> None:
    with problem("setup-file") as raised:
        take(table(f"[t]\n{text}"))
    assert "“t.a”" in str(raised.value.title)
    assert words in str(raised.value.advice)


def test_a_wrong_value_deep_inside_is_named_too() -> None:
    with problem("setup-file") as raised:
        table("[t.tags]\nteam = 5").mapping("tags")
    assert "“t.tags.team”" in str(raised.value.title)


@pytest.mark.parametrize(
    ("key", "words"),
    [("api_kye", "Do you mean “api_key”?"), ("zzz", "Possible are: api_key, space.")],
)
def test_an_unknown_key_is_refused(key: str, words: str) -> None:
    found = table(f'[t]\n{key} = "very secret"')
    found.text("api_key")
    found.text("space")
    found.text("api_key")
    with problem("setup-file") as raised:
        found.close()
    assert words in str(raised.value.advice)
    assert f"“t.{key}”" in str(raised.value.title)
    assert "very secret" not in str(raised.value)
