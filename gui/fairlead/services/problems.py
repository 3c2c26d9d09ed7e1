"""What goes wrong on the way to a service, put into words by a table that is handed in."""

from __future__ import annotations

from collections.abc import Callable

from fairlead.core.errors import Problem
from fairlead.core.texts import translate, verbatim

Explain = Callable[[str, str, str, str, int | None, str], Problem]
"""Words for an answer: service, operation, code, message, HTTP status and request id go in.

`code` is the service's own ("NoSuchEntity"), or the HTTP status as text ("403") where the service
has none, or one of the codes of `fairlead.services.conditions` for what never reached the service.
"""

_REFUSED = translate("Services", "%1 did not accept a request (%2).")
_READ_DETAILS = translate("Services", "The details hold the service's own words.")


def explain_plainly(  # noqa: PLR0917 - the shape of Explain
    service: str, operation: str, code: str, message: str, status: int | None, request_id: str
) -> Problem:
    """Say honestly what came back, without knowing what it means."""
    lines = [message] if message else []
    lines.append(f"{service} {operation}: {code}" + (f" (HTTP {status})" if status else ""))
    if request_id:
        lines.append(f"Request id: {request_id}")
    return Problem(
        "service-error",
        _REFUSED(service, code),
        verbatim(message) if message else _READ_DETAILS,
        details="\n".join(lines),
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
