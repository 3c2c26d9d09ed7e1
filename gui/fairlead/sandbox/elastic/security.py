"""Elasticsearch's security routes: who am I, and what may I do."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from fairlead.sandbox.elastic.accounts import (
    Principal,
    grants_application,
    grants_cluster,
    grants_index,
)
from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Endpoint, Visit
from fairlead.sandbox.elastic.schema import Flag, ListOf, Object, Text
from fairlead.sandbox.elastic.web import Response, Route

# From specification/security/_types/Privileges.ts in elastic/elasticsearch-specification.
_CLUSTER: Final = """
    all cancel_task create_snapshot cross_cluster_replication cross_cluster_search delegate_pki
    grant_api_key manage manage_api_key manage_autoscaling manage_behavioral_analytics manage_ccr
    manage_connector manage_data_frame_transforms manage_data_stream_global_retention
    manage_enrich manage_esql manage_ilm manage_index_templates manage_inference
    manage_ingest_pipelines manage_logstash_pipelines manage_ml manage_oidc manage_own_api_key
    manage_pipeline manage_rollup manage_saml manage_search_application manage_search_query_rules
    manage_search_synonyms manage_security manage_service_account manage_slm manage_token
    manage_transform manage_user_profile manage_watcher monitor monitor_connector
    monitor_data_frame_transforms monitor_data_stream_global_retention monitor_enrich monitor_esql
    monitor_inference monitor_ml monitor_rollup monitor_snapshot monitor_stats
    monitor_text_structure monitor_transform monitor_watcher none post_behavioral_analytics_event
    read_ccr read_connector_secrets read_fleet_secrets read_ilm read_pipeline read_security
    read_slm transport_client write_connector_secrets write_fleet_secrets
"""
_INDEX: Final = """
    all auto_configure create create_doc create_index cross_cluster_replication
    cross_cluster_replication_internal delete delete_index index maintenance manage
    manage_data_stream_lifecycle manage_follow_index manage_ilm manage_leader_index monitor none
    read read_cross_cluster view_index_metadata write
"""
CLUSTER_PRIVILEGES: Final = frozenset(_CLUSTER.split())
INDEX_PRIVILEGES: Final = frozenset(_INDEX.split())

_TEXTS: Final = ListOf(Text())
_CHECK: Final = Object(
    {
        "cluster": _TEXTS,
        "index": ListOf(
            Object(
                {"names": _TEXTS, "privileges": _TEXTS, "allow_restricted_indices": Flag()},
                optional=frozenset({"allow_restricted_indices"}),
            )
        ),
        "application": ListOf(
            Object({"application": Text(), "privileges": _TEXTS, "resources": _TEXTS})
        ),
    },
    defaults={"cluster": [], "index": [], "application": []},
)


def security_routes() -> Iterable[Route[Endpoint]]:
    """Return the routes anybody may call who is signed in."""
    path = "/_security/user/_has_privileges"
    return (
        Route("GET", "/_security/_authenticate", Endpoint(_authenticate)),
        Route("POST", path, Endpoint(_has_privileges)),
        Route("GET", path, Endpoint(_has_privileges)),
    )


def _authenticate(visit: Visit) -> Response:
    principal = visit.principal
    if principal.api_key is None:
        realm = {"name": "reserved", "type": "reserved"}
        own: dict[str, object] = {"metadata": {"_reserved": True}, "authentication_type": "realm"}
    else:
        key_id, name = principal.api_key
        realm = {"name": "_es_api_key", "type": "_es_api_key"}
        own = {
            "metadata": {},
            "authentication_type": "api_key",
            "api_key": {"id": key_id, "name": name},
        }
    return Response(
        200,
        {
            "username": principal.username,
            "roles": [] if principal.api_key else [principal.role.name],
            "full_name": None,
            "email": None,
            "enabled": True,
            "authentication_realm": realm,
            "lookup_realm": realm,
            **own,
        },
    )


def _has_privileges(visit: Visit) -> Response:
    body, issues = _CHECK.check(visit.read_body())
    if issues:
        where = ".".join(map(str, (*issues[0].path, *issues[0].keys[:1])))
        raise ElasticsearchError(
            400,
            "parse_exception",
            f"failed to parse privileges check [{visit.principal.username}]. "
            f"unexpected field [{where}]",
        )
    assert isinstance(body, dict)
    cluster, indices, applications = body["cluster"], body["index"], body["application"]
    if not (cluster or indices or applications):
        raise ElasticsearchError(
            400,
            "action_request_validation_exception",
            "Validation Failed: 1: must specify at least one privilege;",
        )
    check_names(cluster, CLUSTER_PRIVILEGES, "cluster privilege", "cluster privilege", "cluster")
    for entry in indices:
        check_names(
            entry["privileges"],
            INDEX_PRIVILEGES,
            "index privilege",
            "fixed indices privileges",
            "index",
        )
    answers = {
        "cluster": {name: grants_cluster(visit.principal.role, name) for name in cluster},
        "index": _index_answers(visit.principal, indices),
        "application": _application_answers(visit.principal, applications),
    }
    return Response(
        200,
        {
            "username": visit.principal.username,
            "has_all_requested": all(_leaves(answers)),
            **answers,
        },
    )


def check_names(
    names: Iterable[str], known: frozenset[str], what: str, kind: str, actions: str
) -> None:
    """Raise `ElasticsearchError` for a privilege that does not exist."""
    for name in names:
        # What holds a colon is a pattern of actions, not a name.
        if name not in known and ":" not in name:
            raise ElasticsearchError(
                400,
                "illegal_argument_exception",
                f"unknown {what} [{name}]. a privilege must be either one of the predefined "
                f"{kind} names [{','.join(sorted(known))}] or a pattern over one of the "
                f"available {actions} actions",
            )


def _index_answers(
    principal: Principal, entries: Iterable[Mapping[str, list[str]]]
) -> dict[str, dict[str, bool]]:
    answers: dict[str, dict[str, bool]] = {}
    for entry in entries:
        for index in entry["names"]:
            own = answers.setdefault(index, {})
            own.update(
                (name, grants_index(principal.role, index, name)) for name in entry["privileges"]
            )
    return answers


def _application_answers(
    principal: Principal, entries: Iterable[Mapping[str, Any]]
) -> dict[str, dict[str, dict[str, bool]]]:
    answers: dict[str, dict[str, dict[str, bool]]] = {}
    for entry in entries:
        own = answers.setdefault(entry["application"], {})
        for resource in entry["resources"]:
            own.setdefault(resource, {}).update(
                (name, grants_application(principal.role, entry["application"], name))
                for name in entry["privileges"]
            )
    return answers


def _leaves(value: object) -> list[bool]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    return [bool(value)]
