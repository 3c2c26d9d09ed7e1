"""Who may do what with which index, and how a refusal reads.

From "Security privileges" in the Elasticsearch reference. The connector indices are system
indices from 9.0 on: only Elastic's own products reach them past the Connector API, and nobody
makes, removes or refreshes them by hand (elastic/connectors#3155, #3156).
"""

from dataclasses import dataclass
from typing import Final

from fairlead.sandbox.elastic.accounts import grants_index
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError, Visit
from fairlead.sandbox.elastic.indices import CONNECTORS

_ORIGIN_HEADER: Final = "x-elastic-product-origin"
_ORIGINS: Final = frozenset({"connectors", "kibana"})


@dataclass(frozen=True)
class IndexAction:
    """An action on indices and the privileges that grant it; ``is_by_hand`` is closed to users."""

    name: str
    privileges: tuple[str, ...]
    is_by_hand: bool = False


_WRITE: Final = ("index", "write", "all")
SEARCH: Final = IndexAction("indices:data/read/search", ("read", "all"))
GET: Final = IndexAction("indices:data/read/get", ("read", "all"))
INDEX: Final = IndexAction("indices:data/write/index", ("create_doc", "create", *_WRITE))
UPDATE: Final = IndexAction("indices:data/write/update", _WRITE)
DELETE: Final = IndexAction("indices:data/write/delete", ("delete", "write", "all"))
BULK: Final = IndexAction("indices:data/write/bulk[s]", ("create_doc", "create", "delete", *_WRITE))
VIEW: Final = IndexAction("indices:admin/get", ("view_index_metadata", "manage", "all"))
SETTINGS: Final = IndexAction("indices:admin/settings/update", ("manage", "all"))
CREATE: Final = IndexAction("indices:admin/create", ("create_index", "manage", "all"), True)
DROP: Final = IndexAction("indices:admin/delete", ("delete_index", "manage", "all"), True)
REFRESH: Final = IndexAction("indices:admin/refresh", ("maintenance", "manage", "all"), True)


class IndexGuard:
    """Checks the rights of a caller to indices, by the rules of one version."""

    def __init__(self, edition: Edition) -> None:
        self._has_system_indices = edition.has_connector_system_indices

    def require(self, visit: Visit, action: IndexAction, expression: str) -> None:
        """Raise `ElasticsearchError` unless the caller may do that with all these indices."""
        names = expression.split(",")
        role = visit.principal.role
        refused = [
            name
            for name in names
            if not any(grants_index(role, name, privilege) for privilege in action.privileges)
        ]
        system = [name for name in names if self._is_system(name)]
        if refused or (system and action.is_by_hand):
            raise _unauthorized(visit, action, refused or system, is_restricted=not refused)
        if system:
            _check_origin(visit, system)

    def _is_system(self, name: str) -> bool:
        return self._has_system_indices and name.startswith(CONNECTORS)


def _unauthorized(
    visit: Visit, action: IndexAction, names: list[str], *, is_restricted: bool
) -> ElasticsearchError:
    where = "restricted indices" if is_restricted else "indices"
    return ElasticsearchError(
        403,
        "security_exception",
        f"action [{action.name}] is unauthorized for {visit.principal.text} on {where} "
        f"[{','.join(names)}], this action is granted by the index privileges "
        f"[{','.join(action.privileges)}]",
    )


def _check_origin(visit: Visit, names: list[str]) -> None:
    origin = visit.request.headers.get(_ORIGIN_HEADER)
    if origin in _ORIGINS:
        return
    listed = f"Indices [{', '.join(names)}]"
    reason = f"{listed} use and access is reserved for system operations"
    if origin is not None:
        reason = f"{listed} may not be accessed by product [{origin}]"
    raise ElasticsearchError(400, "illegal_argument_exception", reason)
