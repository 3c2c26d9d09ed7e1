"""What people paste: secrets in quotes, with line ends, or as a whole block of settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_AROUND = "\"'`,;\u201c\u201d\u2018\u2019"
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_SETTING = re.compile(
    r"(access_?key_?id|secret_?access_?key|session_?token)[\"']?\s*[=:]\s*[\"']?([^\s\"',;]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PastedKeys:
    """AWS credentials found in a pasted text, "" for what was not in it."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(default="", repr=False)


def clean(text: str) -> str:
    """Return a key without the spaces, line ends and quotes that came along with it."""
    return _INVISIBLE.sub("", text).strip(_AROUND)


def read_keys(text: str) -> PastedKeys | None:
    """Read AWS credentials out of a block of settings; None if `text` is not one.

    Understands the forms in which the AWS access portal, the shared credentials file and the AWS
    CLI give them: `export AWS_ACCESS_KEY_ID=…`, `aws_access_key_id = …`, `"AccessKeyId": "…"`.
    """
    found = {name.lower().replace("_", ""): value for name, value in _SETTING.findall(text)}
    if not found:
        return None
    return PastedKeys(
        found.get("accesskeyid", ""),
        found.get("secretaccesskey", ""),
        found.get("sessiontoken", ""),
    )
