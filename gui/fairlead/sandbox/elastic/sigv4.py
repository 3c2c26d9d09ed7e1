"""Signing a request to AWS, as the connector and the inference service do it themselves.

The rules are those of "Create a signed AWS API request" in the IAM user guide.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote


@dataclass(frozen=True)
class Keys:
    """A long-lived access key."""

    access_key_id: str
    secret: str = field(repr=False)


def sign(
    host: str, path: str, headers: Mapping[str, str], body: bytes, *, region: str, keys: Keys
) -> dict[str, str]:
    """Return the headers of a POST to Bedrock with a signature over all of them.

    ``path`` is as sent, already encoded once. ``host`` becomes the ``Host`` header.
    """
    time = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    signed = {
        **{name.lower(): value for name, value in headers.items()},
        "content-length": str(len(body)),
        "host": host,
        "x-amz-date": time,
    }
    names = sorted(signed)
    canonical = "\n".join(
        (
            "POST",
            quote(path, safe="/~"),
            "",
            *(f"{name}:{' '.join(signed[name].split())}" for name in names),
            "",
            ";".join(names),
            hashlib.sha256(body).hexdigest(),
        )
    )
    scope = f"{time[:8]}/{region}/bedrock/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    key = f"AWS4{keys.secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.digest(key, f"AWS4-HMAC-SHA256\n{time}\n{scope}\n{digest}".encode(), "sha256")
    return {
        **signed,
        "authorization": (
            f"AWS4-HMAC-SHA256 Credential={keys.access_key_id}/{scope}, "
            f"SignedHeaders={';'.join(names)}, Signature={signature.hex()}"
        ),
    }
