"""Kibana's HTTP API, as far as connectors need it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fairlead.services.elastic import ElasticAuth
from fairlead.services.problems import Explain, explain_plainly

if TYPE_CHECKING:
    import httpx

__all__ = ["ElasticAuth", "Kibana"]


class Kibana:
    """One Kibana and one space. Calls may come from any thread; failures are `ServiceProblem`."""

    def __init__(
        self,
        url: str,
        auth: ElasticAuth,
        *,
        space: str = "default",
        ca_file: str = "",
        explain: Explain = explain_plainly,
        timeout: float = 30.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        raise NotImplementedError

    def status(self) -> dict[str, Any]:
        """Return `GET /api/status`; without sign-in only the overall level is in it."""
        raise NotImplementedError

    def spaces(self) -> list[dict[str, Any]]:
        """Return the spaces that this sign-in may see."""
        raise NotImplementedError

    def connector_types(self, feature: str) -> list[dict[str, Any]]:
        """Return the connector types for a feature id, "" for all, with their licence state."""
        raise NotImplementedError

    def connectors(self) -> list[dict[str, Any]]:
        """Return the connectors of the space, without secrets."""
        raise NotImplementedError

    def connector(self, connector_id: str) -> dict[str, Any] | None:
        """Return a connector, or None if there is none of that id."""
        raise NotImplementedError

    def create_connector(
        self,
        connector_id: str,
        *,
        name: str,
        type_id: str,
        config: Mapping[str, Any],
        secrets: Mapping[str, str],
    ) -> dict[str, Any]:
        """Create a connector under an id chosen beforehand."""
        raise NotImplementedError

    def update_connector(
        self,
        connector_id: str,
        *,
        name: str,
        config: Mapping[str, Any],
        secrets: Mapping[str, str],
    ) -> dict[str, Any]:
        """Replace name, config and secrets. Kibana wants the secrets again every time."""
        raise NotImplementedError

    def delete_connector(self, connector_id: str) -> bool:
        """Delete a connector; False if it was not there."""
        raise NotImplementedError

    def execute(
        self,
        connector_id: str,
        sub_action: str,
        params: Mapping[str, Any],
        *,
        timeout: float = 210.0,
    ) -> Any:
        """Run a sub-action of a connector and return its data.

        Kibana answers 200 even when the connector failed; that failure is raised too.
        """
        raise NotImplementedError

    def probe_create(self, type_id: str) -> None:
        """Ask for a connector that cannot be made, to learn whether one could be.

        Returns if Kibana minds nothing but the empty config; raises what else stands in the way.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close all connections."""
        raise NotImplementedError
