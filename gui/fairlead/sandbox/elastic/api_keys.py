"""The routes of API keys: make, show, invalidate.

From "Create API key information" in the Elasticsearch reference. A key made with a key holds no
rights: Elasticsearch refuses to make one that would.
"""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from fairlead.sandbox.elastic.accounts import Accounts, ApiKey, Principal, Role, grants_cluster
from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.security import CLUSTER_PRIVILEGES, INDEX_PRIVILEGES, check_names
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.elastic.xcontent import ObjectParser, anything, mapping, text
from fairlead.sandbox.wildcard import matches

_ACTION: Final = "cluster:admin/xpack/security/api_key"
_OWN: Final = ("manage_own_api_key", "manage_api_key", "manage_security", "all")
_READ: Final = ("read_security", *_OWN)
_SECONDS: Final = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}
_CREATE: Final = ObjectParser(
    "api_key_request",
    {
        "name": text(),
        "expiration": text(nullable=True),
        "role_descriptors": mapping(),
        "metadata": mapping(nullable=True),
    },
)
_INVALIDATE: Final = ObjectParser(
    "invalidate_api_key",
    {
        "id": text(),
        "ids": anything(),
        "name": text(),
        "owner": anything(),
        "realm_name": text(),
        "username": text(),
    },
)
_DESCRIPTOR_KEYS: Final = frozenset(
    {"cluster", "indices", "index", "applications", "run_as", "metadata", "transient_metadata"}
    | {"global", "remote_indices", "remote_cluster", "restriction", "description"}
)
_INDEX_KEYS: Final = frozenset(
    {"names", "privileges", "field_security", "query", "allow_restricted_indices"}
)


def api_key_routes(accounts: Accounts) -> Iterable[Route[Endpoint]]:
    """Return the routes."""
    path = "/_security/api_key"
    create = Endpoint(partial(_create, accounts), f"{_ACTION}/create", _OWN, frozenset({"refresh"}))
    show = Endpoint(
        partial(_show, accounts),
        f"{_ACTION}/get",
        _READ,
        frozenset(
            {"id", "name", "owner", "realm_name", "username", "active_only", "with_limited_by"}
        ),
    )
    invalidate = Endpoint(partial(_invalidate, accounts), f"{_ACTION}/invalidate", _OWN)
    return (
        Route("POST", path, create),
        Route("PUT", path, create),
        Route("GET", path, show),
        Route("DELETE", path, invalidate),
    )


def _create(accounts: Accounts, visit: Visit) -> Response:
    body = _CREATE.parse(visit.request.body)
    descriptors: Mapping[str, Any] = body.get("role_descriptors") or {}
    _check_request(body)
    for name, descriptor in descriptors.items():
        _check_descriptor(name, descriptor)
    principal = visit.principal
    if principal.api_key is not None and not (
        descriptors and all(_is_empty(item) for item in descriptors.values())
    ):
        raise ElasticsearchError(
            400,
            "illegal_argument_exception",
            "creating derived api keys requires an explicit role descriptor that is empty (has no "
            "privileges)",
        )
    lifetime = body.get("expiration")
    key = accounts.create_key(
        body["name"],
        _role_of(principal, descriptors),
        lifetime=None if lifetime is None else _duration(lifetime),
        descriptors=descriptors,
        metadata=body.get("metadata") or {},
    )
    answer: dict[str, Any] = {"id": key.id, "name": key.name}
    if key.expires is not None:
        answer["expiration"] = key.expires
    return Response(200, {**answer, "api_key": key.secret, "encoded": key.encoded})


def _check_request(body: Mapping[str, Any]) -> None:
    name, complaints = body.get("name"), []
    if not name:
        complaints.append("api key name is required")
    else:
        if len(name) > 256:
            complaints.append("api key name may not be more than 256 characters long")
        if name != name.strip():
            complaints.append("api key name may not begin or end with whitespace")
        if name.startswith("_"):
            complaints.append("api key name may not begin with an underscore")
    if any(key.startswith("_") for key in body.get("metadata") or {}):
        complaints.append("API key metadata keys may not start with [_]")
    if complaints:
        listed = "".join(
            f"{number}: {complaint};" for number, complaint in enumerate(complaints, 1)
        )
        raise ElasticsearchError(
            400, "action_request_validation_exception", f"Validation Failed: {listed}"
        )


def _check_descriptor(name: str, descriptor: Any) -> None:
    if not isinstance(descriptor, dict):
        raise _unparsable(f"failed to parse role [{name}]. expected an object")
    unknown = sorted(set(descriptor) - _DESCRIPTOR_KEYS)
    if unknown:
        raise _unparsable(f"failed to parse role [{name}]. unexpected field [{unknown[0]}]")
    check_names(
        _texts(descriptor.get("cluster")),
        CLUSTER_PRIVILEGES,
        "cluster privilege",
        "cluster privilege",
        "cluster",
    )
    for entry in descriptor.get("indices") or descriptor.get("index") or []:
        unknown = sorted(set(entry) - _INDEX_KEYS)
        if unknown:
            raise _unparsable(
                f"failed to parse indices privileges for role [{name}]. unexpected field "
                f"[{unknown[0]}]"
            )
        for needed in ("names", "privileges"):
            if not entry.get(needed):
                raise _unparsable(
                    f"failed to parse indices privileges for role [{name}]. missing required "
                    f"[{needed}] field"
                )
        check_names(
            _texts(entry["privileges"]),
            INDEX_PRIVILEGES,
            "index privilege",
            "fixed indices privileges",
            "index",
        )


def _is_empty(descriptor: Mapping[str, Any]) -> bool:
    return not any(descriptor.get(key) for key in _DESCRIPTOR_KEYS - {"metadata", "description"})


def _role_of(owner: Principal, descriptors: Mapping[str, Any]) -> Role:
    """Return what a key may do. Its owner may do everything, so nothing is taken away."""
    if not descriptors:
        return owner.role
    cluster: set[str] = set()
    indices: dict[str, frozenset[str]] = {}
    applications: dict[str, frozenset[str]] = {}
    for descriptor in descriptors.values():
        cluster.update(_texts(descriptor.get("cluster")))
        for entry in descriptor.get("indices") or descriptor.get("index") or []:
            for pattern in _texts(entry["names"]):
                held = indices.get(pattern, frozenset())
                indices[pattern] = held | frozenset(_texts(entry["privileges"]))
        for entry in descriptor.get("applications") or []:
            name = str(entry["application"])
            held = applications.get(name, frozenset())
            applications[name] = held | frozenset(_texts(entry["privileges"]))
    return Role(",".join(descriptors), frozenset(cluster), indices, applications)


def _show(accounts: Accounts, visit: Visit) -> Response:
    query = visit.request.query
    found = [
        key
        for key in accounts.api_keys()
        if query.get("id", key.id) == key.id
        and matches(query.get("name", "*"), key.name)
        and (query.get("active_only") != "true" or key.invalidated is None)
        and _may_see(visit.principal, key)
    ]
    if not found and "id" in query:
        raise ElasticsearchError(
            404,
            "resource_not_found_exception",
            f"api key [{query['id']}] not found",
        )
    return Response(200, {"api_keys": [_told(key) for key in found]})


def _may_see(principal: Principal, key: ApiKey) -> bool:
    # With the right to its own keys alone, a key sees only itself.
    sees_all = any(
        grants_cluster(principal.role, name) for name in ("manage_api_key", "read_security")
    )
    return sees_all or (principal.api_key is not None and principal.api_key[0] == key.id)


def _told(key: ApiKey) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": key.id,
        "name": key.name,
        "type": "rest",
        "creation": key.created,
        "invalidated": key.invalidated is not None,
        "username": key.principal.username,
        "realm": "reserved",
        "realm_type": "reserved",
        "metadata": key.metadata,
        "role_descriptors": key.descriptors,
    }
    if key.expires is not None:
        told["expiration"] = key.expires
    if key.invalidated is not None:
        told["invalidation"] = key.invalidated
    return told


def _invalidate(accounts: Accounts, visit: Visit) -> Response:
    body = _INVALIDATE.parse(visit.request.body)
    ids = set(_texts(body.get("ids"))) | set(_texts(body.get("id")))
    if not ids and not body.get("name") and not body.get("username") and not body.get("owner"):
        raise ElasticsearchError(
            400,
            "action_request_validation_exception",
            "Validation Failed: 1: One of [api key id(s), api key name, username, realm name] must "
            "be specified if [owner] flag is false;",
        )
    found = [
        key
        for key in accounts.api_keys()
        if _may_see(visit.principal, key)
        and (not ids or key.id in ids)
        and matches(body.get("name", "*"), key.name)
    ]
    ended = [key.id for key in found if key.invalidated is None]
    accounts.invalidate_keys(ended)
    return Response(
        200,
        {
            "invalidated_api_keys": ended,
            "previously_invalidated_api_keys": [key.id for key in found if key.id not in ended],
            "error_count": 0,
        },
    )


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(item) for item in value]


def _duration(text: str) -> float:
    found = re.fullmatch(r"(\d+)(ms|s|m|h|d)", text)
    if found is None:
        raise ElasticsearchError(
            400,
            "illegal_argument_exception",
            f"failed to parse setting [expiration] with value [{text}] as a time value: unit is "
            "missing or unrecognized",
        )
    return int(found[1]) * _SECONDS[found[2]]


def _unparsable(reason: str) -> ElasticsearchError:
    return ElasticsearchError(400, "parse_exception", reason)
