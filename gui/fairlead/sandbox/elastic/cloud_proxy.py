"""The proxy that stands before every deployment and project on Elastic Cloud.

Nothing that Elasticsearch or Kibana tells of itself differs there; what does are the headers that
the proxy adds to each answer (elastic/elasticsearch#98981, and the OpenTelemetry conventions for
Elasticsearch clients, which read the names of cluster and node from them).
"""

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Final
from uuid import uuid4
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

ELASTICSEARCH: Final = "0f4c6b2e91d84a57b3a6c5d2e7f81930"
"""The id of the local Elasticsearch on Elastic Cloud, which is the name of its cluster too."""

KIBANA: Final = "5d1e8a7c20b94f3695d8e4a1b6c7f024"

_ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None
)


class CloudProxy:
    """Passes requests on to an application, and says in each answer which cluster handled it."""

    def __init__(self, app: WSGIApplication, cluster: str) -> None:
        self._app = app
        self._cluster = cluster

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""

        def start(
            line: str, headers: list[tuple[str, str]], exc_info: _ExceptionInfo = None, /
        ) -> Callable[[bytes], object]:
            added = [
                ("X-Cloud-Request-Id", uuid4().hex[:22]),
                ("X-Found-Handling-Cluster", self._cluster),
                ("X-Found-Handling-Instance", "instance-0000000000"),
            ]
            return start_response(line, [*headers, *added], exc_info)

        return self._app(environ, start)
