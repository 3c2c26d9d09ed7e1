"""Elasticsearch's inference endpoints: the routes under ``/_inference``.

From ``inference/action`` in elastic/elasticsearch. An endpoint is tried out before it is kept,
also when its id turns out to be taken.
"""

import re
import threading
from collections.abc import Iterable, Mapping
from typing import Any, Final

from fairlead.sandbox.elastic.bedrock_service import NAME, BedrockService, Model, read_model
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.elasticsearch_base import (
    ElasticsearchError,
    Endpoint,
    Visit,
    bad_request,
)
from fairlead.sandbox.elastic.network import AwsNetwork
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.scene import Scene

_TASKS: Final = (
    "text_embedding",
    "sparse_embedding",
    "rerank",
    "completion",
    "chat_completion",
    "any",
)
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9_\-.]*[a-z0-9])?")
_TRIAL_INPUT: Final = "how big"
# What Elasticsearch brings along.
_PRECONFIGURED: Final[Mapping[str, Mapping[str, object]]] = {
    name: {
        "inference_id": name,
        "task_type": task,
        "service": "elasticsearch",
        "service_settings": {"num_threads": 1, "model_id": model},
    }
    for name, task, model in (
        (".elser-2-elasticsearch", "sparse_embedding", ".elser_model_2"),
        (".multilingual-e5-small-elasticsearch", "text_embedding", ".multilingual-e5-small"),
        (".rerank-v1-elasticsearch", "rerank", ".rerank-v1"),
    )
}


class Inference:
    """The inference endpoints of the cluster and the routes to them."""

    def __init__(self, scene: Scene, edition: Edition, network: AwsNetwork) -> None:
        self._scene = scene
        self._edition = edition
        self._service = BedrockService(network)
        self._lock = threading.Lock()
        self._models: dict[str, Model] = {}

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes."""
        timeout = frozenset({"timeout"})
        get = Endpoint(
            self._get,
            "cluster:monitor/xpack/inference/get",
            ("monitor_inference", "manage_inference", "monitor", "manage", "all"),
        )
        put = Endpoint(
            self._put,
            "cluster:admin/xpack/inference/put",
            ("manage_inference", "manage", "all"),
            timeout,
        )
        delete = Endpoint(
            self._delete,
            "cluster:admin/xpack/inference/delete",
            ("manage_inference", "manage", "all"),
            frozenset({"dry_run", "force"}),
        )
        infer = Endpoint(
            self._infer,
            "cluster:monitor/xpack/inference",
            ("monitor_inference", "manage_inference", "monitor", "manage", "all"),
            timeout,
        )
        typed, plain = "/_inference/{task}/{id}", "/_inference/{id}"
        return (
            Route("GET", "/_inference", get),
            Route("GET", "/_inference/_all", get),
            *(
                Route(method, path, endpoint)
                for method, endpoint in (("GET", get), ("DELETE", delete), ("POST", infer))
                for path in (plain, typed)
            ),
            Route("PUT", typed, put),
        )

    def _get(self, visit: Visit) -> Response:
        task, wanted = _task_of(visit), visit.values.get("id", "_all")
        with self._lock:
            models = dict(self._models)
        shown = {
            **_PRECONFIGURED,
            **{name: _show(name, model) for name, model in models.items()},
        }
        if wanted in ("_all", "*"):
            listed = [item for item in shown.values() if task in ("any", item["task_type"])]
            listed.sort(key=lambda item: str(item["inference_id"]))
            return Response(200, {"endpoints": listed})
        found = shown.get(wanted)
        if found is None:
            raise _not_found(wanted)
        _match_task(task, str(found["task_type"]))
        return Response(200, {"endpoints": [found]})

    def _put(self, visit: Visit) -> Response:
        task, inference_id = _task_of(visit), visit.values["id"]
        body = visit.read_body()
        if inference_id not in _PRECONFIGURED and _ID.fullmatch(inference_id) is None:
            raise ElasticsearchError(
                400,
                "action_request_validation_exception",
                f"Validation Failed: 1: Invalid inference_id; '{inference_id}' can contain "
                "lowercase alphanumeric (a-z and 0-9), hyphens or underscores; must start and "
                "end with alphanumeric;",
            )
        self._need_licence()
        if inference_id in _PRECONFIGURED:
            raise bad_request(
                f"[{inference_id}] is a reserved inference ID. Cannot create a new inference "
                "endpoint with a reserved ID."
            )
        service = body.pop("service", None)
        if service is None:
            raise bad_request("Inference endpoint configuration is missing the [service] setting")
        if service != NAME:
            raise bad_request(f"Unknown service [{service}]")
        model = read_model(self._edition, task, body)
        try:
            self._run(model, _TRIAL_INPUT)
        except ElasticsearchError as error:
            raise ElasticsearchError(
                400,
                "status_exception",
                "Could not complete inference endpoint creation as validation call to service "
                "threw an exception.",
                cause=error.told,
                root=error.root,
            ) from None
        with self._lock:
            if inference_id in self._models:
                raise ElasticsearchError(
                    400,
                    "resource_already_exists_exception",
                    f"Inference endpoint [{inference_id}] already exists",
                )
            self._models[inference_id] = model
        return Response(200, _show(inference_id, model))

    def _delete(self, visit: Visit) -> Response:
        inference_id = visit.values["id"]
        model = self._find(visit)
        dry_run = visit.request.query.get("dry_run") in ("", "true")
        if not dry_run:
            with self._lock:
                if self._models.get(inference_id) is model:
                    del self._models[inference_id]
        return Response(
            200,
            {"acknowledged": not dry_run, "pipelines": [], "indexes": [], "dry_run_message": ""},
        )

    def _infer(self, visit: Visit) -> Response:
        self._need_licence()
        model = self._find(visit)
        if model.task == "chat_completion":
            raise bad_request(
                "The [chat_completion] task type only supports streaming, please try again with "
                "the _stream API"
            )
        return Response(200, self._run(model, *_inputs(visit.read_body())))

    def _run(self, model: Model, *inputs: str) -> dict[str, object]:
        if model.task == "text_embedding":
            return {
                "text_embedding": [
                    {"embedding": self._service.embed(model, text)} for text in inputs
                ]
            }
        return {
            "completion": [
                {"result": result}
                for text in inputs
                for result in self._service.complete(model, text)
            ]
        }

    def _find(self, visit: Visit) -> Model:
        inference_id = visit.values["id"]
        with self._lock:
            model = self._models.get(inference_id)
        if model is None:
            raise _not_found(inference_id)
        _match_task(_task_of(visit), model.task)
        return model

    def _need_licence(self) -> None:
        if self._scene.licence not in ("enterprise", "trial"):
            raise ElasticsearchError(
                403,
                "security_exception",
                "current license is non-compliant for [inference]",
                extra={"license.expired.feature": "inference"},
            )


def _show(inference_id: str, model: Model) -> dict[str, object]:
    return {"inference_id": inference_id, "task_type": model.task, **model.show()}


def _not_found(inference_id: str) -> ElasticsearchError:
    return ElasticsearchError(
        404, "resource_not_found_exception", f"Inference endpoint not found [{inference_id}]"
    )


def _task_of(visit: Visit) -> str:
    task = visit.values.get("task", "any")
    if task not in _TASKS:
        raise bad_request(f"Unknown task_type [{task}]")
    return task


def _match_task(asked: str, actual: str) -> None:
    if asked not in ("any", actual):
        raise bad_request(
            f"Requested task type [{asked}] does not match the inference endpoint's task type "
            f"[{actual}]"
        )


def _inputs(body: Mapping[str, Any]) -> list[str]:
    unknown = sorted(set(body) - {"input", "query", "task_settings", "input_type"})
    if unknown:
        raise ElasticsearchError(
            400,
            "x_content_parse_exception",
            f"[1:2] [inference_api] unknown field [{unknown[0]}]",
        )
    given = body.get("input")
    inputs = [given] if isinstance(given, str) else given
    if not inputs:
        complaint = "cannot be null" if inputs is None else "cannot be an empty array"
        raise ElasticsearchError(
            400,
            "action_request_validation_exception",
            f"Validation Failed: 1: Field [input] {complaint};",
        )
    return [str(text) for text in inputs]
