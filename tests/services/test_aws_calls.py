"""AWS calls over a real connection: what goes out, what comes back, and what may have happened."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from tests.services.traces import assert_keeps
from tests.services.wire import Reply, Wire, http

from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.problems import ServiceProblem

SECRET = "sEcReT/uPoN+sEcReT"
TOKEN = "tOkEn//0987654321=="
KEY = StaticCredentials("AKIAIOSFODNN7EXAMPLE", SECRET)
TEMPORARY = StaticCredentials("ASIAIOSFODNN7EXAMPLE", SECRET, TOKEN)

USER = (
    '<CreateUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><CreateUserResult>'
    "<User><UserName>bob</UserName></User></CreateUserResult>"
    "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></CreateUserResponse>"
)


def refusal(code: str, message: str = "No.", status: int = 400, **headers: str) -> bytes:
    body = (
        '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender'
        f"</Type><Code>{code}</Code><Message>{message}</Message></Error>"
        "<RequestId>r-9</RequestId></ErrorResponse>"
    )
    return http(status, body, "text/xml", **headers)


def reach(wire: Wire, credentials: StaticCredentials = KEY, read_timeout: float = 5) -> Aws:
    return Aws(
        "us-east-1", credentials=credentials, endpoint_url=wire.url, read_timeout=read_timeout
    )


def failure_of(aws: Aws, operation: str = "create_user", *, is_once: bool = True) -> ServiceProblem:
    method = aws.call_once if is_once else aws.call
    with pytest.raises(ServiceProblem) as raised:
        method("iam", operation, UserName="bob")
    aws.close()
    assert_keeps(raised.value, SECRET, TOKEN)
    return raised.value


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the SDK try again without a pause."""
    monkeypatch.setattr("botocore.endpoint.time.sleep", lambda _seconds: None)


def test_an_answer_comes_back_and_the_call_can_be_recognized() -> None:
    with Wire(http(200, USER, "text/xml")) as wire:
        aws = reach(wire, TEMPORARY)
        assert aws.call("iam", "create_user", UserName="bob")["User"]["UserName"] == "bob"
        aws.close()
    (request,) = wire.requests
    assert "fairlead/" in request.headers["user-agent"]
    assert request.headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7")
    assert request.headers["x-amz-security-token"] == TOKEN


@pytest.mark.parametrize(
    ("reply", "code", "is_open"),
    [
        ("silence", "timeout", True),
        ("reset", "reset", True),
        (http(200, "<html>portal", "text/html"), "unreadable", True),
        (http(503, "<html>gateway", "text/html"), "503", True),
        (refusal("InternalFailure", status=500), "InternalFailure", True),
        (refusal("AccessDenied", status=403), "AccessDenied", False),
        (refusal("Throttling"), "Throttling", False),
    ],
)
def test_only_a_change_without_a_clear_answer_may_have_happened(
    reply: Reply, code: str, is_open: bool
) -> None:
    with Wire(reply) as wire:
        change = failure_of(reach(wire, read_timeout=0.3))
        look = failure_of(reach(wire, read_timeout=0.3), "get_user")
    assert (change.service_code, change.may_have_happened) == (code, is_open)
    assert (look.service_code, look.may_have_happened) == (code, False)


def test_nothing_happened_where_nobody_listens() -> None:
    with Wire(b"") as wire:
        url = wire.url
    aws = Aws("us-east-1", credentials=KEY, endpoint_url=url)
    problem = failure_of(aws)
    assert problem.service_code == "unreachable"
    assert not problem.may_have_happened
    assert problem.retryable
    assert url in problem.details


def test_a_refusal_keeps_the_words_the_status_and_the_request_id() -> None:
    with Wire(refusal("NoSuchEntity", "There is no bob.", 404)) as wire:
        problem = failure_of(reach(wire), "get_user")
    assert (problem.service, problem.operation) == ("iam", "get_user")
    assert (problem.service_code, problem.status) == ("NoSuchEntity", 404)
    assert "There is no bob." in problem.details
    assert "r-9" in problem.details
    assert not problem.retryable


def test_a_secret_in_the_service_s_own_words_is_masked() -> None:
    with Wire(refusal("Odd", f"You said {SECRET}.")) as wire:
        problem = failure_of(reach(wire))
    assert "You said" in problem.details


@pytest.mark.usefixtures("impatient")
def test_a_call_is_tried_four_times_and_a_call_once_one_time() -> None:
    with Wire(refusal("InternalFailure", status=500)) as wire:
        failure_of(reach(wire), is_once=False)
        assert len(wire.requests) == 4
        failure_of(reach(wire), is_once=True)
        assert len(wire.requests) == 5


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("first", ["reset", refusal("InternalFailure", status=500)])
def test_an_attempt_without_a_clear_answer_is_not_forgotten(first: Reply) -> None:
    exists = refusal("EntityAlreadyExists", status=409)
    with Wire(first, exists) as wire:
        aws = reach(wire)
        problem = failure_of(aws, is_once=False)
    assert problem.service_code == "EntityAlreadyExists"
    assert problem.may_have_happened
    with Wire(exists) as wire:
        assert not failure_of(reach(wire), is_once=False).may_have_happened


@pytest.mark.usefixtures("impatient")
def test_the_memory_of_attempts_ends_with_its_call() -> None:
    exists = refusal("EntityAlreadyExists", status=409)
    with Wire("reset", http(200, USER, "text/xml"), exists) as wire:
        aws = reach(wire)
        aws.call("iam", "create_user", UserName="bob")
        assert not failure_of(aws).may_have_happened


@pytest.mark.parametrize("minutes", [-30, 30])
def test_a_wrong_clock_is_told_from_a_wrong_key(minutes: int) -> None:
    theirs = format_datetime(datetime.now(UTC) + timedelta(minutes=minutes), usegmt=True)
    with Wire(refusal("SignatureDoesNotMatch", status=403, Date=theirs)) as wire:
        problem = failure_of(reach(wire))
    assert problem.service_code == "clock-skew"
    assert f"{-minutes:+d} min" in problem.details


def test_a_wrong_key_is_not_a_wrong_clock() -> None:
    theirs = format_datetime(datetime.now(UTC), usegmt=True)
    with Wire(refusal("SignatureDoesNotMatch", status=403, Date=theirs)) as wire:
        assert failure_of(reach(wire)).service_code == "SignatureDoesNotMatch"


def test_the_key_signs_although_the_environment_holds_a_bearer_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "bearer")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOTHER")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "other")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "other")
    with Wire(http(200, '{"modelSummaries": [{"modelId": "m"}]}')) as wire:
        operator = reach(wire)
        tested = operator.with_key(TEMPORARY, "eu-west-1")
        for aws in (operator, tested):
            models = list(aws.pages("bedrock", "list_foundation_models", "modelSummaries"))
            assert models == [{"modelId": "m"}]
            aws.close()
    first, second = (request.headers for request in wire.requests)
    assert "Credential=AKIAIOSFODNN7EXAMPLE/" in first["authorization"]
    assert "x-amz-security-token" not in first
    assert "Credential=ASIAIOSFODNN7EXAMPLE/" in second["authorization"]
    assert "/eu-west-1/bedrock/" in second["authorization"]
    assert second["x-amz-security-token"] == TOKEN


def test_a_key_that_cannot_stand_in_a_header_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ServiceProblem) as raised:
        Aws("us-east-1", credentials=StaticCredentials("AKIA", f"{SECRET}\n"))
    assert raised.value.service_code == "bad-credentials"
    assert_keeps(raised.value, SECRET)


def test_a_closed_way_says_so() -> None:
    with Wire(http(200, USER, "text/xml")) as wire:
        aws = reach(wire)
        aws.call("iam", "create_user", UserName="bob")
        aws.close()
        assert failure_of(aws).service_code == "closed"


def test_listings_follow_their_pages() -> None:
    def page(name: str, marker: str) -> bytes:
        more = f"<IsTruncated>true</IsTruncated><Marker>{marker}</Marker>" if marker else ""
        return http(
            200,
            "<ListUsersResponse><ListUsersResult><Users><member><UserName>"
            f"{name}</UserName></member></Users>{more}</ListUsersResult></ListUsersResponse>",
            "text/xml",
        )

    with Wire(page("ann", "next"), page("bob", "")) as wire:
        aws = reach(wire)
        assert [user["UserName"] for user in aws.pages("iam", "list_users", "Users")] == [
            "ann",
            "bob",
        ]
        aws.close()
    assert b"Marker=next" in wire.requests[1].body


def test_a_failure_on_the_second_page_is_a_problem_too() -> None:
    first = http(
        200,
        "<ListUsersResponse><ListUsersResult><Users><member><UserName>ann</UserName></member>"
        "</Users><IsTruncated>true</IsTruncated><Marker>next</Marker></ListUsersResult>"
        "</ListUsersResponse>",
        "text/xml",
    )
    with Wire(first, refusal("AccessDenied", status=403)) as wire:
        aws = reach(wire)
        users = aws.pages("iam", "list_users", "Users")
        assert next(users) == {"UserName": "ann"}
        with pytest.raises(ServiceProblem) as raised:
            next(users)
        aws.close()
    assert raised.value.service_code == "AccessDenied"
    assert_keeps(raised.value, SECRET)


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
