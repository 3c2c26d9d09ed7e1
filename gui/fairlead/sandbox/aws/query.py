"""The query protocol of IAM and STS: form fields in, XML out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl
from uuid import uuid4
from xml.sax.saxutils import escape

from botocore.model import ListShape, OperationModel, Shape, StructureShape

from fairlead.sandbox.aws.errors import NAMESPACES, ApiError
from fairlead.sandbox.aws.shapes import check_input, service_model
from fairlead.sandbox.faults import Answer


def read_operation(service: str, body: bytes) -> tuple[OperationModel, Mapping[str, str]]:
    """Return the operation a form names and the form's other fields.

    Raises `ApiError` for an action or a version the service does not have.
    """
    fields = dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    action, version = fields.pop("Action", ""), fields.pop("Version", "")
    model = service_model(service)
    if action not in model.operation_names or version != model.api_version:
        text = f"Could not find operation {action} for version {version}"
        raise ApiError("InvalidAction", text)
    return model.operation_model(action), fields


def read_params(operation: OperationModel, fields: Mapping[str, str]) -> dict[str, Any]:
    """Turn form fields into the operation's parameters and check them.

    Raises `ApiError` ``ValidationError`` for anything the model does not allow.
    """
    tree: dict[str, Any] = {}
    for name, text in fields.items():
        *parents, last = name.split(".")
        node = tree
        for parent in parents:
            node = node.setdefault(parent, {})
            if not isinstance(node, dict):
                raise _malformed_query(name)
        if last in node:
            raise _malformed_query(name)
        node[last] = text
    shape = operation.input_shape
    params = {} if shape is None else _typed(shape, tree)
    check_input(shape, params, "ValidationError")
    return params


def _typed(shape: Shape, node: Any) -> Any:
    if isinstance(shape, StructureShape) and isinstance(node, dict):
        return {
            name: _typed(shape.members[name], item) if name in shape.members else item
            for name, item in node.items()
        }
    if isinstance(shape, ListShape):
        if node == "":  # how an empty list is sent
            return []
        items = node.get("member") if isinstance(node, dict) else None
        if not isinstance(items, dict) or not all(map(str.isdecimal, items)):
            raise _malformed_query(str(node))
        return [_typed(shape.member, items[number]) for number in sorted(items, key=int)]
    if shape.type_name == "integer" and isinstance(node, str):
        return int(node) if node.isascii() and node.isdecimal() else node
    if shape.type_name == "boolean" and node in ("true", "false"):
        return node == "true"
    return node


def _malformed_query(name: str) -> ApiError:
    return ApiError("MalformedQueryString", f"The query string contains a syntax error: {name}")


def render_result(service: str, operation: OperationModel, result: Mapping[str, Any]) -> Answer:
    """Put the result of an operation into the service's XML."""
    name, shape = operation.name, operation.output_shape
    inner = "" if shape is None else f"<{name}Result>{_xml(shape, result)}</{name}Result>"
    request_id = str(uuid4())
    body = (
        f'<{name}Response xmlns="{NAMESPACES[service]}">{inner}<ResponseMetadata>'
        f"<RequestId>{request_id}</RequestId></ResponseMetadata></{name}Response>"
    )
    return "200 OK", [("Content-Type", "text/xml"), ("x-amzn-RequestId", request_id)], body.encode()


def _xml(shape: Shape, value: Any) -> str:
    if isinstance(shape, StructureShape):
        return "".join(
            f"<{name}>{_xml(member, value[name])}</{name}>"
            for name, member in shape.members.items()
            if value.get(name) is not None
        )
    if isinstance(shape, ListShape):
        return "".join(f"<member>{_xml(shape.member, item)}</member>" for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return escape(str(value))
