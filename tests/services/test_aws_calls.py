"""AWS calls over a real connection: what goes out, what comes back, and what may have happened."""

from __future__ import annotations

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


def test_who_signed_in_by_the_environment_signs_also_where_it_holds_a_bearer_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "bearer")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOTHER")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "other")
    with Wire(http(200, '{"modelSummaries": []}')) as wire:
        operator = Aws("us-east-1", endpoint_url=wire.url)
        assert list(operator.pages("bedrock", "list_foundation_models", "modelSummaries")) == []
        operator.close()
    (request,) = wire.requests
    assert "Credential=AKIAOTHER/" in request.headers["authorization"]


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
    assert "credentials for AWS" in str(raised.value.title)
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


def test_a_new_key_in_an_answer_that_cannot_be_read_stays_unseen() -> None:
    answer = "<CreateAccessKeyResponse><SecretAccessKey>nEw/SeCrEt</SecretAccessKey>"
    with Wire(http(200, answer, "text/xml")) as wire:
        problem = failure_of(reach(wire), "create_access_key")
    assert problem.service_code == "unreadable"
    assert "invalid XML" in problem.details
    assert_keeps(problem, "nEw/SeCrEt")


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (http(200, "<html>portal", "text/html"), "unreadable"),
        (http(200, '{"modelSummaries": ['), "unreadable"),
        (http(403, "<html>blocked", "text/html"), "403"),
    ],
)
def test_a_page_in_place_of_json_is_no_empty_answer(reply: bytes, code: str) -> None:
    with Wire(reply) as wire:
        aws = reach(wire)
        with pytest.raises(ServiceProblem) as raised:
            aws.call_once("bedrock", "list_foundation_models")
        aws.close()
    assert raised.value.service_code == code
    assert_keeps(raised.value, SECRET)
