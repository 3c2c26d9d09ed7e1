"""Amazon Resource Names, and what a region's name tells about its partition."""

from __future__ import annotations

import re
from dataclasses import dataclass

_REGION = re.compile(r"[a-z]{2,5}(-[a-z]+){1,3}-\d{1,2}")
_PARTITIONS = (("us-gov-", "aws-us-gov"), ("cn-", "aws-cn"), ("eusc-", "aws-eusc"))


@dataclass(frozen=True, slots=True)
class Arn:
    """The parts of an ARN. Global services name no region, AWS's own things no account."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    @property
    def kind(self) -> str:
        """The type before the first slash or colon of the resource: "policy", "user"."""
        return re.split("[/:]", self.resource, maxsplit=1)[0]

    @property
    def name(self) -> str:
        """What follows the type; for a foundation model its id."""
        return self.resource[len(self.kind) + 1 :]

    def __str__(self) -> str:
        parts = (self.partition, self.service, self.region, self.account, self.resource)
        return ":".join(("arn", *parts))


def parse_arn(text: str) -> Arn | None:
    """Return the parts of an ARN, or None if `text` has not the form of one."""
    parts = text.split(":", 5)
    if len(parts) < 6 or parts[0] != "arn" or not parts[1] or not parts[2] or not parts[5]:
        return None
    return Arn(*parts[1:])


def is_region(text: str) -> bool:
    """Tell whether `text` has the form of a region's name, such as "us-gov-west-1"."""
    return _REGION.fullmatch(text) is not None


def partition_of(region: str) -> str:
    """Return the partition that a region belongs to: "aws", "aws-us-gov" and others."""
    return next((name for start, name in _PARTITIONS if region.startswith(start)), "aws")
