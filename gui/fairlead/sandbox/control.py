"""The sandbox's own address beside the AWS services: fault switches and the call log.

It lets another process, such as a test that drives the window, switch faults.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from fairlead.sandbox.calls import CallLog
from fairlead.sandbox.faults import Fault, Faults

_FAULTS: Final = "/_sandbox/faults"
_CALLS: Final = "/_sandbox/calls"


class Control:
    """Answers ``/_sandbox/faults`` and ``/_sandbox/calls``, and leaves the rest to ``app``.

    Faults: GET lists those that are on, POST adds one (``{"kind": "throttle", …}``), DELETE
    clears them. Calls: GET lists the log.
    """

    def __init__(self, app: WSGIApplication, faults: Faults, calls: CallLog) -> None:
        self._app = app
        self._faults = faults
        self._calls = calls

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if not environ["PATH_INFO"].startswith("/_sandbox/"):
            return self._app(environ, start_response)
        try:
            status, document = self._answer(environ)
        except ValueError as error:
            status, document = "400 Bad Request", {"error": str(error)}
        body = json.dumps(document).encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    def _answer(self, environ: WSGIEnvironment) -> tuple[str, Mapping[str, Any]]:
        match environ["PATH_INFO"], environ["REQUEST_METHOD"]:
            case (path, "GET") if path == _FAULTS:
                return "200 OK", {"faults": [asdict(fault) for fault in self._faults.all()]}
            case (path, "POST") if path == _FAULTS:
                self._faults.add(Fault.from_json(json.loads(environ["wsgi.input"].read())))
                return "201 Created", {}
            case (path, "DELETE") if path == _FAULTS:
                self._faults.clear()
                return "200 OK", {}
            case (path, "GET") if path == _CALLS:
                return "200 OK", {"calls": [asdict(call) for call in self._calls.all()]}
            case _:
                return "404 Not Found", {"error": "There is nothing here."}
