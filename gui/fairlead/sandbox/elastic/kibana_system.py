"""Kibana's status, its front door and its spaces."""

from collections.abc import Iterable, Mapping
from typing import Final

from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.kibana_base import Endpoint, KibanaError, Visit
from fairlead.sandbox.elastic.web import Response, Route

SPACES: Final[Mapping[str, Mapping[str, object]]] = {
    "default": {
        "id": "default",
        "name": "Default",
        "description": "This is your default space!",
        "color": "#00bfb3",
        "disabledFeatures": [],
        "_reserved": True,
    },
    "security": {
        "id": "security",
        "name": "Security",
        "description": "",
        "color": "#54b399",
        "disabledFeatures": [],
    },
}


def system_routes(edition: Edition) -> Iterable[Route[Endpoint]]:
    """Return the routes that need no plugin of their own."""

    def status(visit: Visit) -> Response:
        return Response(200, _status(edition, full=visit.principal is not None))

    return (
        Route("GET", "/", Endpoint(_front_door, needs_sign_in=False)),
        Route("GET", "/api/status", Endpoint(status, needs_sign_in=False)),
        Route("GET", "/api/spaces/space", Endpoint(_list_spaces)),
        Route("GET", "/api/spaces/space/{id}", Endpoint(_get_space)),
    )


def _front_door(visit: Visit) -> Response:
    place = "/login?next=%2F" if visit.principal is None else "/spaces/space_selector"
    return Response(302, headers=(("Location", place),))


def _list_spaces(_visit: Visit) -> Response:
    return Response(200, list(SPACES.values()))


def _get_space(visit: Visit) -> Response:
    space = SPACES.get(visit.values["id"])
    if space is None:
        raise KibanaError(404, "Not Found")
    return Response(200, space)


def _status(edition: Edition, *, full: bool) -> dict[str, object]:
    if not full:
        return {"status": {"overall": {"level": "available"}}}
    fine = {"level": "available", "summary": "All services and plugins are available"}
    return {
        "name": "fairlead-sandbox",
        "uuid": "5b2de169-2785-441b-ae8c-186a1936b17d",
        "version": {
            "number": edition.kibana,
            "build_hash": "0" * 40,
            "build_number": 90000,
            "build_snapshot": False,
            "build_flavor": "serverless" if edition.is_serverless else "traditional",
            "build_date": "2026-10-01T00:00:00.000Z",
        },
        "status": {
            "overall": fine,
            "core": {
                "elasticsearch": {
                    "level": "available",
                    "summary": "Elasticsearch is available",
                },
                "savedObjects": {
                    "level": "available",
                    "summary": "SavedObjects service has completed migrations and is available",
                },
            },
            "plugins": {"actions": fine, "licensing": fine, "security": fine, "spaces": fine},
        },
    }
