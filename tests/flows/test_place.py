"""Where a run belongs."""

from __future__ import annotations

import pytest
from tests.problems import problem

from fairlead.flows.place import check_place

PLACE = {
    "account": "123456789012",
    "partition": "aws",
    "region": "us-east-1",
    "kibana": "https://k.example",
    "deployment_id": "cluster-1",
    "space": "default",
}


def test_the_same_place_is_fine() -> None:
    check_place(PLACE, PLACE)


@pytest.mark.parametrize("part", PLACE)
def test_another_place_is_refused_and_named(part: str) -> None:
    with problem("run-elsewhere") as raised:
        check_place(PLACE, {**PLACE, part: "other"})
    assert PLACE[part] in str(raised.value.title)
    assert "other" in str(raised.value.title)


@pytest.mark.parametrize("part", PLACE)
def test_what_is_not_known_is_not_compared(part: str) -> None:
    check_place(PLACE, {**PLACE, part: ""})
    check_place({**PLACE, part: ""}, PLACE)
