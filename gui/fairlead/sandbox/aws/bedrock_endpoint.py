"""The endpoints of Bedrock: control plane and runtime under one signing name."""

from collections.abc import Iterator
from typing import Any, Final
from wsgiref.types import WSGIEnvironment

from fairlead.sandbox.aws.bedrock import Bedrock
from fairlead.sandbox.aws.catalog import Catalog
from fairlead.sandbox.aws.endpoint import Reply
from fairlead.sandbox.aws.errors import Protocol, refusal
from fairlead.sandbox.aws.geography import BEDROCK_REGIONS
from fairlead.sandbox.aws.identity import Caller, Principal
from fairlead.sandbox.aws.permissions import Permissions, called_by_bedrock
from fairlead.sandbox.aws.policy import Request
from fairlead.sandbox.aws.rest import (
    find_operation,
    not_recognized,
    raw_path,
    read_params,
    render_result,
)
from fairlead.sandbox.aws.runtime import ACTIONS, Runtime

_MARKETPLACE: Final = {
    "CreateFoundationModelAgreement": ("Subscribe", "ViewSubscriptions"),
    "DeleteFoundationModelAgreement": ("Unsubscribe",),
}


class BedrockEndpoint:
    """Tells the two planes apart by path, and by host where a caller gives the real one."""

    protocol: Protocol = "rest-json"

    def __init__(
        self, catalog: Catalog, bedrock: Bedrock, runtime: Runtime, permissions: Permissions
    ) -> None:
        self._catalog = catalog
        self._bedrock = bedrock
        self._runtime = runtime
        self._permissions = permissions

    def service(self, environ: WSGIEnvironment) -> str:
        """Return ``bedrock`` or ``bedrock-runtime``."""
        return "bedrock-runtime" if raw_path(environ).startswith("/model/") else "bedrock"

    def operation(self, environ: WSGIEnvironment, _body: bytes) -> str:
        """Return the operation's name, or method and path when there is none."""
        path, method = raw_path(environ), environ["REQUEST_METHOD"]
        operation = find_operation(self.service(environ), method, path)
        return f"{method} {path}" if operation is None else operation.name

    def action(self, environ: WSGIEnvironment, body: bytes) -> str:
        """Return the action as policies name it; conversations have none of their own."""
        operation = self.operation(environ, body)
        return ACTIONS.get(operation, f"bedrock:{operation}")

    def answer(self, environ: WSGIEnvironment, body: bytes, caller: Caller, region: str) -> Reply:
        """Check permission and answer."""
        service = self.service(environ)
        # The endpoint of a region without Bedrock has no address at all, which one address for
        # all regions cannot play. A region that is not switched on is the nearest thing, and
        # Bedrock words that as it words an unknown key.
        if region not in BEDROCK_REGIONS:
            raise refusal("unknown_key", self.protocol)
        operation = find_operation(service, environ["REQUEST_METHOD"], raw_path(environ))
        if operation is None or not _host_serves(environ, service):
            raise not_recognized()
        principal = caller.principal
        if service == "bedrock-runtime":
            return self._runtime.answer(operation, environ, body, principal, region)
        if not self._bedrock.plays(operation.name):
            raise not_recognized()
        params = read_params(operation, environ, body)
        for request in self._requests(operation.name, params, principal, region):
            self._permissions.require(principal, request, region=region, protocol=self.protocol)
        return render_result(operation, self._bedrock.answer(operation.name, params, region))

    def _requests(
        self, operation: str, params: dict[str, Any], principal: Principal, region: str
    ) -> Iterator[Request]:
        resource = "*"
        if operation == "GetFoundationModel":
            identifier = params["modelIdentifier"]
            model = self._catalog.model(identifier)
            resource = identifier if model is None else self._catalog.model_arn(model, region)
        elif operation == "GetInferenceProfile":
            identifier = params["inferenceProfileIdentifier"]
            profiles = self._catalog.profiles(region)
            resource = next((p.arn for p in profiles if p.id == identifier), identifier)
        yield Request(f"bedrock:{operation}", resource)
        for action in _MARKETPLACE.get(operation, ()):
            yield Request(f"aws-marketplace:{action}", "*", called_by_bedrock({}))


def _host_serves(environ: WSGIEnvironment, service: str) -> bool:
    host = environ.get("HTTP_HOST", "")
    # A PrivateLink host has the endpoint's id in front of the service.
    labels = {label.removesuffix("-fips") for label in host.split(".")}
    return not host.endswith(".amazonaws.com") or service in labels
