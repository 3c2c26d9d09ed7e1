"""Signing a profile in to IAM Identity Center, confirmed by the user in the browser.

The token is kept where the AWS CLI keeps it and in its form, so that the SDK finds and refreshes
it, and “aws sso login” and Fairlead each find what the other one left.
https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.services.aws import Aws
from fairlead.services.aws_errors import SdkCall, sdk_errors
from fairlead.services.aws_session import DEFAULT_FILES, AwsFiles, read_config
from fairlead.services.problems import Explain, ServiceProblem, explain_plainly

_OIDC: Final = "sso-oidc"
_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_PENDING: Final = "AuthorizationPendingException"
# RFC 8628, 3.5: wait five seconds longer from now on.
_SLOWER: Final = frozenset({"SlowDownException", "timeout", "reset"})
_SLOWER_BY: Final = 5
_DEFAULT_FOLDER: Final = "~/.aws/sso/cache"

_NOT_SSO = translate("Sign in", "This profile does not sign in by IAM Identity Center.")
_NOT_SSO_ADVICE = translate(
    "Sign in", "Choose a profile that names an sso_session, or sign in with the AWS CLI."
)
_NOT_KEPT = translate("Sign in", "The sign-in to IAM Identity Center could not be kept.")
_NOT_KEPT_ADVICE = translate("Sign in", "Make the folder %1 writable, then try again.")


@dataclass(frozen=True, slots=True)
class SsoSession:
    """What a profile says about its sign-in. `name` is "" for profiles without an sso_session."""

    name: str
    start_url: str
    region: str
    scopes: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """The name of the file with its token."""
        key = self.name or self.start_url
        return hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()


def read_sso_session(profile: str, files: AwsFiles = DEFAULT_FILES) -> SsoSession:
    """Return how a profile, or the one whose credentials it uses, signs in.

    Raises:
        Problem: It signs in another way ("not-sso"), or a file cannot be read.
    """
    call = SdkCall("aws", "read_config")
    try:
        config, name = read_config(files, profile)
    except sdk_errors() as error:
        problem = call.translate(error)
    else:
        return _find_session(config, name)
    raise problem


def sign_in(
    profile: str,
    on_code: Callable[[str, str], None],
    cancel: CancelToken,
    *,
    files: AwsFiles = DEFAULT_FILES,
    endpoint_url: str = "",
    explain: Explain = explain_plainly,
) -> None:
    """Sign a profile in; returns once the user has confirmed it in the browser.

    `on_code` gets the code that the browser will show and the address to open there.

    Raises:
        Problem: The profile cannot sign in so, or the token cannot be kept.
        ServiceProblem: The sign-in was refused, or not confirmed in time.
        Cancelled: The token said so.
    """
    session = read_sso_session(profile, files)
    aws = Aws(
        session.region, profile=profile, files=files, endpoint_url=endpoint_url, explain=explain
    )
    with closing(aws):
        scopes = {"scopes": list(session.scopes)} if session.scopes else {}
        client = aws.call(
            _OIDC, "register_client", clientName="Fairlead", clientType="public", **scopes
        )
        registration = {name: client[name] for name in ("clientId", "clientSecret")}
        device = aws.call(
            _OIDC, "start_device_authorization", **registration, startUrl=session.start_url
        )
        on_code(device["userCode"], device["verificationUriComplete"])
        token = _wait_for_token(aws, registration, device, cancel)
    kept = {
        "startUrl": session.start_url,
        "region": session.region,
        "accessToken": token["accessToken"],
        "expiresAt": _iso(time.time() + token["expiresIn"]),
        **registration,
        "registrationExpiresAt": _iso(client["clientSecretExpiresAt"]),
    }
    if "refreshToken" in token:
        kept["refreshToken"] = token["refreshToken"]
    _keep(files.sso_cache or Path(_DEFAULT_FOLDER).expanduser(), session.file_name, kept)


def _find_session(config: Mapping[str, Any], name: str) -> SsoSession:
    profiles = config.get("profiles", {})
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        profile = profiles.get(name, {})
        session = profile.get("sso_session", "")
        values = {**profile, **config.get("sso_sessions", {}).get(session, {})}
        if "sso_start_url" in values and "sso_region" in values:
            scopes = values.get("sso_registration_scopes", "") if session else ""
            return SsoSession(
                session,
                values["sso_start_url"],
                values["sso_region"],
                tuple(scope.strip() for scope in scopes.split(",") if scope.strip()),
            )
        # A role that is assumed with the credentials of another profile.
        name = profile.get("source_profile", name)
    raise Problem("not-sso", _NOT_SSO, _NOT_SSO_ADVICE)


def _wait_for_token(
    aws: Aws, registration: Mapping[str, str], device: Mapping[str, Any], cancel: CancelToken
) -> dict[str, Any]:
    """Ask again and again, no more often than told. The code's end is the service's to say."""
    interval = device.get("interval", _SLOWER_BY)
    while True:
        cancel.wait(interval)
        try:
            return aws.call_once(
                _OIDC,
                "create_token",
                **registration,
                grantType=_GRANT,
                deviceCode=device["deviceCode"],
            )
        except ServiceProblem as problem:
            if problem.service_code in _SLOWER:
                interval += _SLOWER_BY
            elif problem.service_code != _PENDING:
                raise


def _keep(folder: Path, name: str, token: Mapping[str, str]) -> None:
    from botocore.utils import JSONFileCache

    try:
        # It writes a file of the owner alone, and puts it in place in one move.
        JSONFileCache(str(folder), dumps_func=json.dumps)[name] = token
    except OSError as error:
        words = str(error)
    else:
        return
    raise Problem("sso-not-kept", _NOT_KEPT, _NOT_KEPT_ADVICE(str(folder)), details=words)


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
