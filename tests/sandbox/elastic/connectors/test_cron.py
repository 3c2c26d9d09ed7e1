"""Schedules are refused where Elasticsearch refuses them."""

from __future__ import annotations

import pytest

from fairlead.sandbox.elastic.cron import check_cron


@pytest.mark.parametrize(
    "expression",
    [
        "0 0 0 * * ?",
        "0 0/15 * * * ?",
        "0 0 6-18/2 ? * MON-FRI",
        "0 0 12 1,15 * ?",
        "0 30 9 L * ?",
        "0 30 9 LW * ?",
        "0 30 9 15W * ?",
        "0 0 12 ? * 6#3",
        "0 0 12 ? * FRIL",
        "0 0 12 ? JAN,JUL SUN 2026-2030",
        "1 * * * * ?",
    ],
)
def test_an_expression_is_taken(expression: str) -> None:
    assert check_cron(expression) == expression


def test_names_are_kept_in_capitals() -> None:
    assert check_cron("0 0 12 ? jan mon") == "0 0 12 ? JAN MON"


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "* * * * *",
        "0 0 0 * * *",
        "0 0 0 ? * ?",
        "0 0 0 1 * MON",
        "60 0 0 * * ?",
        "0 60 0 * * ?",
        "0 0 24 * * ?",
        "0 0 0 32 * ?",
        "0 0 0 * 13 ?",
        "0 0 0 ? * 8",
        "0 0 0 ? * MOO",
        "? 0 0 * * ?",
        "0 0 0 * * ? 1969",
        "0 0/0 0 * * ?",
        "0 0/x 0 * * ?",
        "0 0 0 ? * 6#6",
        "0 0 0 * * ? 2026 1",
    ],
)
def test_an_expression_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="invalid cron expression") as refusal:
        check_cron(expression)
    assert str(refusal.value) == f"invalid cron expression [{expression}]"
