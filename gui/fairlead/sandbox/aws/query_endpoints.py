"""The endpoints of IAM and STS."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs
from wsgiref.types import WSGIEnvironment

from botocore import xform_name
from moto.iam.responses import IamResponse

from fairlead.sandbox.aws.endpoint import Moto, Reply
from fairlead.sandbox.aws.errors import ApiError, Protocol, refusal
from fairlead.sandbox.aws.iam import Iam
from fairlead.sandbox.aws.identity import Caller
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.query import read_operation, read_params, render_result
from fairlead.sandbox.aws.sts import Sts


class _QueryEndpoint:
    protocol: Protocol = "query"
    name: str

    def service(self, _environ: WSGIEnvironment) -> str:
        """Return the service's name."""
        return self.name

    def operation(self, _environ: WSGIEnvironment, body: bytes) -> str:
        """Return the action the form names."""
        return parse_qs(body.decode(errors="replace")).get("Action", ["?"])[0]

    def action(self, environ: WSGIEnvironment, body: bytes) -> str:
        """Return the action as policies name it."""
        return f"{self.name}:{self.operation(environ, body)}"


class IamEndpoint(_QueryEndpoint):
    """IAM: checked here, done here or by moto."""

    name = "iam"

    def __init__(self, iam: Iam, permissions: Permissions, moto: Moto) -> None:
        self._iam = iam
        self._permissions = permissions
        self._moto = moto

    def answer(self, environ: WSGIEnvironment, body: bytes, caller: Caller, region: str) -> Reply:
        """Check permission and answer."""
        session = caller.session
        # A user's session without an MFA code may not call IAM; a role's may.
        if session is not None and session.principal.user_name and not session.has_mfa:
            raise refusal("unknown_key", "query")
        operation, fields = read_operation(self.name, body)
        params: Mapping[str, Any] = read_params(operation, fields)
        with self._moto.lock:
            params = self._iam.prepare(operation.name, params, caller.principal)
            for request in self._iam.access.requests(operation.name, params, caller.principal):
                self._permissions.require(
                    caller.principal, request, region=region, protocol="query"
                )
            self._iam.rules.check(operation.name, params)
            result = self._iam.answer(operation.name, params)
            if result is not None:
                return render_result(self.name, operation, result)
            if not hasattr(IamResponse, xform_name(operation.name)):
                raise _not_played(operation.name)
            answer = self._moto.answer(environ, body)
            if answer[0].startswith("2"):
                self._iam.note(operation.name, params)
            return answer


class StsEndpoint(_QueryEndpoint):
    """STS, all of it done here."""

    name = "sts"

    def __init__(self, sts: Sts, moto: Moto) -> None:
        self._sts = sts
        self._moto = moto

    def answer(self, _environ: WSGIEnvironment, body: bytes, caller: Caller, region: str) -> Reply:
        """Check permission and answer."""
        operation, fields = read_operation(self.name, body)
        params = read_params(operation, fields)
        with self._moto.lock:
            result = self._sts.answer(operation.name, params, caller, region)
        if result is None:
            raise _not_played(operation.name)
        return render_result(self.name, operation, result)


def _not_played(operation: str) -> ApiError:
    return ApiError("InvalidAction", f"The sandbox does not play the operation {operation}.")
