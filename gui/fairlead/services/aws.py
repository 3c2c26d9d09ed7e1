"""AWS: one session of its own, clients made when they are needed, every failure a Problem."""

from __future__ import annotations

import copy
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import fairlead
from fairlead.services.aws_clients import Attempts, Clients
from fairlead.services.aws_errors import SdkCall, is_unreadable, sdk_errors
from fairlead.services.aws_session import (
    DEFAULT_FILES,
    AwsFiles,
    StaticCredentials,
    has_environment_credentials,
    list_profiles,
    list_regions,
    make_session,
)
from fairlead.services.conditions import condition
from fairlead.services.problems import Explain, explain_plainly

if TYPE_CHECKING:
    from botocore.client import BaseClient

__all__ = [
    "Aws",
    "AwsFiles",
    "StaticCredentials",
    "has_environment_credentials",
    "list_profiles",
    "list_regions",
]

T = TypeVar("T")

_RUNTIME = "bedrock-runtime"
# As many as questions are asked side by side; a further connection would be closed after its use.
_CONNECTIONS = 16
_CHUNK = 256 * 1024


class Aws:
    """One identity in one region.

    Calls may come from any thread. Every failure is a `ServiceProblem`; what `ask_mfa` raises
    passes through. With `endpoint_url` "" the SDK's own rules hold (AWS_ENDPOINT_URL). `ask_mfa`
    gets the serial number of an MFA device and returns the code; the terminal is never asked.

    Times are seconds. A read timeout is for the silence between two bytes, not for the call.

    Raises:
        ServiceProblem: The profile or the files cannot be used, or the key could not be sent.
    """

    def __init__(
        self,
        region: str,
        *,
        credentials: StaticCredentials | None = None,
        profile: str = "",
        files: AwsFiles = DEFAULT_FILES,
        endpoint_url: str = "",
        explain: Explain = explain_plainly,
        connect_timeout: float = 8.0,
        read_timeout: float = 60.0,
        ask_mfa: Callable[[str], str] | None = None,
    ) -> None:
        self._credentials = credentials
        self._profile = profile
        self._files = files
        self._endpoint_url = endpoint_url
        self._explain = explain
        self._timeouts = (connect_timeout, read_timeout)
        self._attempts = Attempts()
        options: dict[str, Any] = {
            "connect_timeout": connect_timeout,
            "read_timeout": read_timeout,
            "max_pool_connections": _CONNECTIONS,
            "user_agent_extra": f"fairlead/{fairlead.__version__}",
            # It is the one who signed in that must sign, even where the environment holds
            # AWS_BEARER_TOKEN_BEDROCK: the SDK would send Bedrock the token in its place.
            "auth_scheme_preference": "sigv4",
        }
        if credentials is not None and not credentials.is_sendable:
            raise condition("bad-credentials", "aws", "sign_in")
        self._session = self._translated(
            "aws", "sign_in", lambda: make_session(region, credentials, profile, files, ask_mfa)
        )
        self._clients = Clients(self._session, endpoint_url, options, self._attempts)
        self._region: str = self._translated(
            "aws", "sign_in", lambda: self._session.get_config_variable("region") or ""
        )

    @property
    def region(self) -> str:
        """The region of regional services, "" if none was given or found."""
        return self._region

    @property
    def partition(self) -> str:
        """The partition of the region: "aws", "aws-us-gov", "aws-cn"; "aws" without a region."""
        if not self._region:
            return "aws"
        return self._translated(
            "aws", "partition", lambda: self._session.get_partition_for_region(self._region)
        )

    def call(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        """Call an operation by its snake_case name; the SDK tries up to four times."""
        return self._call(service, operation, params, is_once=False)

    def call_once(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        """Call an operation that must not happen twice: the SDK tries once."""
        return self._call(service, operation, params, is_once=True)

    def pages(
        self, service: str, operation: str, key: str, /, **params: Any
    ) -> Iterator[dict[str, Any]]:
        """Yield what stands under `key` in all pages of a listing.

        The first call is made when the first item is asked for.
        """

        def begin() -> Iterator[dict[str, Any]]:
            client = self._client(service)
            if client.can_paginate(operation):
                return iter(client.get_paginator(operation).paginate(**params))
            return iter([getattr(client, operation)(**params)])

        pages = self._translated(service, operation, begin)
        while True:
            page = self._translated(service, operation, lambda: next(pages, None))
            if page is None:
                return
            yield from page.get(key, ())

    def stream(
        self, operation: str, key: str, /, **params: Any
    ) -> Generator[dict[str, Any], None, None]:
        """Yield the events under `key` of a Bedrock runtime operation as they arrive.

        The call is made when the first event is asked for. Closing the iterator closes the
        connection. A stream that Bedrock leaves early ends without its last event ("messageStop").
        """
        events = self.call(_RUNTIME, operation, **params)[key]
        try:
            items = iter(events)
            while True:
                event = self._translated(_RUNTIME, operation, lambda: next(items, None))
                if event is None:
                    return
                yield event
        finally:
            events.close()

    def chunks(
        self, service: str, operation: str, key: str, /, **params: Any
    ) -> Generator[bytes, None, None]:
        """Yield the bytes under `key` of an answer as they arrive, 256 KiB at a time.

        The call is made when the first ones are asked for. Closing the iterator closes the
        connection.
        """
        body = self.call(service, operation, **params)[key]
        try:
            while chunk := self._translated(service, operation, lambda: body.read(_CHUNK)):
                yield chunk
        finally:
            body.close()

    def in_region(self, region: str) -> Aws:
        """Return the same identity in another region. Its connections close with this one's."""
        other = copy.copy(self)
        other._region = region
        return other

    def with_key(self, credentials: StaticCredentials, region: str = "") -> Aws:
        """Return the same world seen with another key, whatever the environment says."""
        connect_timeout, read_timeout = self._timeouts
        return Aws(
            region or self._region,
            credentials=credentials,
            profile=self._profile,
            files=self._files,
            endpoint_url=self._endpoint_url,
            explain=self._explain,
            connect_timeout=connect_timeout,
            read_timeout=read_timeout,
        )

    def close(self) -> None:
        """Close all connections. Calls after that fail."""
        self._clients.close()

    def __repr__(self) -> str:
        return f"<Aws {self._region or 'without region'}>"

    def _call(
        self, service: str, operation: str, params: dict[str, Any], *, is_once: bool
    ) -> dict[str, Any]:
        return self._translated(
            service,
            operation,
            lambda: getattr(self._client(service, is_once=is_once), operation)(**params),
        )

    def _client(self, service: str, *, is_once: bool = False) -> BaseClient:
        return self._clients.get(service, self._region, is_once=is_once)

    def _translated(self, service: str, operation: str, work: Callable[[], T]) -> T:
        """Do the work and turn what the SDK raises into a problem.

        The exception holds the request and with it the signature, so the problem is raised
        outside of its handler and keeps no trace of it.
        """
        self._attempts.begin()
        try:
            return work()
        except sdk_errors() as error:
            secrets = self._credentials.secrets if self._credentials else ()
            call = SdkCall(service, operation, self._explain, secrets, self._profile)
            was_open = self._attempts.was_open or is_unreadable(error)
            problem = call.translate(error, was_open=was_open)
        raise problem
