"""IAM Identity Center as boto3 sees it: the device flow, and a role's keys for its token."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from botocore.exceptions import ClientError
from tests.sandbox.aws.account import Account, Key, Refusal
from tests.sandbox.aws.account import refused as refused_elsewhere

from fairlead.sandbox.faults import ANSWER_KINDS, AnswerKind, Fault

DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
START = "https://practice.awsapps.com/start"
SCOPES = ["sso:account:access"]


class OAuthRefusal(NamedTuple):
    """What the OIDC service says instead of a result: status, exception, OAuth error."""

    status: int
    code: str
    error: str


def refused(call: Callable[..., object], **params: object) -> OAuthRefusal:
    with pytest.raises(ClientError) as caught:
        call(**params)
    response: Any = caught.value.response
    assert response["Error"]["Message"] == response["error_description"] != ""
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    return OAuthRefusal(status, response["Error"]["Code"], response["error"])


def register(account: Account, **params: Any) -> dict[str, str]:
    """Register a client and return its id and secret."""
    oidc = account.client("sso-oidc")
    made = oidc.register_client(clientName="Fairlead", clientType="public", **params)
    return {"clientId": made["clientId"], "clientSecret": made["clientSecret"]}


def answer(account: Account, user_code: str, words: str) -> str:
    """Fill in the page as the user does; return what it shows then."""
    form = urllib.parse.urlencode({"user_code": user_code, "answer": words}).encode()
    with urllib.request.urlopen(f"{account.world.aws_url}/_device", form, timeout=10) as page:
        return str(page.read().decode())


@pytest.fixture
def client(account: Account) -> dict[str, str]:
    return register(account, scopes=SCOPES)


@pytest.fixture
def device(account: Account, client: dict[str, str]) -> Any:
    return account.client("sso-oidc").start_device_authorization(**client, startUrl=START)


def redeem(account: Account, client: dict[str, str], device: Any) -> Any:
    return account.client("sso-oidc").create_token(
        **client, grantType=DEVICE, deviceCode=device["deviceCode"]
    )


@pytest.fixture
def token(account: Account, client: dict[str, str], device: Any) -> Any:
    answer(account, device["userCode"], "allow")
    return redeem(account, client, device)


def test_a_code_begins_as_the_original_does(account: Account, device: Any) -> None:
    assert (device["expiresIn"], device["interval"]) == (600, 1)
    assert device["verificationUriComplete"] == (
        f"{device['verificationUri']}?user_code={device['userCode']}"
    )
    with urllib.request.urlopen(device["verificationUriComplete"], timeout=10) as page:
        assert device["userCode"] in page.read().decode()


def test_what_stands_in_a_code_stays_text_on_the_page(account: Account) -> None:
    url = f"{account.world.aws_url}/_device?user_code=%3Cscript%3E"
    with urllib.request.urlopen(url, timeout=10) as page:
        assert "<script>" not in page.read().decode()


def test_nobody_has_confirmed_yet_and_asking_too_often_is_refused(
    account: Account, client: dict[str, str], device: Any
) -> None:
    params = {**client, "grantType": DEVICE, "deviceCode": device["deviceCode"]}
    create = account.client("sso-oidc").create_token
    pending = OAuthRefusal(400, "AuthorizationPendingException", "authorization_pending")
    assert refused(create, **params) == pending
    assert refused(create, **params) == OAuthRefusal(400, "SlowDownException", "slow_down")


def test_a_code_that_was_confirmed_is_good_for_one_token(
    account: Account, client: dict[str, str], device: Any, token: Any
) -> None:
    assert (token["tokenType"], token["expiresIn"]) == ("Bearer", 28800)
    assert token["accessToken"] != token["refreshToken"]
    again = {**client, "grantType": DEVICE, "deviceCode": device["deviceCode"]}
    refusal = refused(account.client("sso-oidc").create_token, **again)
    assert refusal == OAuthRefusal(400, "InvalidGrantException", "invalid_grant")


def test_a_user_may_say_no(account: Account, client: dict[str, str], device: Any) -> None:
    assert "denied" in answer(account, device["userCode"], "deny")
    params = {**client, "grantType": DEVICE, "deviceCode": device["deviceCode"]}
    refusal = refused(account.client("sso-oidc").create_token, **params)
    assert refusal == OAuthRefusal(400, "AccessDeniedException", "access_denied")


def test_a_code_runs_out(account: Account, client: dict[str, str], device: Any) -> None:
    account.world.expire_sign_ins()
    with pytest.raises(urllib.error.HTTPError, match="400"):
        answer(account, device["userCode"], "allow")
    params = {**client, "grantType": DEVICE, "deviceCode": device["deviceCode"]}
    refusal = refused(account.client("sso-oidc").create_token, **params)
    assert refusal == OAuthRefusal(400, "ExpiredTokenException", "expired_token")


def test_a_client_without_scopes_cannot_refresh(account: Account) -> None:
    client = register(account)
    oidc = account.client("sso-oidc")
    device = oidc.start_device_authorization(**client, startUrl=START)
    answer(account, device["userCode"], "allow")
    assert "refreshToken" not in redeem(account, client, device)


def test_a_refresh_token_belongs_to_its_client(
    account: Account, client: dict[str, str], token: Any
) -> None:
    create = account.client("sso-oidc").create_token
    params = {"grantType": "refresh_token", "refreshToken": token["refreshToken"]}
    assert create(**client, **params)["accessToken"] != token["accessToken"]
    other = register(account, scopes=SCOPES)
    refusal = refused(create, **other, **params)
    assert refusal == OAuthRefusal(400, "InvalidGrantException", "invalid_grant")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"clientId": "x"}, OAuthRefusal(401, "InvalidClientException", "invalid_client")),
        ({"clientSecret": "x"}, OAuthRefusal(401, "InvalidClientException", "invalid_client")),
        (
            {"startUrl": "https://other.awsapps.com/start"},
            OAuthRefusal(400, "InvalidRequestException", "invalid_request"),
        ),
    ],
)
def test_a_code_is_given_to_a_known_client_of_this_directory(
    account: Account, client: dict[str, str], change: dict[str, str], refusal: OAuthRefusal
) -> None:
    start = account.client("sso-oidc").start_device_authorization
    assert refused(start, **{**client, "startUrl": START, **change}) == refusal


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"clientType": "confidential"}, "InvalidClientMetadataException"),
        ({"clientType": "public", "scopes": ["openid"]}, "InvalidScopeException"),
        ({"clientType": "public", "grantTypes": ["password"]}, "UnsupportedGrantTypeException"),
    ],
)
def test_what_may_not_be_registered(account: Account, params: dict[str, object], code: str) -> None:
    register_client = account.client("sso-oidc").register_client
    assert refused(register_client, clientName="Fairlead", **params).code == code


def test_a_grant_that_is_not_offered(account: Account, client: dict[str, str]) -> None:
    refusal = refused(account.client("sso-oidc").create_token, **client, grantType="password")
    assert refusal.error == "unsupported_grant_type"


def test_a_role_is_had_for_a_token(account: Account, token: Any) -> None:
    found = account.client("sso").get_role_credentials(
        roleName="AdministratorAccess", accountId="123456789012", accessToken=token["accessToken"]
    )["roleCredentials"]
    key = Key(found["accessKeyId"], found["secretAccessKey"], found["sessionToken"])
    arn = account.client("sts", key).get_caller_identity()["Arn"]
    start = "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_AdministratorAccess_"
    assert arn.startswith(start)
    role = account.client("iam", key).get_role(RoleName=arn.split("/")[1])["Role"]
    assert role["Path"] == "/aws-reserved/sso.amazonaws.com/"
    # Milliseconds, other than everywhere else in AWS.
    assert found["expiration"] > 1_000_000_000_000


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (
            {"accessToken": "x"},
            Refusal(401, "UnauthorizedException", "Session token not found or invalid"),
        ),
        ({"roleName": "Nobody"}, Refusal(403, "ForbiddenException", "No access")),
        ({"accountId": "210987654321"}, Refusal(403, "ForbiddenException", "No access")),
    ],
)
def test_a_role_that_is_not_to_be_had(
    account: Account, token: Any, change: dict[str, str], refusal: Refusal
) -> None:
    params = {
        "roleName": "AdministratorAccess",
        "accountId": "123456789012",
        "accessToken": token["accessToken"],
    }
    call = account.client("sso").get_role_credentials
    assert refused_elsewhere(call, **{**params, **change}) == refusal


CODES = {
    "throttle": ("SlowDownException", "TooManyRequestsException"),
    "server_error": ("InternalServerException", "InternalServerException"),
    "expired": ("ExpiredTokenException", "UnauthorizedException"),
    "denied": ("AccessDeniedException", "ForbiddenException"),
}


@pytest.mark.parametrize("kind", [kind for kind in ANSWER_KINDS if kind != "malformed"])
def test_faults_are_worded_as_each_service_words_them(
    account: Account, client: dict[str, str], kind: AnswerKind
) -> None:
    account.world.faults.add(Fault(kind, service="sso*", times=2))
    start = account.client("sso-oidc").start_device_authorization
    assert refused(start, **client, startUrl=START).code == CODES[kind][0]
    params = {"roleName": "AdministratorAccess", "accountId": "123456789012", "accessToken": "t"}
    call = account.client("sso").get_role_credentials
    assert refused_elsewhere(call, **params).code == CODES[kind][1]
