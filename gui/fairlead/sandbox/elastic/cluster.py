"""Elasticsearch's greeting and its licence."""

from collections.abc import Iterable
from typing import Final

from fairlead.sandbox.elastic import cloud_proxy
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.elasticsearch_base import Endpoint, Visit
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.scene import Scene

# Milliseconds.
_ISSUED: Final = 1_760_000_000_000
_EXPIRES: Final = 1_900_000_000_000
_EXPIRED: Final = 1_770_000_000_000
_MONITOR: Final = ("monitor", "manage", "all")


def cluster_routes(scene: Scene, edition: Edition) -> Iterable[Route[Endpoint]]:
    """Return the routes about the cluster itself."""

    def greet(_visit: Visit) -> Response:
        return Response(200, _greeting(scene, edition))

    def show_licence(_visit: Visit) -> Response:
        return Response(200, {"license": _licence(scene)})

    return (
        Route("GET", "/", Endpoint(greet, "cluster:monitor/main", _MONITOR)),
        Route(
            "GET",
            "/_license",
            Endpoint(
                show_licence,
                "cluster:monitor/xpack/license/get",
                _MONITOR,
                frozenset({"local", "accept_enterprise", "master_timeout"}),
                is_on_serverless=False,
            ),
        ),
    )


def _greeting(scene: Scene, edition: Edition) -> dict[str, object]:
    serverless = edition.is_serverless
    return {
        "name": "serverless" if serverless else "instance-0000000000",
        "cluster_name": (cloud_proxy.ELASTICSEARCH if scene.elastic_cloud else "fairlead-sandbox"),
        "cluster_uuid": "pYFaVJ4ZQvW0hb1mSandbox",
        "version": {
            "number": edition.elasticsearch,
            "build_flavor": "serverless" if serverless else "default",
            "build_type": "docker",
            "build_hash": "0" * 40,
            "build_date": "2026-10-01T00:00:00.000000000Z",
            "build_snapshot": False,
            "lucene_version": "10.3.1" if edition.rest_major > 8 else "9.12.2",
            "minimum_wire_compatibility_version": "8.19.0" if edition.rest_major > 8 else "7.17.0",
            "minimum_index_compatibility_version": "8.0.0" if edition.rest_major > 8 else "7.0.0",
        },
        "tagline": "You Know, for Search",
    }


def _licence(scene: Scene) -> dict[str, object]:
    is_expired = scene.licence == "expired"
    licence: dict[str, object] = {
        "status": "expired" if is_expired else "active",
        "uid": "9a8b3a0e-7b0a-4d3c-8a51-4c6b3f1f2f10",
        "type": "enterprise" if is_expired else scene.licence,
        "issue_date": "2025-10-09T08:53:20.000Z",
        "issue_date_in_millis": _ISSUED,
        "max_nodes": None if scene.licence == "enterprise" or is_expired else 1000,
        "max_resource_units": 100 if scene.licence == "enterprise" or is_expired else None,
        "issued_to": "fairlead-sandbox",
        "issuer": "elasticsearch",
        "start_date_in_millis": -1,
    }
    # A basic licence never ends.
    if is_expired:
        licence["expiry_date"] = "2026-02-02T02:40:00.000Z"
        licence["expiry_date_in_millis"] = _EXPIRED
    elif scene.licence != "basic":
        licence["expiry_date"] = "2030-03-17T17:46:40.000Z"
        licence["expiry_date_in_millis"] = _EXPIRES
    return licence
