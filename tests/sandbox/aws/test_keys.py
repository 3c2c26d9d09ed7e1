"""Keys, signatures and sessions: who a caller is, and how each service turns one away."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from tests.sandbox.aws.account import (
    CALLS,
    UNKNOWN_KEY,
    Account,
    Key,
    Refusal,
    allow,
    policy,
    refused,
)


@pytest.mark.parametrize("service", CALLS)
def test_an_unknown_key(account: Account, service: str) -> None:
    call = CALLS[service](account, Key("AKIAIOSFODNN7EXAMPLE", "secret"))
    assert refused(call) == UNKNOWN_KEY[service]


@pytest.mark.parametrize("service", CALLS)
def test_a_wrong_secret(account: Account, service: str) -> None:
    call = CALLS[service](account, Key(account.admin.access_key_id, "not the secret"))
    refusal = refused(call)
    json_service = service in ("bedrock", "kms")
    assert refusal.code == (
        "InvalidSignatureException" if json_service else "SignatureDoesNotMatch"
    )
    assert refusal.message.startswith(
        "The request signature we calculated does not match the signature you provided."
    )


@pytest.mark.parametrize("service", CALLS)
def test_an_inactive_key_is_refused_and_an_active_one_works_again(
    account: Account, service: str
) -> None:
    name, key = account.new_user(allow("*"))
    call, iam = CALLS[service](account, key), account.client("iam")
    call()
    params = {"UserName": name, "AccessKeyId": key.access_key_id}
    iam.update_access_key(**params, Status="Inactive")
    assert refused(call) == UNKNOWN_KEY[service]
    iam.update_access_key(**params, Status="Active")
    call()
    iam.delete_access_key(**params)
    assert refused(call) == UNKNOWN_KEY[service]


def _send(account: Account, when: datetime, **headers: str) -> tuple[int, str]:
    """Sign a call to Bedrock at some time of day; return status and answer."""
    url = f"{account.world.aws_url}/foundation-models"
    request = AWSRequest("GET", url, headers=headers)
    credentials = Credentials(account.admin.access_key_id, account.admin.secret)
    signer: Any = SigV4Auth(credentials, "bedrock", "us-east-1")
    request.context["timestamp"] = when.strftime("%Y%m%dT%H%M%SZ")
    request.headers["X-Amz-Date"] = request.context["timestamp"]
    request.headers["Host"] = urlsplit(url).netloc
    canonical = signer.canonical_request(request)
    signature = signer.signature(signer.string_to_sign(request, canonical), request)
    request.headers["Authorization"] = signer._inject_signature_to_request(
        request, signature
    ).headers["Authorization"]
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    connection.request("GET", "/foundation-models", headers=dict(request.headers.items()))
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_a_clock_that_is_off(account: Account) -> None:
    now = datetime.now(UTC)
    assert _send(account, now)[0] == 200
    assert _send(account, now - timedelta(minutes=10))[0] == 200
    status, text = _send(account, now - timedelta(hours=2))
    assert status == 403
    assert "Signature expired: " in text
    status, text = _send(account, now + timedelta(hours=2))
    assert status == 403
    assert "Signature not yet current: " in text


def test_a_request_without_a_signature(account: Account) -> None:
    connection = http.client.HTTPConnection(urlsplit(account.world.aws_url).netloc)
    connection.request("POST", "/model/x/converse", "{}", {"Content-Type": "application/json"})
    answer = connection.getresponse()
    assert answer.status == 403
    assert answer.headers["x-amzn-ErrorType"] == "MissingAuthenticationTokenException"
    assert json.loads(answer.read()) == {"message": "Missing Authentication Token"}
    connection.close()


def _refused_after(client: Any, event: str, tamper: Callable[..., None], **call: Any) -> Refusal:
    """Change a request between signing and sending; return what AWS says to it."""
    client.meta.events.register(event, tamper)
    try:
        return refused(**call)
    finally:
        client.meta.events.unregister(event, tamper)


def test_a_body_that_was_changed_after_signing(account: Account) -> None:
    iam, s3 = account.client("iam"), account.client("s3")

    def forge(request: Any, **_more: object) -> None:
        request.body = request.body.replace("honest", "forged")

    refusal = _refused_after(
        iam, "before-send.iam.CreateUser", forge, call=iam.create_user, UserName="honest"
    )
    assert refusal.code == "SignatureDoesNotMatch"
    assert refused(iam.get_user, UserName="forged").code == "NoSuchEntity"

    # S3 signs the hash of the body in a header; the body has to have it.
    def swap(request: Any, **_more: object) -> None:
        request.body = b"forged"

    params = {"Bucket": "some-bucket", "Key": "x", "Body": b"honest"}
    refusal = _refused_after(s3, "before-send.s3.PutObject", swap, call=s3.put_object, **params)
    assert refusal.code == "XAmzContentSHA256Mismatch"


def test_a_key_of_another_partition_is_unknown(account: Account) -> None:
    sts = account.client("sts", region="us-gov-west-1")
    assert refused(sts.get_caller_identity).code == "InvalidClientTokenId"


def _session(account: Account, key: Key | None = None, **params: Any) -> Key:
    made = account.client("sts", key).get_session_token(**params)["Credentials"]
    return Key(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])


def test_a_session_is_its_user_but_may_not_call_iam(account: Account) -> None:
    session = _session(account)
    sts = account.client("sts", session)
    assert sts.get_caller_identity()["Arn"].endswith(":user/admin")
    account.client("bedrock", session).list_foundation_models()
    iam = account.client("iam", session)
    assert refused(iam.list_users) == UNKNOWN_KEY["iam"]
    assert refused(sts.get_session_token).message == (
        "Cannot call GetSessionToken with session credentials"
    )


def test_a_session_with_a_code_may_call_iam(account: Account) -> None:
    iam, (name, key) = account.client("iam"), account.new_user(allow("*"))
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
    serial = device["SerialNumber"]
    iam.enable_mfa_device(
        UserName=name,
        SerialNumber=serial,
        AuthenticationCode1="111111",
        AuthenticationCode2="222222",
    )
    sts = account.client("sts", key)
    refusal = refused(sts.get_session_token, SerialNumber=serial, TokenCode="000000")
    assert refusal.code == "AccessDenied"
    session = _session(account, key, SerialNumber=serial, TokenCode="123456")
    assert account.client("iam", session).get_user(UserName=name)["User"]["UserName"] == name


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("sts", (403, "ExpiredToken", "The security token included in the request is expired")),
        (
            "bedrock",
            (403, "ExpiredTokenException", "The security token included in the request is expired"),
        ),
        ("s3", (400, "ExpiredToken", "The provided token has expired.")),
    ],
)
def test_an_expired_session(account: Account, service: str, expected: tuple[int, str, str]) -> None:
    session = _session(account)
    call = CALLS[service](account, session)
    call()
    account.world.expire_session(session.access_key_id)
    assert refused(call) == expected


def test_a_session_needs_its_token(account: Account) -> None:
    session = _session(account)
    bare = Key(session.access_key_id, session.secret)
    assert refused(CALLS["sts"](account, bare)) == UNKNOWN_KEY["sts"]
    assert refused(CALLS["s3"](account, bare)).code == "InvalidToken"
    wrong = Key(account.admin.access_key_id, account.admin.secret, session.token)
    assert refused(CALLS["bedrock"](account, wrong)) == UNKNOWN_KEY["bedrock"]


def _new_role(account: Account, principal: str, **params: Any) -> str:
    statement = {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"}
    name = account.new_name("role")
    made = account.client("iam").create_role(
        RoleName=name, AssumeRolePolicyDocument=json.dumps(policy(statement)), **params
    )
    account.client("iam").put_role_policy(
        RoleName=name, PolicyName="p", PolicyDocument=json.dumps(policy(allow("iam:ListUsers")))
    )
    return str(made["Role"]["Arn"])


def test_a_role_lends_its_own_rights(account: Account) -> None:
    role = _new_role(account, "arn:aws:iam::123456789012:root")
    answer = account.client("sts").assume_role(RoleArn=role, RoleSessionName="me")
    made = answer["Credentials"]
    session = Key(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
    arn = account.client("sts", session).get_caller_identity()["Arn"]
    assert arn == answer["AssumedRoleUser"]["Arn"]
    assert arn == f"{role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/me"
    account.client("iam", session).list_users()
    refusal = refused(account.client("iam", session).list_roles)
    assert refusal.message.startswith(f"User: {arn} is not authorized to perform: iam:ListRoles")


def test_a_role_is_for_whom_it_trusts(account: Account) -> None:
    name, key = account.new_user()
    trusted = _new_role(account, f"arn:aws:iam::123456789012:user/{name}")
    by_account = _new_role(account, "123456789012")
    sts = account.client("sts", key)
    sts.assume_role(RoleArn=trusted, RoleSessionName="me")
    # The account is trusted, but its administrator has not let this user take the role.
    for call, arn in ((sts, by_account), (account.client("sts"), trusted)):
        refusal: Refusal = refused(call.assume_role, RoleArn=arn, RoleSessionName="me")
        assert refusal.code == "AccessDenied"
    refusal = refused(sts.assume_role, RoleArn=trusted, RoleSessionName="me", DurationSeconds=7200)
    assert refusal.code == "ValidationError"
