"""What stands between an account and a model, in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from tests.flows.builders import SONNET, SONNET_ID, opened, provisioned

from fairlead.flows.model_access import Badge, Standstill, Tone, explain_access
from fairlead.flows.models import Gate, Lifecycle, ModelAccess


def shown(badge: Badge | None) -> tuple[str, Tone] | None:
    return (str(badge.text), badge.tone) if badge is not None else None


@pytest.mark.parametrize(
    ("gates", "standstill", "agreement", "access"),
    [
        ({}, Standstill.NOTHING, ("Accepted", Tone.GOOD), ("Ready", Tone.GOOD)),
        (
            {"agreement": Gate.SHUT, "entitlement": Gate.SHUT},
            Standstill.AGREEMENT,
            ("Not accepted", Tone.WARNING),
            ("Needs agreement", Tone.WARNING),
        ),
        (
            {"agreement": Gate.SHUT, "use_case": Gate.SHUT},
            Standstill.FORM,
            ("Use case missing", Tone.BAD),
            ("Blocked", Tone.BAD),
        ),
        (
            {"agreement": Gate.PENDING},
            Standstill.TIME,
            ("Pending", Tone.WARNING),
            ("Opening", Tone.WARNING),
        ),
        (
            {"agreement": Gate.FAILED},
            Standstill.OTHERS,
            ("Failed", Tone.BAD),
            ("Blocked", Tone.BAD),
        ),
        (
            {"region": Gate.SHUT},
            Standstill.OTHERS,
            ("Accepted", Tone.GOOD),
            ("Not in this region", Tone.BAD),
        ),
        (
            {"authorization": Gate.SHUT},
            Standstill.OTHERS,
            ("Accepted", Tone.GOOD),
            ("Not authorized", Tone.BAD),
        ),
        (
            {"entitlement": Gate.SHUT},
            Standstill.OTHERS,
            ("Accepted", Tone.GOOD),
            ("Not entitled", Tone.BAD),
        ),
        (
            {"use_case": Gate.UNKNOWN, "authorization": Gate.UNKNOWN},
            Standstill.NOTHING,
            ("Accepted", Tone.GOOD),
            ("Ready", Tone.GOOD),
        ),
    ],
)
def test_the_first_gate_that_is_not_open_is_named(
    gates: dict[str, Gate],
    standstill: Standstill,
    agreement: tuple[str, Tone],
    access: tuple[str, Tone],
) -> None:
    found = explain_access(SONNET, opened(**gates))
    assert found.standstill is standstill
    assert shown(found.agreement) == agreement
    assert shown(found.access) == access
    assert (found.missing is None) == (found.remedy is None) == (standstill is Standstill.NOTHING)


def test_what_the_user_agreed_to_counts() -> None:
    shut = opened(agreement=Gate.SHUT, use_case=Gate.SHUT)
    both = explain_access(SONNET, shut, is_accepted=True, has_form=True)
    assert both.standstill is Standstill.NOTHING
    assert shown(both.agreement) == ("Accepted at Apply", Tone.GOOD)
    assert shown(both.access) == ("Ready after Apply", Tone.GOOD)
    form_only = explain_access(SONNET, shut, has_form=True)
    assert form_only.standstill is Standstill.AGREEMENT
    only_form_missing = explain_access(SONNET, opened(use_case=Gate.SHUT), has_form=True)
    assert shown(only_form_missing.agreement) == ("Use case at Apply", Tone.GOOD)
    assert shown(only_form_missing.access) == ("Ready after Apply", Tone.GOOD)


def test_what_aws_says_about_a_failed_agreement_is_passed_on() -> None:
    failed = replace(opened(agreement=Gate.FAILED), message="No card.")
    assert "No card." in str(explain_access(SONNET, failed).missing)


def test_what_is_not_known_is_said_to_be_so() -> None:
    not_asked = explain_access(SONNET, None)
    assert not_asked.standstill is Standstill.UNKNOWN
    assert shown(not_asked.access) == ("Not checked", Tone.NEUTRAL)
    not_seen = explain_access(SONNET, ModelAccess(SONNET_ID))
    assert not_seen.standstill is Standstill.UNKNOWN
    assert not_seen.agreement is None
    assert shown(not_seen.access) == ("Not visible", Tone.WARNING)


def test_throughput_has_no_agreement() -> None:
    found = explain_access(provisioned(), None)
    assert (found.standstill, found.agreement) == (Standstill.NOTHING, None)
    assert shown(found.access) == ("In service", Tone.GOOD)


def test_a_legacy_model_says_until_when() -> None:
    legacy = replace(SONNET, lifecycle=Lifecycle.LEGACY, ends_on="2026-12-24")
    found = explain_access(legacy, opened())
    assert shown(found.access) == ("Legacy, ends 2026-12-24", Tone.BAD)
    assert found.standstill is Standstill.NOTHING
    assert "used it lately" in str(found.missing)
    open_end = explain_access(replace(legacy, ends_on=""), opened(agreement=Gate.SHUT))
    assert shown(open_end.access) == ("Legacy", Tone.BAD)
    assert open_end.standstill is Standstill.AGREEMENT
    assert "agreement" in str(open_end.missing)
    blocked = explain_access(legacy, opened(region=Gate.SHUT))
    assert shown(blocked.access) == ("Not in this region", Tone.BAD)


def test_an_ended_model_stands_still_for_good() -> None:
    ended = replace(SONNET, lifecycle=Lifecycle.ENDED, ends_on="2026-02-01")
    found = explain_access(ended, opened())
    assert found.standstill is Standstill.OTHERS
    assert shown(found.access) == ("Ended 2026-02-01", Tone.BAD)


def test_every_combination_has_words() -> None:
    for gates in product(Gate, repeat=3):
        access = opened(**dict(zip(("agreement", "entitlement", "use_case"), gates, strict=True)))
        for is_accepted, has_form in product((False, True), repeat=2):
            found = explain_access(SONNET, access, is_accepted=is_accepted, has_form=has_form)
            is_still = found.standstill is not Standstill.NOTHING
            assert is_still == (found.remedy is not None) == (found.access.tone is not Tone.GOOD)
