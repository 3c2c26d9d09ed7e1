"""Elasticsearch's ``amazonbedrock`` inference service: its settings and its calls to Bedrock.

From ``inference/services/amazonbedrock`` in elastic/elasticsearch.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from fairlead.sandbox.elastic.bedrock_bodies import compact
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.elasticsearch_base import (
    Cause,
    ElasticsearchError,
    bad_request,
    invalid,
)
from fairlead.sandbox.elastic.network import AwsNetwork, NoAnswerError, Reply
from fairlead.sandbox.elastic.sigv4 import Keys, sign

NAME: Final = "amazonbedrock"

_PROVIDERS: Final = ("ai21labs", "amazontitan", "anthropic", "cohere", "meta", "mistral")
_EMBEDDING_PROVIDERS: Final = ("amazontitan", "cohere")
_TOP_K_PROVIDERS: Final = ("anthropic", "cohere", "mistral")
_TASK_SETTINGS: Final = ("temperature", "top_p", "top_k", "max_new_tokens")
_REQUESTS_PER_MINUTE: Final = 240
# Seconds.
_TIMEOUT: Final = 30.0


@dataclass(frozen=True)
class Model:
    """A model of Bedrock as an inference endpoint was set up with it."""

    task: str
    model: str
    region: str
    provider: str
    requests_per_minute: int
    task_settings: Mapping[str, Any]
    keys: Keys = field(repr=False)

    def show(self) -> dict[str, object]:
        """Return the settings without the keys."""
        shown: dict[str, object] = {
            "service": NAME,
            "service_settings": {
                "region": self.region,
                "model": self.model,
                "provider": self.provider.upper(),
                "rate_limit": {"requests_per_minute": self.requests_per_minute},
            },
        }
        if self.task_settings:
            shown["task_settings"] = dict(self.task_settings)
        return shown


def supported_tasks(edition: Edition) -> tuple[str, ...]:
    """Return the task types the service has in one version of Elasticsearch."""
    added = ("chat_completion",) if edition.has_chat_completion else ()
    return ("text_embedding", "completion", *added)


def read_model(edition: Edition, task: str, config: Mapping[str, Any]) -> Model:
    """Read the settings of a new endpoint. Raises `ElasticsearchError`."""
    left = dict(config)
    service, settings = _section(left, "service_settings"), _section(left, "task_settings")
    if service is None:
        raise bad_request("Missing required field [service_settings]")
    settings = settings or {}
    if task not in supported_tasks(edition):
        raise bad_request(f"The [{NAME}] service does not support task type [{task}]")
    if task == "text_embedding":
        left.pop("chunking_settings", None)
    complaints: list[str] = []
    taken = {
        name: _take_text(service, name, "service_settings", complaints)
        for name in ("model", "region")
    }
    provider = _take_text(service, "provider", "service_settings", complaints).lower()
    if provider and provider not in _PROVIDERS:
        complaints.append(
            f"[service_settings] Invalid value [{provider}] received. "
            f"[provider] must be one of [{', '.join(_PROVIDERS)}]"
        )
    limit = (_section(service, "rate_limit") or {}).get("requests_per_minute", _REQUESTS_PER_MINUTE)
    if complaints:
        raise invalid(*complaints)
    chosen: dict[str, Any] = {
        name: settings.pop(name) for name in _TASK_SETTINGS if name in settings
    }
    secrets = [
        _take_text(service, name, "secret_settings", complaints)
        for name in ("access_key", "secret_key")
    ]
    if complaints:
        raise invalid(*complaints)
    if task == "text_embedding" and provider not in _EMBEDDING_PROVIDERS:
        raise bad_request(
            f"The [{task}] task type for provider [{provider.upper()}] is not available"
        )
    if "top_k" in chosen and provider not in _TOP_K_PROVIDERS:
        raise bad_request(
            f"The [top_k] task parameter is not available for provider [{provider.upper()}]"
        )
    for unknown in (left, service, settings):
        _refuse_unknown(unknown)
    return Model(task, taken["model"], taken["region"], provider, limit, chosen, Keys(*secrets))


def _section(settings: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = settings.pop(name, None)
    if value is not None and not isinstance(value, dict):
        raise bad_request(
            f"field [{name}] is not of the expected type. "
            f"The value [{value}] cannot be converted to a [Map]"
        )
    return None if value is None else dict(value)


def _take_text(settings: dict[str, Any], name: str, scope: str, complaints: list[str]) -> str:
    """Take a text out of the settings; what is wrong with it goes to ``complaints``."""
    value = settings.pop(name, None)
    if value is None:
        complaints.append(f"[{scope}] does not contain the required setting [{name}]")
    elif not isinstance(value, str):
        complaints.append(
            f"field [{name}] is not of the expected type. "
            f"The value [{value}] cannot be converted to a [String]"
        )
    elif not value:
        complaints.append(
            f"[{scope}] Invalid value empty string. [{name}] must be a non-empty string"
        )
    else:
        return value
    return ""


def _refuse_unknown(settings: Mapping[str, Any]) -> None:
    if settings:
        # A map as Java prints it.
        listed = ", ".join(f"{name}={value}" for name, value in settings.items())
        raise bad_request(
            f"Configuration contains settings [{{{listed}}}] unknown to the [{NAME}] service"
        )


class BedrockService:
    """Calls models of Bedrock as the AWS SDK inside Elasticsearch does."""

    def __init__(self, network: AwsNetwork) -> None:
        self._network = network

    def complete(self, model: Model, text: str) -> list[str]:
        """Return the texts a chat model answers. Raises `ElasticsearchError`."""
        settings = model.task_settings
        data = self._call(
            model,
            "converse",
            compact(
                messages=[{"role": "user", "content": [{"text": text}]}],
                inferenceConfig={
                    name: settings[key]
                    for key, name in (
                        ("temperature", "temperature"),
                        ("top_p", "topP"),
                        ("max_new_tokens", "maxTokens"),
                    )
                    if key in settings
                },
                additionalModelRequestFields=(
                    {"top_k": settings["top_k"]} if "top_k" in settings else None
                ),
            ),
        )
        content = data["output"]["message"]["content"]
        return [part["text"] for part in content if "text" in part]

    def embed(self, model: Model, text: str) -> list[float]:
        """Return the vector an embedding model answers. Raises `ElasticsearchError`."""
        if model.provider == "cohere":
            body = compact(texts=[text], input_type="search_document")
            return list(self._call(model, "invoke", body)["embeddings"][0])
        return list(self._call(model, "invoke", compact(inputText=text))["embedding"])

    def _call(self, model: Model, verb: str, body: str) -> dict[str, Any]:
        host = f"bedrock-runtime.{model.region}.amazonaws.com"
        path = f"/model/{quote(model.model, safe='-._~')}/{verb}"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        data = body.encode()
        signed = sign(host, path, headers, data, region=model.region, keys=model.keys)
        method = "converse" if verb == "converse" else "invoke model"
        try:
            reply = self._network.post(host, path, signed, data, _TIMEOUT)
        except NoAnswerError as error:
            raise ElasticsearchError(
                500,
                "exception",
                f"Amazon Bedrock {method} call failed",
                cause=_sdk_trouble(error),
            ) from None
        if reply.status != 200 or not isinstance(reply.data, dict):
            raise _failure(reply, method)
        return reply.data


def _failure(reply: Reply, method: str) -> ElasticsearchError:
    text = (
        f"{reply.message or 'null'} (Service: BedrockRuntime, Status Code: {reply.status}, "
        f"Request ID: {reply.request_id or 'null'})"
    )
    kind = re.sub(r"(?<!^)(?=[A-Z])", "_", reply.error_type).lower()
    return ElasticsearchError(
        500,
        "exception",
        f"AmazonBedrock {method} failure: [{text}]",
        cause={"type": kind or "bedrock_runtime_exception", "reason": text},
    )


def _sdk_trouble(error: NoAnswerError) -> Cause:
    reasons = {
        "unknown host": (
            "Received an UnknownHostException when attempting to interact with a service. "
            "See cause for the exact endpoint that is failing to resolve."
        ),
        "timeout": "Unable to execute HTTP request: Acquire operation took longer than expected",
        "reset": "Unable to execute HTTP request: The connection was closed during the request.",
    }
    return {"type": "sdk_client_exception", "reason": reasons[error.trouble]}
