"""The routes of an index as a whole: make, show, remove, settings, refresh."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.index_rights import (
    CREATE,
    DROP,
    REFRESH,
    SETTINGS,
    VIEW,
    IndexAction,
    IndexGuard,
)
from fairlead.sandbox.elastic.indices import Index, Indices, flat_settings
from fairlead.sandbox.elastic.web import Response, Route

RESOLVING: Final = frozenset({"ignore_unavailable", "allow_no_indices", "expand_wildcards"})
_WAITING: Final = frozenset({"timeout", "master_timeout", "wait_for_active_shards"})
SHARDS: Final = {"total": 1, "successful": 1, "failed": 0}


def is_set(visit: Visit, name: str) -> bool:
    """Tell whether a boolean parameter of the query is there and not false."""
    return visit.request.query.get(name, "false") in ("", "true")


def resolve(visit: Visit, indices: Indices) -> list[Index]:
    """Return the indices of the path. Raises `ElasticsearchError` for one that is not there."""
    return indices.resolve(
        visit.values["index"],
        ignore_unavailable=is_set(visit, "ignore_unavailable"),
        hidden="hidden" in visit.request.query.get("expand_wildcards", ""),
    )


class IndexRoutes:
    """Answers for indices as a whole."""

    def __init__(self, indices: Indices, guard: IndexGuard) -> None:
        self._indices = indices
        self._guard = guard

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes."""
        path, settings = "/{index}", "/{index}/_settings"
        refresh = Endpoint(self._refresh, REFRESH.name, params=RESOLVING)
        return (
            Route("GET", path, Endpoint(self._show, VIEW.name, params=RESOLVING | {"local"})),
            Route("PUT", path, Endpoint(self._create, CREATE.name, params=_WAITING)),
            Route("DELETE", path, Endpoint(self._delete, DROP.name, params=_WAITING | RESOLVING)),
            Route("GET", settings, Endpoint(self._show_settings, VIEW.name, params=RESOLVING)),
            Route("PUT", settings, Endpoint(self._change_settings, SETTINGS.name, params=_WAITING)),
            Route("GET", "/{index}/_mapping", Endpoint(self._show_mappings, VIEW.name)),
            Route("POST", "/{index}/_refresh", refresh),
            Route("GET", "/{index}/_refresh", refresh),
        )

    def _require(self, visit: Visit, action: IndexAction) -> None:
        self._guard.require(visit, action, visit.values["index"])

    def _show(self, visit: Visit) -> Response:
        self._require(visit, VIEW)
        with self._indices.lock:
            return Response(
                200,
                {
                    index.name: {
                        "aliases": dict(index.aliases),
                        # It may change before the answer is out.
                        "mappings": copy.deepcopy(index.mappings),
                        "settings": {"index": _settings_of(index)},
                    }
                    for index in resolve(visit, self._indices)
                },
            )

    def _create(self, visit: Visit) -> Response:
        self._require(visit, CREATE)
        body = visit.read_body() if visit.request.body else {}
        unknown = sorted(set(body) - {"aliases", "mappings", "settings"})
        if unknown:
            reason = f"unknown key [{unknown[0]}] for create index"
            raise ElasticsearchError(400, "parse_exception", reason)
        name = visit.values["index"]
        with self._indices.lock:
            self._indices.create(name, body)
        return Response(200, {"acknowledged": True, "shards_acknowledged": True, "index": name})

    def _delete(self, visit: Visit) -> Response:
        self._require(visit, DROP)
        expression = visit.values["index"]
        if "*" in expression or expression == "_all":
            raise ElasticsearchError(
                400,
                "illegal_argument_exception",
                "Wildcard expressions or all indices are not allowed",
            )
        with self._indices.lock:
            for index in resolve(visit, self._indices):
                if index.name not in expression.split(","):
                    raise ElasticsearchError(
                        400,
                        "illegal_argument_exception",
                        f"The provided expression [{expression}] matches an alias, specify the "
                        "corresponding concrete indices instead.",
                    )
                self._indices.delete(index.name)
        return Response(200, {"acknowledged": True})

    def _show_settings(self, visit: Visit) -> Response:
        self._require(visit, VIEW)
        with self._indices.lock:
            shown = {
                index.name: {"settings": {"index": _settings_of(index)}}
                for index in resolve(visit, self._indices)
            }
        return Response(200, shown)

    def _change_settings(self, visit: Visit) -> Response:
        self._require(visit, SETTINGS)
        body = visit.read_body()
        with self._indices.lock:
            for index in resolve(visit, self._indices):
                for name, value in flat_settings(body).items():
                    if value is None:
                        index.settings.pop(name, None)
                    else:
                        index.settings[name] = value
        return Response(200, {"acknowledged": True})

    def _show_mappings(self, visit: Visit) -> Response:
        self._require(visit, VIEW)
        with self._indices.lock:
            shown = {
                index.name: {"mappings": copy.deepcopy(index.mappings)}
                for index in resolve(visit, self._indices)
            }
        return Response(200, shown)

    def _refresh(self, visit: Visit) -> Response:
        self._require(visit, REFRESH)
        with self._indices.lock:
            found = resolve(visit, self._indices)
            for index in found:
                index.refresh()
        return Response(200, {"_shards": {**SHARDS, "total": len(found), "successful": len(found)}})


def _settings_of(index: Index) -> Mapping[str, Any]:
    nested: dict[str, Any] = {
        "number_of_shards": "1",
        "number_of_replicas": "1",
        "uuid": index.uuid,
        "provided_name": index.name,
        "creation_date": str(index.created_ms),
    }
    for path, value in index.settings.items():
        *parents, name = path.split(".")
        node = nested
        for parent in parents:
            node = node.setdefault(parent, {})
        node[name] = value
    return nested
