"""The report of the surroundings tells what is listed, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.about import DIAGNOSTICS, diagnose
from fairlead.core.redact import MASK

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def test_fields_come_in_their_order() -> None:
    report = diagnose({"qt": "6.11.3", "fairlead": "0.1.0", "keyring": "GNOME Keyring"})
    assert report.splitlines() == ["fairlead: 0.1.0", "qt: 6.11.3", "keyring: GNOME Keyring"]


def test_an_empty_field_is_left_out() -> None:
    assert diagnose({"desktop": "", "qt": "6.11.3"}) == "qt: 6.11.3"


def test_a_field_that_is_not_listed_shows_by_name_only() -> None:
    assert diagnose({"home": "/home/somebody"}) == f"home: {MASK}"


def test_several_lines_are_set_off() -> None:
    assert diagnose({"log": "one ended=ok\ntwo ended=ok"}) == (
        "log: \n    one ended=ok\n    two ended=ok"
    )


@given(field=st.sampled_from(DIAGNOSTICS), before=st.text(max_size=20))
def test_no_secret_passes(field: str, before: str) -> None:
    assert SECRET not in diagnose({field: f"{before} {SECRET}"})
