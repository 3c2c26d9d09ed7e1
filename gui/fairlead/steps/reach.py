"""What steps reach the world through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretBag
from fairlead.core.step import Step
from fairlead.services.aws import Aws
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import Kibana
from fairlead.services.vault import Vault


@dataclass(frozen=True, slots=True)
class Reach:
    """The operator's way to AWS and Elastic, the keyring, and the secrets typed for this journey.

    `aws_in` opens the operator's AWS in another region; whoever calls it closes what it returns.
    `elasticsearch` is None where its address is not known.
    `state` is the folder of Fairlead's own files, None where steps are only shown.
    """

    aws: Aws
    aws_in: Callable[[str], Aws]
    kibana: Kibana
    elasticsearch: Elasticsearch | None
    vault: Vault
    bag: SecretBag
    state: Path | None = None


Builder = Callable[[Plan, StepSpec, Reach], Step]
"""Builds a step from its part of the plan."""
