"""A server that answers with the bytes it was told to, or in no proper way at all."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Literal, Self

Reply = bytes | Literal["reset", "silence"]

_TLS_HANDSHAKE: Final = b"\x16"
_ABORT: Final = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Request:
    """What came over the wire; header names in lower case."""

    line: str
    headers: dict[str, str]
    body: bytes


def http(
    status: int, body: str | bytes = b"", content_type: str = "application/json", **headers: str
) -> bytes:
    """Return a whole HTTP answer; underscores in header names stand for hyphens."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Words"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [
        f"Content-Type: {content_type}",
        f"Content-Length: {len(content)}",
        "Connection: close",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class Wire:
    """Plays one reply for each connection, the last one again and again.

    "reset" breaks the connection off after the request, "silence" holds it without a word.
    A reply with `keep_open` is not followed by the end of the connection.
    """

    def __init__(
        self, *replies: Reply, keep_open: bool = False, tls: ssl.SSLContext | None = None
    ) -> None:
        self.requests: list[Request] = []
        self.seen_end = threading.Event()
        self._replies = list(replies)
        self._keep_open = keep_open
        self._tls = tls
        self._held: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, name="wire")

    @property
    def url(self) -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # Closing does not wake `accept` up everywhere; a visitor without a word does.
        host, port = self._listener.getsockname()
        self._is_over = True
        socket.create_connection((host, port)).close()
        self._thread.join()
        self._listener.close()
        for held in self._held:
            held.close()

    _is_over = False

    def _serve(self) -> None:
        while True:
            connection, _address = self._listener.accept()
            if self._is_over:
                connection.close()
                return
            if self._tls is not None:
                try:
                    connection = self._tls.wrap_socket(connection, server_side=True)
                except OSError:
                    # The client does not like the certificate.
                    connection.close()
                    continue
            self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        if self._tls is None and connection.recv(1, socket.MSG_PEEK) == _TLS_HANDSHAKE:
            connection.sendall(http(400))
            connection.close()
            return
        request = _read_request(connection)
        if request is None:
            connection.close()
            return
        self.requests.append(request)
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        if reply == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
            connection.close()
        elif reply == "silence":
            self._held.append(connection)
        else:
            assert isinstance(reply, bytes)
            connection.sendall(reply)
            if self._keep_open:
                connection.settimeout(5)
                assert connection.recv(1) == b""
                self.seen_end.set()
            connection.close()


def _read_request(connection: socket.socket) -> Request | None:
    connection.settimeout(5)
    stream = connection.makefile("rb")
    line = stream.readline().decode().strip()
    if not line:
        return None
    headers = {}
    while text := stream.readline().decode().strip():
        name, _colon, value = text.partition(": ")
        headers[name.lower()] = value
    body = stream.read(int(headers.get("content-length", "0")))
    stream.close()
    return Request(line, headers, body)
