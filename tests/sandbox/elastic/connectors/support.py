"""What the tests of connectors share."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
from tests.sandbox.elastic.stage import Stage, error_of

CONNECTORS = ".elastic-connectors"
SYNC_JOBS = ".elastic-connectors-sync-jobs"
ORIGIN = {"x-elastic-product-origin": "connectors"}
ROLE = {
    "cluster": ["monitor", "manage_connector"],
    "indices": [
        {
            "names": ["docs", ".search-acl-filter-docs", ".elastic-connectors*"],
            "privileges": ["all"],
            "allow_restricted_indices": False,
        }
    ],
}


def basic(stage: Stage) -> dict[str, str]:
    """Return the header of the user who signs in with a password."""
    keys = stage.elastic.credentials
    encoded = base64.b64encode(f"{keys.username}:{keys.password}".encode()).decode()
    return {"authorization": f"Basic {encoded}"}


def make_key(stage: Stage, descriptor: dict[str, Any] = ROLE, **body: Any) -> dict[str, Any]:
    """Make an API key as the user and return the answer."""
    answer = stage.es.post(
        "/_security/api_key",
        json={"name": "connector", "role_descriptors": {"connector-role": descriptor}, **body},
        headers=basic(stage),
    )
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


def with_key(stage: Stage, descriptor: dict[str, Any]) -> httpx.Client:
    """Return a client that holds a key of that role."""
    return stage.client(stage.elasticsearch_url, make_key(stage, descriptor)["encoded"])


def make_connector(stage: Stage, connector_id: str = "s3", **body: Any) -> str:
    settings = {"index_name": "docs", "name": "S3", "service_type": "s3", **body}
    answer = stage.es.put(f"/_connector/{connector_id}", json=settings)
    assert answer.status_code == 201, answer.text
    return connector_id


def show(stage: Stage, connector_id: str = "s3") -> dict[str, Any]:
    answer = stage.es.get(f"/_connector/{connector_id}")
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def change(stage: Stage, path: str, body: Any = None, connector_id: str = "s3") -> httpx.Response:
    return stage.es.put(f"/_connector/{connector_id}/{path}", json=body)


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """Return status and reason."""
    status, _kind, reason = error_of(answer)
    return status, reason


def bulk(stage: Stage, *lines: object, **params: str) -> httpx.Response:
    """Send lines as one bulk request."""
    body = "".join(json.dumps(line) + "\n" for line in lines)
    headers = {"content-type": "application/x-ndjson"}
    return stage.es.put("/_bulk", content=body, params=params, headers=headers)
