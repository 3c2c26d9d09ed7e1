"""Where Bedrock is, and where cross-region inference sends a request.

From "Supported Regions and models for inference profiles" in the Bedrock user guide; the lists
are the ones most models share.
"""

from collections.abc import Mapping
from typing import Final

_AMERICA: Final = ("us-east-1", "us-east-2", "us-west-2")
_EUROPE: Final = (
    "eu-central-1",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-3",
)
_ASIA: Final = (
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
)
_JAPAN: Final = ("ap-northeast-1", "ap-northeast-3")
_AUSTRALIA: Final = ("ap-southeast-2", "ap-southeast-4")
_GOVERNMENT: Final = ("us-gov-east-1", "us-gov-west-1")

_COMMERCIAL: Final = frozenset(
    {
        *_AMERICA,
        *_EUROPE,
        *_ASIA,
        "af-south-1",
        "ap-east-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ca-central-1",
        "ca-west-1",
        "eu-central-2",
        "eu-west-2",
        "il-central-1",
        "me-central-1",
        "me-south-1",
        "mx-central-1",
        "sa-east-1",
        "us-west-1",
    }
)
BEDROCK_REGIONS: Final = _COMMERCIAL | frozenset(_GOVERNMENT)

# Regions an account has to opt in to; Bedrock's use case form counts in each of them by itself.
OPT_IN_REGIONS: Final = frozenset(
    {
        "af-south-1",
        "ap-east-2",
        "ap-south-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ca-west-1",
        "eu-central-2",
        "eu-south-1",
        "eu-south-2",
        "il-central-1",
        "me-central-1",
        "me-south-1",
        "mx-central-1",
    }
)

# What stands for "any commercial region" in an ARN: nothing.
ANYWHERE: Final = ""


def _among(regions: tuple[str, ...], *guests: str) -> dict[str, tuple[str, ...]]:
    """Each region reaches all of them; a guest reaches them and itself."""
    return dict.fromkeys(regions, regions) | {
        guest: tuple(sorted((*regions, guest))) for guest in guests
    }


# Prefix of a profile, source region, destination regions.
DESTINATIONS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "us": _among(_AMERICA, "ca-central-1", "us-west-1"),
    "eu": _among(_EUROPE, "eu-central-2"),
    "apac": _among(_ASIA, "ap-southeast-4"),
    "jp": _among(_JAPAN),
    "au": _among(_AUSTRALIA, "ap-southeast-6"),
    "us-gov": _among(_GOVERNMENT),
    # A global profile names its source region and the ARN without a region.
    "global": {region: (region, ANYWHERE) for region in sorted(_COMMERCIAL)},
}
