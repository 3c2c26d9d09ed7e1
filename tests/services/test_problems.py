"""Words for failures: those of the table that is handed in, and honest ones without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.services.wire import Wire, http

import fairlead.services
from fairlead.core.errors import Fix, Problem
from fairlead.core.texts import verbatim
from fairlead.services.conditions import CONDITIONS, condition
from fairlead.services.elastic import ElasticAuth
from fairlead.services.kibana import Kibana
from fairlead.services.problems import ServiceProblem, explain_plainly, hide

MODULES = sorted(
    f"fairlead.services.{path.stem}"
    for path in Path(fairlead.services.__path__[0]).glob("*.py")
    # The two that exist to be imported late.
    if path.stem not in ("__init__", "secret_service")
)


def test_without_a_table_code_words_status_and_request_id_are_kept() -> None:
    problem = explain_plainly("iam", "create_user", "Odd", "Very odd.", 418, "r-1")
    assert "AWS IAM" in str(problem.title)
    assert "Odd" in str(problem.title)
    assert str(problem.advice) == "Very odd."
    assert problem.details == "Very odd.\niam create_user: Odd (HTTP 418)\nRequest id: r-1"
    assert str(explain_plainly("x", "y", "500", "", 500, "").advice)


@pytest.mark.parametrize(
    ("status", "retryable"), [(None, False), (400, False), (403, False), (429, True), (503, True)]
)
def test_only_what_may_pass_is_tried_again(status: int | None, retryable: bool) -> None:
    assert explain_plainly("iam", "x", "Odd", "", status, "").retryable is retryable


def test_the_table_is_asked_and_everything_it_says_is_kept() -> None:
    asked: list[tuple[object, ...]] = []
    fix = Fix("set-connector-region", verbatim("Set region"))

    def explain(*question: object) -> Problem:
        asked.append(question)
        return Problem(
            "kibana-odd",
            verbatim("Title"),
            verbatim("Advice"),
            details="Details",
            retryable=True,
            fix=fix,
        )

    with Wire(http(418, '{"statusCode": 418, "message": "Teapot."}')) as wire:
        kibana = Kibana(wire.url, ElasticAuth(), explain=explain)
        with pytest.raises(ServiceProblem) as raised:
            kibana.connectors()
        kibana.close()
    assert asked == [("kibana", "connectors", "418", "Teapot.", 418, "")]
    problem = raised.value
    assert (problem.code, str(problem.title), str(problem.advice)) == (
        "kibana-odd",
        "Title",
        "Advice",
    )
    assert (problem.details, problem.retryable, problem.fix) == ("Details", True, fix)
    assert (problem.service_code, problem.status) == ("418", 418)


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_condition_has_words_without_gaps(name: str) -> None:
    problem = condition(name, "bedrock-runtime", "converse", "what was said")
    assert problem.code == problem.service_code == name
    for words in (str(problem.title), str(problem.advice)):
        assert words
        assert "%" not in words
        assert words.endswith(".")
        assert "!" not in words
    assert problem.details == f"what was said\nbedrock-runtime converse: {name}"


def test_only_secrets_that_there_are_are_masked() -> None:
    assert hide("one two one", ("one", "")) == "<redacted> two <redacted>"


@pytest.mark.parametrize("module", MODULES)
def test_importing_a_service_costs_nothing(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    heavy = {"botocore", "boto3", "httpx", "elasticsearch", "elastic_transport", "keyring"}
    assert heavy.isdisjoint(loaded)
