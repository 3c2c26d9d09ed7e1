"""What the front needs of each service behind it, and the way on to moto."""

import io
import threading
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Protocol as Interface
from wsgiref.types import StartResponse, WSGIEnvironment

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from fairlead.sandbox.aws.errors import Protocol
from fairlead.sandbox.aws.identity import Caller
from fairlead.sandbox.faults import Answer

# Status line, headers, and a body that is whole or comes in parts.
Reply = tuple[str, list[tuple[str, str]], bytes | Iterator[bytes]]


def send(start_response: StartResponse, reply: Reply) -> Iterator[bytes]:
    """Send a reply, with its length if it is whole."""
    line, headers, body = reply
    if isinstance(body, bytes):
        if all(name.lower() != "content-length" for name, _ in headers):
            headers = [*headers, ("Content-Length", str(len(body)))]
        start_response(line, headers)
        yield body
    else:
        start_response(line, headers)
        yield from body


class Endpoint(Interface):
    """One service: its protocol, the names of its operations, its answers."""

    protocol: Protocol

    def service(self, environ: WSGIEnvironment) -> str:
        """Return the service's name as the call log has it."""
        ...

    def operation(self, environ: WSGIEnvironment, body: bytes) -> str:
        """Return the operation's name as the call log has it, whatever the request looks like."""
        ...

    def action(self, environ: WSGIEnvironment, body: bytes) -> str:
        """Return the IAM action that stands for the operation, such as ``s3:ListBucket``."""
        ...

    def answer(self, environ: WSGIEnvironment, body: bytes, caller: Caller, region: str) -> Reply:
        """Check permission and answer; raises `ApiError`."""
        ...


class Moto:
    """Moto behind its own WSGI application.

    Moto promises no safety among threads, so whoever touches it holds ``lock``.
    """

    def __init__(self, account: str) -> None:
        self._account = account
        self._app = DomainDispatcherApplication(create_backend_app)
        self.lock = threading.RLock()

    def answer(self, environ: WSGIEnvironment, body: bytes) -> Answer:
        """Pass a request on and return the whole answer."""
        status, fields = "", list[tuple[str, str]]()

        def start(
            line: str,
            headers: list[tuple[str, str]],
            exc_info: tuple[type[BaseException], BaseException, TracebackType]
            | tuple[None, None, None]
            | None = None,
            /,
        ) -> Callable[[bytes], object]:
            nonlocal status, fields
            status, fields = line, headers
            return lambda _part: None

        passed_on = environ | {
            "wsgi.input": io.BytesIO(body),
            "HTTP_X_MOTO_ACCOUNT_ID": self._account,
        }
        with self.lock:
            parts = self._app(passed_on, start)
            try:
                content = b"".join(parts)
            finally:
                parts.close()
        return status, fields, content
