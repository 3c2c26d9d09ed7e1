"""The local Kibana: signing in, spaces, the cross-site check, and the way to the routes."""

import re
from collections.abc import Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from fairlead.sandbox.elastic.accounts import Accounts, NotAuthenticatedError, Principal
from fairlead.sandbox.elastic.kibana_base import Endpoint, KibanaError, Visit, refuse
from fairlead.sandbox.elastic.web import Found, Request, Response, Route, Router, as_wsgi
from fairlead.sandbox.faults import Answer, AnswerKind
from fairlead.sandbox.gate import Gate

_SPACE: Final = re.compile(r"/s/(?P<space>[a-z0-9_-]+)(?P<rest>/.*)?")
_ASKED_OF_ELASTICSEARCH: Final = "/_security/_authenticate"
_HEADERS: Final = (
    ("Content-Type", "application/json; charset=utf-8"),
    ("kbn-name", "fairlead-sandbox"),
    ("Cache-Control", "private, no-cache, no-store, must-revalidate"),
)
_READING: Final = ("GET", "HEAD")
# No page of another site can make a browser send one of these.
_OWN_HEADERS: Final = frozenset({"kbn-xsrf", "kbn-version"})
# What Kibana's own refusals say for each thing one may be denied.
_DENIALS: Final = {
    "POST /api/actions/connector": 'Unauthorized to create a ".bedrock" action',
    "POST /api/actions/connector/{id}": 'Unauthorized to create a ".bedrock" action',
    "POST /api/actions/connector/{id}/_execute": 'Unauthorized to execute a ".bedrock" action',
    "PUT /api/actions/connector/{id}": "Unauthorized to update actions",
    "DELETE /api/actions/connector/{id}": "Unauthorized to delete actions",
    "GET /api/actions/connector/{id}": "Unauthorized to get actions",
    "GET /api/actions/connectors": "Unauthorized to get actions",
}


class Kibana:
    """A WSGI application that answers as Kibana does."""

    def __init__(self, routes: Iterable[Route[Endpoint]], accounts: Accounts, gate: Gate) -> None:
        self._router = Router(routes)
        self._accounts = accounts
        self._gate = gate

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = Request.read(environ)
        space, path = _split_space(request.path)
        found = self._router.find(request.method, path)
        principal, refusal = self._identify(request)

        def answer() -> Response:
            try:
                return _answer(request, space, found, principal, refusal)
            except KibanaError as error:
                return refuse(error.status, error.message)

        return self._gate.admit(
            environ,
            start_response,
            as_wsgi(answer, _HEADERS),
            service="kibana",
            operation=found.route.operation if found else f"{request.method} /{{path}}",
            caller=principal.username if principal else "",
            render=_render_fault,
        )

    def _identify(self, request: Request) -> tuple[Principal | None, KibanaError | None]:
        """Return who asks, or why he may not; neither when he shows nothing."""
        header = request.headers.get("authorization")
        if header is None:
            return None, None
        try:
            return self._accounts.authenticate(header, _ASKED_OF_ELASTICSEARCH), None
        except NotAuthenticatedError as error:
            return None, KibanaError(401, _as_client_error(error.message))


def _answer(
    request: Request,
    space: str,
    found: Found[Endpoint] | None,
    principal: Principal | None,
    refusal: KibanaError | None,
) -> Response:
    if found is None:
        raise KibanaError(404, "Not Found")
    endpoint = found.route.handler
    if refusal is not None:
        raise refusal
    if endpoint.needs_sign_in and principal is None:
        raise KibanaError(401, "Unauthorized")
    if request.method not in _READING and not _OWN_HEADERS & set(request.headers):
        raise KibanaError(400, "Request must contain a kbn-xsrf header.")
    return endpoint.answer(Visit(request, found.values, space, principal))


def _split_space(path: str) -> tuple[str, str]:
    match = _SPACE.fullmatch(path)
    return (match["space"], match["rest"] or "/") if match else ("default", path)


def _as_client_error(reason: str) -> str:
    """Word an error of Elasticsearch as Kibana passes it on."""
    return f"[security_exception\n\tRoot causes:\n\t\tsecurity_exception: {reason}]: {reason}"


def _render_fault(kind: AnswerKind, service: str, operation: str) -> Answer:
    if kind == "malformed":
        headers = [("Content-Type", "text/html; charset=utf-8")]
        return "200 OK", headers, b"<!DOCTYPE html><html><body>Loading Elastic</body></html>"
    if kind == "throttle":
        response = refuse(429, "Too Many Requests")
    elif kind == "server_error":
        response = refuse(503, "License is not available.")
    elif kind == "expired":
        response = refuse(
            401,
            _as_client_error(
                "unable to authenticate with provided credentials and anonymous access is not "
                "allowed for this request"
            ),
        )
    else:
        response = refuse(403, _DENIALS.get(operation, "Forbidden"))
    return response.line, list(_HEADERS), response.encode()
