"""The form of requests to Kibana's connector routes.

From ``actions/common/routes/connector/apis`` in elastic/kibana.
"""

import re
from typing import Final

from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.schema import Anything, Object, Record, Text

_LONGEST_ID: Final = 36
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _blank(value: object) -> str | None:
    """Complain about a blank text anywhere in a value."""
    if isinstance(value, dict):
        parts: list[object] = list(value.values())
    elif isinstance(value, list):
        parts = value
    else:
        return "value '' is not valid" if isinstance(value, str) and not value.strip() else None
    return next((complaint for part in parts if (complaint := _blank(part))), None)


def _unfit_id(value: str) -> str | None:
    if len(value) > _LONGEST_ID:
        return (
            f"value has length [{len(value)}] but it must have a maximum length of [{_LONGEST_ID}]."
        )
    if _SLUG.fullmatch(value) is None:
        return "Connector ID must contain only lowercase letters, numbers, and hyphens."
    return None


_NAME: Final = Text(_blank)
_SETTINGS: Final = Record(Anything(_blank))


def create_body() -> Object:
    """Return the schema of what creates a connector."""
    return Object(
        {"name": _NAME, "connector_type_id": _NAME, "config": _SETTINGS, "secrets": _SETTINGS},
        defaults={"config": {}, "secrets": {}},
    )


def update_body() -> Object:
    """Return the schema of what changes a connector; its type cannot be changed."""
    return Object(
        {"name": _NAME, "config": _SETTINGS, "secrets": _SETTINGS},
        defaults={"config": {}, "secrets": {}},
    )


def execute_body() -> Object:
    """Return the schema of what runs a connector."""
    return Object({"params": Record(Anything())})


def id_values(edition: Edition) -> Object:
    """Return the schema of the id a new connector may be given; old versions take any."""
    unfit = _unfit_id if edition.limits_connector_ids else None
    return Object({"id": Text(unfit)}, optional=frozenset({"id"}))


def feature_query() -> Object:
    """Return the schema of the query that lists connector types."""
    return Object({"feature_id": Text()}, optional=frozenset({"feature_id"}))
