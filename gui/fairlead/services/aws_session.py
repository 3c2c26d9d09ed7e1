"""Who is asking AWS: keys, profiles, regions, and the SDK session made of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from fairlead.services.aws_descriptions import read_plainly
from fairlead.services.aws_errors import SdkCall, sdk_errors
from fairlead.services.aws_times import read_times_fast
from fairlead.services.conditions import condition

if TYPE_CHECKING:
    from botocore.credentials import CredentialResolver
    from botocore.session import Session

_IMDS_PROVIDER = "iam-role"
_MFA_PROMPT = "Enter MFA code for "


@dataclass(frozen=True, slots=True)
class StaticCredentials:
    """A key that was typed or made: an access key, with a token if it is a temporary one."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(default="", repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The parts that nobody may see."""
        return (self.secret_access_key, self.session_token)

    @property
    def is_sendable(self) -> bool:
        """Whether all parts can stand in an HTTP header."""
        parts = (self.access_key_id, *self.secrets)
        return all("!" <= character <= "~" for part in parts for character in part)


@dataclass(frozen=True, slots=True)
class AwsFiles:
    """The shared config and credentials files; None stands for the SDK's own place.

    `sso_cache` is the folder with the tokens of IAM Identity Center.
    """

    config: Path | None = None
    credentials: Path | None = None
    sso_cache: Path | None = None


_NAMING_CREDENTIALS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
)

DEFAULT_FILES = AwsFiles()
_NO_FILES = AwsFiles(Path(os.devnull), Path(os.devnull))


def list_profiles(files: AwsFiles = DEFAULT_FILES) -> tuple[str, ...]:
    """Return the profiles of both files, in their order.

    Raises:
        ServiceProblem: A file cannot be read ("aws-files").
    """
    call = SdkCall("aws", "list_profiles")
    try:
        return tuple(_bare_session(files).available_profiles)
    except sdk_errors() as error:
        problem = call.translate(error)
    raise problem


def read_config(files: AwsFiles, profile: str) -> tuple[dict[str, Any], str]:
    """Return both files as the SDK reads them, and the name of the profile that is meant.

    Raises what the SDK raises.
    """
    session = _bare_session(files, profile)
    return session.full_config, session.profile or "default"


def list_regions(service: str) -> tuple[str, ...]:
    """Return the regions of all partitions in which the SDK knows the service, sorted.

    What the user's own files say, and whether they can be read at all, does not matter here.
    """
    session = _bare_session(_NO_FILES, reads_profile=False)
    partitions = session.get_available_partitions()
    return tuple(
        sorted(
            region
            for partition in partitions
            for region in session.get_available_regions(service, partition)
        )
    )


def has_environment_credentials() -> bool:
    """Tell whether the environment names credentials, be it a key, a profile or their source."""
    return any(os.environ.get(name) for name in _NAMING_CREDENTIALS)


def make_session(
    region: str,
    credentials: StaticCredentials | None,
    profile: str,
    files: AwsFiles,
    ask_mfa: Callable[[str], str] | None,
) -> Session:
    """Return an SDK session of its own for this identity.

    A key that is given signs, whatever the environment says; a profile then only adds settings
    such as `ca_bundle`, and one that does not exist (AWS_PROFILE may name it) is passed over.
    The region is the one that is asked for, or that of AWS_REGION (which the SDK does not read,
    other than its documents say), or what the SDK finds. Raises what the SDK raises.
    """
    session = _bare_session(files, profile)
    if credentials is not None and session.profile not in (None, *session.available_profiles):
        session = _bare_session(files, reads_profile=False)
    read_times_fast(session)
    region = region or os.environ.get("AWS_REGION", "")
    if region:
        # For the session, so that roles are assumed there too.
        session.set_config_variable("region", region)
    if credentials is not None:
        session.set_credentials(
            credentials.access_key_id,
            credentials.secret_access_key,
            credentials.session_token or None,
        )
        return session
    resolver = session.get_component("credential_provider")
    # A desktop has no instance metadata service; asking for it only costs a wait.
    resolver.remove(_IMDS_PROVIDER)
    if files.sso_cache is not None:
        _keep_tokens_in(session, resolver, files.sso_cache)
    # WORKAROUND(https://github.com/boto/botocore/blob/develop/botocore/credentials.py): the MFA
    # prompt reads from the terminal, and the session has no public way to replace it.
    resolver.get_provider("assume-role")._prompter = _prompter(ask_mfa)
    return session


def _keep_tokens_in(session: Session, resolver: CredentialResolver, folder: Path) -> None:
    """Let a session find the tokens of IAM Identity Center in this folder."""
    from botocore.credentials import SSOProvider
    from botocore.tokens import SSOTokenProvider
    from botocore.utils import JSONFileCache

    cache = JSONFileCache(str(folder))
    profile = session.profile or "default"
    provider = SSOProvider(
        load_config=lambda: session.full_config,
        client_creator=session.create_client,
        profile_name=profile,
        # Any mapping will do, other than its stubs say.
        token_cache=cast("dict[str, Any]", cache),
        token_provider=SSOTokenProvider(session, cache=cache, profile_name=profile),
    )
    resolver.insert_after(SSOProvider.METHOD, provider)
    # The first of this name is the one with the SDK's own folder.
    resolver.remove(SSOProvider.METHOD)


def _prompter(ask_mfa: Callable[[str], str] | None) -> Callable[[str], str]:
    def prompt(words: str) -> str:
        serial = words.removeprefix(_MFA_PROMPT).rstrip(": ")
        if ask_mfa is None:
            raise condition("mfa-needed", "sts", "assume_role", serial)
        return ask_mfa(serial)

    return prompt


def _bare_session(files: AwsFiles, profile: str = "", *, reads_profile: bool = True) -> Session:
    import botocore.session

    _trust_the_system()
    no_profile = {"profile": (None, None, None, None)}
    session = botocore.session.Session(None if reads_profile else no_profile)
    if profile:
        session.set_config_variable("profile", profile)
    if files.config is not None:
        session.set_config_variable("config_file", str(files.config))
    if files.credentials is not None:
        session.set_config_variable("credentials_file", str(files.credentials))
    read_plainly(session)
    return session


def _trust_the_system() -> None:
    """Let the SDK trust what the operating system trusts, besides its own list or AWS_CA_BUNDLE.

    That is where the authority of a network that inspects TLS stands.
    """
    import botocore.httpsession
    import truststore

    # WORKAROUND(https://github.com/sethmlarson/truststore/pull/180): the SDK makes its contexts
    # from a class of its own namespace and cannot be given one.
    vars(botocore.httpsession)["SSLContext"] = truststore.SSLContext
