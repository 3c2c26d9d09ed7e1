"""Errors of AWS services and the form each protocol gives them on the wire."""

import json
import re
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final, Literal
from uuid import uuid4
from xml.sax.saxutils import escape

from fairlead.sandbox.faults import Answer, AnswerKind

# query: IAM and STS; rest-json: Bedrock; json: KMS; s3: S3's own XML; oidc and portal: the two
# services of IAM Identity Center, rest-json with error bodies of their own.
Protocol = Literal["query", "rest-json", "json", "s3", "oidc", "portal"]

NAMESPACES: Final = {
    "iam": "https://iam.amazonaws.com/doc/2010-05-08/",
    "sts": "https://sts.amazonaws.com/doc/2011-06-15/",
}


class ApiError(Exception):
    """What a service answers instead of a result.

    ``code`` and ``message`` are the service's own; ``status`` is the HTTP status. ``headers`` and,
    for S3, ``fields`` of the body tell more.
    """

    def __init__(
        self,
        code: str,
        message: str,
        status: int = 400,
        *,
        headers: tuple[tuple[str, str], ...] = (),
        fields: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status
        self.headers = headers
        self.fields = fields


_Row = tuple[str, str, int]

_INVALID_TOKEN: Final = "The security token included in the request is invalid."
_EXPIRED_TOKEN: Final = "The security token included in the request is expired"
_MISMATCH: Final = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. "
    "Consult the service documentation for details."
)

Refusal = Literal[
    "no_credentials", "unknown_key", "wrong_signature", "expired", "wrong_token", "denied"
]

_REFUSALS: Final[Mapping[Refusal, Mapping[Protocol, _Row]]] = {
    "no_credentials": {
        "query": ("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
        "rest-json": ("MissingAuthenticationTokenException", "Missing Authentication Token", 403),
        "json": ("MissingAuthenticationTokenException", "Missing Authentication Token", 400),
        "s3": ("AccessDenied", "Access Denied", 403),
    },
    "unknown_key": {
        "query": ("InvalidClientTokenId", _INVALID_TOKEN, 403),
        "rest-json": ("UnrecognizedClientException", _INVALID_TOKEN, 403),
        "json": ("UnrecognizedClientException", _INVALID_TOKEN, 400),
        "s3": (
            "InvalidAccessKeyId",
            "The AWS Access Key Id you provided does not exist in our records.",
            403,
        ),
    },
    "wrong_signature": {
        "query": ("SignatureDoesNotMatch", _MISMATCH, 403),
        "rest-json": ("InvalidSignatureException", _MISMATCH, 403),
        "json": ("InvalidSignatureException", _MISMATCH, 400),
        "s3": (
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. "
            "Check your key and signing method.",
            403,
        ),
    },
    "expired": {
        "query": ("ExpiredToken", _EXPIRED_TOKEN, 403),
        "rest-json": ("ExpiredTokenException", _EXPIRED_TOKEN, 403),
        "json": ("ExpiredTokenException", _EXPIRED_TOKEN, 400),
        "s3": ("ExpiredToken", "The provided token has expired.", 400),
        "oidc": ("ExpiredTokenException", "Device code expired", 400),
        "portal": ("UnauthorizedException", "Session token not found or invalid", 401),
    },
    "wrong_token": {
        "query": ("InvalidClientTokenId", _INVALID_TOKEN, 403),
        "rest-json": ("UnrecognizedClientException", _INVALID_TOKEN, 403),
        "json": ("UnrecognizedClientException", _INVALID_TOKEN, 400),
        "s3": ("InvalidToken", "The provided token is malformed or otherwise invalid.", 400),
    },
    "denied": {
        "query": ("AccessDenied", "{}", 403),
        "rest-json": ("AccessDeniedException", "{}", 403),
        "json": ("AccessDeniedException", "{}", 400),
        "s3": ("AccessDenied", "{}", 403),
        "oidc": ("AccessDeniedException", "{}", 400),
        "portal": ("ForbiddenException", "{}", 403),
    },
}

_THROTTLED: Final[Mapping[Protocol, _Row]] = {
    "query": ("Throttling", "Rate exceeded", 400),
    "rest-json": (
        "ThrottlingException",
        "Too many requests, please wait before trying again.",
        429,
    ),
    "json": ("ThrottlingException", "Rate exceeded", 400),
    "s3": ("SlowDown", "Please reduce your request rate.", 503),
    "oidc": ("SlowDownException", "Polling too frequently", 400),
    "portal": ("TooManyRequestsException", "HTTP 429 Unknown Code", 429),
}

_BROKEN: Final[Mapping[Protocol, _Row]] = {
    "query": (
        "ServiceFailure",
        "The request processing has failed because of an unknown error, exception or failure.",
        500,
    ),
    "rest-json": (
        "InternalServerException",
        "The system encountered an unexpected error during processing. Try your request again.",
        500,
    ),
    "json": ("KMSInternalException", "An internal error occurred.", 500),
    "s3": ("InternalError", "We encountered an internal error. Please try again.", 500),
    "oidc": ("InternalServerException", "Internal server error", 500),
    "portal": ("InternalServerException", "Internal server error", 500),
}

# A page that no client of the protocol can parse.
_GARBAGE: Final[Mapping[Protocol, tuple[str, bytes]]] = {
    "query": ("text/xml", b"<GetUserResponse><GetUserResult>"),
    "rest-json": ("application/json", b'{"modelSummaries": ['),
    "json": ("application/x-amz-json-1.1", b'{"Keys": ['),
    "s3": ("application/xml", b"<ListAllMyBucketsResult><Buckets>"),
    "oidc": ("application/json", b'{"clientId": '),
    "portal": ("application/json", b'{"roleCredentials": {'),
}


def refusal(kind: Refusal, protocol: Protocol, message: str | None = None) -> ApiError:
    """Build the error with which a service turns a caller away.

    ``message`` replaces the usual text; ``denied`` has none of its own.
    """
    code, text, status = _REFUSALS[kind][protocol]
    return ApiError(code, text if message is None else message, status)


def render_error(
    error: ApiError, service: str, protocol: Protocol, *, head: bool = False
) -> Answer:
    """Put an error on the wire; ``head`` leaves the body out, as an answer to HEAD has none."""
    request_id = str(uuid4())
    headers = [("x-amzn-RequestId", request_id), *error.headers]
    if protocol == "query":
        fault = "Sender" if error.status < 500 else "Receiver"
        body = (
            f'<ErrorResponse xmlns="{NAMESPACES[service]}"><Error><Type>{fault}</Type>'
            f"<Code>{escape(error.code)}</Code><Message>{escape(error.message)}</Message>"
            f"</Error><RequestId>{request_id}</RequestId></ErrorResponse>"
        )
        headers.append(("Content-Type", "text/xml"))
    elif protocol == "rest-json":
        body = json.dumps({"message": error.message})
        headers += [("Content-Type", "application/json"), ("x-amzn-ErrorType", error.code)]
    elif protocol == "json":
        body = json.dumps({"__type": error.code, "message": error.message})
        headers.append(("Content-Type", "application/x-amz-json-1.1"))
    elif protocol == "oidc":
        body = json.dumps({"error": _oauth_name(error.code), "error_description": error.message})
        coral = "http://internal.amazon.com/coral/com.amazonaws.sso.oidc/"
        headers += [
            ("Content-Type", "application/json"),
            ("x-amzn-ErrorType", f"{error.code}:{coral}"),
        ]
    elif protocol == "portal":
        kind = f"com.amazonaws.switchboard.portal#{error.code}"
        body = json.dumps({"message": error.message, "__type": kind})
        headers += [("Content-Type", "application/json"), ("x-amzn-ErrorType", error.code)]
    else:
        body = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<Error><Code>{escape(error.code)}</Code><Message>{escape(error.message)}</Message>"
            + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in error.fields)
            + f"<RequestId>{request_id}</RequestId><HostId>{secrets.token_hex(16)}</HostId></Error>"
        )
        headers += [("Content-Type", "application/xml"), ("x-amz-request-id", request_id)]
    return status_line(error.status), headers, b"" if head else body.encode()


def _oauth_name(code: str) -> str:
    """Return the code of RFC 6749 and RFC 8628: ``invalid_grant`` for InvalidGrantException."""
    if code == "InternalServerException":
        return "server_error"
    return re.sub(r"(?<!^)([A-Z])", r"_\1", code.removesuffix("Exception")).lower()


def render_fault(kind: AnswerKind, service: str, protocol: Protocol, denial: str) -> Answer:
    """Word a fault switch in the service's form; ``denial`` is the text of ``denied``."""
    if kind == "malformed":
        content_type, body = _GARBAGE[protocol]
        return "200 OK", [("Content-Type", content_type)], body
    if kind == "throttle":
        error = ApiError(*_THROTTLED[protocol])
    elif kind == "server_error":
        error = ApiError(*_BROKEN[protocol])
    elif kind == "expired":
        error = refusal("expired", protocol)
    else:
        error = refusal("denied", protocol, denial)
    return render_error(error, service, protocol)


def status_line(status: int) -> str:
    """Return ``"404 Not Found"`` for 404."""
    return f"{status} {HTTPStatus(status).phrase}"
