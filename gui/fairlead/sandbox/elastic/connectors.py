"""Kibana's connectors: the routes of its actions plugin.

The checks come in the order of ``actions/server/application/connector/methods`` in
elastic/kibana: the form of the request, the encryption key, the caller's rights, the connector
type, its settings, its secrets, the licence, and only then whether the id is free.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import uuid4

from fairlead.sandbox.elastic import bedrock_schemas
from fairlead.sandbox.elastic.accounts import KIBANA_APPLICATION, grants_application
from fairlead.sandbox.elastic.bedrock_connector import ActionError, BedrockConnector
from fairlead.sandbox.elastic.connector_bodies import (
    create_body,
    execute_body,
    feature_query,
    id_values,
    update_body,
)
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.kibana_base import Endpoint, KibanaError, Visit, internal_error
from fairlead.sandbox.elastic.network import AwsNetwork
from fairlead.sandbox.elastic.schema import Object
from fairlead.sandbox.elastic.sigv4 import Keys
from fairlead.sandbox.elastic.urls import UrlError, parse_url
from fairlead.sandbox.elastic.web import Response, Route
from fairlead.sandbox.elastic.wording import say_config_schema, say_zod
from fairlead.sandbox.scene import Scene

BEDROCK: Final = ".bedrock"

_WRITING: Final = ("create", "update", "delete")


@dataclass(frozen=True)
class Connector:
    """A stored connector; ids are unique over all spaces."""

    connector_id: str
    space: str
    name: str
    config: Mapping[str, Any]
    secrets: Mapping[str, str] = field(repr=False)


# What every serverless project has from the start.
_MANAGED_MODEL: Final = {
    "id": "Elastic-Managed-LLM",
    "name": "Elastic Managed LLM",
    "connector_type_id": ".inference",
    "is_preconfigured": True,
    "is_system_action": False,
    "is_deprecated": False,
}


class Connectors:
    """The connectors of all spaces and the routes to them."""

    def __init__(self, scene: Scene, edition: Edition, network: AwsNetwork) -> None:
        self._scene = scene
        self._edition = edition
        self._network = network
        self._settings = bedrock_schemas.settings(edition)
        self._lock = threading.Lock()
        self._connectors: dict[str, Connector] = {}

    def routes(self) -> Iterable[Route[Endpoint]]:
        """Return the routes under ``/api/actions``."""
        one, every = "/api/actions/connector/{id}", "/api/actions/connectors"
        return (
            Route("GET", "/api/actions/connector_types", Endpoint(self._list_types)),
            Route("GET", every, Endpoint(self._list)),
            Route("POST", "/api/actions/connector", Endpoint(self._create)),
            Route("POST", one, Endpoint(self._create)),
            Route("GET", one, Endpoint(self._get)),
            Route("PUT", one, Endpoint(self._update)),
            Route("DELETE", one, Endpoint(self._delete)),
            Route("POST", f"{one}/_execute", Endpoint(self._execute)),
        )

    def _list_types(self, visit: Visit) -> Response:
        feature = visit.read_query(feature_query()).get("feature_id")
        self._need_encryption_key()
        features = [
            "generativeAIForSecurity",
            "generativeAIForObservability",
            "generativeAIForSearchPlayground",
            *(["workflows"] if self._edition.lists_source else []),
        ]
        if feature is not None and feature not in features:
            return Response(200, [])
        is_licensed = self._licence_trouble() is None
        bedrock = {
            "id": BEDROCK,
            "name": "Amazon Bedrock",
            "enabled": is_licensed,
            "enabled_in_config": True,
            "enabled_in_license": is_licensed,
            "minimum_license_required": "enterprise",
            "supported_feature_ids": features,
            "is_system_action_type": False,
        }
        if self._edition.lists_source:
            bedrock["source"] = "stack"
        if self._edition.marks_deprecation:
            bedrock["is_deprecated"] = self._edition.bedrock_is_deprecated
        return Response(200, [bedrock])

    def _list(self, visit: Visit) -> Response:
        self._need_encryption_key()
        self._authorize(visit, "get")
        with self._lock:
            found = [item for item in self._connectors.values() if item.space == visit.space]
        shown = [self._show(connector) for connector in found]
        if self._edition.is_serverless:
            shown.append({**_MANAGED_MODEL, "is_connector_type_deprecated": True})
        shown.sort(key=lambda item: str(item["name"]).lower())
        return Response(200, [{**item, "referenced_by_count": 0} for item in shown])

    def _create(self, visit: Visit) -> Response:
        given_id = visit.read_values(id_values(self._edition)).get("id")
        body = visit.read_body(create_body())
        self._need_encryption_key()
        type_id = body["connector_type_id"]
        self._authorize(visit, "create", type_id)
        if self._edition.is_serverless and given_id == _MANAGED_MODEL["id"]:
            raise KibanaError(400, f"This {given_id} already exists in a preconfigured action.")
        if type_id != BEDROCK:
            raise KibanaError(400, f'Action type "{type_id}" is not registered.')
        config, secrets = self._validated(body)
        self._need_licence()
        connector = Connector(given_id or str(uuid4()), visit.space, body["name"], config, secrets)
        with self._lock:
            if connector.connector_id in self._connectors:
                raise _conflict(connector.connector_id)
            self._connectors[connector.connector_id] = connector
        return Response(200, self._show(connector))

    def _get(self, visit: Visit) -> Response:
        self._need_encryption_key()
        self._authorize(visit, "get")
        if self._edition.is_serverless and visit.values["id"] == _MANAGED_MODEL["id"]:
            return Response(200, {**_MANAGED_MODEL, "is_connector_type_deprecated": True})
        return Response(200, self._show(self._find(visit)))

    def _update(self, visit: Visit) -> Response:
        body = visit.read_body(update_body())
        self._need_encryption_key()
        self._authorize(visit, "update")
        before = self._find(visit)
        config, secrets = self._validated(body)
        self._need_licence()
        connector = replace(before, name=body["name"], config=config, secrets=secrets)
        with self._lock:
            if self._connectors.get(connector.connector_id) is not before:
                raise _conflict(connector.connector_id)
            self._connectors[connector.connector_id] = connector
        return Response(200, self._show(connector))

    def _delete(self, visit: Visit) -> Response:
        self._need_encryption_key()
        self._authorize(visit, "delete")
        connector = self._find(visit)
        with self._lock:
            self._connectors.pop(connector.connector_id, None)
        return Response(204)

    def _execute(self, visit: Visit) -> Response:
        params = visit.read_body(execute_body())["params"]
        self._need_encryption_key()
        self._authorize(visit, "execute", BEDROCK)
        connector = self._find(visit)
        self._need_licence()
        checked, issues = bedrock_schemas.EXECUTION.check(params)
        if issues:
            words = say_zod(issues) if self._edition.words == "zod" else say_config_schema(issues)
            failure = {
                "message": f"error validating action params: {words}",
                "retry": False,
                "errorSource": "user",
            }
        else:
            assert isinstance(checked, dict)
            runner = BedrockConnector(
                connector.connector_id,
                connector.config,
                Keys(connector.secrets["accessKey"], connector.secrets["secret"]),
                self._edition,
                self._network,
            )
            try:
                data = runner.run(checked["subAction"], checked["subActionParams"])
            except ActionError as error:
                failure = {
                    "message": "an error occurred while running the action",
                    "service_message": error.message,
                    "retry": True,
                    "errorSource": error.source,
                }
            else:
                done = {"status": "ok", "data": data, "connector_id": connector.connector_id}
                return Response(200, done)
        return Response(200, {"status": "error", **failure, "connector_id": connector.connector_id})

    def _validated(self, body: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, str]]:
        config = self._checked(self._settings, body["config"], "config")
        try:
            parse_url(config["apiUrl"])
        except UrlError as error:
            reason = f"Error configuring Amazon Bedrock action: Error: URL Error: {error}"
            raise KibanaError(400, f"{self._complaint('config')}: {reason}") from None
        return config, self._checked(bedrock_schemas.SECRETS, body["secrets"], "secrets")

    def _checked(self, schema: Object, value: object, what: str) -> dict[str, Any]:
        kept, issues = schema.check(value)
        if issues:
            words = say_zod(issues) if self._edition.words == "zod" else say_config_schema(issues)
            raise KibanaError(400, f"{self._complaint(what)}: {words}")
        assert isinstance(kept, dict)
        return kept

    def _complaint(self, what: str) -> str:
        kind = "connector" if self._edition.words == "zod" else "action"
        return f"error validating {kind} type {what}"

    def _find(self, visit: Visit) -> Connector:
        connector_id = visit.values["id"]
        with self._lock:
            connector = self._connectors.get(connector_id)
        if connector is None or connector.space != visit.space:
            raise KibanaError(404, f"Saved object [action/{connector_id}] not found")
        return connector

    def _show(self, connector: Connector) -> dict[str, object]:
        shown: dict[str, object] = {
            "id": connector.connector_id,
            "name": connector.name,
            "config": connector.config,
            "connector_type_id": BEDROCK,
            "is_preconfigured": False,
            "is_deprecated": False,
            "is_missing_secrets": False,
            "is_system_action": False,
        }
        if self._edition.marks_deprecation:
            shown["is_connector_type_deprecated"] = self._edition.bedrock_is_deprecated
        return shown

    def _need_encryption_key(self) -> None:
        # Kibana writes "Unable to create actions client because the Encrypted Saved Objects
        # plugin is missing encryption key" to its log and tells the caller nothing.
        if not self._scene.encryption_key:
            raise internal_error()

    def _authorize(self, visit: Visit, operation: str, type_id: str | None = None) -> None:
        assert visit.principal is not None
        needed = ("all",) if operation in _WRITING else ("all", "read")
        role = visit.principal.role
        if any(
            grants_application(role, KIBANA_APPLICATION, f"feature_actions.{level}")
            for level in needed
        ):
            return
        target = f'a "{type_id}" action' if type_id else "actions"
        raise KibanaError(403, f"Unauthorized to {operation} {target}")

    def _licence_trouble(self) -> str | None:
        licence = self._scene.licence
        if licence in ("enterprise", "trial"):
            return None
        if licence == "expired":
            return "your enterprise license has expired."
        return f"your {licence} license does not support it. Please upgrade your license."

    def _need_licence(self) -> None:
        trouble = self._licence_trouble()
        if trouble is not None:
            raise KibanaError(403, f"Action type {BEDROCK} is disabled because {trouble}")


def _conflict(connector_id: str) -> KibanaError:
    return KibanaError(409, f"Saved object [action/{connector_id}] conflict")
