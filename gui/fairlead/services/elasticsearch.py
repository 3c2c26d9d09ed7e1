"""Elasticsearch, through its official client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from fairlead.services.elastic import ElasticAuth, nested_secrets, open_client
from fairlead.services.elastic_errors import HttpCall, http_errors
from fairlead.services.elasticsearch_node import Detour, make_node_class
from fairlead.services.problems import Explain, ServiceProblem, explain_plainly

if TYPE_CHECKING:
    from elastic_transport import ApiResponse
    from elasticsearch import Elasticsearch as Client

_MISSING: Final = "resource_not_found_exception"


class Elasticsearch:
    """One Elasticsearch. Calls may come from any thread; failures are `ServiceProblem`.

    Times are seconds. `ca_file` names certificates to trust besides those of the computer.
    """

    def __init__(
        self,
        url: str,
        auth: ElasticAuth,
        *,
        ca_file: str = "",
        explain: Explain = explain_plainly,
        timeout: float = 30.0,
    ) -> None:
        import elasticsearch

        http = open_client("elasticsearch", url, auth, ca_file=ca_file, timeout=timeout)
        self._explain = explain
        self._is_encrypted = url.startswith("https:")
        self._secrets = auth.secrets
        self._same: Mapping[str, Any] = {
            "url": url,
            "ca_file": ca_file,
            "explain": explain,
            "timeout": timeout,
        }
        # The node holds the whole address; the official client only wants to have one.
        self._client = elasticsearch.Elasticsearch(
            "http://elasticsearch:9200",
            node_class=make_node_class(http),
            max_retries=0,
        )

    def info(self) -> dict[str, Any]:
        """Return name, version and build flavor."""
        return self._ask("info", self._client.info)

    def license(self) -> dict[str, Any]:
        """Return the licence: type, status, expiry."""
        answer = self._ask("license", self._client.license.get)
        licence: dict[str, Any] = answer.get("license", {})
        return licence

    def has_privileges(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Ask which of the privileges in `body` (cluster, index, application) are held."""
        return self._ask(
            "has_privileges", lambda: self._client.security.has_privileges(**dict(body))
        )

    def authenticate(self) -> dict[str, Any]:
        """Return who is signed in, and how."""
        return self._ask("authenticate", self._client.security.authenticate)

    def inference(self, task: str, inference_id: str) -> dict[str, Any] | None:
        """Return an inference endpoint, or None if there is none of that id."""
        try:
            answer = self._ask(
                "inference",
                lambda: self._client.inference.get(task_type=task, inference_id=inference_id),
            )
        except ServiceProblem as problem:
            if problem.service_code != _MISSING:
                raise
            return None
        endpoints = answer.get("endpoints", [])
        return endpoints[0] if endpoints else None

    def put_inference(
        self, task: str, inference_id: str, settings: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Create an inference endpoint; `settings` is the request body."""
        return self._ask(
            "put_inference",
            lambda: self._client.inference.put(
                task_type=task, inference_id=inference_id, inference_config=settings
            ),
            changes=True,
            secrets=nested_secrets(settings),
        )

    def delete_inference(self, task: str, inference_id: str) -> bool:
        """Delete an inference endpoint; False if it was not there."""
        try:
            self._ask(
                "delete_inference",
                lambda: self._client.inference.delete(task_type=task, inference_id=inference_id),
                changes=True,
            )
        except ServiceProblem as problem:
            if problem.service_code != _MISSING:
                raise
            return False
        return True

    def with_key(self, api_key: str) -> Elasticsearch:
        """Return the same Elasticsearch, signed in with this API key in its encoded form."""
        return Elasticsearch(auth=ElasticAuth(api_key=api_key), **self._same)

    @property
    def is_encrypted(self) -> bool:
        """Whether it is reached by https, so that its certificate was checked."""
        return self._is_encrypted

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def __repr__(self) -> str:
        return "<Elasticsearch>"

    def request(
        self,
        operation: str,
        work: Callable[[Client], ApiResponse[Any]],
        *,
        changes: bool = False,
        secrets: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Make a request with the official client and return the answer's body.

        `operation` names it in a problem, `changes` says that it changes something there, and
        `secrets` are hidden from the words of a problem.
        """
        return self._ask(operation, lambda: work(self._client), changes=changes, secrets=secrets)

    def explain(self, operation: str, code: str, message: str, status: int) -> ServiceProblem:
        """Return the problem for a part of a request that was refused by itself."""
        call = HttpCall("elasticsearch", operation, True, self._explain, self._secrets)
        return call.refused(code, message, status)

    def _ask(
        self,
        operation: str,
        work: Callable[[], ApiResponse[Any]],
        *,
        changes: bool = False,
        secrets: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        from elasticsearch import ApiError, TransportError, UnsupportedProductError

        hidden = (*self._secrets, *secrets)
        call = HttpCall("elasticsearch", operation, changes, self._explain, hidden)
        try:
            body: dict[str, Any] = work().body
        except Detour as detour:
            problem = _read_detour(call, detour)
        except ApiError as error:
            problem = _refused(call, error.meta.status, error.body)
        except UnsupportedProductError as error:
            problem = call.condition("wrong-product", str(error))
        except TransportError as error:
            # Nothing but its class: it may quote the whole answer.
            problem = call.condition("unreadable", type(error).__name__, is_open=True)
        except http_errors() as error:
            problem = call.translate(error)
        else:
            return body
        # Outside of the handlers: the exceptions hold the request, and the request the sign-in.
        raise problem


def _read_detour(call: HttpCall, detour: Detour) -> ServiceProblem:
    response = detour.response
    way = call.read_way(response)
    if way is not None:
        return way
    if response.is_success or "kbn-name" in response.headers:
        return call.condition("wrong-product", f"HTTP {response.status_code}")
    try:
        body = response.json()
    except ValueError:
        body = response.reason_phrase
    return _refused(call, response.status_code, body)


def _refused(call: HttpCall, status: int, body: object) -> ServiceProblem:
    """Return the problem for `{"error": {"type", "reason", "caused_by"}}`, or for other words."""
    error = body.get("error", body.get("message")) if isinstance(body, dict) else body
    if not isinstance(error, dict):
        return call.refused(str(status), str(error or ""), status)
    reasons = []
    cause: object = error
    while isinstance(cause, dict):
        reasons.append(str(cause.get("reason", "")))
        cause = cause.get("caused_by")
    return call.refused(str(error.get("type", status)), "\n".join(filter(None, reasons)), status)
