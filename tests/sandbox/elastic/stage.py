"""A local Elastic on real sockets, with a Bedrock behind it that writes down what it is sent."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self
from wsgiref.types import StartResponse, WSGIEnvironment

import httpx
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from fairlead.sandbox.calls import Call, CallLog
from fairlead.sandbox.elastic import Elastic, build_elastic
from fairlead.sandbox.faults import Faults
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.server import LoopbackServer, connection_of

ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
URL = "https://bedrock-runtime.us-east-1.amazonaws.com"
SECRETS = {"accessKey": ACCESS_KEY, "secret": SECRET}
ENDPOINT_SETTINGS = {
    "access_key": ACCESS_KEY,
    "secret_key": SECRET,
    "region": "eu-west-1",
    "provider": "anthropic",
    "model": "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
}

MESSAGES_ANSWER = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "content": [{"type": "text", "text": " Hello there "}],
    "stop_reason": "end_turn",
    "usage": {"input_tokens": 3, "output_tokens": 5},
}
CONVERSE_ANSWER = {
    "output": {"message": {"role": "assistant", "content": [{"text": "Hello there"}]}},
    "stopReason": "end_turn",
    "usage": {"inputTokens": 3, "outputTokens": 5, "totalTokens": 8},
}


@dataclass(frozen=True)
class Received:
    """A request as Bedrock got it; ``body`` is its JSON."""

    host: str
    path: str
    headers: dict[str, str]
    raw: bytes = field(repr=False)

    @property
    def body(self) -> Any:
        return json.loads(self.raw)

    @property
    def scope(self) -> str:
        """Access key, region and service of the signature."""
        credential = self.headers["authorization"].split("Credential=")[1].split(",")[0]
        key, _day, region, service, _end = credential.split("/")
        return f"{key} {region} {service}"

    def is_signed_with(self, secret: str) -> bool:
        """Sign the same request anew, with AWS's own code, and compare."""
        header = self.headers["authorization"]
        names = header.split("SignedHeaders=")[1].split(",")[0].split(";")
        region = self.scope.split()[1]
        signer = SigV4Auth(Credentials(ACCESS_KEY, secret), "bedrock", region)
        request = AWSRequest(
            "POST",
            f"https://{self.host}{self.path}",
            {name: self.headers[name] for name in names},
            self.raw,
        )
        request.context["timestamp"] = self.headers["x-amz-date"]
        text = signer.string_to_sign(request, signer.canonical_request(request))
        return header.endswith(f"Signature={signer.signature(text, request)}")


class Bedrock:
    """Answers every request with ``answer`` and keeps what it got."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.answer: tuple[str, object] = ("200 OK", MESSAGES_ANSWER)
        self.resets = False

    @property
    def last(self) -> Received:
        return self.received[-1]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
        headers = {
            name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
            for name, value in environ.items()
            if name.startswith("HTTP_") or name in ("CONTENT_TYPE", "CONTENT_LENGTH")
        }
        self.received.append(
            Received(headers["host"], environ["RAW_URI"], headers, environ["wsgi.input"].read())
        )
        if self.resets:
            connection_of(environ).reset()
        line, body = self.answer
        kind = "AccessDeniedException" if line.startswith("403") else "ValidationException"
        start_response(
            line,
            [
                ("Content-Type", "application/json"),
                ("x-amzn-RequestId", "req-1"),
                ("x-amzn-ErrorType", f"{kind}:http://internal.amazon.com/"),
            ],
        )
        yield json.dumps(body).encode()


class Stage(AbstractContextManager["Stage"]):
    """One scene, played until the block ends."""

    def __init__(self, version: str = "9.6", **scene: Any) -> None:
        self.bedrock = Bedrock()
        self.faults = Faults()
        self.calls = CallLog()
        self._open = ExitStack()
        self.elastic: Elastic = build_elastic(
            Scene(kibana_version=version, **scene),
            self.faults,
            self.calls,
            lambda: self.bedrock_url,
        )

    # Servers and clients start when they are first asked for: most tests need few of them.
    @cached_property
    def bedrock_url(self) -> str:
        return self._serve(self.bedrock, "bedrock")

    @cached_property
    def kibana_url(self) -> str:
        return self._serve(self.elastic.kibana, "kibana")

    @cached_property
    def elasticsearch_url(self) -> str:
        return self._serve(self.elastic.elasticsearch, "elasticsearch")

    @cached_property
    def kibana(self) -> httpx.Client:
        return self.client(self.kibana_url, self.elastic.credentials.api_key)

    @cached_property
    def reader(self) -> httpx.Client:
        return self.client(self.kibana_url, self.elastic.credentials.reader_api_key)

    @cached_property
    def stranger(self) -> httpx.Client:
        return self.client(self.kibana_url)

    @cached_property
    def es(self) -> httpx.Client:
        return self.client(self.elasticsearch_url, self.elastic.credentials.api_key)

    def _serve(self, app: Any, name: str) -> str:
        server = LoopbackServer(app, name)
        server.start()
        self._open.callback(server.stop)
        return server.url

    def client(self, url: str, api_key: str | None = None) -> httpx.Client:
        headers = {"kbn-xsrf": "true"}
        if api_key is not None:
            headers["authorization"] = f"ApiKey {api_key}"
        client = httpx.Client(base_url=url, headers=headers, trust_env=False)
        return self._open.enter_context(client)

    def create(self, url: str = URL, connector_id: str = "", **config: Any) -> httpx.Response:
        path = "/api/actions/connector" + (f"/{connector_id}" if connector_id else "")
        return self.kibana.post(path, json=connector(url, **config))

    def ready(self, url: str = URL, **config: Any) -> str:
        """Create a connector and return its id."""
        answer = self.create(url, **config)
        assert answer.status_code == 200, answer.text
        made: str = answer.json()["id"]
        return made

    def run(self, connector_id: str, sub_action: str, **params: Any) -> dict[str, Any]:
        answer = self.kibana.post(
            f"/api/actions/connector/{connector_id}/_execute",
            json={"params": {"subAction": sub_action, "subActionParams": params}},
        )
        assert answer.status_code == 200
        result: dict[str, Any] = answer.json()
        return result

    def put_endpoint(
        self, task: str = "completion", name: str = "bedrock", **changes: Any
    ) -> httpx.Response:
        return self.es.put(f"/_inference/{task}/{name}", json=endpoint(**changes))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._open.close()


def connector(url: str = URL, **config: Any) -> dict[str, Any]:
    """Return what creates a connector."""
    return {
        "connector_type_id": ".bedrock",
        "name": "Bedrock",
        "config": {"apiUrl": url, **config},
        "secrets": SECRETS,
    }


def endpoint(**changes: Any) -> dict[str, Any]:
    """Return what sets an inference endpoint up; ``None`` leaves a setting out."""
    settings = {**ENDPOINT_SETTINGS, **changes}
    kept = {name: value for name, value in settings.items() if value is not None}
    return {"service": "amazonbedrock", "service_settings": kept}


def failed(result: dict[str, Any]) -> tuple[str, str]:
    """Return the text of a run that failed and whose fault it was, after a look at its form."""
    assert result["status"] == "error"
    assert result["message"] == "an error occurred while running the action"
    assert result["retry"] is True
    return result["service_message"], result["errorSource"]


def error_of(answer: httpx.Response) -> tuple[int, str, str]:
    """Return status, type and reason of a refusal of Elasticsearch, after a look at its form."""
    body = answer.json()
    assert body["status"] == answer.status_code
    assert answer.headers["x-elastic-product"] == "Elasticsearch"
    return answer.status_code, body["error"]["type"], body["error"]["reason"]


def refused(answer: httpx.Response) -> tuple[int, str]:
    """Return status and message of a refusal of Kibana, after a look at its form."""
    body = answer.json()
    assert set(body) == {"statusCode", "error", "message"}
    assert body["statusCode"] == answer.status_code
    assert body["error"] == answer.reason_phrase
    return answer.status_code, body["message"]


def logged(calls: CallLog, service: str, count: int) -> list[Call]:
    """Return the calls of a service once there are so many.

    A call is logged after its last byte is out, so an answer may be here before its entry.
    """
    deadline = time.monotonic() + 5
    while len(found := calls.all(service)) < count:
        assert time.monotonic() < deadline, found
        time.sleep(0.001)
    return list(found)
