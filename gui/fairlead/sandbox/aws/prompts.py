"""Prompts: the bodies models take, checked as strictly as Bedrock checks them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.models import Model

_RETRY: Final = ", please reformat your input and try again."
_ANTHROPIC_VERSION: Final = "bedrock-2023-05-31"
_JSON_TYPES: Final[Mapping[type, str]] = {
    str: "String",
    int: "Integer",
    float: "Number",
    bool: "Boolean",
    list: "JSONArray",
    dict: "JSONObject",
    type(None): "Null",
}
# Key of the Anthropic messages body to the types it may have; the first three are required.
_ANTHROPIC_KEYS: Final[Mapping[str, tuple[type, ...]]] = {
    "anthropic_version": (str,),
    "max_tokens": (int,),
    "messages": (list,),
    "anthropic_beta": (list,),
    "metadata": (dict,),
    "stop_sequences": (list,),
    "system": (str, list),
    "temperature": (int, float),
    "thinking": (dict,),
    "tool_choice": (dict,),
    "tools": (list,),
    "top_k": (int,),
    "top_p": (int, float),
}
_NOVA_KEYS: Final[Mapping[str, tuple[type, ...]]] = {
    "messages": (list,),
    "inferenceConfig": (dict,),
    "schemaVersion": (str,),
    "system": (list,),
    "toolConfig": (dict,),
}
_NOVA_CONFIG: Final[Mapping[str, tuple[type, ...]]] = {
    "maxTokens": (int,),
    "stopSequences": (list,),
    "temperature": (int, float),
    "topK": (int,),
    "topP": (int, float),
}
_TITAN_KEYS: Final[Mapping[str, tuple[type, ...]]] = {
    "inputText": (str,),
    "dimensions": (int,),
    "normalize": (bool,),
}


@dataclass(frozen=True)
class Prompt:
    """What a model is asked: the whole text, the last question, and where to stop."""

    text: str
    question: str
    max_tokens: int
    stop_sequences: tuple[str, ...] = ()


def malformed(detail: str) -> ApiError:
    """Build the error for a body that does not follow the model's schema."""
    return ApiError("ValidationException", f"Malformed input request{detail}{_RETRY}")


def read_converse(model: Model, params: Mapping[str, Any]) -> Prompt:
    """Check the parameters of Converse, beyond what the service model says."""
    if not model.is_text:
        raise ApiError("ValidationException", "This action doesn't support the model.")
    config = params.get("inferenceConfig", {})
    _check_temperature(model, config)
    messages = params.get("messages", [])
    _check_turns(messages)
    for number, message in enumerate(messages):
        for index, block in enumerate(message["content"]):
            if "text" in block and not block["text"].strip():
                raise ApiError(
                    "ValidationException",
                    f"The text field in the ContentBlock object at messages.{number}.content."
                    f"{index} is blank. Add text to the text field, and try again.",
                )
    return _prompt(
        messages,
        params.get("system", []),
        config.get("maxTokens", 4096),
        config.get("stopSequences", []),
    )


def read_invoke(model: Model, body: bytes) -> Prompt:
    """Check a body that is in the model's own format."""
    try:
        document = json.loads(body)
    except ValueError:
        raise malformed("") from None
    if model.is_anthropic:
        return _read_anthropic(model, document)
    if not model.is_text:
        _check_keys(document, _TITAN_KEYS, required=1)
        return Prompt(document["inputText"], document["inputText"], 0)
    _check_keys(document, _NOVA_KEYS, required=1)
    _check_turns(document["messages"])
    config = document.get("inferenceConfig", {})
    _check_keys(config, _NOVA_CONFIG, required=0)
    return _prompt(
        document["messages"],
        document.get("system", []),
        config.get("maxTokens", 4096),
        config.get("stopSequences", []),
    )


def _read_anthropic(model: Model, document: Any) -> Prompt:
    _check_keys(document, _ANTHROPIC_KEYS, required=3)
    if document["anthropic_version"] != _ANTHROPIC_VERSION:
        version = document["anthropic_version"]
        raise malformed(f": #/anthropic_version: {version} is not a valid enum value")
    _check_temperature(model, document)
    if document["max_tokens"] < 1:
        raise malformed(f": #/max_tokens: {document['max_tokens']} is not greater or equal to 1")
    _check_turns(document["messages"])
    system = document.get("system", "")
    return _prompt(
        document["messages"],
        [{"text": system}] if isinstance(system, str) else system,
        document["max_tokens"],
        document.get("stop_sequences", []),
    )


def _check_keys(document: Any, known: Mapping[str, tuple[type, ...]], *, required: int) -> None:
    if not isinstance(document, dict):
        found = _JSON_TYPES[type(document)]
        raise malformed(f": #: expected type: JSONObject, found: {found}")
    for name in list(known)[:required]:
        if name not in document:
            raise malformed(f": #: required key [{name}] not found")
    for name, value in document.items():
        if name not in known:
            raise malformed(f": extraneous key [{name}] is not permitted")
        is_wrong_boolean = isinstance(value, bool) and bool not in known[name]
        if not isinstance(value, known[name]) or is_wrong_boolean:
            expected, found = _JSON_TYPES[known[name][0]], _JSON_TYPES[type(value)]
            raise malformed(f": #/{name}: expected type: {expected}, found: {found}")


def _check_temperature(model: Model, config: Mapping[str, Any]) -> None:
    if "temperature" in config and not model.takes_temperature:
        raise ApiError("ValidationException", "temperature is deprecated for this model.")


def _check_turns(messages: Sequence[Any]) -> None:
    """Refuse anything but user and assistant in turn, the user first, each with content."""
    if not messages:
        raise ApiError("ValidationException", "messages: at least one message is required")
    for number, message in enumerate(messages):
        if not isinstance(message, dict) or message.get("role") not in ("user", "assistant"):
            raise malformed(f": #/messages/{number}/role: is not a valid enum value")
        extraneous = message.keys() - {"role", "content"}
        if extraneous:
            raise malformed(f": extraneous key [{min(extraneous)}] is not permitted")
        content = message.get("content")
        if not isinstance(content, str | list | None):
            found = _JSON_TYPES[type(content)]
            raise malformed(
                f": #/messages/{number}/content: expected type: JSONArray, found: {found}"
            )
        if not content:
            text = f"messages.{number}: all messages must have non-empty content"
            raise ApiError("ValidationException", text)
    roles = [message["role"] for message in messages]
    if roles[0] != "user":
        raise ApiError(
            "ValidationException",
            "A conversation must start with a user message. Try again with a conversation that "
            "starts with a user message.",
        )
    if any(role == following for role, following in pairwise(roles)):
        raise ApiError(
            "ValidationException",
            "A conversation must alternate between user and assistant roles. Make sure the "
            "conversation alternates between user and assistant roles and try again.",
        )


def _prompt(
    messages: Sequence[Mapping[str, Any]],
    system: Sequence[Mapping[str, Any]],
    max_tokens: int,
    stop_sequences: Sequence[str],
) -> Prompt:
    if not all(isinstance(sequence, str) for sequence in stop_sequences):
        raise malformed(": a stop sequence is not a String")
    texts = [_text(message["content"]) for message in messages]
    question = next(
        text
        for text, message in zip(reversed(texts), reversed(messages), strict=True)
        if message["role"] == "user"
    )
    everything = "\n".join([_text(system), *texts])
    return Prompt(everything, question, max_tokens, tuple(stop_sequences))


def _text(content: Any) -> str:
    """Join the texts of content, which is a text or a list of blocks."""
    if isinstance(content, str):
        return content
    return "\n".join(
        block["text"]
        for block in content
        if isinstance(block, dict) and isinstance(block.get("text"), str)
    )
