"""The one endpoint of the local AWS: it finds the service, the caller and the fault."""

from collections.abc import Iterable, Mapping
from functools import partial
from wsgiref.types import StartResponse, WSGIEnvironment

from fairlead.sandbox.aws.endpoint import Endpoint, Reply, send
from fairlead.sandbox.aws.errors import (
    ApiError,
    Protocol,
    refusal,
    render_error,
    render_fault,
)
from fairlead.sandbox.aws.identity import Caller, Identities
from fairlead.sandbox.aws.signature import Signature, check_signature, read_signature
from fairlead.sandbox.faults import Answer, AnswerKind
from fairlead.sandbox.gate import Gate
from fairlead.sandbox.scene import Scene, partition_of


class Front:
    """A WSGI application that plays every service of ``endpoints``.

    A request belongs to the service its signature names, as all services share one address. The
    signature is verified; what the caller may do, the endpoint decides.
    """

    def __init__(
        self,
        scene: Scene,
        gate: Gate,
        identities: Identities,
        endpoints: Mapping[str, Endpoint],
    ) -> None:
        self._scene = scene
        self._gate = gate
        self._identities = identities
        self._endpoints = endpoints

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        body: bytes = environ["wsgi.input"].read()
        signature = read_signature(environ)
        name = _unsigned_service(environ, body) if signature is None else signature.service
        endpoint = self._endpoints.get(name)
        if endpoint is None:
            text = f"The sandbox does not play the service {name}."
            error = ApiError("UnknownOperationException", text, 404)
            return send(start_response, render_error(error, name, "json"))
        service, operation = endpoint.service(environ), endpoint.operation(environ, body)
        caller = "" if signature is None else self._identities.arn_of(signature.access_key_id)

        def render(kind: AnswerKind, service: str, operation: str) -> Answer:
            action = endpoint.action(environ, body)
            denial = (
                f"User: {caller or 'anonymous'} is not authorized to perform: {action} "
                f"because no identity-based policy allows the {action} action"
            )
            return render_fault(kind, service, endpoint.protocol, denial)

        return self._gate.admit(
            environ,
            start_response,
            partial(self._serve, endpoint=endpoint, body=body, signature=signature),
            service=service,
            operation=operation,
            caller=caller,
            render=render,
        )

    def _serve(
        self,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        *,
        endpoint: Endpoint,
        body: bytes,
        signature: Signature | None,
    ) -> Iterable[bytes]:
        protocol = endpoint.protocol
        reply: Reply
        try:
            if signature is None:
                raise refusal("no_credentials", protocol)
            caller = self._authenticate(environ, body, signature, protocol)
            reply = endpoint.answer(environ, body, caller, signature.region)
        except ApiError as error:
            head = environ["REQUEST_METHOD"] == "HEAD"
            reply = render_error(error, endpoint.service(environ), protocol, head=head)
        return send(start_response, reply)

    def _authenticate(
        self, environ: WSGIEnvironment, body: bytes, signature: Signature, protocol: Protocol
    ) -> Caller:
        key_id = signature.access_key_id
        token = environ.get("HTTP_X_AMZ_SECURITY_TOKEN")
        if partition_of(signature.region) != self._scene.partition:
            raise refusal("unknown_key", protocol)
        session = self._identities.session(key_id)
        if session is not None:
            if token != session.token:
                raise refusal("wrong_token", protocol)
            if session.is_expired:
                raise refusal("expired", protocol)
            check_signature(environ, body, signature, session.secret, protocol)
            return Caller(session.principal, session)
        working = self._identities.working_key(key_id)
        if working is None:
            raise refusal("unknown_key", protocol)
        if token is not None:
            raise refusal("wrong_token", protocol)
        key, user = working
        check_signature(environ, body, signature, key.secret_access_key, protocol)
        self._identities.note_use(key_id, signature.service, signature.region)
        return Caller(self._identities.principal_of(user))


def _unsigned_service(environ: WSGIEnvironment, body: bytes) -> str:
    """Guess which service an unsigned request is meant for, to refuse it in that one's form."""
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        return "sts" if b"2011-06-15" in body else "iam"
    if environ.get("HTTP_X_AMZ_TARGET", "").startswith("TrentService."):
        return "kms"
    if "json" in environ.get("CONTENT_TYPE", "") or environ["PATH_INFO"].startswith("/model/"):
        return "bedrock"
    return "s3"
