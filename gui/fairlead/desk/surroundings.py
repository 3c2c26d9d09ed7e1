"""What one running Fairlead stands on: folders, keyring, and either the real world or a sandbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fairlead.services.aws_session import AwsFiles
from fairlead.services.places import Places
from fairlead.services.vault import Vault


@dataclass(frozen=True, slots=True)
class Practice:
    """Where a sandbox answers, and the operator's two ways to sign in to its Elastic."""

    kibana_url: str
    elasticsearch_url: str
    region: str
    api_key: str = field(repr=False)
    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where this Fairlead keeps things and which world it talks to.

    Attributes:
        places: The folders of the journal and of what the user saves.
        open_vault: Opens the keyring; called once, off the GUI thread.
        environ: The environment that setup files may refer to.
        aws_files: The shared AWS files, the SDK's own where None.
        aws_endpoint: One address for all AWS services, "" for AWS's own.
        practice: The sandbox, if this Fairlead runs on one.
    """

    places: Places
    open_vault: Callable[[], Vault]
    environ: Mapping[str, str] = field(repr=False)
    aws_files: AwsFiles = field(default_factory=AwsFiles)
    aws_endpoint: str = ""
    practice: Practice | None = None
