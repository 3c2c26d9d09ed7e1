"""The SDK's clients of one session, made when they are needed."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any, Final

from fairlead.services.aws_errors import is_open
from fairlead.services.conditions import condition

if TYPE_CHECKING:
    from botocore.client import BaseClient
    from botocore.session import Session

_ATTEMPTS: Final = 4


class Clients:
    """Makes clients by service and region and keeps them. Calls may come from any thread.

    `options` are botocore's for every client. With `endpoint_url` "" the SDK's own rules hold.
    `attempts` hears of every attempt of every call.
    """

    def __init__(
        self, session: Session, endpoint_url: str, options: dict[str, Any], attempts: Attempts
    ) -> None:
        self._session = session
        self._endpoint_url = endpoint_url
        self._options = options
        self._lock = threading.Lock()
        self._made: dict[tuple[str, str, bool], BaseClient] = {}
        self._is_closed = False
        self._attempts = attempts

    def get(self, service: str, region: str, *, is_once: bool) -> BaseClient:
        """Return the client of a service in a region, "" for the session's own.

        One that `is_once` tries once, any other up to four times.

        Raises:
            ServiceProblem: They were closed.
        """
        from botocore.config import Config

        attempts = 1 if is_once else _ATTEMPTS
        config = Config(
            retries={"mode": "standard", "total_max_attempts": attempts}, **self._options
        )
        key = (service, region, is_once)
        # The SDK's sessions are not for several threads at a time, its clients are.
        with self._lock:
            if self._is_closed:
                raise condition("closed", service, "call")
            client = self._made.get(key)
            if client is None:
                client = self._session.create_client(
                    service,
                    region_name=region or None,
                    endpoint_url=self._endpoint_url or None,
                    config=config,
                )
                client.meta.events.register("needs-retry", self._attempts.note)
                client.meta.events.register("after-call", _refuse_unreadable)
                self._made[key] = client
            return client

    def close(self) -> None:
        """Close all connections. Clients cannot be had after that."""
        with self._lock:
            self._is_closed = True
            for client in self._made.values():
                client.close()
            self._made.clear()


class Attempts(threading.local):
    """Whether an attempt of the call that this thread makes ended without a clear answer.

    The SDK tries again by itself and tells of the last attempt only; what an earlier one did
    would be forgotten.
    """

    was_open = False

    def begin(self) -> None:
        """Forget the call before."""
        self.was_open = False

    def note(
        self, response: Any = None, caught_exception: Exception | None = None, **_: Any
    ) -> None:
        """Hear of an attempt (event "needs-retry"): `response` is (HTTP response, parsed)."""
        status = response[0].status_code if response is not None else None
        self.was_open = self.was_open or is_open(caught_exception, status)


def _refuse_unreadable(http_response: Any, model: Any, **_: Any) -> None:
    """Hear of a good answer (event "after-call") and raise if it should be JSON and is not.

    The SDK takes such an answer, from a portal on the way for one, for an empty one.
    """
    from botocore.parsers import ResponseParserError

    is_json = model.service_model.metadata["protocol"] in ("json", "rest-json")
    is_stream = model.has_streaming_output or model.has_event_stream_output
    is_good = http_response.status_code < 300
    if is_json and is_good and not is_stream and http_response.content:
        try:
            json.loads(http_response.content)
        except ValueError:
            raise ResponseParserError("The answer is not JSON.") from None
