"""Elasticsearch, through its official client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairlead.services.elastic import ElasticAuth
from fairlead.services.problems import Explain, explain_plainly


class Elasticsearch:
    """One Elasticsearch. Calls may come from any thread; failures are `ServiceProblem`."""

    def __init__(
        self,
        url: str,
        auth: ElasticAuth,
        *,
        ca_file: str = "",
        explain: Explain = explain_plainly,
        timeout: float = 30.0,
    ) -> None:
        raise NotImplementedError

    def info(self) -> dict[str, Any]:
        """Return name, version and build flavor."""
        raise NotImplementedError

    def license(self) -> dict[str, Any]:
        """Return the licence: type, status, expiry."""
        raise NotImplementedError

    def has_privileges(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Ask which of the privileges in `body` this sign-in has."""
        raise NotImplementedError

    def authenticate(self) -> dict[str, Any]:
        """Return who is signed in, and how."""
        raise NotImplementedError

    def inference(self, task: str, inference_id: str) -> dict[str, Any] | None:
        """Return an inference endpoint, or None if there is none of that id."""
        raise NotImplementedError

    def put_inference(
        self, task: str, inference_id: str, settings: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Create an inference endpoint; `settings` is the request body."""
        raise NotImplementedError

    def delete_inference(self, task: str, inference_id: str) -> bool:
        """Delete an inference endpoint; False if it was not there."""
        raise NotImplementedError

    def close(self) -> None:
        """Close all connections."""
        raise NotImplementedError
