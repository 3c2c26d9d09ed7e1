"""What the routes of the local Kibana share: the visit, its body, refusals in Kibana's form."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fairlead.sandbox.elastic.accounts import Principal
from fairlead.sandbox.elastic.schema import Schema
from fairlead.sandbox.elastic.web import Request, Response
from fairlead.sandbox.elastic.wording import say_config_schema


class KibanaError(Exception):
    """A refusal; ``message`` is Kibana's own."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def internal_error() -> KibanaError:
    """Build what Kibana answers when a route fails by surprise; the reason is in its log only."""
    return KibanaError(
        500, "An internal server error occurred. Check Kibana server logs for details."
    )


def refuse(status: int, message: str) -> Response:
    """Put a refusal in Kibana's form."""
    phrase = HTTPStatus(status).phrase
    return Response(status, {"statusCode": status, "error": phrase, "message": message})


@dataclass(frozen=True)
class Visit:
    """A request on its way through Kibana; ``principal`` is ``None`` where nobody need sign in."""

    request: Request
    values: Mapping[str, str]
    space: str
    principal: Principal | None

    def read_body(self, schema: Schema) -> dict[str, Any]:
        """Return the JSON body. Raises `KibanaError` when the schema does not allow it."""
        media_type = self.request.headers.get("content-type", "application/json")
        if media_type.partition(";")[0].strip().lower() != "application/json":
            raise KibanaError(415, "Unsupported Media Type")
        try:
            body = json.loads(self.request.body) if self.request.body else None
        except ValueError:
            raise KibanaError(400, "Invalid request payload JSON format") from None
        return _checked(schema, body, "request body")

    def read_query(self, schema: Schema) -> dict[str, Any]:
        """Return the query. Raises `KibanaError` when the schema does not allow it."""
        return _checked(schema, dict(self.request.query), "request query")

    def read_values(self, schema: Schema) -> dict[str, Any]:
        """Return the varying parts of the path. Raises `KibanaError` likewise."""
        return _checked(schema, dict(self.values), "request params")


@dataclass(frozen=True)
class Endpoint:
    """What answers a route, and whether one has to be signed in for it."""

    answer: Callable[[Visit], Response]
    needs_sign_in: bool = True


def _checked(schema: Schema, value: object, namespace: str) -> dict[str, Any]:
    kept, issues = schema.check(value)
    if issues:
        raise KibanaError(400, say_config_schema(issues, namespace))
    assert isinstance(kept, dict)
    return kept
