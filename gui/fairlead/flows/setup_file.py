"""The setup file: the answers of a journey as TOML, for the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fairlead.core.plan import Plan
from fairlead.flows.setup_bedrock import BedrockSetup, read_bedrock
from fairlead.flows.setup_bedrock_write import write_bedrock_plan
from fairlead.flows.setup_s3 import S3Setup, read_s3
from fairlead.flows.setup_s3_write import write_s3_plan
from fairlead.flows.setup_toml import Table

AnySetup = BedrockSetup | S3Setup

_READERS: Mapping[str, Callable[[Table, str], AnySetup]] = {
    "bedrock": read_bedrock,
    "s3": read_s3,
}
_WRITERS: Mapping[str, Callable[[Plan], str]] = {
    "bedrock": write_bedrock_plan,
    "s3": write_s3_plan,
}
_USUAL = "bedrock"


def read_setup_file(text: str, connector_id: str) -> AnySetup:
    """Read a setup file. `connector_id` is a new UUID for the connector that it describes.

    The kind of the file decides over the class that is returned.

    Raises:
        Problem: It is not TOML, a key is unknown, missing or of the wrong type, or a secret stands
            in it. The title names the key by its path; no value is repeated.
    """
    root = Table.read(text)
    read = root.choice("kind", _READERS, _READERS[_USUAL])
    setup: AnySetup = read(root, connector_id)
    root.close()
    return setup


def write_setup_file(plan: Plan) -> str:
    """Return a setup file that makes the same plan again.

    Secrets are named by the environment variables FAIRLEAD_…, but where the plan knows a place.
    """
    return _WRITERS[plan.kind](plan)
