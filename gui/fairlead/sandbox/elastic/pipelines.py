"""Ingest pipelines: the processors of those Elasticsearch brings along for connectors."""

import base64
import binascii
import copy
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.elastic.extraction import ExtractionError, extract_text

DEFAULT_PIPELINE: Final = "search-default-ingestion"
# The attachment processor keeps this many characters unless a document says otherwise.
_INDEXED_CHARACTERS: Final = 100_000

_EXTRACTS: Final = "ctx?._extract_binary_content == true"
_REDUCES: Final = "ctx?._reduce_whitespace == true"
_OWN_FIELDS: Final = (
    "_attachment",
    "_attachment_indexed_chars",
    "_extracted_attachment",
    "_extract_binary_content",
    "_reduce_whitespace",
    "_run_ml_inference",
)


def _note_failure(what: str) -> list[dict[str, Any]]:
    value = (
        f"Processor {what} in pipeline '{{{{ _ingest.on_failure_pipeline }}}}' failed with message "
        "'{{ _ingest.on_failure_message }}'"
    )
    return [{"append": {"field": "_ingestion_errors", "value": value}}]


def _gsub(tag: str, pattern: str, replacement: str, condition: str) -> dict[str, Any]:
    return {
        "gsub": {
            "tag": tag,
            "field": "body",
            "pattern": pattern,
            "replacement": replacement,
            "ignore_missing": True,
            "if": condition,
            "on_failure": _note_failure(f"'gsub' with tag '{tag}'"),
        }
    }


_DEFINITION: Final[Mapping[str, Any]] = {
    "version": 1,
    "description": "Extracts text from attachments and removes what was only meant for this",
    "_meta": {"managed_by": "search", "managed": True},
    "processors": [
        {
            "attachment": {
                "field": "_attachment",
                "target_field": "_extracted_attachment",
                "ignore_missing": True,
                "indexed_chars_field": "_attachment_indexed_chars",
                "if": _EXTRACTS,
                "on_failure": _note_failure("'attachment'"),
                "remove_binary": False,
            }
        },
        {
            "set": {
                "tag": "set_body",
                "field": "body",
                "copy_from": "_extracted_attachment.content",
                "ignore_empty_value": True,
                "if": _EXTRACTS,
                "on_failure": _note_failure("'set' with tag 'set_body'"),
            }
        },
        _gsub("remove_replacement_chars", "\N{REPLACEMENT CHARACTER}", "", _EXTRACTS),
        _gsub("remove_extra_whitespace", r"\s+", " ", _REDUCES),
        {
            "trim": {
                "tag": "trim_body",
                "field": "body",
                "ignore_missing": True,
                "if": _REDUCES,
                "on_failure": _note_failure("'trim' with tag 'trim_body'"),
            }
        },
        {
            "remove": {
                "tag": "remove_meta_fields",
                "field": list(_OWN_FIELDS),
                "ignore_missing": True,
                "on_failure": _note_failure("'remove' with tag 'remove_meta_fields'"),
            }
        },
    ],
}


class _ProcessorError(Exception):
    """A processor failed; the message is Elasticsearch's."""


class Pipelines:
    """The pipelines that are there."""

    def __init__(self) -> None:
        self.definitions: Mapping[str, Mapping[str, Any]] = {
            DEFAULT_PIPELINE: _DEFINITION,
            "ent-search-generic-ingestion": _DEFINITION,
        }

    def check(self, name: str) -> None:
        """Raise `ElasticsearchError` when a pipeline that shall run is not there."""
        if name not in self.definitions and name != "_none":
            raise ElasticsearchError(
                400, "illegal_argument_exception", f"pipeline with id [{name}] does not exist"
            )

    def run(self, name: str, source: Mapping[str, Any]) -> dict[str, Any]:
        """Return a document as the pipeline leaves it. Raises `ElasticsearchError`."""
        self.check(name)
        document = copy.deepcopy(dict(source))
        if name == "_none":
            return document
        for entry in self.definitions[name]["processors"]:
            [(kind, options)] = entry.items()
            if not _applies(options.get("if"), document):
                continue
            try:
                _PROCESSORS[kind](options, document)
            except _ProcessorError as error:
                _handle(options["on_failure"], document, name, str(error))
        return document


def _applies(condition: str | None, document: Mapping[str, Any]) -> bool:
    if condition is None:
        return True
    name = condition.removeprefix("ctx?.").removesuffix(" == true")
    return document.get(name) is True


def _handle(
    handlers: list[Mapping[str, Any]], document: dict[str, Any], pipeline: str, message: str
) -> None:
    for handler in handlers:
        options = handler["append"]
        text = options["value"].replace("{{ _ingest.on_failure_pipeline }}", pipeline)
        text = text.replace("{{ _ingest.on_failure_message }}", message)
        document.setdefault(options["field"], []).append(text)


def _attachment(options: Mapping[str, Any], document: dict[str, Any]) -> None:
    encoded = document.get(options["field"])
    if encoded is None:
        return
    try:
        content = base64.b64decode(str(encoded), validate=True)
    except (binascii.Error, ValueError):
        raise _ProcessorError(
            f"field [{options['field']}] is not a valid base64 encoded value"
        ) from None
    try:
        extract = extract_text(content)
    except ExtractionError:
        raise _ProcessorError(f"Error parsing document in field [{options['field']}]") from None
    limit = document.get(options["indexed_chars_field"], _INDEXED_CHARACTERS)
    text = extract.text if limit == -1 else extract.text[:limit]
    target: dict[str, Any] = {"content_type": extract.content_type, "content_length": len(text)}
    if text:
        target["content"] = text
    document[options["target_field"]] = target


def _set(options: Mapping[str, Any], document: dict[str, Any]) -> None:
    value: Any = document
    for part in options["copy_from"].split("."):
        value = value.get(part) if isinstance(value, dict) else None
    if value is not None and value != "":
        document[options["field"]] = value


def _gsub_processor(options: Mapping[str, Any], document: dict[str, Any]) -> None:
    _change(
        options,
        document,
        lambda text: re.sub(options["pattern"], options["replacement"], text, flags=re.ASCII),
    )


def _trim(options: Mapping[str, Any], document: dict[str, Any]) -> None:
    _change(options, document, str.strip)


def _change(
    options: Mapping[str, Any], document: dict[str, Any], change: Callable[[str], str]
) -> None:
    name = options["field"]
    value = document.get(name)
    if value is None:
        return
    if not isinstance(value, str):
        raise _ProcessorError(f"field [{name}] of type [{type(value).__name__}] cannot be cast")
    document[name] = change(value)


def _remove(options: Mapping[str, Any], document: dict[str, Any]) -> None:
    for name in options["field"]:
        document.pop(name, None)


_PROCESSORS: Final[Mapping[str, Callable[[Mapping[str, Any], dict[str, Any]], None]]] = {
    "attachment": _attachment,
    "set": _set,
    "gsub": _gsub_processor,
    "trim": _trim,
    "remove": _remove,
}
