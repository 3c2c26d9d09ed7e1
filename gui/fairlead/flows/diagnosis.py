"""A service's answer put into words: what it means and what to do.

Each function has the shape that the services ask for; what no row knows is told honestly.
"""

from __future__ import annotations

from fairlead.core.errors import Problem
from fairlead.core.texts import translate, verbatim
from fairlead.flows import aws_failures, elastic_failures
from fairlead.flows.bedrock_elastic_failures import INFERENCE_FAILURES, KIBANA_CONNECTOR_FAILURES
from fairlead.flows.bedrock_failures import INVOKE_DENIALS, MODEL_FAILURES
from fairlead.flows.connector_api_failures import CONNECTOR_API_FAILURES
from fairlead.flows.connector_failures import CONNECTOR_FAILURES, read_passed_on
from fairlead.flows.content_failures import CONTENT_FAILURES
from fairlead.flows.failures import Answer, Diagnosis, find
from fairlead.flows.s3_failures import S3_FAILURES
from fairlead.flows.sso_failures import SSO_FAILURES

_AWS = (
    *SSO_FAILURES,
    *MODEL_FAILURES,
    *aws_failures.FIRM_DENIALS,
    *INVOKE_DENIALS,
    *aws_failures.DENIALS,
    *aws_failures.SIGN_IN_FAILURES,
    *aws_failures.IAM_FAILURES,
    *S3_FAILURES,
    *aws_failures.LAST_FAILURES,
)
_ELASTIC = (
    *KIBANA_CONNECTOR_FAILURES,
    *elastic_failures.KIBANA_FAILURES,
    *CONNECTOR_API_FAILURES,
    *CONTENT_FAILURES,
    *elastic_failures.ELASTICSEARCH_FAILURES,
    *INFERENCE_FAILURES,
    *elastic_failures.LAST_FAILURES,
)

_SERVICES = {
    "bedrock": "Amazon Bedrock",
    "bedrock-runtime": "Amazon Bedrock",
    "elasticsearch": "Elasticsearch",
    "iam": "IAM",
    "kibana": "Kibana",
    "s3": "Amazon S3",
    "sso": "IAM Identity Center",
    "sso-oidc": "IAM Identity Center",
    "sts": "AWS STS",
}
_UNKNOWN = translate("Diagnosis", "%1 answered with an error that Fairlead does not know: %2")
_NO_WORDS = translate("Diagnosis", "It came without any words. The details name the request.")


def aws_problem(  # noqa: PLR0917 - the shape that the services ask for
    service: str, operation: str, code: str, message: str, status: int | None, request_id: str
) -> Problem:
    """Return the problem behind an error of AWS."""
    answer = Answer(service, operation, code, message, status)
    return _problem(answer, find(_AWS, answer), request_id)


def elastic_problem(  # noqa: PLR0917 - the shape that the services ask for
    service: str, operation: str, code: str, message: str, status: int | None, request_id: str
) -> Problem:
    """Return the problem behind an error of Kibana or Elasticsearch.

    Where a connector failed, Kibana passes on what AWS said; then that is what is explained.
    """
    answer = Answer(service, operation, code, message, status)
    if (service, operation) != ("kibana", "execute"):
        return _problem(answer, find(_ELASTIC, answer), request_id)
    found, said = find(CONNECTOR_FAILURES, answer), read_passed_on(message)
    if found is None:
        found = find(_ELASTIC, answer) if said is None else find(_AWS, said)
    return _problem(answer, found, request_id)


def _problem(answer: Answer, found: Diagnosis | None, request_id: str) -> Problem:
    details = _details(answer, request_id)
    if found is not None:
        return Problem(
            found.name,
            found.title,
            found.advice,
            details=details,
            retryable=found.retryable,
            fix=found.fix,
        )
    service = _SERVICES.get(answer.service, answer.service)
    return Problem(
        "unknown",
        _UNKNOWN(service, answer.code or str(answer.status)),
        verbatim(answer.message) if answer.message else _NO_WORDS,
        details=details,
        retryable=answer.status is not None and (answer.status == 429 or answer.status >= 500),
    )


def _details(answer: Answer, request_id: str) -> str:
    """The service's own words, which call it was, and the id by which support finds it."""
    is_news = answer.status is not None and answer.code != str(answer.status)
    status = f" (HTTP {answer.status})" if is_news else ""
    call = f"{answer.service} {answer.operation}: {answer.code}{status}"
    request = f"Request id: {request_id}" if request_id else ""
    return "\n".join(filter(None, (answer.message, call, request)))
