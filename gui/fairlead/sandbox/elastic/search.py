"""Searching, counting and scrolling."""

import secrets
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.hits import Hit, search_answer
from fairlead.sandbox.elastic.index_rights import SEARCH, IndexGuard
from fairlead.sandbox.elastic.index_routes import RESOLVING, SHARDS, resolve
from fairlead.sandbox.elastic.indices import Indices
from fairlead.sandbox.elastic.queries import build_query
from fairlead.sandbox.elastic.sorting import sort_hits
from fairlead.sandbox.elastic.web import Response, Route

# What tells an id of a scroll from any other text.
_SCROLL_MARK: Final = "FGluY2x1ZGVf"
_WINDOW: Final = 10_000
_KEYS: Final = frozenset(
    {
        "query",
        "from",
        "size",
        "sort",
        "_source",
        "seq_no_primary_term",
        "version",
        "track_total_hits",
        "timeout",
    }
)
_SEARCH_PARAMS: Final = RESOLVING | {
    "scroll",
    "size",
    "from",
    "sort",
    "_source_includes",
    "_source_excludes",
    "typed_keys",
    "preference",
    "request_cache",
}
_SECONDS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


@dataclass
class _Scroll:
    """A search that goes on; ``ends`` is on the monotonic clock."""

    hits: list[Hit]
    size: int
    body: Mapping[str, Any]
    position: int
    ends: float


class Search:
    """Answers searches. ``check_memory`` raises `ElasticsearchError` when memory is short."""

    def __init__(
        self, indices: Indices, guard: IndexGuard, check_memory: Callable[[], None]
    ) -> None:
        self._indices = indices
        self._guard = guard
        self._check_memory = check_memory
        self._lock = threading.Lock()
        self._scrolls: dict[str, _Scroll] = {}

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes."""
        search = Endpoint(self._search, SEARCH.name, params=frozenset(_SEARCH_PARAMS))
        count = Endpoint(self._count, SEARCH.name, params=RESOLVING | {"preference"})
        scroll = Endpoint(self._scroll, params=frozenset({"scroll", "scroll_id"}))
        return (
            Route("POST", "/_search/scroll", scroll),
            Route("GET", "/_search/scroll", scroll),
            Route("DELETE", "/_search/scroll", Endpoint(self._end_scrolls)),
            *(
                Route(method, f"/{{index}}/{name}", endpoint)
                for method in ("POST", "GET")
                for name, endpoint in (("_search", search), ("_count", count))
            ),
        )

    def _search(self, visit: Visit) -> Response:
        self._guard.require(visit, SEARCH, visit.values["index"])
        self._check_memory()
        body = _read(visit)
        first, size = _number(body, "from", 0), _number(body, "size", 10)
        scroll = visit.request.query.get("scroll")
        _check_window(first, size, is_scroll=scroll is not None)
        hits = self._find(visit, body)
        page = hits[first : first + size]
        answer = search_answer(page, len(hits), body)
        if scroll is not None:
            answer = {"_scroll_id": self._keep(hits, size, body, _seconds(scroll)), **answer}
        return Response(200, answer)

    def _count(self, visit: Visit) -> Response:
        self._guard.require(visit, SEARCH, visit.values["index"])
        found = self._find(visit, _read(visit, frozenset({"query"})))
        return Response(200, {"count": len(found), "_shards": {**SHARDS, "skipped": 0}})

    def _find(self, visit: Visit, body: Mapping[str, Any]) -> list[Hit]:
        fits = build_query(body.get("query", {"match_all": {}}))
        with self._indices.lock:
            indices = resolve(visit, self._indices)
            found = [
                (index, document)
                for index in indices
                for document in index.visible()
                if fits(document)
            ]
            return sort_hits(found, indices, body.get("sort", []))

    def _keep(self, hits: list[Hit], size: int, body: Mapping[str, Any], keep_alive: float) -> str:
        scroll_id = f"{_SCROLL_MARK}{secrets.token_urlsafe(24)}"
        now = time.monotonic()
        with self._lock:
            self._scrolls = {key: kept for key, kept in self._scrolls.items() if kept.ends > now}
            self._scrolls[scroll_id] = _Scroll(hits, size, body, size, now + keep_alive)
        return scroll_id

    def _scroll(self, visit: Visit) -> Response:
        body = _read_scroll(visit)
        scroll_id = body.get("scroll_id")
        if not isinstance(scroll_id, str):
            reason = "Validation Failed: 1: scrollId is missing;"
            raise ElasticsearchError(400, "action_request_validation_exception", reason)
        with self._lock:
            kept = self._scrolls.get(scroll_id)
            if kept is None or kept.ends < time.monotonic():
                self._scrolls.pop(scroll_id, None)
                raise _no_context(scroll_id)
            if "scroll" in body:
                kept.ends = time.monotonic() + _seconds(str(body["scroll"]))
            page = kept.hits[kept.position : kept.position + kept.size]
            kept.position += kept.size
        return Response(
            200, {"_scroll_id": scroll_id, **search_answer(page, len(kept.hits), kept.body)}
        )

    def _end_scrolls(self, visit: Visit) -> Response:
        given = _read_scroll(visit).get("scroll_id", [])
        with self._lock:
            ids = [given] if isinstance(given, str) else given
            known = [scroll_id for scroll_id in ids if scroll_id in self._scrolls]
            for scroll_id in known:
                del self._scrolls[scroll_id]
        count = len(known)
        return Response(200 if count else 404, {"succeeded": True, "num_freed": count})


def _read(visit: Visit, known: frozenset[str] = _KEYS) -> dict[str, Any]:
    body = visit.read_body() if visit.request.body else {}
    unknown = sorted(set(body) - known)
    if unknown:
        raise ElasticsearchError(
            400, "parsing_exception", f"Unknown key for a START_OBJECT in [{unknown[0]}]."
        )
    query = visit.request.query
    for name in ("from", "size"):
        if name in query:
            body[name] = query[name]
    if "_source_includes" in query or "_source_excludes" in query:
        body["_source"] = {
            "includes": query.get("_source_includes", "*").split(","),
            "excludes": query.get("_source_excludes", "").split(","),
        }
    if "sort" in query:
        pairs = [part.partition(":") for part in query["sort"].split(",")]
        body["sort"] = [{path: order or "asc"} for path, _colon, order in pairs]
    return body


def _read_scroll(visit: Visit) -> dict[str, Any]:
    body = visit.read_body() if visit.request.body else {}
    unknown = sorted(set(body) - {"scroll", "scroll_id"})
    if unknown:
        reason = f"Unknown parameter [{unknown[0]}] in request body or parameter is of the wrong "
        raise ElasticsearchError(400, "illegal_argument_exception", f"{reason}type[VALUE_STRING] ")
    return {**visit.request.query, **body}


def _number(body: Mapping[str, Any], name: str, default: int) -> int:
    try:
        number = int(body.get(name, default))
    except (TypeError, ValueError):
        reason = f"Failed to parse value [{body[name]}] for setting [{name}]"
        raise ElasticsearchError(400, "illegal_argument_exception", reason) from None
    if number < 0:
        reason = f"[{name}] parameter cannot be negative but was [{number}]"
        raise ElasticsearchError(400, "illegal_argument_exception", reason)
    return number


def _check_window(first: int, size: int, *, is_scroll: bool) -> None:
    if is_scroll and size > _WINDOW:
        reason = (
            f"Batch size is too large, size must be less than or equal to: [{_WINDOW}] but was "
            f"[{size}]. Scroll batch sizes cost as much memory as result windows so they are "
            "controlled by the [index.max_result_window] index level setting."
        )
    elif first + size > _WINDOW:
        reason = (
            "Result window is too large, from + size must be less than or equal to: "
            f"[{_WINDOW}] but was [{first + size}]. See the scroll api for a more efficient way to "
            "request large data sets. This limit can be set by changing the "
            "[index.max_result_window] index level setting."
        )
    else:
        return
    cause = {"type": "illegal_argument_exception", "reason": reason}
    raise ElasticsearchError(
        400, "search_phase_execution_exception", "all shards failed", cause=cause, root=cause
    )


def _seconds(text: str) -> float:
    unit = text.lstrip("0123456789")
    number = text.removesuffix(unit)
    if unit not in _SECONDS or not number:
        reason = f"failed to parse setting [scroll] with value [{text}] as a time value: unit is "
        raise ElasticsearchError(
            400, "illegal_argument_exception", f"{reason}missing or unrecognized"
        )
    return int(number) * _SECONDS[unit]


def _no_context(scroll_id: str) -> ElasticsearchError:
    if not scroll_id.startswith(_SCROLL_MARK):
        return ElasticsearchError(400, "illegal_argument_exception", "Cannot parse scroll id")
    cause = {
        "type": "search_context_missing_exception",
        "reason": f"No search context found for id [{len(scroll_id)}]",
    }
    return ElasticsearchError(
        404, "search_phase_execution_exception", "all shards failed", cause=cause, root=cause
    )
