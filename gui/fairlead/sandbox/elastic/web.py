"""Requests, answers and routes: the little of HTTP that Kibana and Elasticsearch need here."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, Generic, TypeVar
from urllib.parse import parse_qsl, unquote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

NO_BODY: Final = object()


@dataclass(frozen=True)
class Request:
    """One HTTP request.

    ``uri`` is as sent and ``path`` the part of it before the query; header names are lower case.
    """

    method: str
    uri: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @classmethod
    def read(cls, environ: WSGIEnvironment) -> "Request":
        """Read a request whole."""
        headers = {
            name[5:].replace("_", "-").lower(): str(value)
            for name, value in environ.items()
            if name.startswith("HTTP_")
        }
        for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            if environ.get(name):
                headers[name.replace("_", "-").lower()] = str(environ[name])
        # The path must stay as sent: an id may hold an encoded slash.
        uri = str(environ["RAW_URI"])
        path = uri.partition("?")[0]
        query = dict(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True))
        body = environ["wsgi.input"].read()
        return cls(environ["REQUEST_METHOD"], uri, path, query, headers, body)


@dataclass(frozen=True)
class Response:
    """One HTTP answer; ``body`` is JSON to be, unless it is `NO_BODY` or bytes."""

    status: int
    body: object = NO_BODY
    headers: tuple[tuple[str, str], ...] = ()

    def encode(self) -> bytes:
        """Return the body's bytes."""
        if self.body is NO_BODY:
            return b""
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body, ensure_ascii=False).encode()

    @property
    def line(self) -> str:
        """The status line, ``"404 Not Found"``."""
        return f"{self.status} {HTTPStatus(self.status).phrase}"


def as_wsgi(answer: Callable[[], Response], headers: Iterable[tuple[str, str]]) -> WSGIApplication:
    """Return an application that gives the answer, with the headers every answer bears."""

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        response = answer()
        body = response.encode()
        length = () if response.status == HTTPStatus.NO_CONTENT else (len(body),)
        own = {name.lower() for name, _value in response.headers}
        start_response(
            response.line,
            [
                *((name, value) for name, value in headers if name.lower() not in own),
                *response.headers,
                *(("Content-Length", str(size)) for size in length),
            ],
        )
        if environ["REQUEST_METHOD"] != "HEAD":
            yield body

    return app


HandlerT = TypeVar("HandlerT")


@dataclass(frozen=True)
class Route(Generic[HandlerT]):
    """A path of an API: ``template`` holds ``{names}`` for the segments that vary.

    An ``{index}`` does not begin with an underscore: that is how APIs are told from indices.
    """

    method: str
    template: str
    handler: HandlerT

    @property
    def operation(self) -> str:
        """Its name in the call log and in fault switches."""
        return f"{self.method} {self.template}"

    def match(self, path: str) -> Mapping[str, str] | None:
        """Return the decoded varying segments of a raw path, or ``None``."""
        wanted, given = self.template.split("/"), path.split("/")
        if len(wanted) != len(given):
            return None
        values = {}
        for pattern, segment in zip(wanted, given, strict=True):
            if pattern.startswith("{"):
                if not segment or (pattern == "{index}" and segment.startswith("_")):
                    return None
                values[pattern[1:-1]] = unquote(segment)
            elif pattern != unquote(segment):
                return None
        return values


@dataclass(frozen=True)
class Found(Generic[HandlerT]):
    """A route and the varying segments of the path that led to it."""

    route: Route[HandlerT]
    values: Mapping[str, str]


class Router(Generic[HandlerT]):
    """The routes of one application; of two that fit a path, the earlier one wins."""

    def __init__(self, routes: Iterable[Route[HandlerT]]) -> None:
        self._routes = tuple(routes)

    def find(self, method: str, path: str) -> Found[HandlerT] | None:
        """Return the route for a raw path; where one may GET, one may ask for the head alone."""
        wanted = "GET" if method == "HEAD" else method
        for route in self._routes:
            if route.method == wanted:
                values = route.match(path)
                if values is not None:
                    return Found(route, values)
        return None

    def methods(self, path: str) -> tuple[str, ...]:
        """Return the methods a raw path knows."""
        return tuple(
            sorted({route.method for route in self._routes if route.match(path) is not None})
        )
