"""Errors of AWS and Elastic, put into words. The messages are those of the services."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.errors import Problem
from fairlead.flows import aws_failures, elastic_failures
from fairlead.flows.bedrock_elastic_failures import INFERENCE_FAILURES, KIBANA_CONNECTOR_FAILURES
from fairlead.flows.bedrock_failures import INVOKE_DENIALS, MODEL_FAILURES
from fairlead.flows.connector_api_failures import CONNECTOR_API_FAILURES
from fairlead.flows.connector_failures import CONNECTOR_FAILURES
from fairlead.flows.diagnosis import aws_problem, elastic_problem
from fairlead.flows.failures import Failure
from fairlead.flows.s3_failures import S3_FAILURES

Case = dict[str, Any]

WHO = "arn:aws:iam::123456789012:user/elastic/soc"
FM = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude"
DENIED = f"User: {WHO} is not authorized to perform: bedrock:InvokeModel on resource: {FM} because"
ON_DEMAND = (
    "Invocation of model ID anthropic.claude-x with on-demand throughput isn\u2019t supported."
)
PAYMENT = "Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must"


def cases(name: str, table: str) -> list[Any]:
    whole = tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))
    return [pytest.param(case, id=f"{case['expected']}") for case in whole[table]]


def check(found: Problem, case: Case) -> None:
    assert found.code == case["expected"]
    assert case.get("words", "") in str(found)
    assert "%" not in str(found)
    assert case["message"] in found.details


def fix_of(found: Problem) -> str:
    return found.fix.kind if found.fix is not None else ""


@pytest.mark.parametrize("case", cases("failures_aws.toml", "case"))
def test_what_aws_says(case: Case) -> None:
    service, code = case["service"], case["code"]
    found = aws_problem(service, "some_call", code, case["message"], 400, "1b-2c")
    check(found, case)
    assert fix_of(found) == case.get("fix", "")
    assert found.retryable is case.get("retryable", False)
    assert f"{service} some_call: {code} (HTTP 400)" in found.details
    assert "Request id: 1b-2c" in found.details


@pytest.mark.parametrize("status", [500, 503, 529])
def test_trouble_of_aws_itself(status: int) -> None:
    found = aws_problem("iam", "x", "ServiceFailure", "", status, "")
    assert (found.code, found.retryable) == ("aws-unavailable", True)


def test_fixes_know_what_they_need() -> None:
    denied = aws_problem("bedrock-runtime", "converse", "AccessDeniedException", DENIED, 403, "")
    assert denied.fix is not None
    assert denied.fix.values == {"who": WHO, "action": "bedrock:InvokeModel", "resource": FM}
    profile = aws_problem("bedrock-runtime", "x", "ValidationException", ON_DEMAND, 400, "")
    assert profile.fix is not None
    assert profile.fix.values == {"model_id": "anthropic.claude-x"}
    paid = aws_problem("bedrock-runtime", "x", "AccessDeniedException", PAYMENT, 403, "")
    assert paid.fix is not None
    assert paid.fix.values["url"].startswith("https://console.aws.amazon.com/billing/")


def test_an_unknown_error_is_said_to_be_unknown() -> None:
    found = aws_problem("iam", "create_user", "Strange", "Never seen.", 418, "r1")
    assert found.code == "unknown"
    assert "IAM answered with an error that Fairlead does not know: Strange" in str(found.title)
    assert str(found.advice) == "Never seen."
    assert found.details == "Never seen.\niam create_user: Strange (HTTP 418)\nRequest id: r1"
    assert not found.retryable
    assert found.fix is None


def test_an_unknown_error_without_words() -> None:
    found = elastic_problem("kibana", "status", "500", "", 500, "")
    assert "without any words" in str(found.advice)
    assert found.details == "kibana status: 500"
    assert found.retryable
    assert not elastic_problem("kibana", "status", "418", "", None, "").retryable


@pytest.mark.parametrize("case", cases("failures_elastic.toml", "connector"))
def test_what_a_failed_connector_says(case: Case) -> None:
    code = case["code"]
    status = int(code) if code.isdigit() else 200
    found = elastic_problem("kibana", "execute", code, case["message"], status, "")
    check(found, case)
    assert fix_of(found) == case.get("fix", "")


@pytest.mark.parametrize("case", cases("failures_elastic.toml", "kibana"))
def test_what_kibana_says(case: Case) -> None:
    status, message = case["status"], case["message"]
    found = elastic_problem("kibana", "create_connector", str(status), message, status, "")
    check(found, case)
    assert found.details == f"{message}\nkibana create_connector: {status}"


@pytest.mark.parametrize("case", cases("failures_elastic.toml", "elasticsearch"))
def test_what_elasticsearch_says(case: Case) -> None:
    status, message = case["status"], case["message"]
    found = elastic_problem("elasticsearch", "put_inference", str(status), message, status, "")
    check(found, case)


ROWS = (
    *MODEL_FAILURES,
    *aws_failures.FIRM_DENIALS,
    *INVOKE_DENIALS,
    *aws_failures.DENIALS,
    *aws_failures.SIGN_IN_FAILURES,
    *aws_failures.IAM_FAILURES,
    *S3_FAILURES,
    *aws_failures.LAST_FAILURES,
    *CONNECTOR_FAILURES,
    *CONNECTOR_API_FAILURES,
    *KIBANA_CONNECTOR_FAILURES,
    *elastic_failures.KIBANA_FAILURES,
    *elastic_failures.ELASTICSEARCH_FAILURES,
    *INFERENCE_FAILURES,
    *elastic_failures.LAST_FAILURES,
)


def test_no_row_stands_in_the_shadow_of_another() -> None:
    aws = [case.values[0] for case in cases("failures_aws.toml", "case")]
    found = [aws_problem(c["service"], "", c["code"], c["message"], 400, "") for c in aws]
    found.append(aws_problem("iam", "", "ServiceFailure", "", 503, ""))
    for table, operation in (("connector", "execute"), ("kibana", ""), ("elasticsearch", "")):
        service = "elasticsearch" if table == "elasticsearch" else "kibana"
        for case in (one.values[0] for one in cases("failures_elastic.toml", table)):
            status = case.get("status", 200)
            code = str(case.get("code", status))
            found.append(elastic_problem(service, operation, code, case["message"], status, ""))
    seen = {(one.code, one.title.source, one.advice.source) for one in found}
    assert [row.name for row in ROWS if not is_among(row, seen)] == []


def is_among(row: Failure, seen: set[tuple[str, str, str]]) -> bool:
    return (row.name, row.title.source, row.advice.source) in seen


SERVICES = st.sampled_from(["iam", "sts", "bedrock", "bedrock-runtime", "kibana", "elasticsearch"])
STATUSES = st.none() | st.integers(100, 599)


@given(SERVICES, st.sampled_from(["execute", "status"]), st.text(), st.text(), STATUSES)
def test_every_error_becomes_a_problem(
    service: str, operation: str, code: str, message: str, status: int | None
) -> None:
    for explain in (aws_problem, elastic_problem):
        found = explain(service, operation, code, message, status, "")
        assert str(found.title)
        assert str(found.advice)
        assert message in found.details
