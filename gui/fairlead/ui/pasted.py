"""A whole block of settings, pasted where one key was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
