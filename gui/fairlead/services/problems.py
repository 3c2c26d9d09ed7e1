"""What goes wrong on the way to a service, put into words by a table that is handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from fairlead.core.errors import Problem
from fairlead.core.redact import MASK
from fairlead.core.texts import translate, verbatim

Explain = Callable[[str, str, str, str, int | None, str], Problem]
"""Words for a service's answer: service, operation, code, message, HTTP status, request id.

`code` is the service's own ("NoSuchEntity"), or the HTTP status as text ("403") where the service
has none. What went wrong before there was an answer is not asked here: see
`fairlead.services.conditions`.
"""

_NAMES: Final[Mapping[str, str]] = {
    "aws": "AWS",
    "bedrock": "Amazon Bedrock",
    "bedrock-runtime": "Amazon Bedrock",
    "elasticsearch": "Elasticsearch",
    "iam": "AWS IAM",
    "kibana": "Kibana",
    "s3": "Amazon S3",
    "sso": "AWS IAM Identity Center",
    "sso-oidc": "AWS IAM Identity Center",
    "sts": "AWS STS",
}

_REFUSED = translate("Services", "%1 refused a request (%2).")
_NO_WORDS = translate("Services", "%1 gave no reason. The details name the request.")


def human_name(service: str) -> str:
    """Return what people call a service: "AWS IAM" for "iam"."""
    return _NAMES.get(service, service)


def hide(words: str, secrets: Iterable[str]) -> str:
    """Return `words` with every one of these secrets masked."""
    for secret in secrets:
        if secret:
            words = words.replace(secret, MASK)
    return words


def describe_call(service: str, operation: str, code: str, status: int | None = None) -> str:
    """Return one line of details: which call it was and what came back."""
    answer = f"{code} (HTTP {status})" if status and code != str(status) else code
    return f"{service} {operation}: {answer}"


def explain_plainly(  # noqa: PLR0917 - the shape of Explain
    service: str, operation: str, code: str, message: str, status: int | None, request_id: str
) -> Problem:
    """Say honestly what came back, without knowing what it means."""
    lines = [message, describe_call(service, operation, code, status)]
    if request_id:
        lines.append(f"Request id: {request_id}")
    name = human_name(service)
    return Problem(
        "service-refused",
        _REFUSED(name, code),
        verbatim(message) if message else _NO_WORDS(name),
        details="\n".join(filter(None, lines)),
        retryable=status is not None and (status == 429 or status >= 500),
    )


class ServiceProblem(Problem):
    """A call to a service that failed, in the words of the table that explained it.

    Attributes:
        service: Whom the call was for: "iam", "kibana", "elasticsearch".
        operation: What was asked: "create_user", "create_connector".
        service_code: The service's own code, "403" where it has none, or a condition ("timeout").
        status: The HTTP status, if there was an answer.
        may_have_happened: The call changes something, and nobody can tell whether it did: look
            before doing it again.
    """

    def __init__(
        self,
        explained: Problem,
        *,
        service: str,
        operation: str,
        service_code: str,
        status: int | None = None,
        may_have_happened: bool = False,
    ) -> None:
        super().__init__(
            explained.code,
            explained.title,
            explained.advice,
            details=explained.details,
            retryable=explained.retryable,
            fix=explained.fix,
        )
        self.service = service
        self.operation = operation
        self.service_code = service_code
        self.status = status
        self.may_have_happened = may_have_happened
