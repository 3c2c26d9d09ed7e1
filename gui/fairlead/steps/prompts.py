"""One prompt by two routes: straight to Bedrock with the connector's key, and through Kibana."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.bedrock_views import Prompt, Reply
from fairlead.services.aws import Aws
from fairlead.services.kibana import Kibana

ANTHROPIC_VERSION = "bedrock-2023-05-31"
MOST_TOKENS = 1024

_CUT = translate("Steps", "The answer of %1 broke off before its end.")
_CUT_ADVICE = translate("Steps", "Bedrock closed the stream early. Try again.")
_EMPTY = translate("Steps", "%1 answered without any text.")
_EMPTY_ADVICE = translate("Steps", "Try another prompt, or another default model.")
_NOT_JSON = translate("Steps", "The request body is not JSON with messages.")
_NOT_JSON_ADVICE = translate("Steps", "Correct it, or go back to a plain prompt. %1")


def message_of(prompt: Prompt) -> dict[str, Any]:
    """Return the prompt as a request body in Anthropic's form, as Kibana's connector sends it.

    Raises:
        Problem: `prompt.body` is not a JSON object with messages.
    """
    if not prompt.body:
        return {
            "anthropic_version": ANTHROPIC_VERSION,
            "messages": [{"role": "user", "content": prompt.text}],
            "max_tokens": MOST_TOKENS,
        }
    try:
        body = json.loads(prompt.body)
        if not isinstance(body["messages"], list):
            raise TypeError
    except (ValueError, KeyError, TypeError) as error:
        words = str(error) if isinstance(error, ValueError) else ""
        raise Problem("prompt-not-json", _NOT_JSON, _NOT_JSON_ADVICE(words)) from error
    return dict(body)


def prompt_direct(
    caller: Aws, prompt: Prompt, on_text: Callable[[str], None], cancel: CancelToken
) -> Reply:
    """Send the prompt to Bedrock and hand each piece of the answer to `on_text` as it comes.

    Raises:
        ServiceProblem: Bedrock refused, or the stream failed.
        Problem: The answer broke off or is empty, or the body is not JSON.
        Cancelled: Somebody asked to stop; the connection is closed.
    """
    began = time.monotonic()
    first: int | None = None
    pieces: list[str] = []
    seen: dict[str, Any] = {}
    events = _converse(caller, prompt, seen) if not prompt.body else _invoke(caller, prompt, seen)
    with closing(events):
        for piece in events:
            cancel.check()
            if first is None:
                first = _milliseconds_since(began)
            pieces.append(piece)
            on_text(piece)
    if "stop_reason" not in seen:
        raise Problem("stream-cut", _CUT(prompt.model), _CUT_ADVICE, retryable=True)
    return _reply(
        Reply(
            text="".join(pieces),
            model=prompt.model,
            first_token_ms=first,
            latency_ms=_milliseconds_since(began),
            input_tokens=seen.get("input_tokens"),
            output_tokens=seen.get("output_tokens"),
            stop_reason=seen["stop_reason"],
        )
    )


def prompt_kibana(kibana: Kibana, connector_id: str, prompt: Prompt, sub_action: str) -> Reply:
    """Send the prompt through the connector; `sub_action` is "test" or "invokeAI".

    Both are asked because they differ: only the second one sends a temperature.

    Raises:
        ServiceProblem: Kibana or the connector failed.
        Problem: The answer is empty, or the body is not JSON.
    """
    body = message_of(prompt)
    params: dict[str, Any]
    if sub_action == "test":
        params = {"body": json.dumps(body, ensure_ascii=False)}
    else:
        params = {"messages": body["messages"]}
        if "system" in body:
            params["system"] = body["system"]
    if prompt.model:
        params["model"] = prompt.model
    began = time.monotonic()
    answer = kibana.execute(connector_id, sub_action, params)
    data = answer if isinstance(answer, dict) else {}
    usage = data.get("usage") or {}
    return _reply(
        Reply(
            text=str(data.get("completion") or data.get("message") or "").strip(),
            model=prompt.model,
            latency_ms=_milliseconds_since(began),
            input_tokens=usage.get("input_tokens"),
            output_tokens=usage.get("output_tokens"),
            stop_reason=str(data.get("stop_reason") or ""),
        )
    )


def _converse(caller: Aws, prompt: Prompt, seen: dict[str, Any]) -> Generator[str, None, None]:
    """Yield the pieces of a conversation's answer; put what else is learnt into `seen`."""
    events = caller.stream(
        "converse_stream",
        "stream",
        modelId=prompt.model,
        messages=[{"role": "user", "content": [{"text": prompt.text}]}],
        inferenceConfig={"maxTokens": MOST_TOKENS},
    )
    for event in events:
        if "contentBlockDelta" in event:
            text = event["contentBlockDelta"]["delta"].get("text")
            if text:
                yield text
        elif "messageStop" in event:
            seen["stop_reason"] = event["messageStop"]["stopReason"]
        elif "metadata" in event:
            usage = event["metadata"]["usage"]
            seen["input_tokens"] = usage["inputTokens"]
            seen["output_tokens"] = usage["outputTokens"]


def _invoke(caller: Aws, prompt: Prompt, seen: dict[str, Any]) -> Generator[str, None, None]:
    """Yield the pieces of the answer to a whole request body in Anthropic's form."""
    events = caller.stream(
        "invoke_model_with_response_stream",
        "body",
        modelId=prompt.model,
        body=json.dumps(message_of(prompt)).encode(),
    )
    for event in events:
        part = json.loads(event["chunk"]["bytes"])
        kind = part.get("type")
        if kind == "message_start":
            seen["input_tokens"] = part["message"]["usage"]["input_tokens"]
        elif kind == "content_block_delta" and part["delta"].get("text"):
            yield part["delta"]["text"]
        elif kind == "message_delta":
            seen["stop_reason"] = part["delta"]["stop_reason"]
            seen["output_tokens"] = part["usage"]["output_tokens"]


def _reply(reply: Reply) -> Reply:
    if not reply.text.strip():
        raise Problem("answer-empty", _EMPTY(reply.model), _EMPTY_ADVICE, retryable=True)
    return reply


def _milliseconds_since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
