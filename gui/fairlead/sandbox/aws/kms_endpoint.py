"""The endpoint of KMS: permission here, keys in moto."""

import json
from wsgiref.types import WSGIEnvironment

from moto.core.base_backend import AccountSpecificBackend
from moto.kms.models import KmsBackend

from fairlead.sandbox.aws.endpoint import Moto, Reply
from fairlead.sandbox.aws.errors import ApiError, Protocol
from fairlead.sandbox.aws.identity import Caller
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.policy import Request
from fairlead.sandbox.aws.shapes import service_model

_PREFIX = "TrentService."


class KmsEndpoint:
    """KMS. Key policies are not evaluated: they are taken to leave it to IAM, as by default."""

    protocol: Protocol = "json"

    def __init__(
        self,
        backends: AccountSpecificBackend[KmsBackend],
        permissions: Permissions,
        moto: Moto,
    ) -> None:
        self._backends = backends
        self._permissions = permissions
        self._moto = moto

    def service(self, _environ: WSGIEnvironment) -> str:
        """Return the service's name."""
        return "kms"

    def operation(self, environ: WSGIEnvironment, _body: bytes) -> str:
        """Return the operation the target header names."""
        target: str = environ.get("HTTP_X_AMZ_TARGET", "?")
        return target.removeprefix(_PREFIX)

    def action(self, environ: WSGIEnvironment, body: bytes) -> str:
        """Return the action as policies name it."""
        return f"kms:{self.operation(environ, body)}"

    def answer(self, environ: WSGIEnvironment, body: bytes, caller: Caller, region: str) -> Reply:
        """Check permission and answer."""
        operation = self.operation(environ, body)
        if operation not in service_model("kms").operation_names:
            raise ApiError("UnknownOperationException", "")
        try:
            params = json.loads(body)
        except ValueError:
            raise ApiError("SerializationException", "The request body is not JSON.") from None
        with self._moto.lock:
            request = Request(self.action(environ, body), self._resource(params, region))
            self._permissions.require(
                caller.principal, request, region=region, protocol=self.protocol
            )
            return self._moto.answer(environ, body)

    def _resource(self, params: object, region: str) -> str:
        if not isinstance(params, dict) or not isinstance(params.get("KeyId"), str):
            return "*"
        backend = self._backends[region]
        key = backend.keys.get(backend.any_id_to_key_id(params["KeyId"]))
        return params["KeyId"] if key is None else key.arn
