"""A connector service for S3, as small as a test needs it: it sends what the real one sends."""

from __future__ import annotations

import base64
import hashlib
import json
import os.path
from collections.abc import Iterator, Sequence
from typing import Any

import boto3
import httpx
from botocore.exceptions import ClientError
from tests.sandbox.elastic.connectors.support import CONNECTORS, ORIGIN, SYNC_JOBS

from fairlead.sandbox.world import World

_JSON = "application/vnd.elasticsearch+json; compatible-with=8"
_LINES = "application/vnd.elasticsearch+x-ndjson; compatible-with=8"
_READABLE = frozenset(
    {".txt", ".md", ".html", ".pdf", ".docx", ".xlsx", ".csv", ".json", ".xml", ".svg"}
)
_LARGEST = 10_485_760
_SCHEMA = {
    "buckets": {"label": "AWS Buckets", "type": "list", "display": "textarea", "value": ""},
    "aws_access_key_id": {"label": "AWS Access Key Id", "type": "str", "value": ""},
    "aws_secret_access_key": {"label": "AWS Secret Key", "sensitive": True, "value": ""},
}
_FEATURES = {"sync_rules": {"basic": {"enabled": True}, "advanced": {"enabled": True}}}


class Service:
    """Serves one connector of a world with an API key."""

    def __init__(self, world: World, api_key: str, connector_id: str) -> None:
        self._world = world
        self._id = connector_id
        self._http = httpx.Client(
            base_url=world.elasticsearch_url,
            headers={"authorization": f"ApiKey {api_key}", "accept": _JSON, **ORIGIN},
            trust_env=False,
        )

    def close(self) -> None:
        self._http.close()

    def call(
        self, method: str, path: str, body: Any = None, expect: Sequence[int] = (200, 201)
    ) -> Any:
        """Send one request and return the JSON of its answer."""
        content, kind = None, _JSON
        if isinstance(body, list):
            content, kind = "".join(json.dumps(line) + "\n" for line in body), _LINES
        elif body is not None:
            content = json.dumps(body)
        headers = {} if content is None else {"content-type": kind}
        answer = self._http.request(method, path, content=content, headers=headers)
        assert answer.status_code in expect, (method, path, answer.status_code, answer.text)
        assert answer.headers["x-elastic-product"] == "Elasticsearch"
        return answer.json() if answer.content else answer.status_code

    def start(self) -> None:
        """Look whether Elasticsearch is the right one and has the indices."""
        assert self.call("GET", "/")["version"]["number"]
        for name in (CONNECTORS, SYNC_JOBS):
            if self.call("HEAD", f"/{name}-v1", expect=(200, 404)) == 404:
                self.call("PUT", f"/{name}-v1")

    def poll(self) -> dict[str, Any]:
        """Find the connector, register what it can do, look after its rules; return it."""
        found = self.call(
            "POST",
            f"/{CONNECTORS}/_search?expand_wildcards=hidden",
            {
                "query": {
                    "bool": {
                        "must_not": [{"term": {"deleted": True}}],
                        "filter": [{"terms": {"_id": [self._id]}}],
                    }
                },
                "from": 0,
                "size": 100,
                "seq_no_primary_term": True,
            },
        )
        [hit] = found["hits"]["hits"]
        self.call("GET", f"/{SYNC_JOBS}/_doc/none", expect=(404,))
        self._register(hit)
        self.call("PUT", f"/_connector/{self._id}/_check_in")
        connector = self._connector()
        if connector["status"] == "configured":
            self._update(CONNECTORS, self._id, {"status": "connected", "error": None})
        if connector["filtering"][0]["draft"]["validation"]["state"] == "edited":
            path = f"/_connector/{self._id}/_filtering"
            valid = {"validation": {"state": "valid", "errors": []}}
            self.call("PUT", f"{path}/_validation", valid)
            self.call("PUT", f"{path}/_activate")
        return self._connector()

    def _register(self, hit: dict[str, Any]) -> None:
        if hit["_source"]["status"] != "created":
            return
        path = f"/{CONNECTORS}/_update/{self._id}"
        fields = {
            "configuration": _SCHEMA,
            "features": _FEATURES,
            "status": "needs_configuration",
        }
        sequence = f"if_seq_no={hit['_seq_no']}&if_primary_term={hit['_primary_term']}"
        self.call("POST", f"{path}?{sequence}", {"doc": fields})
        # Somebody who read before this and writes after it is told so.
        self.call("POST", f"{path}?{sequence}", {"doc": {"status": "error"}}, expect=(409,))

    def _connector(self) -> dict[str, Any]:
        source: dict[str, Any] = self.call("GET", f"/{CONNECTORS}/_doc/{self._id}")["_source"]
        return source

    def _update(self, index: str, document_id: str, fields: dict[str, Any]) -> None:
        self.call("POST", f"/{index}/_update/{document_id}", {"doc": fields})

    def schedule(self) -> None:
        """Ask for a job, as when a schedule fires."""
        body = {"id": self._id, "job_type": "full", "trigger_method": "scheduled"}
        self.call("POST", "/_connector/_sync_job", body)

    def run_next_job(self) -> str:
        """Run the oldest job that waits; return its id."""
        waiting = {
            "bool": {
                "must": [
                    {"terms": {"status": ["pending", "suspended"]}},
                    {"terms": {"connector.id": [self._id]}},
                    {"terms": {"job_type": ["full", "incremental"]}},
                ]
            }
        }
        found = self.call(
            "POST",
            f"/{SYNC_JOBS}/_search",
            {"query": waiting, "sort": [{"created_at": "asc"}], "from": 0, "size": 100},
        )
        job = found["hits"]["hits"][0]
        path = f"/_connector/_sync_job/{job['_id']}"
        self.call("PUT", f"{path}/_claim", {"worker_hostname": "test"})
        self._update(CONNECTORS, self._id, {"last_sync_status": "in_progress"})
        counts = self._sync(job["_source"]["connector"], path)
        done = {"status": "completed", "error": None, **counts}
        self._update(SYNC_JOBS, job["_id"], done)
        self._update(
            CONNECTORS,
            self._id,
            {"last_sync_status": "completed", "last_sync_error": None, "status": "connected"},
        )
        self._idle_jobs()
        job_id: str = job["_id"]
        return job_id

    def _idle_jobs(self) -> None:
        idle = {
            "bool": {
                "filter": [
                    {"terms": {"status": ["in_progress", "canceling"]}},
                    {"range": {"last_seen": {"lte": "now-300s"}}},
                ]
            }
        }
        found = self.call("POST", f"/{SYNC_JOBS}/_search", {"query": idle})
        assert found["hits"]["hits"] == []

    def _sync(self, connector: dict[str, Any], path: str) -> dict[str, int]:
        index = connector["index_name"]
        if not self.call("GET", f"/{index}?ignore_unavailable=true"):
            self.call("PUT", f"/{index}", {"mappings": {"dynamic": True}})
        self.call("HEAD", f"/{index}")
        old = set(self._indexed(index))
        settings = {key: item["value"] for key, item in connector["configuration"].items()}
        lines: list[Any] = []
        seen: set[str] = set()
        for document in self._documents(settings, connector["filtering"]):
            seen.add(document["id"])
            lines += [{"index": {"_index": index, "_id": document["id"]}}, document]
        lines += [{"delete": {"_index": index, "_id": gone}} for gone in old - seen]
        result = self.call("PUT", "/_bulk?pipeline=search-default-ingestion", lines)
        assert result["errors"] is False
        self.call("POST", f"/{index}/_refresh?ignore_unavailable=true")
        total = self.call("POST", f"/{index}/_count?ignore_unavailable=true")["count"]
        counts = {
            "indexed_document_count": len(seen),
            "deleted_document_count": len(old - seen),
            "indexed_document_volume": 0,
            "total_document_count": total,
        }
        self.call("PUT", f"{path}/_stats", counts)
        return counts

    def _indexed(self, index: str) -> Iterator[str]:
        body = {"query": {"match_all": {}}, "size": 5, "_source": ["id", "_timestamp"]}
        page = self.call("POST", f"/{index}/_search?scroll=5m", body)
        for _ in range(100):
            if not page["hits"]["hits"]:
                break
            yield from (hit["_source"]["id"] for hit in page["hits"]["hits"])
            more = {"scroll_id": page["_scroll_id"], "scroll": "5m"}
            page = self.call("POST", "/_search/scroll", more)
        self.call("DELETE", "/_search/scroll", {"scroll_id": page["_scroll_id"]})

    def _documents(
        self, settings: dict[str, str], filtering: dict[str, Any]
    ) -> Iterator[dict[str, Any]]:
        rules = filtering["advanced_snippet"]["value"] or [
            {"bucket": name.strip()} for name in settings["buckets"].split(",")
        ]
        for rule in rules:
            s3 = self._s3(settings, self._region(settings, rule["bucket"]))
            listed = s3.list_objects(Bucket=rule["bucket"], Prefix=rule.get("prefix", ""))
            for item in listed.get("Contents", []):
                document = _document(s3, rule["bucket"], item)
                if document is not None:
                    yield document

    def _region(self, settings: dict[str, str], bucket: str) -> str:
        place = self._s3(settings, "us-east-1").get_bucket_location(Bucket=bucket)
        return str(place["LocationConstraint"] or "us-east-1")

    def _s3(self, settings: dict[str, str], region: str) -> Any:
        session: Any = boto3.Session()
        return session.client(
            "s3",
            region_name=region,
            aws_access_key_id=settings["aws_access_key_id"],
            aws_secret_access_key=settings["aws_secret_access_key"],
            endpoint_url=self._world.aws_url,
        )


def document_id(bucket: str, key: str) -> str:
    """Return the id the connector gives an object."""
    return hashlib.md5(f"{bucket}/{key}".encode(), usedforsecurity=False).hexdigest()


def _document(s3: Any, bucket: str, item: dict[str, Any]) -> dict[str, Any] | None:
    key = item["Key"]
    document = {
        "id": document_id(bucket, key),
        "filename": key,
        "size_in_bytes": item["Size"],
        "bucket": bucket,
        "owner": item.get("Owner", {}).get("DisplayName", ""),
        "storage_class": item["StorageClass"],
        "_timestamp": item["LastModified"].isoformat(),
        "_extract_binary_content": True,
        "_reduce_whitespace": True,
        "_run_ml_inference": False,
    }
    if os.path.splitext(key)[1].lower() in _READABLE and item["Size"] <= _LARGEST:
        try:
            content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        except ClientError:
            return None
        document["_attachment"] = base64.b64encode(content).decode()
    return document
