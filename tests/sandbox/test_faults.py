"""Fault switches: when they strike, and what boto3 makes of each."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ConnectionClosedError
from botocore.parsers import ResponseParserError
from hypothesis import given
from hypothesis import strategies as st
from tests.sandbox.aws.account import Account, refused

from fairlead.sandbox.faults import FAULT_KINDS, Fault, FaultKind, Faults
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


def test_a_fault_strikes_its_calls_and_no_others() -> None:
    faults = Faults()
    faults.add(Fault("throttle", "iam", "Create*", times=None))
    assert faults.match("iam", "CreateUser") is not None
    assert faults.match("iam", "DeleteUser") is None
    assert faults.match("sts", "CreateUser") is None
    faults.clear()
    assert faults.match("iam", "CreateUser") is None
    assert faults.all() == ()


def test_the_middle_of_a_stream_is_meant_by_name_only() -> None:
    faults = Faults()
    faults.add(Fault("throttle"))
    assert faults.match("bedrock-runtime", "ConverseStream/events") is None
    faults.add(Fault("reset", operation="*/events"))
    struck = faults.match("bedrock-runtime", "ConverseStream/events")
    assert struck is not None
    assert struck.kind == "reset"


@given(st.integers(0, 5), st.integers(1, 5))
def test_a_fault_lets_some_pass_and_strikes_some(after: int, times: int) -> None:
    faults = Faults()
    faults.add(Fault("reset", after=after, times=times))
    struck = [faults.match("iam", "GetUser") is not None for _ in range(12)]
    assert struck == [False] * after + [True] * times + [False] * (12 - after - times)
    assert faults.all() == ()


def test_faults_strike_in_the_order_they_were_added() -> None:
    faults, first, second = Faults(), Fault("throttle"), Fault("reset", times=2)
    faults.add(first)
    faults.add(second)
    assert [faults.match("kms", "ListKeys") for _ in range(4)] == [first, second, second, None]


def test_threads_share_the_count() -> None:
    faults = Faults()
    struck: list[Fault | None] = []
    faults.add(Fault("throttle", times=50))

    def call() -> None:
        struck.extend(faults.match("iam", "GetUser") for _ in range(40))

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(fault is not None for fault in struck) == 50


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ([], "object"),
        ({}, "kind"),
        ({"kind": "explode"}, "kind"),
        ({"kind": ["throttle"]}, "kind"),
        ({"kind": "throttle", "count": 1}, "count"),
        ({"kind": "throttle", "times": 0}, "times"),
        ({"kind": "throttle", "times": True}, "times"),
        ({"kind": "throttle", "after": -1}, "after"),
        ({"kind": "throttle", "after": None}, "after"),
        ({"kind": "slow", "seconds": "1"}, "seconds"),
        ({"kind": "slow", "seconds": 601}, "seconds"),
        ({"kind": "slow", "service": 1}, "service"),
    ],
)
def test_what_is_no_fault_is_refused(value: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Fault.from_json(value)


@given(
    st.builds(
        Fault,
        st.sampled_from(FAULT_KINDS),
        st.text(),
        st.text(),
        st.none() | st.integers(1, 9),
        st.integers(0, 9),
        st.floats(0, 600),
    )
)
def test_a_fault_survives_json(fault: Fault) -> None:
    value = {name: getattr(fault, name) for name in Fault.__dataclass_fields__}
    assert Fault.from_json(json.loads(json.dumps(value))) == fault


@pytest.fixture(scope="module")
def account(world_factory: Callable[[Scene], World]) -> Account:
    return Account(world_factory(Scene(key_delay=0)))


CALLS = {
    "iam": ("iam", "GetUser", "get_user"),
    "sts": ("sts", "GetCallerIdentity", "get_caller_identity"),
    "bedrock": ("bedrock", "ListFoundationModels", "list_foundation_models"),
    "s3": ("s3", "ListBuckets", "list_buckets"),
    "kms": ("kms", "ListKeys", "list_keys"),
}


@pytest.mark.parametrize(
    ("service", "kind", "status", "code"),
    [
        ("iam", "throttle", 400, "Throttling"),
        ("iam", "server_error", 500, "ServiceFailure"),
        ("iam", "expired", 403, "ExpiredToken"),
        ("iam", "denied", 403, "AccessDenied"),
        ("sts", "throttle", 400, "Throttling"),
        ("sts", "expired", 403, "ExpiredToken"),
        ("bedrock", "throttle", 429, "ThrottlingException"),
        ("bedrock", "server_error", 500, "InternalServerException"),
        ("bedrock", "expired", 403, "ExpiredTokenException"),
        ("bedrock", "denied", 403, "AccessDeniedException"),
        ("s3", "throttle", 503, "SlowDown"),
        ("s3", "server_error", 500, "InternalError"),
        ("s3", "expired", 400, "ExpiredToken"),
        ("s3", "denied", 403, "AccessDenied"),
        ("kms", "throttle", 400, "ThrottlingException"),
        ("kms", "server_error", 500, "KMSInternalException"),
        ("kms", "expired", 400, "ExpiredTokenException"),
        ("kms", "denied", 400, "AccessDeniedException"),
    ],
)
def test_a_fault_has_the_form_of_its_service(
    account: Account, service: str, kind: FaultKind, status: int, code: str
) -> None:
    name, operation, method = CALLS[service]
    call = getattr(account.client(service), method)
    account.world.faults.add(Fault(kind, name, operation))
    refusal = refused(call)
    assert refusal[:2] == (status, code)
    if kind == "denied":
        action = {"s3": "s3:ListAllMyBuckets"}.get(service, f"{service}:{operation}")
        assert refusal.message == (
            "User: arn:aws:iam::123456789012:user/admin is not authorized to perform: "
            f"{action} because no identity-based policy allows the {action} action"
        )
    call()
    last = account.world.calls.all(name, operation)[-2:]
    assert [item.status for item in last] == [status, 200]
    assert {item.caller for item in last} == {"arn:aws:iam::123456789012:user/admin"}


def test_xml_that_does_not_parse(account: Account) -> None:
    account.world.faults.add(Fault("malformed", "iam"))
    with pytest.raises(ResponseParserError):
        account.client("iam").get_user()


def test_json_that_does_not_parse(account: Account) -> None:
    account.world.faults.add(Fault("malformed", "bedrock"))
    answer = account.client("bedrock").list_foundation_models()
    # The SDK makes an empty success of it; who relies on a field has to look.
    assert set(answer) == {"ResponseMetadata"}


@pytest.mark.parametrize("kind", ["reset", "timeout"])
def test_a_lost_connection_has_no_effect(account: Account, kind: FaultKind) -> None:
    iam, name = account.client("iam"), account.new_name()
    account.world.faults.add(Fault(kind, "iam", "CreateUser", seconds=0))
    with pytest.raises(ConnectionClosedError):
        iam.create_user(UserName=name)
    assert account.world.calls.all("iam", "CreateUser")[-1].status == 0
    assert refused(iam.get_user, UserName=name).code == "NoSuchEntity"


def test_an_answer_lost_after_the_effect(account: Account) -> None:
    iam, name = account.client("iam"), account.new_name()
    account.world.faults.add(Fault("effect_then_reset", "iam", "CreateUser"))
    with pytest.raises(ConnectionClosedError):
        iam.create_user(UserName=name)
    assert iam.get_user(UserName=name)["User"]["UserName"] == name


def test_slow_is_slow_and_works(account: Account) -> None:
    account.world.faults.add(Fault("slow", "sts", seconds=0.1))
    account.client("sts").get_caller_identity()
    assert account.world.calls.all("sts")[-1].seconds >= 0.1


def _read_raw(account: Account) -> bytes:
    """Send a request by hand and read until the connection ends."""
    place = urlsplit(account.world.aws_url)
    with socket.create_connection((str(place.hostname), int(place.port or 0)), 10) as peer:
        peer.sendall(b"GET /foundation-models HTTP/1.1\r\nHost: here\r\n\r\n")
        return b"".join(iter(lambda: peer.recv(4096), b""))


def test_a_reset_is_one_on_the_wire_and_a_timeout_an_orderly_end(account: Account) -> None:
    assert _read_raw(account).startswith(b"HTTP/1.1 403")
    account.world.faults.add(Fault("reset"))
    with pytest.raises(ConnectionResetError):
        _read_raw(account)
    account.world.faults.add(Fault("timeout", seconds=0))
    assert _read_raw(account) == b""
