"""What the way to Kibana and Elasticsearch can do to a request, read from httpx's exceptions."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fairlead.services.conditions import condition, distrust
from fairlead.services.problems import Explain, ServiceProblem, hide

if TYPE_CHECKING:
    import httpx

_EXCERPT: Final = 300
_SIGN_IN_WORDS: Final = ("login", "signin", "sign-in", "oauth", "saml")
_NOT_SENDABLE: Final = ("not-sendable", False)

# httpx's exception classes by name: the condition, and whether the request may have arrived.
_CONDITION_OF: Final[Mapping[str, tuple[str, bool]]] = {
    "ConnectTimeout": ("timeout", False),
    "PoolTimeout": ("timeout", False),
    "TimeoutException": ("timeout", True),
    "ProxyError": ("proxy", False),
    "NetworkError": ("reset", True),
    "RemoteProtocolError": ("reset", True),
    "DecodingError": ("unreadable", True),
}


def http_errors() -> tuple[type[Exception], ...]:
    """Return what httpx raises for a request. Anything else is a bug of ours."""
    import httpx

    return (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class HttpCall:
    """A request to Elastic, to say what its failure means.

    `changes` says that the request changes something there.
    """

    service: str
    operation: str
    changes: bool
    explain: Explain
    secrets: tuple[str, ...]

    def translate(self, error: Exception) -> ServiceProblem:
        """Return the problem for what httpx raised."""
        name, is_open = _read(error)
        # What cannot be written into a request is quoted by httpx, and it may be the password.
        words = str(error) if name != "not-sendable" else ""
        detail = ": ".join(filter(None, (type(error).__name__, words)))
        return self.condition(name, detail, is_open=is_open)

    def condition(self, name: str, detail: str = "", *, is_open: bool = False) -> ServiceProblem:
        """Return the problem for a condition; `is_open` says that the request may have arrived."""
        return condition(
            name,
            self.service,
            self.operation,
            hide(detail, self.secrets),
            may_have_happened=self.changes and is_open,
        )

    def refused(self, code: str, message: str, status: int) -> ServiceProblem:
        """Return the problem for an answer that says no."""
        words = hide(message, self.secrets)
        return ServiceProblem(
            self.explain(self.service, self.operation, code, words, status, ""),
            service=self.service,
            operation=self.operation,
            service_code=code,
            status=status,
            may_have_happened=self.changes and status >= 500,
        )

    def read_way(self, response: httpx.Response) -> ServiceProblem | None:
        """Return the problem if somebody on the way answered in place of the service."""
        if response.is_redirect:
            location = response.headers.get("location", "")
            is_sign_in = any(word in location for word in _SIGN_IN_WORDS)
            name = "sign-in-page" if is_sign_in else "redirected"
            return self.condition(name, location.partition("?")[0])
        if response.status_code == 407:
            return self.condition("proxy", f"HTTP 407 {response.reason_phrase}")
        if response.is_success and "text/html" in response.headers.get("content-type", ""):
            return self.condition("sign-in-page", response.text[:_EXCERPT], is_open=True)
        return None

    def unreadable(self, response: httpx.Response) -> ServiceProblem:
        """Return the problem for an answer that is not what the service speaks."""
        # What was just made may be answered with a secret of its own.
        words = "" if self.changes else response.text[:_EXCERPT]
        return self.condition("unreadable", f"HTTP {response.status_code} {words}", is_open=True)


def _read(error: Exception) -> tuple[str, bool]:
    """Return the condition behind an exception, and whether the request may have arrived."""
    names = [cls.__name__ for cls in type(error).__mro__]
    if "ConnectError" in names:
        return _read_connect_error(error), False
    return next((_CONDITION_OF[name] for name in names if name in _CONDITION_OF), _NOT_SENDABLE)


def _read_connect_error(error: Exception) -> str:
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return distrust("elastic-tls", str(cause))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "no-tls"
    return "unreachable"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
