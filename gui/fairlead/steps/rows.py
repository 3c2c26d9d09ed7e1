"""Printing the exact call behind a row of Review, ready to be pasted into a shell. No secrets."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from typing import Any

RUN_PLACEHOLDER = "RUN"
"""Stands for the run's id, which is not chosen before the run begins."""

SECRET_PLACEHOLDER = "FROM-KEYRING"
"""Stands for a secret, which is never printed."""

# "policyARN2" is three words: a word ends before a capital that begins another one.
_WORD_END = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def kebab(name: str) -> str:
    """Return an API name as the AWS CLI spells it: policy-arn for PolicyArn."""
    return _WORD_END.sub("-", name).replace("_", "-").lower()


def aws_line(service: str, operation: str, /, **params: Any) -> str:
    """Return the AWS CLI command that makes this call. `params` are named as in the API."""
    words = ["aws", service, kebab(operation)]
    for name, value in params.items():
        option = f"--{kebab(name)}"
        if isinstance(value, bool):
            words.append(option if value else f"--no-{kebab(name)}")
        elif isinstance(value, bytes):
            words += [option, _quote(value.decode()), "--cli-binary-format", "raw-in-base64-out"]
        else:
            words += [option, _quote(value)]
    return " ".join(words)


def http_request(
    method: str, path: str, body: Mapping[str, Any] | None = None, *, headers: tuple[str, ...] = ()
) -> str:
    """Return the request as it is written on paper: request line, headers, body."""
    lines = [f"{method} {path}", *headers]
    if body is not None:
        lines += ["", json.dumps(body, indent=2, ensure_ascii=False)]
    return "\n".join(lines)


def _quote(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shlex.quote(text)
