"""The way from Elastic to AWS: name lookup, and the one wire that leads to the local Bedrock.

No request leaves the machine: a name of Bedrock leads to the sandbox, every other one nowhere.
"""

import functools
import http.client
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import urlsplit

import botocore.session

_RUNTIME: Final = re.compile(
    r"bedrock-runtime(?:-fips)?\.(?P<region>[a-z0-9-]+)\.(?P<suffix>amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws)"
)
_PRIVATE_LINK: Final = re.compile(
    r"vpce-[a-z0-9-]+\.bedrock-runtime\.(?P<region>[a-z0-9-]+)\.vpce\.amazonaws\.com"
)
_CONTROL: Final = re.compile(r"bedrock(?:-fips)?\.(?P<region>[a-z0-9-]+)\.amazonaws\.com")
_SCOPE: Final = re.compile(r"Credential=[^/]+/\d{8}/(?P<region>[^/]+)/")

Trouble = Literal["unknown host", "timeout", "reset"]


class NoAnswerError(Exception):
    """The request was not answered; ``trouble`` says why, ``host`` where it should have gone."""

    def __init__(self, trouble: Trouble, host: str) -> None:
        super().__init__(f"{trouble}: {host}")
        self.trouble = trouble
        self.host = host


@dataclass(frozen=True)
class Reply:
    """What AWS answered; ``data`` is its JSON, or its text when it is none."""

    status: int
    reason: str
    data: object = field(repr=False)
    request_id: str = ""
    error_type: str = ""

    @property
    def message(self) -> str | None:
        """The text of an error, if there is one under the name ``message``."""
        text = self.data.get("message") if isinstance(self.data, dict) else None
        return text if isinstance(text, str) and text else None


class AwsNetwork:
    """Carries signed requests to whatever ``bedrock_url`` points at when they are sent."""

    def __init__(self, bedrock_url: Callable[[], str]) -> None:
        self._bedrock_url = bedrock_url

    def post(
        self, host: str, path: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> Reply:
        """Send a request as it is; ``timeout`` is seconds. Raises `NoAnswerError`."""
        control = _CONTROL.fullmatch(host)
        if control is not None and control["region"] in bedrock_regions():
            return _refusal(
                400,
                "UnknownOperationException",
                "The requested operation is not recognized by the service.",
            )
        region = _region_of(host)
        if region is None:
            raise NoAnswerError("unknown host", host)
        scope = _SCOPE.search(headers["authorization"])
        # AWS looks at the scope before it looks at the key.
        if scope is None or scope["region"] != region:
            return _refusal(
                403, "InvalidSignatureException", "Credential should be scoped to a valid region."
            )
        target = urlsplit(self._bedrock_url())
        assert target.hostname is not None
        connection = http.client.HTTPConnection(target.hostname, target.port, timeout=timeout)
        try:
            connection.putrequest("POST", path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return _reply(answer, answer.read())
        except TimeoutError:
            raise NoAnswerError("timeout", host) from None
        except (OSError, http.client.HTTPException):
            raise NoAnswerError("reset", host) from None
        finally:
            connection.close()


@functools.cache
def bedrock_regions() -> frozenset[str]:
    """Return the names of the regions that have Bedrock, as botocore knows them."""
    session = botocore.session.Session()
    return frozenset(
        region
        for partition in session.get_available_partitions()
        for region in session.get_available_regions("bedrock", partition)
    )


def _region_of(host: str) -> str | None:
    match = _RUNTIME.fullmatch(host) or _PRIVATE_LINK.fullmatch(host)
    return match["region"] if match is not None and match["region"] in bedrock_regions() else None


def _refusal(status: int, error_type: str, message: str) -> Reply:
    return Reply(status, http.client.responses[status], {"message": message}, "", error_type)


def _reply(answer: http.client.HTTPResponse, body: bytes) -> Reply:
    try:
        data = json.loads(body)
    except ValueError:
        data = body.decode(errors="replace")
    return Reply(
        answer.status,
        answer.reason,
        data,
        answer.getheader("x-amzn-RequestId", ""),
        answer.getheader("x-amzn-ErrorType", "").partition(":")[0],
    )
