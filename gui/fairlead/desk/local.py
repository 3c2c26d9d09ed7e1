"""The desk of one Fairlead: what the pages and the command line ask, answered for real."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from fairlead.core.secrets import SecretBag
from fairlead.desk.bedrock_kind import BedrockKind
from fairlead.desk.bedrock_lookups import BedrockLookups
from fairlead.desk.bedrock_proofs import BedrockProofs
from fairlead.desk.kinds import Kind
from fairlead.desk.lookups import Lookups
from fairlead.desk.proofs import Proofs
from fairlead.desk.runs import Runs
from fairlead.desk.s3_kind import S3Kind
from fairlead.desk.s3_lookups import S3Lookups
from fairlead.desk.s3_samples import S3Samples
from fairlead.desk.sign_ins import secret_of
from fairlead.flows.answers import AwsSignIn, ElasticMethod, ElasticSignIn
from fairlead.services import system
from fairlead.services.places import write_private


class LocalDesk(Lookups, BedrockLookups, BedrockProofs, S3Lookups, S3Samples, Proofs, Runs):
    """Implements `fairlead.flows.desk.Desk` on this machine."""

    kinds: ClassVar[Mapping[str, Kind]] = {"bedrock": BedrockKind(), "s3": S3Kind()}

    def keyring_name(self) -> str:
        """Return the name of the keyring in use, such as "GNOME Keyring"."""
        return self.room.reaching.vault().name

    def open_url(self, url: str) -> None:
        """Open a page in the user's browser."""
        system.open_url(url)

    def save_text(self, path: Path, text: str) -> None:
        """Write a text into a file that only its user can read."""
        write_private(path, text.encode())

    def practice_sign_in(
        self, bag: SecretBag, method: ElasticMethod = ElasticMethod.API_KEY
    ) -> tuple[AwsSignIn, ElasticSignIn] | None:
        """Return how to sign in to the sandbox, the secret put into the bag; None without one."""
        practice = self.room.surroundings.practice
        if practice is None:
            return None
        is_password = method is ElasticMethod.PASSWORD
        elastic = ElasticSignIn(
            address=practice.kibana_url,
            elasticsearch_address=practice.elasticsearch_url,
            method=method,
            username=practice.username if is_password else "",
        )
        bag.put(secret_of(elastic), practice.password if is_password else practice.api_key)
        return AwsSignIn(profile="admin", region=practice.region), elastic
