"""The bodies a ``.bedrock`` connector sends and what it reads out of the answers.

From ``stack_connectors/server/connector_types/bedrock/utils.ts`` in elastic/kibana.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

TOKEN_LIMIT: Final = 8191


class BodyError(ValueError):
    """A body is no JSON; the message is JavaScript's."""


def uses_prompt(body: str) -> bool:
    """Tell whether a body is of the kind Claude 2 took. Raises `BodyError`."""
    try:
        parsed = json.loads(body)
    except json.JSONDecodeError as error:
        if error.pos >= len(body.rstrip()):
            raise BodyError("Unexpected end of JSON input") from None
        raise BodyError(
            f"Unexpected token '{body[error.pos]}', {json.dumps(body)} is not valid JSON"
        ) from None
    return isinstance(parsed, dict) and parsed.get("prompt") is not None


def call_options(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters that say how to call, not what to say."""
    return {name: params[name] for name in ("model", "timeout") if name in params}


def messages_body(params: Mapping[str, Any], *, limit_tokens: bool = True) -> str:
    """Build the body of the Messages API from a conversation."""
    tokens = params.get("maxTokens", TOKEN_LIMIT) if limit_tokens else TOKEN_LIMIT
    system, messages = merge_messages(params["messages"], params.get("system", ""))
    return compact(
        anthropic_version="bedrock-2023-05-31",
        system=system or None,
        messages=messages,
        max_tokens=tokens,
        stop_sequences=params.get("stopSequences"),
        temperature=params.get("temperature", 0),
        tools=params.get("tools"),
        tool_choice=params.get("toolChoice"),
    )


def merge_messages(messages: list[dict[str, Any]], system: str) -> tuple[str, list[dict[str, Any]]]:
    """Join neighbours of one role and put what the system says aside."""
    merged: list[dict[str, Any]] = []
    for message in messages:
        role = "assistant" if message["role"] in ("assistant", "ai") else "user"
        if message["role"] == "system":
            text = message.get("content", "undefined")
            system = f"{system}\n{text}" if system else text
        elif "rawContent" in message:
            merged.append({"role": role, "content": message["rawContent"]})
        elif (
            merged
            and merged[-1]["role"] == message["role"]
            and isinstance(merged[-1]["content"], str)
        ):
            joined = f"{merged[-1]['content']}\n{message['content']}"
            merged[-1] = {"content": joined, "role": message["role"]}
        else:
            merged.append({"content": message["content"], "role": role})
    return system, merged


def text_of(content: list[dict[str, Any]]) -> str:
    """Return the text of an answer of the Messages API."""
    if len(content) == 1:
        return str(content[0].get("text", "")) if content[0]["type"] == "text" else ""
    return "".join(f"\n{part['text']}" for part in content if part.get("text"))


def without_missing(**members: object) -> dict[str, Any]:
    """Return an object without the members that are ``None``."""
    return {name: value for name, value in members.items() if value is not None}


def compact(**members: object) -> str:
    """Write JSON as JavaScript does, leaving out what is undefined."""
    return json.dumps(without_missing(**members), separators=(",", ":"), ensure_ascii=False)
