"""A service runs full syncs from beginning to end, with every kind of request it sends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.sandbox.elastic.connectors.service import Service, document_id
from tests.sandbox.elastic.connectors.support import ROLE
from tests.sandbox.elastic.stage import logged

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World

# In the order a service first sends them; the jobs' index is made by hand before 9.0 only.
_REQUESTS = [
    "GET /",
    "GET /{index}",
    "POST /{index}/_search",
    "GET /{index}/_doc/{id}",
    "POST /{index}/_update/{id}",
    "PUT /_connector/{id}/_check_in",
    "POST /_connector/_sync_job",
    "PUT /_connector/_sync_job/{id}/_claim",
    "PUT /{index}",
    "DELETE /_search/scroll",
    "PUT /_bulk",
    "POST /{index}/_refresh",
    "POST /{index}/_count",
    "PUT /_connector/_sync_job/{id}/_stats",
    "PUT /_connector/{id}/_filtering/_validation",
    "PUT /_connector/{id}/_filtering/_activate",
    "POST /_search/scroll",
]


class Setting:
    """A world with a connector, its key and its service."""

    def __init__(self, world: World) -> None:
        self.world = world
        keys = world.elastic
        self.user = httpx.Client(
            base_url=world.elasticsearch_url,
            auth=(keys.username, keys.password),
            trust_env=False,
        )
        self.ask("PUT", "/_connector/s3", {"index_name": "docs", "service_type": "s3"})
        body = {"name": "s3", "role_descriptors": {"s3-role": ROLE}}
        key = self.ask("POST", "/_security/api_key", body)["encoded"]
        world.calls.clear()
        self.service = Service(world, key, "s3")

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.user.request(method, path, json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def configure(self, buckets: str) -> None:
        values = {
            "buckets": buckets,
            "aws_access_key_id": self.world.admin.access_key_id,
            "aws_secret_access_key": self.world.admin.secret_access_key,
        }
        self.ask("PUT", "/_connector/s3/_configuration", {"values": values})

    def documents(self) -> dict[str, dict[str, Any]]:
        found = self.ask("POST", "/docs/_search", {"size": 100})["hits"]["hits"]
        return {hit["_source"]["filename"]: hit["_source"] for hit in found}


@pytest.fixture(params=["8.19", "9.6"])
def setting(request: pytest.FixtureRequest) -> Iterator[Setting]:
    with World(Scene(kibana_version=request.param, key_delay=0)) as world:
        setting = Setting(world)
        yield setting
        setting.service.close()
        setting.user.close()


def test_two_full_syncs_from_beginning_to_end(setting: Setting) -> None:
    service = setting.service
    service.start()
    assert service.poll()["status"] == "needs_configuration"
    setting.configure("fairlead-handbook, fairlead-berichte")
    assert service.poll()["status"] == "connected"
    service.schedule()
    first = service.run_next_job()

    documents = setting.documents()
    job = setting.ask("GET", f"/_connector/_sync_job/{first}")
    assert (job["status"], job["trigger_method"]) == ("completed", "scheduled")
    assert job["total_document_count"] == len(documents) == 24
    assert setting.ask("GET", "/_connector/s3")["last_sync_status"] == "completed"
    assert documents["docs/crane-manual.pdf"]["body"].startswith("Crane manual Lift no load")
    assert documents["docs/shift-plan.docx"]["body"].endswith("begins at six and ends at two.")
    assert documents["2025/q3/bericht.pdf"]["body"] == "Bericht 3. Quartal Umschlag: 3750 Container"
    assert documents["docs/welcome.txt"]["id"] == document_id(
        "fairlead-handbook", "docs/welcome.txt"
    )
    for name in ("docs/", "images/harbor.png", "data/all-movements.csv"):
        assert "body" not in documents[name]
    assert documents["data/all-movements.csv"]["size_in_bytes"] == 10_485_761
    assert not any(key.startswith("_attachment") for item in documents.values() for key in item)

    snippet = {"value": [{"bucket": "fairlead-handbook", "prefix": "docs"}]}
    setting.ask("PUT", "/_connector/s3/_filtering", {"advanced_snippet": snippet})
    assert service.poll()["filtering"][0]["active"]["advanced_snippet"]["value"] == snippet["value"]
    setting.ask("POST", "/_connector/_sync_job", {"id": "s3"})
    second = service.run_next_job()

    left = setting.documents()
    job = setting.ask("GET", f"/_connector/_sync_job/{second}")
    assert (job["status"], job["deleted_document_count"]) == ("completed", 14)
    # A prefix is no folder: it matches those that only begin alike.
    assert {name.partition("/")[0] for name in left} == {"docs", "docs-old", "docs2"}
    assert len(left) == job["total_document_count"] == 10

    operations = [call.operation for call in logged(setting.world.calls, "elasticsearch", 60)]
    firsts = list(dict.fromkeys(operations))
    expected = [name for name in _REQUESTS if name != "PUT /{index}"]
    assert [name for name in firsts if name in expected] == expected
    assert "PUT /{index}" in firsts


def test_what_cannot_be_read_is_left_out(setting: Setting) -> None:
    service = setting.service
    service.start()
    service.poll()
    setting.configure("fairlead-oddities")
    service.poll()
    service.schedule()
    service.run_next_job()
    documents = setting.documents()
    assert "archive/2019.txt" not in documents
    assert "archive/2018.txt" not in documents
    assert documents["archive/2023.txt"]["body"] == "Records of 2023."
    assert documents["archive/quay-1975.png"]["storage_class"] == "GLACIER"
    assert documents["تقرير.txt"]["body"] == "A name that is written from right to left."
    assert "body" not in documents["empty.txt"]
    [error] = documents["broken.pdf"]["_ingestion_errors"]
    assert error.endswith("'Error parsing document in field [_attachment]'")
