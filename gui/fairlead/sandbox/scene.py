"""What the sandbox's world is like when it starts."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Final, get_type_hints

KIBANA_VERSIONS: Final = ("8.19", "9.2", "9.6", "serverless")
STRAINS: Final = ("", "disk", "memory")
LICENCES: Final = ("basic", "standard", "gold", "platinum", "enterprise", "trial", "expired")

_PARTITIONS: Final = (
    ("cn-", "aws-cn"),
    ("us-gov-", "aws-us-gov"),
    ("eusc-", "aws-eusc"),
    ("us-iso-", "aws-iso"),
    ("us-isob-", "aws-iso-b"),
)


@dataclass(frozen=True)
class Scene:
    """The state of the practice world before anybody touches it.

    Delays and latencies are seconds. ``key_delay`` is how long a fresh access key is refused,
    ``attach_delay`` how long an attached or written policy stays without effect,
    ``agreement_delay`` how long a model agreement is pending, ``latency`` what each call takes
    at least. ``accepted_models`` are foundation model ids with an agreement already made.
    ``service_control_policies`` are policy documents (JSON) that bind every user of the account.
    ``elasticsearch_strain`` is what Elasticsearch is short of: with ``disk`` no index takes
    documents, with ``memory`` the circuit breaker ends every search and bulk request.
    ``sample_buckets`` puts buckets with documents into S3. ``elastic_cloud`` says that Kibana and
    Elasticsearch are a deployment of Elastic Cloud Hosted; a serverless project is there anyway.

    Raises ``ValueError`` naming the field and the value when one is out of its range.
    """

    account: str = "123456789012"
    region: str = "us-east-1"
    kibana_version: str = "9.6"
    licence: str = "enterprise"
    encryption_key: bool = True
    use_case_submitted: bool = False
    accepted_models: tuple[str, ...] = ()
    key_delay: float = 3.0
    attach_delay: float = 0.0
    agreement_delay: float = 1.0
    latency: float = 0.0
    service_control_policies: tuple[str, ...] = ()
    elasticsearch_strain: str = ""
    sample_buckets: bool = True
    elastic_cloud: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d{12}", self.account):
            raise ValueError(f"account: {self.account!r} is not twelve digits")
        if not re.fullmatch(r"[a-z]{2,4}(-[a-z]+)+-\d", self.region):
            raise ValueError(f"region: {self.region!r} is not a region name")
        if self.kibana_version not in KIBANA_VERSIONS:
            raise ValueError(
                f"kibana_version: {self.kibana_version!r} is none of {KIBANA_VERSIONS}"
            )
        if self.licence not in LICENCES:
            raise ValueError(f"licence: {self.licence!r} is none of {LICENCES}")
        if self.elasticsearch_strain not in STRAINS:
            raise ValueError(
                f"elasticsearch_strain: {self.elasticsearch_strain!r} is none of {STRAINS}"
            )
        for name in ("key_delay", "attach_delay", "agreement_delay", "latency"):
            # Written so that NaN fails too.
            if not 0 <= getattr(self, name) < 3600:
                raise ValueError(f"{name}: {getattr(self, name)!r} is not within an hour")
        for document in self.service_control_policies:
            if not isinstance(json.loads(document), dict):
                raise ValueError("service_control_policies: a document is not a JSON object")

    @property
    def partition(self) -> str:
        """The AWS partition of the region: ``aws``, ``aws-us-gov``, ``aws-cn`` …."""
        return partition_of(self.region)

    @classmethod
    def from_options(cls, options: Mapping[str, str]) -> "Scene":
        """Build a scene from texts as a command line has them: ``{"licence": "basic"}``.

        Booleans are ``true`` or ``false``, lists are separated by commas, and
        ``service_control_policies`` holds one JSON document.
        Raises ``ValueError`` naming the option that is unknown or has a wrong value.
        """
        hints = get_type_hints(cls)
        known = {field.name for field in fields(cls)}
        values: dict[str, object] = {}
        for name, text in options.items():
            if name not in known:
                raise ValueError(f"{name}: no such option; there are {', '.join(sorted(known))}")
            if name == "service_control_policies":
                values[name] = (text,)
                continue
            try:
                values[name] = _READERS[hints[name]](text)
            except ValueError as error:
                raise ValueError(f"{name}: {text!r} is not a valid value") from error
        # The readers above give each field the type it is declared with.
        return cls(**values)  # type: ignore[arg-type]


def partition_of(region: str) -> str:
    """Return the AWS partition a region belongs to."""
    return next((name for prefix, name in _PARTITIONS if region.startswith(prefix)), "aws")


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def _texts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


_READERS: Final[Mapping[object, Callable[[str], object]]] = {
    str: str,
    bool: _boolean,
    float: float,
    tuple[str, ...]: _texts,
}
