"""A threaded WSGI server on the loopback interface that stops without leaving a thread."""

import contextlib
import io
import socket
import struct
import threading
from typing import Any, Final, NoReturn
from wsgiref.types import WSGIApplication, WSGIEnvironment

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

# Where an application finds the connection of its request.
CONNECTION_KEY: Final = "fairlead.sandbox.connection"

_SSO_TOKEN: Final = "x-amz-sso_bearer_token"

# l_onoff, l_linger: with both set so, close() sends a reset instead of an orderly end.
_RESET_ON_CLOSE: Final = struct.pack("ii", 1, 0)


class Dropped(ConnectionError):
    """Raised through the application when its connection was ended without an answer."""


class Connection:
    """What an application may do to the connection of its request besides answering."""

    def __init__(self, peer: socket.socket, stopping: threading.Event) -> None:
        self._peer = peer
        self._stopping = stopping

    def wait(self, seconds: float) -> None:
        """Wait that long, or until the server stops."""
        self._stopping.wait(seconds)

    def close(self) -> NoReturn:
        """End the connection in good order, without an answer."""
        raise Dropped

    def reset(self) -> NoReturn:
        """Break the connection with a TCP reset."""
        self._peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        raise Dropped


def connection_of(environ: WSGIEnvironment) -> Connection:
    """Return the connection of a request that came through `LoopbackServer`."""
    connection = environ[CONNECTION_KEY]
    assert isinstance(connection, Connection)
    return connection


class _Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def setup(self) -> None:
        super().setup()
        # A stream's parts and a small answer's head and body leave at once.
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def make_environ(self) -> WSGIEnvironment:
        environ = super().make_environ()
        environ[CONNECTION_KEY] = Connection(self.connection, self.server.stopping)
        # Werkzeug passes over names with an underscore, and AWS has one of these.
        token = self.headers.get(_SSO_TOKEN)
        if token is not None:
            environ[f"HTTP_{_SSO_TOKEN.upper().replace('-', '_')}"] = token
        # Read whole and early: an answer sent before the request was read resets the connection.
        if environ.get("wsgi.input_terminated"):
            body = environ["wsgi.input"].read()
        else:
            body = self.rfile.read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        environ["wsgi.input_terminated"] = True
        environ["CONTENT_LENGTH"] = str(len(body))
        return environ

    def connection_dropped(
        self, error: BaseException, environ: WSGIEnvironment | None = None
    ) -> None:
        # Without an answer nothing has told the loop of requests to end.
        self.close_connection = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Stay silent; the call log has it."""


class _Server(ThreadedWSGIServer):
    def __init__(self, app: WSGIApplication) -> None:
        super().__init__("127.0.0.1", 0, app, _Handler)
        self.stopping = threading.Event()
        self._lock = threading.Lock()
        self._peers: set[socket.socket] = set()
        self._workers: set[threading.Thread] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        worker = threading.Thread(
            target=self._work, args=(request, client_address), name="sandbox-request", daemon=True
        )
        with self._lock:
            self._peers.add(request)
            self._workers.add(worker)
        worker.start()

    def _work(self, request: Any, client_address: Any) -> None:
        try:
            self.process_request_thread(request, client_address)
        finally:
            with self._lock:
                self._peers.discard(request)
                self._workers.discard(threading.current_thread())

    def shutdown_request(self, request: Any) -> None:
        # An orderly shutdown would be seen before the reset and hide it.
        linger = request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, len(_RESET_ON_CLOSE))
        if linger == _RESET_ON_CLOSE:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def end_work(self) -> None:
        """Cut every open connection and wait for the threads that served them."""
        self.stopping.set()
        with self._lock:
            peers, workers = tuple(self._peers), tuple(self._workers)
        for peer in peers:
            with contextlib.suppress(OSError):  # the peer went away by itself
                peer.shutdown(socket.SHUT_RDWR)
        for worker in workers:
            worker.join()


class LoopbackServer:
    """One WSGI application on 127.0.0.1 and a port the system chooses.

    Each connection carries one request and is closed in good order after its answer.
    """

    def __init__(self, app: WSGIApplication, name: str) -> None:
        self._server = _Server(app)
        self._thread = threading.Thread(
            # The interval is how long a stop waits at most.
            target=self._server.serve_forever,
            args=(0.05,),
            name=f"sandbox-{name}",
            daemon=True,
        )

    @property
    def url(self) -> str:
        """The base URL, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.port}"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering; when this returns, no thread of the server is left."""
        self._server.shutdown()
        self._thread.join()
        self._server.end_work()
