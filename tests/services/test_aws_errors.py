"""No exception of the SDK stays without words."""

from __future__ import annotations

import string
from collections.abc import Iterator

import botocore.exceptions
import pytest
import urllib3.exceptions
from botocore.eventstream import ChecksumMismatch
from botocore.parsers import ResponseParserError

from fairlead.services.aws_errors import SdkCall, sdk_errors
from fairlead.services.conditions import CONDITIONS

CALL = SdkCall("iam", "create_user")


def botocore_errors(
    base: type[botocore.exceptions.BotoCoreError] = botocore.exceptions.BotoCoreError,
) -> Iterator[type[botocore.exceptions.BotoCoreError]]:
    for cls in base.__subclasses__():
        # Other tests import boto3, whose resources have exceptions of their own.
        if not cls.__module__.startswith("botocore."):
            continue
        yield cls
        yield from botocore_errors(cls)


def fill(cls: type[botocore.exceptions.BotoCoreError]) -> botocore.exceptions.BotoCoreError:
    """Return an exception of this class with some word for everything that it tells."""
    names = [name for _, name, _, _ in string.Formatter().parse(cls.fmt) if name]
    if issubclass(cls, botocore.exceptions.WaiterError):
        names.append("last_response")
    return cls(**dict.fromkeys(names, "word"))


@pytest.mark.parametrize("cls", sorted(set(botocore_errors()), key=repr))
def test_every_exception_of_botocore_has_words(
    cls: type[botocore.exceptions.BotoCoreError],
) -> None:
    error = fill(cls)
    assert isinstance(error, sdk_errors())
    problem = CALL.translate(error)
    assert problem.service_code in CONDITIONS
    assert problem.code == problem.service_code
    assert str(error) in problem.details


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (botocore.exceptions.NoCredentialsError(), "no-credentials"),
        (botocore.exceptions.SSLError(endpoint_url="u", error=OSError()), "aws-tls"),
        (botocore.exceptions.LoginRefreshRequired(), "login-expired"),
        (botocore.exceptions.UnauthorizedSSOTokenError(), "sso-expired"),
        (botocore.exceptions.ParamValidationError(report="r"), "not-sendable"),
        (ResponseParserError("r"), "unreadable"),
        (ChecksumMismatch(1, 2), "unreadable"),
        (urllib3.exceptions.ProtocolError("p"), "reset"),
        (ConnectionResetError("c"), "reset"),
        (TimeoutError("t"), "timeout"),
        (PermissionError("p"), "not-sendable"),
    ],
)
def test_what_is_what(error: Exception, code: str) -> None:
    assert isinstance(error, sdk_errors())
    assert CALL.translate(error).service_code == code


def test_a_header_that_cannot_be_written_is_not_quoted() -> None:
    cause = ValueError("Invalid header value b'the-token\\n'")
    problem = CALL.translate(botocore.exceptions.HTTPClientError(error=cause))
    assert "the-token" not in problem.details
    assert "ValueError" in problem.details


def test_a_bug_is_not_an_error_of_the_sdk() -> None:
    assert not isinstance(TypeError(), sdk_errors())
    assert not isinstance(AttributeError(), sdk_errors())
    assert not isinstance(KeyError(), sdk_errors())


@pytest.mark.parametrize(
    ("operation", "changes"),
    [
        ("get_user", False),
        ("list_users", False),
        ("simulate_principal_policy", False),
        ("converse", False),
        ("converse_stream", False),
        ("create_user", True),
        ("tag_user", True),
        ("put_use_case_for_model_access", True),
        ("detach_user_policy", True),
    ],
)
def test_which_calls_change_something(operation: str, changes: bool) -> None:
    assert SdkCall("iam", operation).changes is changes
