"""Who asks AWS: keys, profiles, regions, roles, and what is wrong with them."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from tests.services.traces import assert_keeps
from tests.services.wire import Wire, http

from fairlead.core.cancel import Cancelled
from fairlead.services.aws import (
    Aws,
    AwsFiles,
    StaticCredentials,
    has_environment_credentials,
    list_profiles,
    list_regions,
)
from fairlead.services.problems import ServiceProblem

KEY = StaticCredentials("AKIAIOSFODNN7EXAMPLE", "secret")
CALLER = (
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/bob</Arn>"
    "</GetCallerIdentityResult></GetCallerIdentityResponse>"
)
ROLE = (
    "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>"
    "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
    "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>"
    "</AssumeRoleResponse>"
)
MFA = "arn:aws:iam::123456789012:mfa/bob"

WriteFiles = Callable[[str, str], AwsFiles]


@pytest.fixture
def write(tmp_path: Path) -> WriteFiles:
    """Return a function that writes the shared files."""

    def write_files(config: str, credentials: str = "") -> AwsFiles:
        files = AwsFiles(tmp_path / "config", tmp_path / "credentials")
        (tmp_path / "config").write_text(config)
        (tmp_path / "credentials").write_text(credentials)
        return files

    return write_files


def failure_of(aws: Aws) -> ServiceProblem:
    with pytest.raises(ServiceProblem) as raised:
        aws.call("sts", "get_caller_identity")
    aws.close()
    assert_keeps(raised.value)
    return raised.value


def test_profiles_of_both_files_are_listed(write: WriteFiles, home: Path) -> None:
    assert list_profiles() == ()
    files = write("[default]\n[profile work]\n", "[key-only]\naws_access_key_id = A\n")
    assert list_profiles(files) == ("default", "work", "key-only")


def test_a_profile_that_does_not_exist_does_not_keep_profiles_from_being_listed(
    write: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "gone")
    assert list_profiles(write("[profile work]\n", "")) == ("work",)
    assert "us-east-1" in list_regions("bedrock")


def test_a_broken_file_is_named(write: WriteFiles) -> None:
    files = write("no section\n", "")
    with pytest.raises(ServiceProblem) as raised:
        list_profiles(files)
    assert raised.value.service_code == "aws-files"
    assert str(files.config) in raised.value.details


def test_a_broken_file_keeps_no_region_from_being_listed(
    write: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write("no section\n", "[also broken\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(files.config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(files.credentials))
    assert "us-east-1" in list_regions("bedrock")


def test_regions_come_from_all_partitions_in_order() -> None:
    regions = list_regions("bedrock")
    assert list(regions) == sorted(regions)
    assert {"us-east-1", "eu-central-1", "us-gov-west-1"} <= set(regions)
    assert "cn-north-1" in set(list_regions("s3")) - set(regions)


@pytest.mark.parametrize(
    ("names", "is_there"),
    [
        ((), False),
        (("AWS_REGION", "AWS_CONFIG_FILE"), False),
        (("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), True),
        (("AWS_PROFILE",), True),
        (("AWS_WEB_IDENTITY_TOKEN_FILE",), True),
        (("AWS_CONTAINER_CREDENTIALS_FULL_URI",), True),
    ],
)
def test_environment_credentials(
    names: tuple[str, ...], is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in names:
        monkeypatch.setenv(name, "x")
    assert has_environment_credentials() is is_there


def test_a_region_is_looked_for_where_the_documents_say(
    write: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write("[default]\nregion = eu-west-3\n", "")
    assert Aws("", files=AwsFiles(Path("none"), Path("none"))).region == ""
    assert Aws("", files=files).region == "eu-west-3"
    monkeypatch.setenv("AWS_REGION", "eu-west-2")
    assert Aws("", files=files).region == "eu-west-2"
    assert Aws("eu-west-1", files=files).region == "eu-west-1"


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("us-east-1", "aws"),
        ("us-gov-west-1", "aws-us-gov"),
        ("cn-north-1", "aws-cn"),
        ("", "aws"),
    ],
)
def test_partitions(region: str, partition: str) -> None:
    assert Aws(region).partition == partition


def test_a_region_that_is_none_is_told() -> None:
    with pytest.raises(ServiceProblem) as raised:
        _ = Aws("Frankfurt").partition
    assert raised.value.service_code == "bad-region"


def test_no_region_and_no_credentials_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without this the SDK would look for an instance metadata service; no test may reach for it.
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    aws = Aws("", credentials=KEY)
    with pytest.raises(ServiceProblem) as raised:
        list(aws.pages("bedrock", "list_foundation_models", "modelSummaries"))
    assert raised.value.service_code == "no-region"
    assert failure_of(Aws("us-east-1")).service_code == "no-credentials"


def test_half_a_key_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIA")
    assert failure_of(Aws("us-east-1")).service_code == "partial-credentials"


def test_a_missing_profile_is_told_unless_a_key_is_at_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "gone")
    with pytest.raises(ServiceProblem) as raised:
        Aws("")
    assert raised.value.service_code == "profile-not-found"
    assert "gone" in raised.value.details
    with Wire(http(200, CALLER, "text/xml")) as wire:
        aws = Aws("us-east-1", credentials=KEY, endpoint_url=wire.url)
        assert aws.call("sts", "get_caller_identity")["Arn"] == "arn:aws:iam::1:user/bob"
        aws.close()


def test_the_environment_names_the_endpoint_where_nobody_else_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Wire(http(200, CALLER, "text/xml")) as wire:
        monkeypatch.setenv("AWS_ENDPOINT_URL", wire.url)
        aws = Aws("us-east-1", credentials=KEY)
        assert aws.call("sts", "get_caller_identity")["Arn"]
        aws.close()


def test_a_profile_goes_before_the_keys_of_the_environment(
    write: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    files = write("", "[work]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = x\n")
    with Wire(http(200, CALLER, "text/xml")) as wire:
        for profile, key_id in (("work", "AKIAPROFILE"), ("", "AKIAENVIRONMENT")):
            aws = Aws("us-east-1", profile=profile, files=files, endpoint_url=wire.url)
            aws.call("sts", "get_caller_identity")
            aws.close()
            assert f"Credential={key_id}/" in wire.requests[-1].headers["authorization"]


def mfa_files(write: WriteFiles) -> AwsFiles:
    return write(
        f"[profile role]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = base\n"
        f"mfa_serial = {MFA}\n",
        "[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = x\n",
    )


@pytest.fixture(autouse=True)
def silent_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test in which the SDK asks the terminal."""

    def ask(_prompt: str) -> NoReturn:
        raise AssertionError("The terminal was asked.")

    monkeypatch.setattr(getpass, "getpass", ask)


def test_a_code_for_mfa_is_asked_from_the_window(
    write: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(serial: str) -> str:
        asked.append(serial)
        return "123456"

    with Wire(http(200, ROLE, "text/xml"), http(200, CALLER, "text/xml")) as wire:
        monkeypatch.setenv("AWS_ENDPOINT_URL", wire.url)
        aws = Aws("us-east-1", profile="role", files=mfa_files(write), ask_mfa=ask)
        aws.call("sts", "get_caller_identity")
        aws.call("sts", "get_caller_identity")
        aws.close()
    assert asked == [MFA]
    assert b"TokenCode=123456" in wire.requests[0].body
    assert "Credential=ASIAROLE/" in wire.requests[2].headers["authorization"]


def test_without_anybody_to_ask_for_mfa_the_call_fails(write: WriteFiles) -> None:
    problem = failure_of(Aws("us-east-1", profile="role", files=mfa_files(write)))
    assert problem.service_code == "mfa-needed"
    assert MFA in problem.details


def test_whoever_is_asked_for_mfa_may_cancel(write: WriteFiles) -> None:
    def ask(_serial: str) -> NoReturn:
        raise Cancelled

    aws = Aws("us-east-1", profile="role", files=mfa_files(write), ask_mfa=ask)
    with pytest.raises(Cancelled):
        aws.call("sts", "get_caller_identity")
    aws.close()


def test_a_role_that_is_refused_is_not_the_call_that_is_refused(
    write: WriteFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"
    with Wire(http(403, refusal, "text/xml")) as wire:
        monkeypatch.setenv("AWS_ENDPOINT_URL", wire.url)
        aws = Aws("us-east-1", profile="role", files=mfa_files(write), ask_mfa=lambda _: "123456")
        with pytest.raises(ServiceProblem) as raised:
            aws.call("iam", "create_user", UserName="bob")
        aws.close()
    assert (raised.value.service, raised.value.operation) == ("sts", "assume_role")
    assert not raised.value.may_have_happened


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("credential_process = echo not json", "credential-source"),
        ("credential_process = false", "credential-source"),
        ("role_arn = arn:aws:iam::1:role/r\nsource_profile = gone", "credential-source"),
        ("role_arn = arn:aws:iam::1:role/r", "partial-credentials"),
        ("login_session = arn:aws:iam::1:user/bob", "missing-dependency"),
        (
            "sso_session = s\nsso_account_id = 1\nsso_role_name = r\n"
            "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start",
            "sso-expired",
        ),
        (
            "sso_account_id = 1\nsso_role_name = r\nsso_region = us-east-1\n"
            "sso_start_url = https://x.awsapps.com/start",
            "sso-expired",
        ),
    ],
)
def test_a_profile_that_delivers_no_credentials_says_why(
    settings: str, code: str, write: WriteFiles
) -> None:
    files = write(f"[profile odd]\n{settings}\n", "")
    assert failure_of(Aws("us-east-1", profile="odd", files=files)).service_code == code


def test_a_proxy_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with Wire(http(407, "Who are you?", "text/plain")) as wire:
        monkeypatch.setenv("HTTPS_PROXY", wire.url.replace("//", "//user:hunter2@"))
        aws = Aws("us-east-1", credentials=KEY, endpoint_url="https://aws.invalid")
        problem = failure_of(aws)
    assert problem.service_code == "proxy"
    assert_keeps(problem, "hunter2")


def test_a_name_that_does_not_exist_is_unreachable() -> None:
    aws = Aws("us-east-1", credentials=KEY, endpoint_url="https://aws.invalid")
    problem = failure_of(aws)
    assert problem.service_code == "unreachable"
    assert "aws.invalid" in problem.details


def test_nobody_sees_a_key_in_a_repr() -> None:
    aws = Aws("us-east-1", credentials=StaticCredentials("AKIA", "hush", "hushhush"))
    assert "hush" not in repr(aws)
    assert "hush" not in repr(StaticCredentials("AKIA", "hush", "hushhush"))
