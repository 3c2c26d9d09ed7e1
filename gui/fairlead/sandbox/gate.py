"""The gate every request of the sandbox passes: latency, faults, call log."""

import math
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from fairlead.sandbox.calls import Call, CallLog
from fairlead.sandbox.faults import Fault, Faults, RenderFault
from fairlead.sandbox.server import connection_of

_ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None
)


class Gate:
    """Lets requests through to an application, or makes them fail as a switch says.

    A fault comes before anything the application would check; only ``slow`` and
    ``effect_then_reset`` reach the application. ``latency`` is seconds added to each call.
    """

    def __init__(self, faults: Faults, calls: CallLog, latency: float) -> None:
        self._faults = faults
        self._calls = calls
        self._latency = latency

    def admit(
        self,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        app: WSGIApplication,
        *,
        service: str,
        operation: str,
        caller: str,
        render: RenderFault,
    ) -> Iterator[bytes]:
        """Answer one request with ``app`` or with a fault.

        It is logged before the caller can know that its answer is complete, with status 0 when no
        answer was sent.
        """
        at, began = time.time(), time.monotonic()
        status, missing, is_logged = 0, math.inf, False

        def note_start(
            line: str, headers: list[tuple[str, str]], exc_info: _ExceptionInfo = None, /
        ) -> Callable[[bytes], object]:
            nonlocal status, missing
            status = int(line.split(maxsplit=1)[0])
            length = {name.lower(): value for name, value in headers}.get("content-length")
            if environ["REQUEST_METHOD"] == "HEAD" or status in (204, 304):
                missing = 0
            elif length is not None:
                missing = int(length)
            return start_response(line, headers, exc_info)

        def log() -> None:
            nonlocal is_logged
            if not is_logged:
                is_logged = True
                seconds = time.monotonic() - began
                self._calls.add(Call(at, service, operation, caller, status, seconds))

        try:
            if self._latency:
                connection_of(environ).wait(self._latency)
            fault = self._faults.match(service, operation)
            answering = app
            if fault is not None:
                answering = _failing(fault, app, service, operation, render)
            for part in _run(answering, environ, note_start):
                missing -= len(part)
                if missing <= 0:
                    log()
                yield part
        finally:
            log()


def _failing(
    fault: Fault, app: WSGIApplication, service: str, operation: str, render: RenderFault
) -> WSGIApplication:
    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        connection = connection_of(environ)
        kind = fault.kind
        if kind == "timeout":
            connection.wait(fault.seconds)
            connection.close()
        elif kind == "reset":
            connection.reset()
        elif kind == "slow":
            connection.wait(fault.seconds)
            yield from _run(app, environ, start_response)
        elif kind == "effect_then_reset":
            for _ in _run(app, environ, _start_nothing):
                pass
            connection.reset()
        else:
            line, headers, body = render(kind, service, operation)
            start_response(line, [*headers, ("Content-Length", str(len(body)))])
            yield body

    return answer


def _run(
    app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterator[bytes]:
    parts = app(environ, start_response)
    try:
        yield from parts
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()


def _start_nothing(
    _line: str, _headers: list[tuple[str, str]], _exc_info: _ExceptionInfo = None, /
) -> Callable[[bytes], object]:
    return lambda _part: None
