"""The binary event streams of AWS.

Format: "Amazon event stream encoding" (application/vnd.amazon.eventstream): the length of the
message, the length of the headers, a checksum of both, headers, payload, a checksum of it all.
"""

import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any, Final

CONTENT_TYPE: Final = "application/vnd.amazon.eventstream"

_STRING: Final = 7
# Two lengths and their checksum in front, one checksum behind.
_FRAME: Final = 16


def encode_event(name: str, document: Mapping[str, Any]) -> bytes:
    """Encode an event whose payload is JSON."""
    return _encode({":event-type": name, ":message-type": "event"}, document)


def encode_exception(name: str, message: str) -> bytes:
    """Encode an exception, which ends a stream; the name is in lower camel case."""
    headers = {":exception-type": name, ":message-type": "exception"}
    return _encode(headers, {"message": message})


def _encode(headers: Mapping[str, str], document: Mapping[str, Any]) -> bytes:
    payload = json.dumps(document).encode()
    fields = b"".join(
        struct.pack("!B", len(name))
        + name.encode()
        + struct.pack("!BH", _STRING, len(value.encode()))
        + value.encode()
        for name, value in {**headers, ":content-type": "application/json"}.items()
    )
    lengths = struct.pack("!II", _FRAME + len(fields) + len(payload), len(fields))
    prelude = lengths + struct.pack("!I", zlib.crc32(lengths))
    message = prelude + fields + payload
    return message + struct.pack("!I", zlib.crc32(message))
