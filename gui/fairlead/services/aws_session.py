"""Who is asking AWS: keys, profiles, regions, and the SDK session made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StaticCredentials:
    """A key that was typed or made: an access key, with a token if it is a temporary one."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AwsFiles:
    """The shared config and credentials files; None stands for the SDK's own place."""

    config: Path | None = None
    credentials: Path | None = None


DEFAULT_FILES = AwsFiles()


def list_profiles(files: AwsFiles = DEFAULT_FILES) -> tuple[str, ...]:
    """Return the profiles of both files."""
    raise NotImplementedError


def list_regions(service: str = "bedrock") -> tuple[str, ...]:
    """Return the regions of all partitions in which the SDK knows the service, sorted."""
    raise NotImplementedError


def has_environment_credentials() -> bool:
    """Tell whether the environment holds an access key."""
    raise NotImplementedError
