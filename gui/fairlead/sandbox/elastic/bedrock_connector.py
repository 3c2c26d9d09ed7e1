"""Running a ``.bedrock`` connector: a request to Bedrock, signed with the connector's own keys.

From ``stack_connectors/server/connector_types/bedrock`` and the sub-action framework of the
actions plugin in elastic/kibana.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal
from urllib.parse import quote, unquote

from fairlead.sandbox.elastic import bedrock_schemas as schemas
from fairlead.sandbox.elastic.bedrock_bodies import (
    TOKEN_LIMIT,
    BodyError,
    call_options,
    compact,
    messages_body,
    text_of,
    uses_prompt,
    without_missing,
)
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.network import AwsNetwork, NoAnswerError, Reply, Trouble
from fairlead.sandbox.elastic.schema import Object
from fairlead.sandbox.elastic.sigv4 import Keys, sign
from fairlead.sandbox.elastic.urls import UrlError, parse_url, without_double_slashes
from fairlead.sandbox.elastic.wording import say_config_schema, say_zod_json

# Milliseconds.
_DEFAULT_TIMEOUT: Final = 200_000
_LEAST_TIMEOUT: Final = 60_000
_REGION: Final = re.compile(r"https://.*?\.([a-z\-0-9]+)\.amazonaws\.com")
_BROKEN_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
# encodeURIComponent leaves these as they are, besides letters and digits.
_PLAIN: Final = "!'()*-._~"

# Statuses of the far side that count as the user's fault (elastic/kibana#233715).
_USER_STATUSES: Final = frozenset({401, 402, 403, 407, 409, 412, 413, 417, 422, 423, 429, 451})

_PLAIN_HEADERS: Final = {"Content-Type": "application/json", "Accept": "*/*"}
_STREAM_HEADERS: Final = {
    "Accept": "application/vnd.amazon.eventstream",
    "Content-Type": "application/json",
    "x-amzn-bedrock-accept": "*/*",
}

# axios's code and message for each trouble.
_TROUBLES: Final[Mapping[Trouble, tuple[str, str]]] = {
    "unknown host": ("ENOTFOUND", "getaddrinfo ENOTFOUND {host}"),
    "timeout": ("ECONNABORTED", "timeout of {timeout}ms exceeded"),
    "reset": ("ECONNRESET", "socket hang up"),
}

Params = Mapping[str, Any]


class ActionError(Exception):
    """A run that failed; ``message`` is what the answer has as ``service_message``."""

    def __init__(self, message: str, source: Literal["user", "framework"] = "framework") -> None:
        super().__init__(message)
        self.message = message
        self.source = source


@dataclass(frozen=True)
class BedrockConnector:
    """A connector as it is made for one run; ``config`` and ``keys`` are those stored."""

    connector_id: str
    config: Mapping[str, Any]
    keys: Keys
    edition: Edition
    network: AwsNetwork

    def run(self, sub_action: str, params: object) -> object:
        """Run a sub-action and return its ``data``. Raises `ActionError`."""
        methods: Mapping[str, Callable[[Params], object]] = {
            "run": self._run,
            "test": self._run,
            "invokeAI": self._invoke,
            "invokeStream": self._invoke_stream,
            "invokeAIRaw": self._invoke_raw,
            "bedrockClientSend": self._client_send,
            "converse": self._converse,
            "converseStream": self._converse_stream,
            "getDashboard": lambda _params: {"available": False},
        }
        if sub_action not in methods:
            raise ActionError(
                f'Sub action "{sub_action}" is not registered. Connector id: {self.connector_id}. '
                "Connector name: Amazon Bedrock. Connector type: .bedrock"
            )
        checked = self._checked(schemas.SUB_ACTIONS[sub_action], params, "Request", source="user")
        return methods[sub_action](checked)

    def _run(self, params: Params) -> object:
        """Send a body as it is; what comes back depends on the kind of body."""
        body = params["body"]
        model = self._model(params)
        if params.get("raw"):
            answer = self._request(model, "invoke", body, params)
            return self._checked(schemas.RAW_ANSWER, answer, "Response")
        # The body is read before it is sent, so one that is no JSON never leaves.
        try:
            schema = schemas.PROMPT_ANSWER if uses_prompt(body) else schemas.MESSAGES_ANSWER
        except BodyError as error:
            raise ActionError(str(error)) from None
        sent = self._request(model, "invoke", body, params)
        answer = self._checked(schema, sent, "Response")
        if schema is schemas.PROMPT_ANSWER:
            return answer
        return without_missing(
            completion=text_of(answer["content"]),
            stop_reason=answer.get("stop_reason"),
            usage=answer.get("usage"),
        )

    def _invoke(self, params: Params) -> object:
        answer = self._run({**call_options(params), "body": messages_body(params)})
        assert isinstance(answer, dict)
        return without_missing(message=answer["completion"].strip(), usage=answer.get("usage"))

    def _invoke_raw(self, params: Params) -> object:
        body = compact(
            messages=params["messages"],
            stop_sequences=params.get("stopSequences"),
            system=params.get("system"),
            temperature=params.get("temperature"),
            max_tokens=params.get("maxTokens", TOKEN_LIMIT),
            tools=params.get("tools"),
            tool_choice=params.get("toolChoice"),
            anthropic_version=params.get("anthropicVersion"),
        )
        return self._run({**call_options(params), "body": body, "raw": True})

    def _converse(self, params: Params) -> object:
        answer = self._request(
            self._model(params), "converse", self._converse_body(params), params, stream=True
        )
        return self._checked(schemas.CONVERSE_ANSWER, answer, "Response")

    # A stream cannot be carried by the JSON answer of _execute; what is left of it is an object.
    def _converse_stream(self, params: Params) -> object:
        self._request(
            self._model(params), "converse-stream", self._converse_body(params), params, stream=True
        )
        return {}

    def _invoke_stream(self, params: Params) -> object:
        self._request(
            self._model(params),
            "invoke-with-response-stream",
            messages_body(params, limit_tokens=False),
            params,
            stream=True,
        )
        return {}

    def _client_send(self, params: Params) -> object:
        """Fail as the AWS SDK does over HTTP, where no command object can be passed."""
        command = params.get("command")
        if not isinstance(command, dict):
            raise ActionError("Cannot read properties of undefined (reading 'input')")
        if not isinstance(command.get("input"), dict):
            raise ActionError("Cannot read properties of undefined (reading 'modelId')")
        raise ActionError("command.resolveMiddleware is not a function")

    def _converse_body(self, params: Params) -> str:
        inference = without_missing(
            temperature=params.get("temperature"),
            stopSequences=params.get("stopSequences"),
            maxTokens=params.get("maxTokens"),
        )
        tools = without_missing(tools=params.get("tools"), toolChoice=params.get("toolChoice"))
        return compact(
            messages=params["messages"],
            inferenceConfig=inference,
            toolConfig=tools or None,
            system=params.get("system"),
            modelId=self._model(params),
        )

    def _model(self, params: Params) -> str:
        model = params.get("model", self.config["defaultModel"])
        if not model:
            raise ActionError("No model specified. Please configure a default model.")
        assert isinstance(model, str)
        return model

    def _region(self) -> str:
        match = _REGION.search(self.config["apiUrl"])
        return str(self.config.get("region") or (match[1] if match else "us-east-1"))

    def _request(
        self, model: str, verb: str, body: str, params: Params, *, stream: bool = False
    ) -> object:
        if _BROKEN_PERCENT.search(model):
            raise ActionError("URI malformed")
        path = f"/model/{quote(unquote(model), safe=_PLAIN)}/{verb}"
        try:
            host = parse_url(self.config["apiUrl"]).host
            target = parse_url(without_double_slashes(self.config["apiUrl"] + path))
        except UrlError as error:
            raise ActionError(f"URL Error: {error}") from None
        data = body.encode()
        headers = sign(
            host,
            path,
            _STREAM_HEADERS if stream else _PLAIN_HEADERS,
            data,
            region=self._region(),
            keys=self.keys,
        )
        timeout = max(_LEAST_TIMEOUT, int(params.get("timeout", _DEFAULT_TIMEOUT)))
        try:
            # A path in the URL is sent but not signed, so Bedrock turns such a request away.
            reply = self.network.post(host, target.path, headers, data, timeout / 1000)
        except NoAnswerError as error:
            code, text = _TROUBLES[error.trouble]
            text = text.format(host=host, timeout=timeout)
            raise ActionError(
                f"Status code: undefined. Message: Unexpected API Error: {code} - {text}"
            ) from None
        if 200 <= reply.status < 300:
            return reply.data
        blamed = self.edition.blames_user and reply.status in _USER_STATUSES
        raise ActionError(
            f"Status code: {reply.status}. Message: {_error_text(reply)}",
            "user" if blamed else "framework",
        )

    def _checked(
        self,
        schema: Object,
        value: object,
        what: Literal["Request", "Response"],
        source: Literal["user", "framework"] = "framework",
    ) -> dict[str, Any]:
        kept, issues = schema.check(value)
        if issues:
            if self.edition.words == "zod":
                words = say_zod_json(issues)
            else:
                words = f"Error: {say_config_schema(issues)}"
            raise ActionError(f"{what} validation failed ({words})", source)
        assert isinstance(kept, dict)
        return kept


def _error_text(reply: Reply) -> str:
    message = reply.message
    unrecognized = "The requested operation is not recognized by the service."
    if reply.status == 400 and message == unrecognized:
        return (
            f"API Error: {message}\n\nThe Kibana Connector in use may need to be reconfigured "
            "with an updated Amazon Bedrock endpoint, like `bedrock-runtime`."
        )
    if reply.status == 401:
        return "Unauthorized API Error" + (f": {message}" if message else "")
    return f"API Error: {reply.reason}" + (f" - {message}" if message else "")
