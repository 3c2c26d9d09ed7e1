"""What the bodies of the Connector API may hold.

From ``connector/action/*`` in elastic/elasticsearch and ``specification/connector`` in
elastic/elasticsearch-specification.
"""

from collections.abc import Mapping
from typing import Any, Final

from fairlead.sandbox.elastic.cron import check_cron
from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.elastic.filtering import (
    FILTERING,
    RULE,
    SNIPPET,
    VALIDATION,
    instant,
    one_of,
)
from fairlead.sandbox.elastic.state_machines import CONNECTOR, SYNC_JOB
from fairlead.sandbox.elastic.xcontent import (
    Field,
    ObjectParser,
    anything,
    flag,
    mapping,
    objects,
    text,
    token_of,
    whole_number,
)

_DISPLAYS: Final = ("text", "textbox", "textarea", "numeric", "toggle", "dropdown")
_TYPES: Final = ("str", "int", "list", "bool")
_LIST: Final = Field(frozenset({"START_ARRAY"}))


def _value(value: Any) -> Any:
    if isinstance(value, list):
        reason = f"Unsupported token [{token_of(value)}]"
        raise ElasticsearchError(400, "x_content_parse_exception", reason)
    return value


_FIELD: Final = ObjectParser(
    "connector_configuration",
    {
        "category": text(),
        "default_value": anything(check=_value),
        "depends_on": _LIST,
        "display": text(nullable=True, check=one_of("DisplayType", (*_DISPLAYS, "none"))),
        "label": text(),
        "options": _LIST,
        "order": whole_number(),
        "placeholder": text(nullable=True),
        "required": flag(),
        "sensitive": flag(),
        "tooltip": text(nullable=True),
        "type": text(nullable=True, check=one_of("FieldType", (*_TYPES, "none"))),
        "ui_restrictions": _LIST,
        "validations": _LIST,
        "value": anything(check=_value),
    },
    required=("label",),
    is_lenient=True,
)
# What a field is kept with when it does not say so itself.
_FIELD_DEFAULTS: Final[Mapping[str, Any]] = {
    "default_value": None,
    "required": False,
    "sensitive": False,
    "value": None,
}


def _configuration(value: Mapping[str, Any]) -> dict[str, Any]:
    kept = {}
    for name, item in value.items():
        if not isinstance(item, dict):
            reason = f"[1:1] [{_FIELD.name}] Expected START_OBJECT but was: {token_of(item)}"
            raise ElasticsearchError(400, "x_content_parse_exception", reason)
        kept[name] = {**_FIELD_DEFAULTS, **_FIELD.read(item, "")}
    return kept


_SCHEDULE: Final = ObjectParser(
    "schedule_config",
    {"enabled": flag(), "interval": text(check=check_cron)},
    required=("enabled", "interval"),
    is_lenient=True,
)
_PIPELINE: Final = ObjectParser(
    "connector_ingest_pipeline",
    {
        "extract_binary_content": flag(),
        "name": text(),
        "reduce_whitespace": flag(),
        "run_ml_inference": flag(),
    },
    required=("extract_binary_content", "name", "reduce_whitespace", "run_ml_inference"),
    is_lenient=True,
)
_SYNC_STATUS: Final = text(
    nullable=True, check=one_of("ConnectorSyncStatus", (*SYNC_JOB.followers, "none"))
)
_INSTANT: Final = text(nullable=True, check=instant)

CREATE: Final = ObjectParser(
    "connector_put_request",
    {
        "description": text(),
        "index_name": text(nullable=True),
        "is_native": flag(),
        "language": text(),
        "name": text(),
        "service_type": text(),
    },
)
UPDATES: Final[Mapping[str, ObjectParser]] = {
    "_api_key_id": ObjectParser(
        "connector_update_api_key_id_request",
        {"api_key_id": text(nullable=True), "api_key_secret_id": text(nullable=True)},
    ),
    "_configuration": ObjectParser(
        "connector_update_configuration_request",
        {
            "configuration": Field(frozenset({"START_OBJECT"}), check=_configuration),
            "values": mapping(),
        },
    ),
    "_error": ObjectParser("connector_update_error_request", {"error": text(nullable=True)}),
    "_features": ObjectParser(
        "connector_update_features_request", {"features": mapping()}, required=("features",)
    ),
    "_filtering": ObjectParser(
        "connector_update_filtering_request",
        {
            "filtering": objects(FILTERING),
            "advanced_snippet": mapping(SNIPPET),
            "rules": objects(RULE),
        },
    ),
    "_filtering/_validation": ObjectParser(
        "connector_update_filtering_validation",
        {"validation": mapping(VALIDATION)},
        required=("validation",),
    ),
    "_index_name": ObjectParser(
        "connector_update_index_name_request", {"index_name": text(nullable=True)}
    ),
    "_last_sync": ObjectParser(
        "connector_update_last_sync_stats_request",
        {
            "last_access_control_sync_error": text(nullable=True),
            "last_access_control_sync_scheduled_at": _INSTANT,
            "last_access_control_sync_status": _SYNC_STATUS,
            "last_deleted_document_count": whole_number(),
            "last_incremental_sync_scheduled_at": _INSTANT,
            "last_indexed_document_count": whole_number(),
            "last_sync_error": text(nullable=True),
            "last_sync_scheduled_at": _INSTANT,
            "last_sync_status": _SYNC_STATUS,
            "last_synced": _INSTANT,
            "sync_cursor": mapping(nullable=True),
        },
    ),
    "_name": ObjectParser(
        "connector_update_name_request",
        {"name": text(nullable=True), "description": text(nullable=True)},
    ),
    "_native": ObjectParser(
        "connector_update_native_request", {"is_native": flag()}, required=("is_native",)
    ),
    "_pipeline": ObjectParser(
        "connector_update_pipeline_request",
        {"pipeline": mapping(_PIPELINE)},
        required=("pipeline",),
    ),
    "_scheduling": ObjectParser(
        "connector_update_scheduling_request",
        {
            "scheduling": mapping(
                ObjectParser(
                    "connector_scheduling",
                    {
                        "access_control": mapping(_SCHEDULE),
                        "full": mapping(_SCHEDULE),
                        "incremental": mapping(_SCHEDULE),
                    },
                    is_lenient=True,
                )
            )
        },
        required=("scheduling",),
    ),
    "_service_type": ObjectParser(
        "connector_update_service_type_request", {"service_type": text()}, ("service_type",)
    ),
    "_status": ObjectParser(
        "connector_update_status_request",
        {"status": text(check=one_of("ConnectorStatus", tuple(CONNECTOR.followers)))},
        required=("status",),
    ),
}
