"""What Fairlead is made of, as it says in About."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.about import Component
from fairlead.services.components import as_file, components, read_file

LINES = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), min_size=1)


def test_everything_that_is_needed_is_told_with_its_license() -> None:
    found = {component.name: component for component in components()}
    assert {"boto3", "elasticsearch", "httpx", "keyring", "moto", "Flask"} <= found.keys()
    assert found["PySide6_Essentials"].licence.startswith("LGPL-3.0-only")
    assert "Permission is hereby granted" in found["keyring"].text
    assert [name for name, component in found.items() if not component.licence] == []


def test_nothing_is_told_that_only_tests_need() -> None:
    assert {"pytest", "mypy", "fairlead"}.isdisjoint(
        component.name.lower() for component in components()
    )


@given(name=LINES, version=LINES, licence=st.one_of(st.just(""), LINES), text=st.text())
def test_a_file_is_read_as_it_was_written(name: str, version: str, licence: str, text: str) -> None:
    component = Component(name, version, licence, text)
    assert read_file(as_file(component)) == component
