"""Checks of a request against the service's own model, as botocore ships it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from botocore.loaders import Loader
from botocore.model import ListShape, MapShape, ServiceModel, Shape, StructureShape

from fairlead.sandbox.aws.errors import ApiError

_UNICODE_CLASSES: Final = {r"\p{L}": r"\w", r"\p{Z}": r"\s", r"\p{N}": r"\d", r"\p{S}": ""}
_SCALARS: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "blob": (str, bytes),
    "boolean": (bool,),
    "integer": (int,),
    "long": (int,),
    "float": (int, float),
    "double": (int, float),
    "timestamp": (str, int, float),
}


@cache
def service_model(name: str) -> ServiceModel:
    """Return botocore's model of a service, such as ``bedrock-runtime``."""
    # The user's own models (~/.aws/models, AWS_DATA_PATH) have no place here.
    loader = Loader([Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)
    return ServiceModel(loader.load_service_model(name, "service-2"), name)


def check_input(shape: Shape | None, params: Mapping[str, Any], code: str) -> None:
    """Raise an `ApiError` with ``code`` unless ``params`` has the form the model asks for.

    The message lists every violation in the words AWS uses. A member that the model does not
    know is refused too, though some services overlook it.
    """
    violations = [] if shape is None else list(_violations(shape, params, ""))
    if violations:
        count = len(violations)
        noun = "error" if count == 1 else "errors"
        raise ApiError(code, f"{count} validation {noun} detected: {'; '.join(violations)}")


def _violations(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if isinstance(shape, StructureShape):
        yield from _structure_violations(shape, value, path)
    elif isinstance(shape, ListShape):
        if not isinstance(value, list):
            yield _failed(value, path, "Member must be a list")
            return
        yield from _range_violations(shape, value, path)
        for number, item in enumerate(value, 1):
            yield from _violations(shape.member, item, f"{path}.{number}.member")
    elif isinstance(shape, MapShape):
        if not isinstance(value, dict):
            yield _failed(value, path, "Member must be a map")
            return
        for key, item in value.items():
            yield from _violations(shape.value, item, f"{path}.{key}")
    else:
        yield from _scalar_violations(shape, value, path)


def _structure_violations(shape: StructureShape, value: Any, path: str) -> Iterator[str]:
    if getattr(shape, "is_document_type", False):
        return
    if not isinstance(value, Mapping):
        yield _failed(value, path, "Member must be a structure")
        return
    for name in shape.required_members:
        if name not in value:
            yield (
                f"Value null at '{_below(path, name)}' failed to satisfy constraint: "
                "Member must not be null"
            )
    for name, item in value.items():
        if name in shape.members:
            yield from _violations(shape.members[name], item, _below(path, name))
        else:
            yield f"Unknown member '{_below(path, name)}'"
    if getattr(shape, "is_tagged_union", False) and len(value) != 1:
        yield _failed("", path, "Exactly one member must be set")


def _scalar_violations(shape: Shape, value: Any, path: str) -> Iterator[str]:
    wrong_type = not isinstance(value, _SCALARS[shape.type_name]) or (
        isinstance(value, bool) and shape.type_name != "boolean"
    )
    if wrong_type:
        yield _failed(value, path, f"Member must be of type {shape.type_name}")
        return
    yield from _range_violations(shape, value, path)
    options = getattr(shape, "enum", [])
    if options and value not in options:
        yield _failed(value, path, f"Member must satisfy enum value set: [{', '.join(options)}]")
    pattern = shape.metadata.get("pattern")
    if pattern and isinstance(value, str) and not _compiled(pattern).fullmatch(value):
        yield _failed(value, path, f"Member must satisfy regular expression pattern: {pattern}")


def _range_violations(shape: Shape, value: Any, path: str) -> Iterator[str]:
    is_number = isinstance(value, int | float)
    size = value if is_number else len(value)
    noun = "value" if is_number else "length"
    if "min" in shape.metadata and size < shape.metadata["min"]:
        bound = f"greater than or equal to {shape.metadata['min']}"
        yield _failed(value, path, f"Member must have {noun} {bound}")
    if "max" in shape.metadata and size > shape.metadata["max"]:
        bound = f"less than or equal to {shape.metadata['max']}"
        yield _failed(value, path, f"Member must have {noun} {bound}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # The models' patterns are Java's: \w is ASCII there, and letters of any script are \p{L}.
    is_ascii = r"\p{" not in pattern
    for java, python in _UNICODE_CLASSES.items():
        pattern = pattern.replace(java, python)
    return re.compile(pattern, re.ASCII if is_ascii else 0)


def _below(path: str, name: str) -> str:
    lowered = name[:1].lower() + name[1:]
    return f"{path}.{lowered}" if path else lowered


def _failed(value: Any, path: str, constraint: str) -> str:
    return f"Value '{value}' at '{path}' failed to satisfy constraint: {constraint}"
