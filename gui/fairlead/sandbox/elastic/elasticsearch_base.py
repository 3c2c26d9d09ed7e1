"""What the routes of the local Elasticsearch share: the visit, its body, refusals in its form."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.sandbox.elastic.accounts import Principal
from fairlead.sandbox.elastic.web import Request, Response

Cause = Mapping[str, object]


class ElasticsearchError(Exception):
    """A refusal: ``kind`` and ``reason`` are Elasticsearch's own.

    ``extra`` are more members beside them, ``cause`` is what is told as ``caused_by``, ``root``
    replaces the refusal itself as the root cause.
    """

    def __init__(
        self,
        status: int,
        kind: str,
        reason: str,
        *,
        extra: Mapping[str, object] | None = None,
        cause: Cause | None = None,
        root: Cause | None = None,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = headers
        told: Cause = {"type": kind, "reason": reason, **(extra or {})}
        self.root = root or told
        self.told = told if cause is None else {**told, "caused_by": cause}

    def response(self) -> Response:
        """Put the refusal in Elasticsearch's form."""
        error = {"root_cause": [self.root], **self.told}
        return Response(self.status, {"error": error, "status": self.status}, self.headers)


def bad_request(reason: str) -> ElasticsearchError:
    """Build the refusal most of Elasticsearch's own checks end in."""
    return ElasticsearchError(400, "status_exception", reason)


def invalid(*complaints: str) -> ElasticsearchError:
    """Build the refusal of settings that miss something or have something wrong."""
    listed = "".join(f"{number}: {text};" for number, text in enumerate(complaints, 1))
    return ElasticsearchError(400, "validation_exception", f"Validation Failed: {listed}")


@dataclass(frozen=True)
class Visit:
    """A request on its way through Elasticsearch, from somebody who may make it."""

    request: Request
    values: Mapping[str, str]
    principal: Principal

    def read_body(self) -> dict[str, Any]:
        """Return the JSON object sent. Raises `ElasticsearchError`."""
        if not self.request.body:
            raise ElasticsearchError(400, "parse_exception", "request body is required")
        try:
            body = json.loads(self.request.body)
        except ValueError:
            raise ElasticsearchError(
                400, "x_content_parse_exception", "[1:1] Unexpected character in the request body"
            ) from None
        if not isinstance(body, dict):
            raise ElasticsearchError(
                400, "parsing_exception", "Expected [START_OBJECT] but found another token"
            )
        return body


@dataclass(frozen=True)
class Endpoint:
    """What answers a route, and what one needs for it.

    ``action`` is the name of the right and ``granted_by`` the privileges of the cluster that hold
    it; without them anybody who is signed in may call. ``params`` are the query parameters it
    knows besides those every route knows.
    """

    answer: Callable[[Visit], Response]
    action: str = ""
    granted_by: tuple[str, ...] = ()
    params: frozenset[str] = frozenset()
    is_on_serverless: bool = True
