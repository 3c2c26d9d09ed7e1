"""The way of the official Elasticsearch client to the network: the same as Kibana's.

The client's own nodes know no proxy and trust no certificate of the operating system.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import httpx
    from elastic_transport import BaseNode

_PRODUCT: Final = "x-elastic-product"
# `warning` would be printed on the terminal; the length is no longer that of the decoded body.
_DROPPED: Final = frozenset({"warning", "content-encoding", "content-length"})


class Detour(Exception):
    """Not Elasticsearch answered, but something on the way or something else."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(f"HTTP {response.status_code}")
        self.response = response


def make_node_class(http: httpx.Client) -> type[BaseNode]:
    """Return a node class whose requests all go through this HTTP client.

    Its nodes raise `Detour` and httpx's own exceptions.
    """
    from elastic_transport import ApiResponseMeta, BaseNode, HttpHeaders

    # WORKAROUND(https://github.com/elastic/elastic-transport-python): nodes may be written outside
    # of the package, but what they return is not among its public names.
    from elastic_transport._node import NodeApiResponse

    class HttpxNode(BaseNode):
        _CLIENT_META_HTTP_CLIENT = ("hx", "0")

        def perform_request(
            self,
            method: str,
            target: str,
            body: bytes | None = None,
            headers: HttpHeaders | None = None,
            request_timeout: Any = None,
        ) -> NodeApiResponse:
            sent = {name: value for name, value in (headers or {}).items() if name != "user-agent"}
            begin = time.perf_counter()
            response = http.request(method, target, content=body, headers=sent)
            seconds = time.perf_counter() - begin
            if _PRODUCT not in response.headers:
                raise Detour(response)
            kept = HttpHeaders(
                [item for item in response.headers.items() if item[0] not in _DROPPED]
            )
            meta = ApiResponseMeta(
                response.status_code, response.http_version, kept, seconds, self.config
            )
            return NodeApiResponse(meta, response.content)

        def close(self) -> None:
            http.close()

    return HttpxNode
