"""The way into the account by IAM Identity Center: an application before the signed services.

Its requests carry no signature, so they are told by method and path.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from html import escape
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from botocore.model import OperationModel
from moto.iam.models import Role

from fairlead.sandbox.aws.endpoint import Reply, send
from fairlead.sandbox.aws.errors import (
    ApiError,
    Protocol,
    refusal,
    render_error,
    render_fault,
    status_line,
)
from fairlead.sandbox.aws.identity import Identities, Principal
from fairlead.sandbox.aws.identity_center import IdentityCenter
from fairlead.sandbox.aws.rest import find_operation, raw_path, read_params, render_result
from fairlead.sandbox.gate import Gate

DEVICE_PAGE: Final = "/_device"
"""Where a user confirms a sign-in. No bucket can have this name."""

_SECONDS: Final = 3600
_PLAYED: Final[Mapping[str, tuple[str, Protocol]]] = {
    "RegisterClient": ("sso-oidc", "oidc"),
    "StartDeviceAuthorization": ("sso-oidc", "oidc"),
    "CreateToken": ("sso-oidc", "oidc"),
    "GetRoleCredentials": ("sso", "portal"),
}
_PAGE: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sandbox sign-in</title>
<body style="font:16px/1.5 sans-serif;max-width:34em;margin:4em auto;padding:0 1em">
<h1 style="font-size:22px">Sandbox: sign in to AWS</h1>{}</body></html>"""
_QUESTION: Final = """<p>A program on this computer asks for access with the code
<strong style="font-family:monospace">{0}</strong>. Is it the one that the program shows?</p>
<form method="post"><input type="hidden" name="user_code" value="{0}">
<button name="answer" value="allow">Allow access</button>
<button name="answer" value="deny">Deny</button></form>"""


class Portal:
    """Plays ``sso-oidc``, ``sso`` and the page on which a user confirms; ``app`` is the rest."""

    def __init__(
        self,
        app: WSGIApplication,
        gate: Gate,
        center: IdentityCenter,
        identities: Identities,
        roles: Mapping[str, Role],
    ) -> None:
        """Make it. ``roles`` are those assigned to the user, by the names of permission sets."""
        self._app = app
        self._gate = gate
        self._center = center
        self._identities = identities
        self._roles = roles

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if "HTTP_AUTHORIZATION" in environ:
            return self._app(environ, start_response)
        method, path = environ["REQUEST_METHOD"], raw_path(environ)
        if path == DEVICE_PAGE:
            return send(start_response, self._show_page(environ))
        for service in ("sso-oidc", "sso"):
            operation = find_operation(service, method, path)
            if operation is not None and operation.name in _PLAYED:
                return self._admit(environ, start_response, operation)
        return self._app(environ, start_response)

    def _admit(
        self, environ: WSGIEnvironment, start_response: StartResponse, operation: OperationModel
    ) -> Iterable[bytes]:
        service, protocol = _PLAYED[operation.name]
        return self._gate.admit(
            environ,
            start_response,
            partial(self._serve, operation=operation),
            service=service,
            operation=operation.name,
            caller="",
            render=lambda kind, name, _operation: render_fault(kind, name, protocol, "No access"),
        )

    def _serve(
        self,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        *,
        operation: OperationModel,
    ) -> Iterable[bytes]:
        service, protocol = _PLAYED[operation.name]
        body: bytes = environ["wsgi.input"].read()
        reply: Reply
        try:
            params = read_params(operation, environ, body, "InvalidRequestException")
            reply = render_result(operation, self._answer(operation.name, params, environ))
        except ApiError as error:
            reply = render_error(error, service, protocol)
        return send(start_response, reply)

    def _answer(
        self, operation: str, params: Mapping[str, Any], environ: WSGIEnvironment
    ) -> Mapping[str, Any]:
        if operation == "RegisterClient":
            return self._center.register_client(params)
        if operation == "StartDeviceAuthorization":
            page = f"http://{environ['HTTP_HOST']}{DEVICE_PAGE}"
            return self._center.start_device_authorization(params, page)
        if operation == "CreateToken":
            return self._center.create_token(params)
        return self._get_role_credentials(params)

    def _get_role_credentials(self, params: Mapping[str, Any]) -> Mapping[str, Any]:
        if not self._center.accepts(params["accessToken"]):
            raise refusal("expired", "portal")
        role = self._roles.get(params["roleName"])
        if role is None or role.account_id != params["accountId"]:
            # A role that does not exist is not told from one that is not assigned.
            raise refusal("denied", "portal", "No access")
        principal = Principal(
            arn=f"arn:{role.partition}:sts::{role.account_id}:assumed-role/{role.name}/ann",
            account=role.account_id,
            user_id=f"{role.id}:ann",
            role_name=role.name,
        )
        session = self._identities.open_session(principal, _SECONDS, has_mfa=True)
        return {
            "roleCredentials": {
                "accessKeyId": session.access_key_id,
                "secretAccessKey": session.secret,
                "sessionToken": session.token,
                "expiration": int(session.expires.timestamp() * 1000),
            }
        }

    def _show_page(self, environ: WSGIEnvironment) -> Reply:
        """Ask the user, or take the answer."""
        if environ["REQUEST_METHOD"] == "GET":
            code = _first(environ["QUERY_STRING"], "user_code")
            return _page(_QUESTION.format(escape(code)))
        form = environ["wsgi.input"].read().decode(errors="replace")
        allow = _first(form, "answer") == "allow"
        if not self._center.confirm(_first(form, "user_code"), allow=allow):
            return _page("<p>There is no sign-in of this code, or it has expired.</p>", 400)
        words = "Access is allowed." if allow else "Access is denied."
        return _page(f"<p>{words} You can close this page and go back to the program.</p>")


def _first(form: str, name: str) -> str:
    return parse_qs(form).get(name, [""])[0]


def _page(content: str, status: int = HTTPStatus.OK) -> Reply:
    headers = [("Content-Type", "text/html; charset=utf-8")]
    return status_line(status), headers, _PAGE.format(content).encode()
