"""The rest-json protocol of Bedrock and IAM Identity Center: routes, parameters and JSON bodies."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote
from uuid import uuid4
from wsgiref.types import WSGIEnvironment

from botocore.model import OperationModel, Shape, StructureShape

from fairlead.sandbox.aws.errors import ApiError, status_line
from fairlead.sandbox.aws.shapes import check_input, service_model
from fairlead.sandbox.faults import Answer

_NOT_RECOGNIZED = "The requested operation is not recognized by the service."


def find_operation(service: str, method: str, raw_path: str) -> OperationModel | None:
    """Return the operation that a method and a path, still percent-encoded, ask for."""
    model = service_model(service)
    for name in model.operation_names:
        operation = model.operation_model(name)
        if operation.http["method"] == method and _labels(operation, raw_path) is not None:
            return operation
    return None


def not_recognized() -> ApiError:
    """Build the answer to a path that no operation has."""
    return ApiError("UnknownOperationException", _NOT_RECOGNIZED, 400)


def read_params(
    operation: OperationModel,
    environ: WSGIEnvironment,
    body: bytes,
    code: str = "ValidationException",
) -> dict[str, Any]:
    """Collect the operation's parameters from path, query, headers and body, and check them.

    A blob is returned as bytes. Raises `ApiError` with ``code`` for anything the model does not
    allow.
    """
    shape = operation.input_shape
    if not isinstance(shape, StructureShape):
        return {}
    params: dict[str, Any] = dict(_labels(operation, raw_path(environ)) or {})
    query = dict(parse_qsl(environ["QUERY_STRING"], keep_blank_values=True))
    for name, member in shape.members.items():
        location = member.serialization.get("location")
        if location == "querystring" and member.serialization["name"] in query:
            params[name] = _number(member, query.pop(member.serialization["name"]))
        elif location == "header":
            value = _header(environ, member.serialization["name"])
            if value is not None:
                params[name] = value
    # What is left belongs to no parameter; the check below refuses it.
    params |= query
    payload = shape.serialization.get("payload")
    if payload is not None and shape.members[payload].type_name == "blob":
        params[payload] = body
    else:
        params |= _read_body(shape, body)
    check_input(shape, params, code)
    return params


def render_result(operation: OperationModel, result: Mapping[str, Any]) -> Answer:
    """Put the result of an operation into JSON."""
    status = status_line(operation.http.get("responseCode", 200))
    headers = [("Content-Type", "application/json"), ("x-amzn-RequestId", str(uuid4()))]
    return status, headers, json.dumps(result).encode()


def raw_path(environ: WSGIEnvironment) -> str:
    """Return the path of a request as it was sent, percent-encoded."""
    return str(environ["RAW_URI"]).partition("?")[0]


def _labels(operation: OperationModel, path: str) -> dict[str, str] | None:
    wanted = operation.http["requestUri"].partition("?")[0].split("/")
    given = path.split("/")
    if len(wanted) != len(given):
        return None
    labels = {}
    for template, segment in zip(wanted, given, strict=True):
        if template.startswith("{"):
            labels[template[1:-1]] = unquote(segment)
        elif template != segment:
            return None
    return labels


def _read_body(shape: StructureShape, body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        document = json.loads(body)
    except ValueError:
        raise ApiError("SerializationException", "The request body is not valid JSON.") from None
    if not isinstance(document, dict):
        raise ApiError("SerializationException", "The request body is not a JSON object.")
    return dict(_decoded(shape, document))


def _decoded(shape: StructureShape, document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Decode the blobs of the top level; those further down concern no operation played here."""
    for name, value in document.items():
        member = shape.members.get(name)
        if member is not None and member.type_name == "blob" and isinstance(value, str):
            try:
                yield name, base64.b64decode(value, validate=True)
            except binascii.Error:
                raise ApiError("SerializationException", f"{name} is not base64.") from None
        else:
            yield name, value


def _number(member: Shape, text: str) -> Any:
    is_number = member.type_name == "integer" and text.isascii() and text.isdecimal()
    return int(text) if is_number else text


def _header(environ: WSGIEnvironment, name: str) -> str | None:
    key = name.upper().replace("-", "_")
    return environ.get("CONTENT_TYPE" if key == "CONTENT_TYPE" else f"HTTP_{key}")
