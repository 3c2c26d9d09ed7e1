"""Event streams of Bedrock: they arrive piece by piece, and break in more than one way."""

from __future__ import annotations

import struct
import zlib

import pytest
from tests.services.traces import assert_keeps
from tests.services.wire import Wire

from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.problems import ServiceProblem

SECRET = "sEcReT/uPoN+sEcReT"
KEY = StaticCredentials("AKIAIOSFODNN7EXAMPLE", SECRET)


def reach(wire: Wire, read_timeout: float = 5) -> Aws:
    return Aws("us-east-1", credentials=KEY, endpoint_url=wire.url, read_timeout=read_timeout)


def event(kind: str, payload: str, *, is_exception: bool = False) -> bytes:
    """Return one message of an event stream.

    https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html
    """
    named = {
        ":exception-type" if is_exception else ":event-type": kind,
        ":content-type": "application/json",
        ":message-type": "exception" if is_exception else "event",
    }
    headers = b"".join(
        struct.pack("!B", len(name))
        + name.encode()
        + struct.pack("!BH", 7, len(value))
        + value.encode()
        for name, value in named.items()
    )
    prelude = struct.pack("!II", 16 + len(headers) + len(payload), len(headers))
    message = prelude + struct.pack("!I", zlib.crc32(prelude)) + headers + payload.encode()
    return message + struct.pack("!I", zlib.crc32(message))


def chunked(*chunks: bytes, is_whole: bool = True) -> bytes:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n"
        b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    )
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return head + body + (b"0\r\n\r\n" if is_whole else b"")


DELTA = event("contentBlockDelta", '{"delta": {"text": "Hi"}, "contentBlockIndex": 0}')
STREAM = ("converse_stream", "stream")
PROMPT = {"modelId": "m", "messages": [{"role": "user", "content": [{"text": "Hi"}]}]}


def test_a_stream_yields_its_events() -> None:
    stop = event("messageStop", '{"stopReason": "end_turn"}')
    with Wire(chunked(DELTA, stop)) as wire:
        aws = reach(wire)
        events = list(aws.stream(*STREAM, **PROMPT))
        aws.close()
    assert events[0]["contentBlockDelta"]["delta"] == {"text": "Hi"}
    assert events[1] == {"messageStop": {"stopReason": "end_turn"}}


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (
            chunked(DELTA, event("throttlingException", '{"message": "Slow."}', is_exception=True)),
            "ThrottlingException",
        ),
        (chunked(DELTA, is_whole=False), "reset"),
        (chunked(DELTA, DELTA[:12] + b"\0" * 4 + DELTA[16:]), "unreadable"),
    ],
)
def test_a_stream_that_fails_on_its_way_ends_in_a_problem(reply: bytes, code: str) -> None:
    with Wire(reply) as wire:
        aws = reach(wire)
        events = aws.stream(*STREAM, **PROMPT)
        assert "contentBlockDelta" in next(events)
        with pytest.raises(ServiceProblem) as raised:
            list(events)
        aws.close()
    assert raised.value.service_code == code
    assert raised.value.operation == "converse_stream"
    assert_keeps(raised.value, SECRET)


def test_a_stream_that_falls_silent_times_out() -> None:
    with Wire(chunked(DELTA, is_whole=False), keep_open=True) as wire:
        aws = reach(wire, read_timeout=0.3)
        events = aws.stream(*STREAM, **PROMPT)
        next(events)
        with pytest.raises(ServiceProblem) as raised:
            next(events)
        aws.close()
    assert raised.value.service_code == "timeout"


def test_closing_the_iterator_closes_the_connection() -> None:
    with Wire(chunked(DELTA, is_whole=False), keep_open=True) as wire:
        aws = reach(wire)
        events = aws.stream(*STREAM, **PROMPT)
        next(events)
        assert not wire.seen_end.is_set()
        events.close()
        assert wire.seen_end.wait(5)
        aws.close()
