"""The AWS SDK's exceptions, read: which condition, which code, and whether the call happened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from fairlead.services.conditions import condition, distrust
from fairlead.services.problems import Explain, ServiceProblem, explain_plainly, hide

if TYPE_CHECKING:
    from botocore.exceptions import ClientError

_READING: Final = re.compile(
    r"(get|list|describe|head|simulate|validate|count|converse|invoke|assume|lookup)(_|$)"
)
_CLOCK_CODES: Final = frozenset(
    {
        "InvalidSignatureException",
        "RequestExpired",
        "RequestInTheFuture",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
    }
)
# AWS accepts signatures that are up to five minutes off; some of it may be the way of the answer.
_CLOCK_TOLERANCE: Final = 4 * 60

# Exception classes by name, so that neither botocore nor urllib3 is imported to say them. The
# first class of an exception's method resolution order that stands here decides.
_CONDITION_OF: Final[Mapping[str, str]] = {
    # The way there, as botocore and (in the middle of a stream) urllib3 and Python name it.
    "ConnectTimeoutError": "timeout",
    "ReadTimeoutError": "timeout",
    "TimeoutError": "timeout",
    "BrokenPipeError": "reset",
    "ConnectionAbortedError": "reset",
    "ConnectionClosedError": "reset",
    "ConnectionResetError": "reset",
    "IncompleteReadError": "reset",
    "ProtocolError": "reset",
    "ResponseStreamingError": "reset",
    "ConnectionError": "unreachable",
    "ProxyConnectionError": "proxy",
    "SSLError": "aws-tls",
    "ParseError": "unreadable",
    "ParserError": "unreadable",
    "ResponseParserError": "unreadable",
    # The sign-in.
    "NoRegionError": "no-region",
    "InvalidRegionError": "bad-region",
    "UnknownRegionError": "bad-region",
    "NoAuthTokenError": "no-credentials",
    "NoCredentialsError": "no-credentials",
    "PartialCredentialsError": "partial-credentials",
    "ProfileNotFound": "profile-not-found",
    "ConfigNotFound": "aws-files",
    "ConfigParseError": "aws-files",
    "SSOError": "sso-expired",
    "TokenRetrievalError": "sso-expired",
    "LoginError": "login-expired",
    "MissingDependencyException": "missing-dependency",
    "RefreshWithMFAUnsupportedError": "mfa-needed",
    "CredentialRetrievalError": "credential-source",
    "InfiniteLoopConfigError": "credential-source",
    "InvalidConfigError": "credential-source",
    "UnknownCredentialError": "credential-source",
    # A credential_process that prints something else than JSON comes through bare.
    "JSONDecodeError": "credential-source",
}


def sdk_errors() -> tuple[type[Exception], ...]:
    """Return what the SDK and the libraries under it raise. Anything else is a bug of ours."""
    # What S3 says about a bucket's location is not read by the SDK's own parsers.
    from xml.etree.ElementTree import ParseError

    from botocore.eventstream import ParserError
    from botocore.exceptions import BotoCoreError, ClientError
    from botocore.parsers import ResponseParserError
    from urllib3.exceptions import HTTPError

    return (
        BotoCoreError,
        ClientError,
        HTTPError,
        OSError,
        ParseError,
        ParserError,
        ResponseParserError,
        ValueError,
    )


def is_open(error: Exception | None, status: int | None) -> bool:
    """Tell whether the effect of one attempt is unknown: it was sent, and no clear answer came."""
    if error is None:
        return status is not None and status >= 500
    return "ReadTimeoutError" in _class_names(error) or _condition_of(error) == "reset"


def is_unreadable(error: Exception) -> bool:
    """Tell whether there was an answer that the SDK could not read."""
    return _condition_of(error) == "unreadable"


@dataclass(frozen=True, slots=True)
class SdkCall:
    """A call to AWS, to say what its failure means. `profile` is the one it was made with."""

    service: str
    operation: str
    explain: Explain = explain_plainly
    secrets: tuple[str, ...] = ()
    profile: str = ""

    @property
    def changes(self) -> bool:
        """Whether the call changes something in the account."""
        return not _READING.match(self.operation)

    def translate(self, error: Exception, *, was_open: bool = False) -> ServiceProblem:
        """Return the problem for what the SDK raised.

        `was_open` says that an attempt of this call ended without a clear answer.
        """
        from botocore.exceptions import ClientError

        may_have_happened = self.changes and was_open
        if isinstance(error, ClientError):
            return self._answered(error, may_have_happened)
        name, words = _condition_of(error), _words_of(error)
        return condition(
            distrust(name, words) if name == "aws-tls" else name,
            self.service,
            self.operation,
            hide(words, self.secrets),
            profile=self.profile,
            may_have_happened=may_have_happened,
        )

    def _answered(self, error: ClientError, may_have_happened: bool) -> ServiceProblem:
        response: Mapping[str, Any] = error.response
        metadata = response.get("ResponseMetadata", {})
        code = str(response.get("Error", {}).get("Code", ""))
        message = hide(str(response.get("Error", {}).get("Message", "")), self.secrets)
        status = metadata.get("HTTPStatusCode")
        service, operation = self._who_answered(error)
        minutes = _minutes_off(metadata) if code in _CLOCK_CODES else 0
        if minutes:
            detail = f"{message}\n{code}: {minutes:+d} min"
            return condition("clock-skew", service, operation, detail)
        # Exceptions in the middle of a stream are written as members: throttlingException.
        code = code[:1].upper() + code[1:] if code[:1].islower() else code or str(status)
        return ServiceProblem(
            self.explain(
                service, operation, code, message, status, str(metadata.get("RequestId", ""))
            ),
            service=service,
            operation=operation,
            service_code=code,
            status=status,
            may_have_happened=may_have_happened,
        )

    def _who_answered(self, error: ClientError) -> tuple[str, str]:
        """Return service and operation: a profile gets its role on the way to the call."""
        from botocore import xform_name

        operation = xform_name(error.operation_name)
        if operation != self.operation and operation.startswith("assume_role"):
            return "sts", operation
        if operation == "get_role_credentials":
            return "sso", operation
        return self.service, self.operation


def _class_names(error: Exception) -> list[str]:
    return [cls.__name__ for cls in type(error).__mro__]


def _condition_of(error: Exception) -> str:
    return next(
        (_CONDITION_OF[name] for name in _class_names(error) if name in _CONDITION_OF),
        "not-sendable",
    )


def _words_of(error: Exception) -> str:
    """Return what an exception says, with its cause where botocore keeps one."""
    cause = getattr(error, "kwargs", {}).get("error")
    words = str(error)
    if cause is not None and str(cause) not in words:
        words = f"{words} ({cause})"
    if "Invalid header" in words:
        # It is quoted in full, and it may be the token.
        return type(cause or error).__name__
    # An answer that cannot be read is quoted below the first line, and it may hold a new key.
    return words.partition("\n")[0] if is_unreadable(error) else words


def _minutes_off(metadata: Mapping[str, Any]) -> int:
    """Return how many minutes this clock is ahead of the answer's Date, 0 if within tolerance."""
    date = metadata.get("HTTPHeaders", {}).get("date", "")
    try:
        ahead = (datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()
    except (TypeError, ValueError):
        return 0
    return round(ahead / 60) if abs(ahead) > _CLOCK_TOLERANCE else 0
