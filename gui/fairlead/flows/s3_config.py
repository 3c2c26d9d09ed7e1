"""The settings of the S3 connector, and what the Connector API is sent about them.

The fields are those of the connector service, with its own labels and tooltips, which Kibana shows:
a configuration written with them works before the service has ever run. Values are judged as the
service converts them. Source: "Configuration" in the Elastic S3 connector reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import translate
from fairlead.flows.documents import Pipeline

KEY_ID_FIELD = "aws_access_key_id"
SECRET_FIELD = "aws_secret_access_key"
_LARGEST_PAGE = 1000
# With two UTF-16 units each, and the ending, just as many as the name of a key may have.
_LONGEST_NAME = 119

_NO_NUMBER = translate("Connector", "“%1” is not a whole number. Every sync would fail.")
_EMPTY_PAGES = translate(
    "Connector",
    "With pages of no object every listing comes back empty. The connector reports success and"
    " deletes every document.",
)
_NO_PAGES = translate(
    "Connector",
    "S3 refuses pages of %1 objects. The connector takes the buckets for empty, reports success and"
    " deletes every document.",
)
_LARGE_PAGES = translate("Connector", "S3 lists %1 objects at a time at most.")
_NO_TIMEOUT = translate("Connector", "Enter at least one second.")
_NO_ATTEMPTS = translate("Connector", "Enter 0 or more attempts.")
_BOTH_EXTRACT = translate(
    "Connector",
    "With the text extraction service the pipeline must not extract text as well. Switch one off.",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set beside the buckets and the key. Timeouts are in seconds."""

    read_timeout: int = 90
    connect_timeout: int = 90
    max_attempts: int = 5
    page_size: int = 100
    use_text_extraction_service: bool = False


DEFAULTS = Settings()

_PLAIN: Mapping[str, Any] = {
    "default_value": None,
    "depends_on": [],
    "display": "text",
    "label": "",
    "options": [],
    "order": 1,
    "required": True,
    "sensitive": False,
    "tooltip": None,
    "type": "str",
    "ui_restrictions": [],
    "validations": [],
    "value": "",
}
_FIELDS: Mapping[str, Mapping[str, Any]] = {
    "buckets": {
        "display": "textarea",
        "label": "AWS Buckets",
        "tooltip": "AWS Buckets are ignored when Advanced Sync Rules are used.",
        "type": "list",
    },
    KEY_ID_FIELD: {"label": "AWS Access Key Id"},
    SECRET_FIELD: {"label": "AWS Secret Key", "sensitive": True},
    "read_timeout": {"label": "Read timeout"},
    "connect_timeout": {"label": "Connection timeout"},
    "max_attempts": {"label": "Maximum retry attempts"},
    "page_size": {"label": "Maximum size of page"},
    "use_text_extraction_service": {
        "display": "toggle",
        "label": "Use text extraction service",
        "tooltip": "Requires a separate deployment of the Elastic Text Extraction Service."
        " Requires that pipeline settings disable text extraction.",
        "type": "bool",
        "ui_restrictions": ["advanced"],
        "value": False,
    },
}
NUMBERS = ("read_timeout", "connect_timeout", "max_attempts", "page_size")
"""The settings that are numbers. Left empty they have their defaults."""


def configuration(
    buckets: str, access_key_id: str, secret: str, settings: Settings = DEFAULTS
) -> dict[str, dict[str, Any]]:
    """Return the whole configuration, each field complete. It holds the secret."""
    values: Mapping[str, Any] = {
        "buckets": buckets,
        KEY_ID_FIELD: access_key_id,
        SECRET_FIELD: secret,
        "use_text_extraction_service": settings.use_text_extraction_service,
        **{name: getattr(settings, name) for name in NUMBERS},
    }
    return {name: {**field, "value": values[name]} for name, field in schema().items()}


def schema() -> dict[str, dict[str, Any]]:
    """Return the fields as the service registers them, without values."""
    return {
        name: {
            **{key: list(value) if value == [] else value for key, value in _PLAIN.items()},
            **(_number_field(name) if name in NUMBERS else {}),
            **field,
            "order": order,
        }
        for order, (name, field) in enumerate(_FIELDS.items(), 1)
    }


def _number_field(name: str) -> dict[str, Any]:
    return {
        "default_value": getattr(DEFAULTS, name),
        "display": "numeric",
        "required": False,
        "type": "int",
        "ui_restrictions": ["advanced"],
    }


def read_number(name: str, value: object) -> int:
    """Return the number that the connector makes of a setting's value.

    Raises:
        ValueError: It makes none of it, and its job fails with these words.
    """
    if value is None or value == "":
        default: int = getattr(DEFAULTS, name)
        return default
    return int(value) if isinstance(value, int | float) else int(str(value))


def check_number(name: str, value: object) -> Issue | None:
    """Say what is wrong with the value of one of `NUMBERS`, if anything."""
    try:
        number = read_number(name, value)
    except ValueError:
        return Issue(name, _NO_NUMBER(str(value)))
    if name == "page_size":
        return _check_page_size(number)
    if name == "max_attempts":
        return Issue(name, _NO_ATTEMPTS) if number < 0 else None
    return Issue(name, _NO_TIMEOUT) if number < 1 else None


def check_settings(settings: Settings, pipeline: Pipeline) -> tuple[Issue, ...]:
    """Return what is wrong with the settings, beside the buckets and the key."""
    found = [check_number(name, getattr(settings, name)) for name in NUMBERS]
    if settings.use_text_extraction_service and pipeline.extract_binary_content:
        found.append(Issue("use_text_extraction_service", _BOTH_EXTRACT, Weight.WARNING))
    return tuple(issue for issue in found if issue is not None)


def pipeline_for(settings: Settings, pipeline: Pipeline) -> Pipeline:
    """Return the pipeline that fits the settings: text is extracted in one place only."""
    if not settings.use_text_extraction_service:
        return pipeline
    return replace(pipeline, extract_binary_content=False)


def pipeline_body(pipeline: Pipeline) -> dict[str, Any]:
    """Return the body for a connector's pipeline."""
    return {
        "pipeline": {
            "name": pipeline.name,
            "extract_binary_content": pipeline.extract_binary_content,
            "reduce_whitespace": pipeline.reduce_whitespace,
            "run_ml_inference": pipeline.run_ml_inference,
        }
    }


def scheduling_body(interval: str, *, is_enabled: bool) -> dict[str, Any]:
    """Return the body for a connector's schedule. The S3 connector knows full syncs only."""
    return {"scheduling": {"full": {"enabled": is_enabled, "interval": interval}}}


def api_key_body(connector: str, index: str) -> dict[str, Any]:
    """Return the body that creates the connector's API key, with the role of Elastic's documents.

    The name of a key has 256 UTF-16 units at most and begins with no underscore, unlike that of a
    connector. Sources: "Create an Amazon S3 connector" in the Elastic S3 connector reference,
    "Create an API key" in the Elasticsearch API.
    """
    name = connector.lstrip("_ ")[:_LONGEST_NAME]
    return {
        "name": f"{name}-connector-api-key",
        "role_descriptors": {
            f"{name}-connector-role": {
                "cluster": ["monitor", "manage_connector"],
                "indices": [
                    {
                        "names": [index, f".search-acl-filter-{index}", ".elastic-connectors*"],
                        "privileges": ["all"],
                        "allow_restricted_indices": False,
                    }
                ],
            }
        },
    }


def _check_page_size(number: int) -> Issue | None:
    if number == 0:
        return Issue("page_size", _EMPTY_PAGES)
    if number < 0:
        return Issue("page_size", _NO_PAGES(number))
    if number > _LARGEST_PAGE:
        return Issue("page_size", _LARGE_PAGES(f"{_LARGEST_PAGE:,}"), Weight.WARNING)
    return None
