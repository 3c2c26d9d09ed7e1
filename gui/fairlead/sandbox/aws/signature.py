"""Signature Version 4: reading the Authorization header and checking it.

The rules are those of "Create a signed AWS API request" in the IAM user guide.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl, quote
from wsgiref.types import WSGIEnvironment

from fairlead.sandbox.aws.errors import ApiError, Protocol, refusal

_AUTHORIZATION: Final = re.compile(
    r"AWS4-HMAC-SHA256 +Credential=(?P<key>[^/,]+)/(?P<day>\d{8})/(?P<region>[^/,]+)"
    r"/(?P<service>[^/,]+)/aws4_request, *SignedHeaders=(?P<headers>[^,]+)"
    r", *Signature=(?P<signature>[0-9a-f]{64})"
)
_TIME: Final = "%Y%m%dT%H%M%SZ"
# How far the caller's clock may be off.
_SKEW: Final = timedelta(minutes=15)
_UNSIGNED_PAYLOAD: Final = "UNSIGNED-PAYLOAD"


@dataclass(frozen=True)
class Signature:
    """What the Authorization header of a request says."""

    access_key_id: str
    day: str
    region: str
    service: str
    signed_headers: tuple[str, ...]
    value: str


def read_signature(environ: WSGIEnvironment) -> Signature | None:
    """Return the signature of a request, or ``None`` when it carries none that can be read."""
    match = _AUTHORIZATION.fullmatch(environ.get("HTTP_AUTHORIZATION", ""))
    if match is None:
        return None
    return Signature(
        match["key"],
        match["day"],
        match["region"],
        match["service"],
        tuple(match["headers"].split(";")),
        match["signature"],
    )


def check_signature(
    environ: WSGIEnvironment, body: bytes, signature: Signature, secret: str, protocol: Protocol
) -> None:
    """Raise the service's `ApiError` unless the request was signed with ``secret``, just now."""
    time = environ.get("HTTP_X_AMZ_DATE", "")
    _check_clock(time, signature, protocol)
    payload_hash = hashlib.sha256(body).hexdigest()
    stated_hash = environ.get("HTTP_X_AMZ_CONTENT_SHA256")
    if stated_hash is not None and stated_hash != payload_hash:
        if protocol != "s3":
            raise refusal("wrong_signature", protocol)
        if stated_hash != _UNSIGNED_PAYLOAD:
            raise ApiError(
                "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed.",
            )
        payload_hash = stated_hash
    canonical = "\n".join(
        (
            environ["REQUEST_METHOD"],
            _canonical_path(environ, protocol),
            _canonical_query(environ["QUERY_STRING"]),
            *(f"{name}:{_header(environ, name)}" for name in signature.signed_headers),
            "",
            ";".join(signature.signed_headers),
            payload_hash,
        )
    )
    scope = f"{signature.day}/{signature.region}/{signature.service}/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    text = f"AWS4-HMAC-SHA256\n{time}\n{scope}\n{digest}"
    expected = hmac.digest(key, text.encode(), "sha256").hex()
    if "host" not in signature.signed_headers or not hmac.compare_digest(expected, signature.value):
        raise refusal("wrong_signature", protocol)


def _check_clock(time: str, signature: Signature, protocol: Protocol) -> None:
    try:
        signed_at = datetime.strptime(time, _TIME).replace(tzinfo=UTC)
    except ValueError:
        raise refusal("wrong_signature", protocol) from None
    now = datetime.now(UTC)
    if not time.startswith(signature.day):
        raise refusal("wrong_signature", protocol)
    if abs(now - signed_at) <= _SKEW:
        return
    if protocol == "s3":
        raise ApiError(
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
            403,
        )
    if signed_at < now:
        edge = now - _SKEW
        text = f"Signature expired: {time} is now earlier than {edge:{_TIME}}"
        text += f" ({now:{_TIME}} - 15 min.)"
    else:
        edge = now + _SKEW
        text = f"Signature not yet current: {time} is still later than {edge:{_TIME}}"
        text += f" ({now:{_TIME}} + 15 min.)"
    raise refusal("wrong_signature", protocol, text)


def _canonical_path(environ: WSGIEnvironment, protocol: Protocol) -> str:
    path = str(environ["RAW_URI"]).partition("?")[0] or "/"
    # Every service but S3 encodes the path of the request a second time.
    return path if protocol == "s3" else quote(path, safe="/~")


def _canonical_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    encoded = sorted((quote(name, safe="~"), quote(value, safe="~")) for name, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded)


def _header(environ: WSGIEnvironment, name: str) -> str:
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        key = f"HTTP_{key}"
    return " ".join(str(environ.get(key, "")).split())
