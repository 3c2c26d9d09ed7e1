"""Signing a profile in to IAM Identity Center: what is asked, what is kept, what goes wrong."""

from __future__ import annotations

import json
import stat
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.utils import JSONFileCache, SSOTokenLoader
from tests.services.traces import assert_keeps
from tests.services.wire import Wire, http

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.diagnosis import aws_problem
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.aws import Aws, AwsFiles
from fairlead.services.aws_sso import SsoSession, read_sso_session, sign_in
from fairlead.services.problems import ServiceProblem

START = "https://x.awsapps.com/start"
SESSION = f"[sso-session s]\nsso_region = eu-west-1\nsso_start_url = {START}\n"


class Hasty(CancelToken):
    """Waits for nothing and remembers how long it should have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.check()


@pytest.fixture
def files(world: World, tmp_path: Path) -> AwsFiles:
    return AwsFiles(*world.write_profiles(tmp_path), sso_cache=tmp_path / "sso" / "cache")


def token_of(files: AwsFiles) -> tuple[Path, dict[str, Any]]:
    assert files.sso_cache is not None
    (path,) = files.sso_cache.iterdir()
    return path, json.loads(path.read_text())


def answer(words: str) -> Callable[[str, str], None]:
    """Return a user who reads the code and answers so on the page."""

    def fill_in(code: str, url: str) -> None:
        assert url.endswith(f"?user_code={code}")
        form = urllib.parse.urlencode({"user_code": code, "answer": words}).encode()
        with urllib.request.urlopen(url, form, timeout=10) as page:
            assert page.status == 200

    return fill_in


def ignore(_code: str, _url: str) -> None:
    """Be a user who went for lunch."""


def who_am_i(files: AwsFiles) -> str:
    with closing(Aws("", profile="sso", files=files, explain=aws_problem)) as aws:
        return str(aws.call("sts", "get_caller_identity")["Arn"])


def failure(files: AwsFiles, user: Callable[[str, str], None] = ignore) -> Problem:
    with pytest.raises(Problem) as raised:
        sign_in("sso", user, Hasty(), files=files, explain=aws_problem)
    return raised.value


def test_a_profile_that_is_not_signed_in_says_how(files: AwsFiles) -> None:
    with pytest.raises(ServiceProblem) as raised:
        who_am_i(files)
    problem = raised.value
    assert problem.code == "sso-expired"
    assert "“aws sso login --profile sso”" in str(problem.advice)
    assert problem.fix is not None
    assert (problem.fix.kind, problem.fix.values) == ("browser-sign-in", {"profile": "sso"})
    assert problem.retryable


def test_signing_in_gives_the_sdk_what_it_needs(files: AwsFiles) -> None:
    sign_in("sso", answer("allow"), CancelToken(), files=files)
    assert ":assumed-role/AWSReservedSSO_AdministratorAccess_" in who_am_i(files)
    path, token = token_of(files)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(token) == {
        *("startUrl", "region", "accessToken", "expiresAt", "refreshToken"),
        *("clientId", "clientSecret", "registrationExpiresAt"),
    }
    assert token["startUrl"] == "https://practice.awsapps.com/start"
    left = datetime.strptime(token["expiresAt"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(hours=7.9) < left - datetime.now(UTC) <= timedelta(hours=8)


def test_one_session_that_failed_works_once_its_profile_is_signed_in(files: AwsFiles) -> None:
    with closing(Aws("", profile="sso", files=files)) as aws:
        with pytest.raises(ServiceProblem):
            aws.call("sts", "get_caller_identity")
        sign_in("sso", answer("allow"), CancelToken(), files=files)
        assert aws.call("sts", "get_caller_identity")["Account"] == "123456789012"


def test_a_token_that_ran_out_is_refreshed_without_a_word(files: AwsFiles, world: World) -> None:
    sign_in("sso", answer("allow"), CancelToken(), files=files)
    path, token = token_of(files)
    path.write_text(json.dumps({**token, "expiresAt": "2020-01-01T00:00:00Z"}))
    who_am_i(files)
    assert token_of(files)[1]["accessToken"] != token["accessToken"]


def test_a_sign_in_that_ended_at_aws_is_asked_for_again(files: AwsFiles, world: World) -> None:
    sign_in("sso", answer("allow"), CancelToken(), files=files)
    world.expire_sign_ins()
    with pytest.raises(ServiceProblem) as raised:
        who_am_i(files)
    assert raised.value.code == "sso-expired"
    assert_keeps(raised.value, token_of(files)[1]["accessToken"])
    sign_in("sso", answer("allow"), CancelToken(), files=files)
    assert who_am_i(files)


def test_a_refusal_in_the_browser_is_told(files: AwsFiles) -> None:
    assert failure(files, answer("deny")).code == "sso-refused"


def test_a_code_that_ran_out_is_told(files: AwsFiles, world: World) -> None:
    problem = failure(files, lambda _code, _url: world.expire_sign_ins())
    assert (problem.code, problem.retryable) == ("sso-not-confirmed", True)


def test_a_role_that_is_not_assigned_is_told_apart(files: AwsFiles) -> None:
    assert files.config is not None
    text = files.config.read_text()
    files.config.write_text(text.replace("= AdministratorAccess", "= Nobody"))
    sign_in("sso", answer("allow"), CancelToken(), files=files)
    with pytest.raises(ServiceProblem) as raised:
        who_am_i(files)
    problem = raised.value
    assert (problem.code, problem.service) == ("sso-no-access", "sso")
    assert problem.operation == "get_role_credentials"


def test_a_start_url_that_is_not_known_is_told(files: AwsFiles) -> None:
    assert files.config is not None
    text = files.config.read_text()
    files.config.write_text(text.replace("practice.awsapps", "practise.awsapps"))
    problem = failure(files)
    assert problem.code == "sso-config"
    assert "Invalid start url" in str(problem.advice)


def test_polling_slows_down_when_it_is_told_to(files: AwsFiles, world: World) -> None:
    world.faults.add(Fault("throttle", service="sso-oidc", operation="CreateToken", times=2))
    token = Hasty()
    sign_in("sso", answer("allow"), token, files=files)
    assert token.waits == [1, 6, 11]


def test_a_connection_that_breaks_off_does_not_end_the_wait(files: AwsFiles, world: World) -> None:
    world.faults.add(Fault("reset", service="sso-oidc", operation="CreateToken"))
    sign_in("sso", answer("allow"), Hasty(), files=files)
    assert who_am_i(files)


def test_waiting_can_be_cancelled(files: AwsFiles) -> None:
    token = CancelToken()
    with pytest.raises(Cancelled):
        sign_in("sso", lambda _code, _url: token.cancel(), token, files=files)
    assert files.sso_cache is not None
    assert not files.sso_cache.exists()


def test_a_folder_that_cannot_be_written_is_named(files: AwsFiles, tmp_path: Path) -> None:
    (tmp_path / "sso").write_text("a file in the way")
    problem = failure(files, answer("allow"))
    assert problem.code == "sso-not-kept"
    assert str(files.sso_cache) in str(problem.advice)


@pytest.mark.parametrize(
    ("config", "session"),
    [
        (
            f"[profile p]\nsso_session = s\n{SESSION}sso_registration_scopes = a, b\n",
            SsoSession("s", START, "eu-west-1", ("a", "b")),
        ),
        (f"[profile p]\nsso_session = s\n{SESSION}", SsoSession("s", START, "eu-west-1")),
        (
            f"[profile p]\nsso_start_url = {START}\nsso_region = eu-west-1\n",
            SsoSession("", START, "eu-west-1"),
        ),
        (
            "[profile p]\nrole_arn = r\nsource_profile = q\n"
            f"[profile q]\nsso_session = s\n{SESSION}",
            SsoSession("s", START, "eu-west-1"),
        ),
    ],
    ids=["scopes", "no scopes", "without a session", "by a role"],
)
def test_how_a_profile_signs_in_is_read(config: str, session: SsoSession, tmp_path: Path) -> None:
    (tmp_path / "config").write_text(config)
    assert read_sso_session("p", AwsFiles(tmp_path / "config")) == session


@pytest.mark.parametrize(
    "config",
    [
        "[profile p]\naws_access_key_id = A\n",
        "[profile p]\nsso_session = gone\n",
        "[profile p]\nsource_profile = p\n",
        "[profile p]\nsource_profile = q\n[profile q]\nsource_profile = p\n",
        f"[profile p]\nsso_start_url = {START}\n",
    ],
)
def test_a_profile_that_signs_in_otherwise_is_told(config: str, tmp_path: Path) -> None:
    (tmp_path / "config").write_text(config)
    with pytest.raises(Problem) as raised:
        read_sso_session("p", AwsFiles(tmp_path / "config"))
    assert raised.value.code == "not-sso"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("no section\n")
    with pytest.raises(ServiceProblem) as raised:
        read_sso_session("p", AwsFiles(tmp_path / "config"))
    assert raised.value.code == "aws-files"


def test_a_client_without_scopes_asks_for_none(tmp_path: Path) -> None:
    (tmp_path / "config").write_text(
        f"[profile p]\nsso_start_url = {START}\nsso_region = eu-west-1\n"
    )
    refusal = http(401, '{"error": "invalid_client", "error_description": "No"}',
                   x_amzn_ErrorType="InvalidClientException:http://internal/")  # fmt: skip
    with Wire(refusal) as wire, pytest.raises(ServiceProblem) as raised:
        sign_in("p", ignore, Hasty(), files=AwsFiles(tmp_path / "config"), endpoint_url=wire.url)
    assert raised.value.service_code == "InvalidClientException"
    assert json.loads(wire.requests[0].body) == {"clientName": "Fairlead", "clientType": "public"}
    assert "authorization" not in wire.requests[0].headers


@pytest.mark.parametrize("name", ["s", ""])
def test_the_file_has_the_name_that_the_sdk_looks_for(name: str, tmp_path: Path) -> None:
    kept = {"accessToken": "t", "expiresAt": "2099-01-01T00:00:00Z"}
    file_name = SsoSession(name, START, "eu-west-1").file_name
    (tmp_path / f"{file_name}.json").write_text(json.dumps(kept))
    loader: Any = SSOTokenLoader(JSONFileCache(str(tmp_path)))
    assert loader(START, session_name=name or None) == kept
