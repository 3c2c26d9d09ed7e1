"""The local Elasticsearch: signing in, media types, rights, and the way to the routes."""

import re
from collections.abc import Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from fairlead.sandbox.elastic.accounts import (
    Accounts,
    NotAuthenticatedError,
    Principal,
    grants_cluster,
)
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.media_types import answer_media_type, check_media_types
from fairlead.sandbox.elastic.web import Found, Request, Response, Route, Router, as_wsgi
from fairlead.sandbox.faults import Answer, AnswerKind
from fairlead.sandbox.gate import Gate

_PRODUCT: Final = ("X-Elastic-Product", "Elasticsearch")
_CHALLENGES: Final = (
    'Basic realm="security", charset="UTF-8"',
    'Bearer realm="security"',
    "ApiKey",
)
_COMMON_PARAMS: Final = frozenset({"pretty", "human", "error_trace", "filter_path", "format"})
_UNKNOWN_CREDENTIALS: Final = (
    "unable to authenticate with provided credentials and anonymous access is not allowed "
    "for this request"
)


class Elasticsearch:
    """A WSGI application that answers as Elasticsearch does, for the routes it is given."""

    def __init__(
        self, edition: Edition, routes: Iterable[Route[Endpoint]], accounts: Accounts, gate: Gate
    ) -> None:
        self._edition = edition
        self._router = Router(routes)
        self._accounts = accounts
        self._gate = gate

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = Request.read(environ)
        path = request.path.rstrip("/") or "/"
        found = self._router.find("GET" if request.method == "HEAD" else request.method, path)
        principal: Principal | None = None
        refusal: ElasticsearchError | None = None
        try:
            header = request.headers.get("authorization", "")
            principal = self._accounts.authenticate(header, request.path)
        except NotAuthenticatedError as error:
            refusal = not_authenticated(error.message, error.hint)

        def answer() -> Response:
            try:
                if principal is None:
                    assert refusal is not None
                    raise refusal
                check_media_types(request, self._edition.rest_major)
                return self._answer(request, found, principal)
            except ElasticsearchError as error:
                return error.response()

        return self._gate.admit(
            environ,
            start_response,
            as_wsgi(answer, (_PRODUCT, ("Content-Type", answer_media_type(request)))),
            service="elasticsearch",
            operation=found.route.operation if found else f"{request.method} /{{path}}",
            caller=principal.username if principal else "",
            render=_render_fault,
        )

    def _answer(
        self, request: Request, found: Found[Endpoint] | None, principal: Principal
    ) -> Response:
        if found is None:
            return self._no_handler(request)
        endpoint = found.route.handler
        if self._edition.is_serverless and not endpoint.is_on_serverless:
            raise ElasticsearchError(
                410,
                "api_not_available_exception",
                f"Request for uri [{request.uri}] with method [{request.method}] exists but is "
                "not available when running in serverless mode",
            )
        _check_params(request, endpoint)
        _authorize(endpoint, principal)
        return endpoint.answer(Visit(request, found.values, principal))

    def _no_handler(self, request: Request) -> Response:
        methods = self._router.methods(request.path)
        if methods:
            allowed = ", ".join(methods)
            reason = (
                f"Incorrect HTTP method for uri [{request.uri}] and method [{request.method}], "
                f"allowed: [{allowed}]"
            )
            return Response(405, {"error": reason, "status": 405}, (("Allow", allowed),))
        reason = f"no handler found for uri [{request.uri}] and method [{request.method}]"
        return Response(400, {"error": reason})


def not_authenticated(reason: str, hint: str | None = None) -> ElasticsearchError:
    """Build the refusal of somebody who is not signed in."""
    extra: dict[str, object] = {"header": {"WWW-Authenticate": list(_CHALLENGES)}}
    if hint is not None:
        extra = {"additional_unsuccessful_credentials": hint, **extra}
    return ElasticsearchError(
        401,
        "security_exception",
        reason,
        extra=extra,
        headers=tuple(("WWW-Authenticate", challenge) for challenge in _CHALLENGES),
    )


def _check_params(request: Request, endpoint: Endpoint) -> None:
    unknown = sorted(set(request.query) - endpoint.params - _COMMON_PARAMS)
    if unknown:
        noun = "parameter" if len(unknown) == 1 else "parameters"
        raise ElasticsearchError(
            400,
            "illegal_argument_exception",
            f"request [{request.path}] contains unrecognized {noun}: "
            + ", ".join(f"[{name}]" for name in unknown),
        )


def _authorize(endpoint: Endpoint, principal: Principal) -> None:
    if not endpoint.action:
        return
    if any(grants_cluster(principal.role, privilege) for privilege in endpoint.granted_by):
        return
    raise ElasticsearchError(
        403,
        "security_exception",
        f"action [{endpoint.action}] is unauthorized for {principal.text}, this action is "
        f"granted by the cluster privileges [{','.join(endpoint.granted_by)}]",
    )


def _render_fault(kind: AnswerKind, service: str, operation: str) -> Answer:
    headers = [_PRODUCT, ("Content-Type", "application/json")]
    if kind == "malformed":
        return "200 OK", headers, b'{"name" : "instance-0000000000", "version" : {'
    if kind == "throttle":
        error = ElasticsearchError(
            429, "es_rejected_execution_exception", "rejected execution of coordinating operation"
        )
    elif kind == "server_error":
        error = ElasticsearchError(503, "master_not_discovered_exception", "no master")
    elif kind == "expired":
        error = not_authenticated(_UNKNOWN_CREDENTIALS, "API key: api key is expired")
    else:
        action = re.sub(r"[^a-z]+", "/", operation.lower()).strip("/")
        error = ElasticsearchError(
            403, "security_exception", f"action [cluster:{action}] is unauthorized for this user"
        )
    response = error.response()
    return response.line, [*headers, *response.headers], response.encode()
