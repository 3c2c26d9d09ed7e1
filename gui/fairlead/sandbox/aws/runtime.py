"""The runtime of Bedrock: prompts in, answers out, whole or as a stream."""

import base64
import binascii
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import uuid4
from wsgiref.types import WSGIEnvironment

from botocore.model import OperationModel

from fairlead.sandbox.aws.answers import Reply as Answered
from fairlead.sandbox.aws.answers import count_tokens, pieces, reply_to
from fairlead.sandbox.aws.endpoint import Reply
from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.eventstream import CONTENT_TYPE, encode_event, encode_exception
from fairlead.sandbox.aws.gates import Gates
from fairlead.sandbox.aws.identity import Principal
from fairlead.sandbox.aws.models import Model
from fairlead.sandbox.aws.prompts import Prompt, read_converse, read_invoke
from fairlead.sandbox.aws.rest import not_recognized, read_params, render_result
from fairlead.sandbox.faults import Fault, Faults
from fairlead.sandbox.server import Connection, connection_of

ACTIONS: Final = {
    "Converse": "bedrock:InvokeModel",
    "ConverseStream": "bedrock:InvokeModelWithResponseStream",
    "CountTokens": "bedrock:CountTokens",
    "InvokeModel": "bedrock:InvokeModel",
    "InvokeModelWithResponseStream": "bedrock:InvokeModelWithResponseStream",
}
# Seconds between two events of a stream.
_PACE: Final = 0.01
_DIMENSIONS: Final = 1024
_STREAM_EXCEPTIONS: Final = {
    "throttle": ("throttlingException", "Too many requests, please wait before trying again."),
    "server_error": (
        "modelStreamErrorException",
        "The system encountered an unexpected error during processing. Try your request again.",
    ),
}


class Runtime:
    """Answers the operations under ``/model/``."""

    def __init__(self, gates: Gates, faults: Faults) -> None:
        self._gates = gates
        self._faults = faults

    def answer(
        self,
        operation: OperationModel,
        environ: WSGIEnvironment,
        body: bytes,
        principal: Principal,
        region: str,
    ) -> Reply:
        """Check the way to the model and the prompt, then answer."""
        began = time.monotonic()
        name = operation.name
        if name not in ACTIONS:
            raise not_recognized()
        params = read_params(operation, environ, body)
        model = self._gates.pass_through(principal, ACTIONS[name], params["modelId"], region).model
        if name == "CountTokens":
            count = count_tokens(_counted(model, params["input"]).text)
            return render_result(operation, {"inputTokens": count})
        if name.startswith("Converse"):
            answered = reply_to(model, read_converse(model, params))
            if name == "Converse":
                return render_result(operation, _converse_result(answered, _since(began)))
            events = _converse_events(answered, began)
        else:
            prompt = read_invoke(model, params.get("body", b""))
            if name == "InvokeModel":
                return _invoke_reply(model, prompt, began)
            if not model.is_text:
                text = "The model is unsupported for streaming."
                raise ApiError("ValidationException", text)
            documents = _anthropic_events if model.is_anthropic else _nova_events
            events = _chunks(documents(model, reply_to(model, prompt)), began)
        return self._stream(name, events, connection_of(environ))

    def _stream(
        self, operation: str, events: Iterator[tuple[str, Mapping[str, Any]]], peer: Connection
    ) -> Reply:
        headers = [
            ("Content-Type", CONTENT_TYPE),
            ("x-amzn-RequestId", str(uuid4())),
            ("x-amzn-bedrock-content-type", "application/json"),
        ]
        return "200 OK", headers, self._paced(operation, events, peer)

    def _paced(
        self, operation: str, events: Iterator[tuple[str, Mapping[str, Any]]], peer: Connection
    ) -> Iterator[bytes]:
        """Send events one after the other.

        Before the third, by when text is on its way, a fault for ``<operation>/events`` strikes.
        """
        for number, (name, document) in enumerate(events):
            if number:
                peer.wait(_PACE)
            fault = None
            if number == 2:
                fault = self._faults.match("bedrock-runtime", f"{operation}/events")
            last = None if fault is None else _break_off(fault, name, document, peer)
            if last is not None:
                yield last
                return
            yield encode_event(name, document)


def _break_off(
    fault: Fault, name: str, document: Mapping[str, Any], peer: Connection
) -> bytes | None:
    """Return what ends a stream as the fault says, or ``None`` for a stream that goes on."""
    if fault.kind in _STREAM_EXCEPTIONS:
        return encode_exception(*_STREAM_EXCEPTIONS[fault.kind])
    if fault.kind == "malformed":
        # A frame whose checksum is wrong.
        return encode_event(name, document)[:-4] + bytes(4)
    if fault.kind in ("reset", "effect_then_reset"):
        peer.reset()
    peer.wait(fault.seconds)
    if fault.kind == "timeout":
        peer.close()
    return None


def _counted(model: Model, source: Mapping[str, Any]) -> Prompt:
    if "converse" in source:
        return read_converse(model, source["converse"])
    try:
        body = base64.b64decode(source["invokeModel"]["body"], validate=True)
    except binascii.Error:
        raise ApiError("SerializationException", "body is not base64.") from None
    return read_invoke(model, body)


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)


def _usage(answered: Answered) -> dict[str, int]:
    return {
        "inputTokens": answered.input_tokens,
        "outputTokens": answered.output_tokens,
        "totalTokens": answered.input_tokens + answered.output_tokens,
    }


def _converse_result(answered: Answered, latency: int) -> dict[str, Any]:
    return {
        "output": {"message": {"role": "assistant", "content": [{"text": answered.text}]}},
        "stopReason": answered.stop,
        "usage": _usage(answered),
        "metrics": {"latencyMs": latency},
    }


def _converse_events(answered: Answered, began: float) -> Iterator[tuple[str, Mapping[str, Any]]]:
    # "p" is padding that hides the length of a piece from who listens.
    yield "messageStart", {"role": "assistant", "p": "abcdef"}
    for text in pieces(answered.text):
        yield "contentBlockDelta", {"delta": {"text": text}, "contentBlockIndex": 0, "p": "abc"}
    yield "contentBlockStop", {"contentBlockIndex": 0, "p": "abcd"}
    yield "messageStop", {"stopReason": answered.stop, "p": "ab"}
    metrics = {"latencyMs": _since(began)}
    yield "metadata", {"usage": _usage(answered), "metrics": metrics, "p": "abcde"}


def _invoke_reply(model: Model, prompt: Prompt, began: float) -> Reply:
    if model.is_text:
        answered = reply_to(model, prompt)
        tokens_in, tokens_out = answered.input_tokens, answered.output_tokens
        if model.is_anthropic:
            document = _anthropic_message(model, answered)
        else:
            document = _converse_result(answered, 0) | {"usage": _usage(answered)}
            del document["metrics"]
    else:
        tokens_in, tokens_out = count_tokens(prompt.text), 0
        document = {
            "embedding": [1 / _DIMENSIONS] * _DIMENSIONS,
            "inputTextTokenCount": tokens_in,
        }
    headers = [
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", str(uuid4())),
        ("X-Amzn-Bedrock-Input-Token-Count", str(tokens_in)),
        ("X-Amzn-Bedrock-Output-Token-Count", str(tokens_out)),
        ("X-Amzn-Bedrock-Invocation-Latency", str(_since(began))),
    ]
    return "200 OK", headers, json.dumps(document).encode()


def _anthropic_message(model: Model, answered: Answered) -> dict[str, Any]:
    return {
        "model": model.id.removeprefix("anthropic."),
        "id": f"msg_bdrk_{uuid4().hex[:24]}",
        "type": "message",
        "role": "assistant",
        "content": [{"type": "text", "text": answered.text}],
        "stop_reason": answered.stop,
        "stop_sequence": answered.stop_sequence,
        "usage": {
            "input_tokens": answered.input_tokens,
            "output_tokens": answered.output_tokens,
        },
    }


def _anthropic_events(model: Model, answered: Answered) -> Iterator[dict[str, Any]]:
    message = _anthropic_message(model, answered)
    started: dict[str, Any] = {"content": [], "stop_reason": None, "stop_sequence": None}
    usage = {"input_tokens": answered.input_tokens, "output_tokens": 1}
    yield {"type": "message_start", "message": message | started | {"usage": usage}}
    yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
    for text in pieces(answered.text):
        delta = {"type": "text_delta", "text": text}
        yield {"type": "content_block_delta", "index": 0, "delta": delta}
    yield {"type": "content_block_stop", "index": 0}
    ended = {"stop_reason": answered.stop, "stop_sequence": answered.stop_sequence}
    usage = {"output_tokens": answered.output_tokens}
    yield {"type": "message_delta", "delta": ended, "usage": usage}
    yield {"type": "message_stop"}


def _nova_events(_model: Model, answered: Answered) -> Iterator[dict[str, Any]]:
    for name, document in _converse_events(answered, time.monotonic()):
        yield {name: {key: value for key, value in document.items() if key != "p"}}


def _chunks(
    documents: Iterator[dict[str, Any]], began: float
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for document in documents:
        if document.get("type") == "message_stop":
            metrics = {"invocationLatency": _since(began)}
            document |= {"amazon-bedrock-invocationMetrics": metrics}
        encoded = base64.b64encode(json.dumps(document).encode()).decode()
        yield "chunk", {"bytes": encoded, "p": "abcdefgh"}
