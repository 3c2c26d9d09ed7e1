"""Which media types Elasticsearch accepts and answers with.

From ``RestCompatibleVersionHelper`` in elastic/elasticsearch: a request may name the version of
the REST API it wants, and a server speaks its own and the one before.
"""

import re
from typing import Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.elastic.web import Request

_VERSION: Final = re.compile(r"compatible-with\s*=\s*(\d+)")
_KNOWN: Final = re.compile(
    r"application/(?:vnd\.elasticsearch\+)?(?:json|x-ndjson|yaml|smile|cbor)", re.IGNORECASE
)


def check_media_types(request: Request, major: int) -> None:
    """Raise `ElasticsearchError` unless a server of that major version takes the headers."""
    accept = request.headers.get("accept", "")
    content_type = request.headers.get("content-type", "") if request.body else ""
    if request.body and _KNOWN.fullmatch(content_type.partition(";")[0].strip()) is None:
        reason = f"Content-Type header [{content_type}] is not supported"
        raise ElasticsearchError(406, "media_type_header_exception", reason)
    wanted, sent = _version(accept), _version(content_type)
    for name, header, version in (
        ("Accept", accept, wanted),
        ("Content-Type", content_type, sent),
    ):
        if version is not None and version not in (major, major - 1):
            raise _refused(
                f"{name} version must be either version {major} or {major - 1}, "
                f"but found {version}. {name}={header}"
            )
    if request.body and wanted != sent:
        rule = (
            "A compatible version is required on both Content-Type and Accept headers "
            "if either one has requested a compatible version"
        )
        # A header that names no version stands for the server's own.
        if (wanted or major) != (sent or major):
            rule += " and the compatible versions must match"
        raise _refused(f"{rule}. Accept={accept}, Content-Type={content_type}")


def answer_media_type(request: Request) -> str:
    """Return the media type of the answer: the one asked for, if it was Elasticsearch's own."""
    version = _version(request.headers.get("accept", ""))
    if version is None:
        return "application/json"
    return f"application/vnd.elasticsearch+json;compatible-with={version}"


def _version(header: str) -> int | None:
    match = _VERSION.search(header)
    return int(match[1]) if match else None


def _refused(reason: str) -> ElasticsearchError:
    return ElasticsearchError(
        400,
        "media_type_header_exception",
        "Invalid media-type value on headers [Content-Type, Accept]",
        cause={"type": "status_exception", "reason": reason},
    )
