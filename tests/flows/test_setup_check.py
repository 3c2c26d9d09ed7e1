"""What is wrong with a setup file, told with the keys of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.flows.builders import DEPLOYMENT, FORM, REGION, complete_answers, on_demand, with_part
from tests.problems import problem

from fairlead.core.texts import verbatim
from fairlead.flows.answers import KeyMode, PolicyScope, UserMode
from fairlead.flows.bedrock_pages import PAGES
from fairlead.flows.models import Lifecycle
from fairlead.flows.setup_bedrock import KEYS
from fairlead.flows.setup_check import check_answers, check_existing, check_place

REGIONS = ("eu-north-1", "us-east-1", "us-west-2")
SERVICE = verbatim("Amazon Bedrock")
ARN = "arn:aws:iam::123456789012:policy/soc"


def no(_name: str) -> bool:
    return False


def test_good_answers_are_no_problem() -> None:
    answers = complete_answers()
    check_place(answers, REGIONS, SERVICE)
    check_answers(PAGES, answers, KEYS)
    check_existing(answers, no, no)


@pytest.mark.parametrize(
    ("region", "advice"),
    [
        ("us-east1", "not the name of a region, such as us-east-1. Do you mean “us-east-1”?"),
        (" us-west-2", "Do you mean “us-west-2”?"),
        ("us-east-1a", "Its region is us-east-1."),
        ("mars-north-1", "Amazon Bedrock is not offered in mars-north-1"),
        ("cn-north-1", "not offered in cn-north-1, as far as this version of Fairlead knows."),
        ("", "Choose a region."),
    ],
)
def test_a_region_that_is_none_is_refused(region: str, advice: str) -> None:
    with problem("answers-incomplete") as raised:
        check_place(with_part("aws", region=region), REGIONS, SERVICE)
    assert "“aws.region”" in str(raised.value.title)
    assert advice in str(raised.value.advice)


def test_no_region_of_another_area_is_proposed() -> None:
    with problem("answers-incomplete") as raised:
        check_place(with_part("aws", region="cn-north-1"), REGIONS, SERVICE)
    assert "Do you mean" not in str(raised.value.advice)


def test_a_temporary_key_of_ones_own_is_refused() -> None:
    answers = with_part("key", mode=KeyMode.OWN, own_id="ASIAIOSFODNN7EXAMPLE")
    with problem("answers-incomplete") as raised:
        check_place(answers, REGIONS, SERVICE)
    assert "“access_key.own”" in str(raised.value.title)
    assert "temporary" in str(raised.value.advice)


def test_a_space_is_named_by_its_id() -> None:
    with problem("answers-incomplete") as raised:
        check_place(with_part("elastic", space="Our SOC"), (REGION,), SERVICE)
    assert "“elastic.space”" in str(raised.value.title)


@pytest.mark.parametrize(
    ("path", "part", "changes"),
    [
        ("elastic.kibana", "elastic", {"address": "soc example"}),
        ("elastic.kibana", "elastic", {"deployment": replace(DEPLOYMENT, version="8.10.0")}),
        ("policy.name", "policy", {"name": "a b"}),
        ("policy.document", "policy", {"edited": "{"}),
        ("policy.existing", "policy", {"scope": PolicyScope.EXISTING, "existing_arn": "soc"}),
        ("user.name", "user", {"name": "a b"}),
        ("user.path", "user", {"path": "elastic"}),
        ("user.boundary", "user", {"boundary_arn": "soc"}),
        ("user.tags", "user", {"tags": {"aws:x": "1"}}),
        ("access_key.own", "key", {"mode": KeyMode.OWN, "own_id": "AKIA"}),
        ("use_case.industry", "models", {"form": replace(FORM, industry="")}),
        ("connector.name", "connector", {"name": ""}),
        ("connector.api_url", "connector", {"api_url": "ftp://x"}),
        (
            "connector.inference_id",
            "connector",
            {"with_inference": True, "inference_id": "A B"},
        ),
    ],
)
def test_what_a_page_minds_is_told_by_its_key(
    path: str, part: str, changes: dict[str, Any]
) -> None:
    with problem("answers-incomplete") as raised:
        check_answers(PAGES, with_part(part, **changes), KEYS)
    assert f"“{path}”" in str(raised.value.title)


def test_what_has_no_key_is_left_for_the_plan_to_tell() -> None:
    answers = with_part("aws", identity=None)
    assert not PAGES[0].is_valid(answers)
    check_answers(PAGES, answers, KEYS)


def test_a_model_that_has_ended_is_told_by_the_key_of_the_models() -> None:
    ended = replace(on_demand(), lifecycle=Lifecycle.ENDED)
    with problem("answers-incomplete") as raised:
        check_answers(PAGES, complete_answers(ended), KEYS)
    assert "“models”" in str(raised.value.title)


@pytest.mark.parametrize(
    ("path", "part", "changes"),
    [
        ("policy.existing", "policy", {"scope": PolicyScope.EXISTING, "existing_arn": ARN}),
        ("user.existing", "user", {"mode": UserMode.EXISTING, "name": "soc"}),
        ("user.boundary", "user", {"boundary_arn": ARN}),
    ],
)
def test_what_is_called_existing_has_to_exist(
    path: str, part: str, changes: dict[str, Any]
) -> None:
    answers = with_part(part, **changes)
    asked: list[str] = []

    def note(name: str) -> bool:
        asked.append(name)
        return True

    check_existing(answers, note, note)
    assert asked == [changes.get("existing_arn") or changes.get("boundary_arn") or "soc"]
    with problem("answers-incomplete") as raised:
        check_existing(answers, no, no)
    assert f"“{path}”" in str(raised.value.title)
