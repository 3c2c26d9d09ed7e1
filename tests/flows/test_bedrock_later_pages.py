"""Model access and Connector: what is wrong with the answers on these pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.flows.builders import (
    DEPLOYMENT,
    FORM,
    SONNET,
    complete_answers,
    opened,
    provisioned,
    said,
    with_part,
)

from fairlead.core.flow import Weight
from fairlead.flows.bedrock_answers import UseCaseForm
from fairlead.flows.models import Gate, Lifecycle
from fairlead.flows.shared_pages import elasticsearch_url


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"looked_up_for": ""}, [("", "not looked up yet")]),
        ({"chosen": ()}, [("chosen", "Choose a model")]),
        ({"access": ()}, []),
        ({"access": (opened(agreement=Gate.PENDING),)}, []),
        ({"access": (opened(agreement=Gate.SHUT),)}, [("accepted", "agreement")]),
        ({"access": (opened(agreement=Gate.SHUT),), "accepted": (SONNET.model_id,)}, []),
        ({"access": (opened(use_case=Gate.SHUT),)}, [("form", "Fill in the form")]),
        ({"access": (opened(use_case=Gate.SHUT),), "form": FORM}, []),
        ({"access": (opened(region=Gate.SHUT),)}, [("chosen", "does not offer")]),
        ({"form": UseCaseForm(company_name="x")}, [
            ("company_website", "AWS asks"),
            ("intended_users", "Choose who"),
            ("industry", "AWS asks"),
            ("use_cases", "AWS asks"),
        ]),
    ],
)  # fmt: skip
def test_models(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    found = said("models", with_part("models", **changes))
    assert [field for field, _text, _weight in found] == [field for field, _words in expected]
    for (_field, words), (_found, text, weight) in zip(expected, found, strict=True):
        assert words in text
        assert weight is Weight.ERROR


def test_old_models() -> None:
    ended = replace(SONNET, lifecycle=Lifecycle.ENDED)
    ((field, text, weight),) = said("models", complete_answers(ended))
    assert (field, weight) == ("chosen", Weight.ERROR)
    assert "reached the end" in text
    legacy = replace(SONNET, lifecycle=Lifecycle.LEGACY)
    ((_field, text, weight),) = said("models", complete_answers(legacy))
    assert weight is Weight.WARNING
    assert "last 30 days" in text
    throughput = replace(provisioned(), lifecycle=Lifecycle.LEGACY)
    assert said("models", complete_answers(throughput)) == []


def test_a_model_must_stream() -> None:
    ((field, text, _weight),) = said("models", complete_answers(replace(SONNET, streams=False)))
    assert field == "chosen"
    assert "cannot stream" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"id": "x"}, "id"),
        ({"api_url": "http://x"}, "api_url"),
        ({"region": "eu-west-1"}, "region"),
        ({"with_inference": True, "inference_id": "A"}, "inference_id"),
    ],
)
def test_connector(changes: dict[str, Any], field: str) -> None:
    found = said("connector", with_part("connector", **changes))
    assert [one for one, _text, _weight in found] == [field]


def test_an_inference_endpoint_needs_the_address_of_elasticsearch() -> None:
    answers = with_part("connector", with_inference=True)
    assert said("connector", answers) == []
    silent = replace(DEPLOYMENT, elasticsearch_url="")
    nowhere = replace(answers.elastic, address="https://kibana.example.com", deployment=silent)
    ((field, _text, _weight),) = said("connector", replace(answers, elastic=nowhere))
    assert field == "with_inference"


def test_where_elasticsearch_is() -> None:
    answers = complete_answers()
    assert elasticsearch_url(answers.elastic) == "https://es.example.com"
    typed = replace(answers.elastic, elasticsearch_address="https://typed.example")
    assert elasticsearch_url(typed) == "https://typed.example"
    bare = replace(answers.elastic, deployment=None, address="https://x.kb.example")
    assert elasticsearch_url(bare) == "https://x.es.example"
    assert elasticsearch_url(replace(bare, address="?")) == ""
