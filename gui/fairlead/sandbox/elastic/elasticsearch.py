"""The local Elasticsearch: signing in, media types, rights, and the way to the routes."""

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
_PLAIN_HEADERS: Final = (_PRODUCT, ("Content-Type", "application/json"))
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
        found = self._router.find(request.method, path)
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

        def render(kind: AnswerKind, service: str, operation: str) -> Answer:
            if kind == "denied" and found is not None and principal is not None:
                return _as_answer(_denied(found.route.handler, principal))
            return _render_fault(kind)

        return self._gate.admit(
            environ,
            start_response,
            as_wsgi(answer, (_PRODUCT, ("Content-Type", answer_media_type(request)))),
            service="elasticsearch",
            operation=found.route.operation if found else f"{request.method} /{{path}}",
            caller=principal.username if principal else "",
            render=render,
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
    if not endpoint.granted_by:
        return
    if not any(grants_cluster(principal.role, privilege) for privilege in endpoint.granted_by):
        raise _denied(endpoint, principal)


def _denied(endpoint: Endpoint, principal: Principal) -> ElasticsearchError:
    reason = f"action [{endpoint.action}] is unauthorized for {principal.text}"
    if endpoint.granted_by:
        granted_by = ",".join(endpoint.granted_by)
        reason += f", this action is granted by the cluster privileges [{granted_by}]"
    return ElasticsearchError(403, "security_exception", reason)


def _render_fault(kind: AnswerKind) -> Answer:
    if kind == "malformed":
        return "200 OK", list(_PLAIN_HEADERS), b'{"name" : "instance-0000000000", "version" : {'
    if kind == "throttle":
        error = ElasticsearchError(
            429, "es_rejected_execution_exception", "rejected execution of coordinating operation"
        )
    elif kind == "server_error":
        error = ElasticsearchError(503, "master_not_discovered_exception", "no master")
    elif kind == "expired":
        error = not_authenticated(_UNKNOWN_CREDENTIALS, "API key: api key is expired")
    else:
        error = ElasticsearchError(403, "security_exception", "action is unauthorized")
    return _as_answer(error)


def _as_answer(error: ElasticsearchError) -> Answer:
    response = error.response()
    return response.line, [*_PLAIN_HEADERS, *response.headers], response.encode()
