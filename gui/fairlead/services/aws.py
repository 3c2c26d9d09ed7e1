"""AWS: one session of its own, clients made when they are needed, every failure a Problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fairlead.services.aws_session import (
    DEFAULT_FILES,
    AwsFiles,
    StaticCredentials,
    has_environment_credentials,
    list_profiles,
    list_regions,
)
from fairlead.services.problems import Explain, explain_plainly

__all__ = [
    "Aws",
    "AwsFiles",
    "StaticCredentials",
    "has_environment_credentials",
    "list_profiles",
    "list_regions",
]


class Aws:
    """One identity in one region.

    Calls may come from any thread. Every failure is a `ServiceProblem`; what `ask_mfa` raises
    passes through.
    """

    def __init__(
        self,
        region: str,
        *,
        credentials: StaticCredentials | None = None,
        profile: str = "",
        files: AwsFiles = DEFAULT_FILES,
        endpoint_url: str = "",
        is_key_test: bool = False,
        explain: Explain = explain_plainly,
        connect_timeout: float = 8.0,
        read_timeout: float = 60.0,
        ask_mfa: Callable[[str], str] | None = None,
    ) -> None:
        raise NotImplementedError

    @property
    def region(self) -> str:
        """The region of regional services, "" if none was given or found."""
        raise NotImplementedError

    @property
    def partition(self) -> str:
        """The partition of the region: "aws", "aws-us-gov", "aws-cn"."""
        raise NotImplementedError

    def call(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        """Call an operation by its snake_case name; the SDK tries up to four times."""
        raise NotImplementedError

    def call_once(self, service: str, operation: str, /, **params: Any) -> dict[str, Any]:
        """Call an operation that must not happen twice: the SDK tries once."""
        raise NotImplementedError

    def pages(
        self, service: str, operation: str, key: str, /, **params: Any
    ) -> Iterator[dict[str, Any]]:
        """Yield what stands under `key` in all pages of a listing."""
        raise NotImplementedError

    def stream(self, operation: str, key: str, /, **params: Any) -> Iterator[dict[str, Any]]:
        """Yield the events under `key` of a Bedrock runtime operation as they arrive.

        Closing the iterator closes the connection.
        """
        raise NotImplementedError

    def with_key(self, credentials: StaticCredentials, region: str = "") -> Aws:
        """Return the same world seen with another key, whatever the environment says."""
        raise NotImplementedError

    def close(self) -> None:
        """Close all connections. Calls after that fail."""
        raise NotImplementedError
