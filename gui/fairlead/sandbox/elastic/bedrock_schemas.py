"""What a ``.bedrock`` connector accepts: its settings, its secrets, the parameters of its actions.

From ``kbn-connector-schemas/bedrock`` in elastic/kibana.
"""

from collections.abc import Mapping
from typing import Final

from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.schema import (
    Anything,
    Choice,
    Flag,
    ListOf,
    Number,
    Object,
    Schema,
    Text,
)

_OPTIONAL_SETTINGS: Final[Mapping[str, Schema]] = {
    "region": Text(),
    "contextWindowLength": Number(),
    "temperature": Number(),
}

SECRETS: Final = Object({"accessKey": Text(), "secret": Text()})

EXECUTION: Final = Object(
    {"subAction": Text(), "subActionParams": Object({}, others="keep")},
    defaults={"subActionParams": {}},
)


def settings(edition: Edition) -> Object:
    """Return the schema of a connector's ``config`` in one version of Kibana."""
    optional = {name: _OPTIONAL_SETTINGS[name] for name in edition.config_keys}
    return Object(
        {"apiUrl": Text(), "defaultModel": Text(), **optional},
        optional=frozenset(optional),
        defaults={"defaultModel": edition.default_model},
    )


def _one_content(message: Mapping[str, object]) -> str | None:
    if "content" not in message and "rawContent" not in message:
        return "Must specify either content or rawContent"
    if "content" in message and "rawContent" in message:
        return "content and rawContent can not be used at the same time"
    return None


_TELEMETRY: Final = Object(
    {"pluginId": Text(), "aggregateBy": Text()}, optional=frozenset({"pluginId", "aggregateBy"})
)

_RUN: Final = Object(
    {
        "body": Text(),
        "model": Text(),
        "signal": Anything(),
        "timeout": Number(),
        "raw": Flag(),
        "telemetryMetadata": _TELEMETRY,
    },
    optional=frozenset({"model", "timeout", "raw", "telemetryMetadata"}),
)


def _invocation(message: Object) -> Object:
    tool = Object(
        {"name": Text(), "description": Text(), "input_schema": Object({}, others="keep")}
    )
    choice = Object(
        {"type": Choice(("auto", "any", "tool")), "name": Text()}, optional=frozenset({"name"})
    )
    optional: Mapping[str, Schema] = {
        "model": Text(),
        "temperature": Number(),
        "stopSequences": ListOf(Text()),
        "system": Text(),
        "maxTokens": Number(),
        "signal": Anything(),
        "timeout": Number(),
        "anthropicVersion": Text(),
        "tools": ListOf(tool),
        "toolChoice": choice,
        "telemetryMetadata": _TELEMETRY,
    }
    return Object({"messages": ListOf(message), **optional}, optional=frozenset(optional))


_INVOKE: Final = _invocation(
    Object(
        {"role": Text(), "content": Text(), "rawContent": ListOf(Anything())},
        optional=frozenset({"content", "rawContent"}),
        complain=_one_content,
    )
)
_CONVERSE_OPTIONAL: Final[Mapping[str, Schema]] = {
    "model": Text(),
    "system": ListOf(Anything()),
    "temperature": Number(),
    "maxTokens": Number(),
    "stopSequences": ListOf(Text()),
    "tools": ListOf(Anything()),
    "toolChoice": Anything(),
    "timeout": Number(),
    "telemetryMetadata": _TELEMETRY,
}
_CONVERSE: Final = Object(
    {"messages": ListOf(Anything()), **_CONVERSE_OPTIONAL},
    optional=frozenset(_CONVERSE_OPTIONAL),
    others="keep",
)

SUB_ACTIONS: Final[Mapping[str, Object]] = {
    "run": _RUN,
    "test": _RUN,
    "invokeAI": _INVOKE,
    "invokeStream": _INVOKE,
    "invokeAIRaw": _invocation(Object({"role": Text(), "content": Anything()})),
    "bedrockClientSend": Object({"command": Anything(), "telemetryMetadata": Anything()}),
    "converse": _CONVERSE,
    "converseStream": _CONVERSE,
    "getDashboard": Object({"dashboardId": Text()}),
}

_TOKENS: Final = Object(
    {"input_tokens": Number(), "output_tokens": Number()},
    others="keep",
)
MESSAGES_ANSWER: Final = Object(
    {
        "stop_reason": Text(),
        "usage": _TOKENS,
        "content": ListOf(
            Object({"type": Text(), "text": Text()}, frozenset({"text"}), others="keep")
        ),
    },
    optional=frozenset({"stop_reason", "usage"}),
    others="keep",
)
PROMPT_ANSWER: Final = Object(
    {"completion": Text(), "stop_reason": Text(), "usage": _TOKENS},
    optional=frozenset({"stop_reason", "usage"}),
    others="keep",
)
RAW_ANSWER: Final = Object({}, others="keep")
CONVERSE_ANSWER: Final = Object(
    {
        "output": Object(
            {"message": Object({}, others="keep")}, frozenset({"message"}), others="keep"
        ),
        "stopReason": Text(),
        "usage": Object({}, others="keep"),
    },
    optional=frozenset({"stopReason"}),
    others="keep",
)
