"""Which names an index may have, and what is said of one that is not there.

From ``MetadataCreateIndexService.validateIndexOrAliasName`` in elastic/elasticsearch.
"""

from typing import Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError

_FORBIDDEN: Final = ('"', "*", "\\", "<", "|", ",", ">", "/", "?", " ")
_NO_UUID: Final = "_na_"


def complain_of_name(name: str) -> str | None:
    """Return Elasticsearch's reason against a name of an index, or ``None``."""
    fault = None
    if any(sign in name for sign in _FORBIDDEN):
        listed = "','".join(_FORBIDDEN)
        fault = f"must not contain the following characters ['{listed}']"
    elif not name:
        fault = "must not be empty"
    elif "#" in name:
        fault = "must not contain '#'"
    elif ":" in name:
        fault = "must not contain ':'"
    elif name[0] in "_-+":
        fault = "must not start with '_', '-', or '+'"
    elif name in (".", ".."):
        fault = "must not be '.' or '..'"
    elif len(name.encode()) > 255:
        fault = f"index name is too long, ({len(name.encode())} > 255)"
    elif name != name.lower():
        fault = "must be lowercase"
    return None if fault is None else f"Invalid index name [{name}], {fault}"


def check_name(name: str) -> None:
    """Raise `ElasticsearchError` when an index cannot have that name."""
    reason = complain_of_name(name)
    if reason is not None:
        raise ElasticsearchError(
            400,
            "invalid_index_name_exception",
            reason,
            extra={"index_uuid": _NO_UUID, "index": name},
        )


def no_such_index(name: str) -> ElasticsearchError:
    """Build the refusal of a request for an index that is not there."""
    return ElasticsearchError(
        404,
        "index_not_found_exception",
        f"no such index [{name}]",
        extra={
            "resource.type": "index_or_alias",
            "resource.id": name,
            "index_uuid": _NO_UUID,
            "index": name,
        },
    )
