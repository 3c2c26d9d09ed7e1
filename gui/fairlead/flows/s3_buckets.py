"""The list of buckets in the connector's settings, read as the connector reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import Text, translate

EVERYTHING = "*"

# What botocore lets pass as the name of a bucket; everything else ends the whole job.
_PATTERN = r"^[a-zA-Z0-9.\-_]{1,255}$"
_NAME = re.compile(_PATTERN)
_ACCESS_POINT = re.compile(
    r"arn:aws[^:]*:s3(?:-object-lambda)?:[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}"
    r"|arn:aws[^:]*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}"
    r"[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}"
)

_EMPTY = translate(
    "Buckets", "Name at least one bucket. The connector asks for it even if there are sync rules."
)
_STAR = translate("Buckets", "“*” means every bucket and stands alone. Every sync would fail.")
_LINES = translate(
    "Buckets", "Buckets are parted by commas. A line break alone makes one name of two."
)
_IGNORED = translate(
    "Buckets",
    "While there are sync rules, only the buckets that they name are read. Nothing of %1 is"
    " indexed, and what was is deleted.",
)
_BAD = translate("Buckets", "“%1” is not the name of a bucket. Every sync would fail.")


@dataclass(frozen=True, slots=True)
class BucketList:
    """What the connector makes of the setting.

    Attributes:
        names: The buckets in order, as they are asked for. None where `is_all`.
        is_all: Whether it means every bucket that the key may see.
        message: The connector's own words for what is wrong, or their beginning; "" if nothing.
        text: Ours.
    """

    names: tuple[str, ...] = ()
    is_all: bool = False
    message: str = ""
    text: Text | None = None


def is_bucket_name(name: str) -> bool:
    """Tell whether a request can be made with this name, of a bucket or an access point."""
    return _NAME.match(name) is not None or _ACCESS_POINT.fullmatch(name) is not None


def read_buckets(value: object) -> BucketList:
    """Return what the connector makes of the setting's value, a text or an array.

    A text is parted at its commas, and blanks around the names fall away. An array is taken as it
    is. Whether the buckets exist is not looked at: those that do not are left out silently.
    """
    if isinstance(value, str):
        items: list[object] = [name.strip() for name in value.split(",")]
        items = [name for name in items if name]
    else:
        items = list(value) if isinstance(value, Sequence) else [value]
    names = tuple("" if item is None else str(item) for item in items)
    if not any(names):
        message = "Field validation errors: 'AWS Buckets' cannot be empty."
        return BucketList(message=message, text=_EMPTY)
    if names == (EVERYTHING,):
        return BucketList(is_all=True)
    wrong = next((name for name in names if not is_bucket_name(name)), None)
    if wrong is None:
        return BucketList(names)
    message = (
        f'ParamValidationError: Parameter validation failed:\nInvalid bucket name "{wrong}": Bucket'
        f' name must match the regex "{_PATTERN}"'
    )
    return BucketList(names, message=message, text=_explain(wrong))


def check_ignored(chosen: Sequence[str], ruled: Sequence[str]) -> Issue | None:
    """Say which chosen buckets count for nothing, since there are rules and none names them."""
    ignored = [name for name in chosen if name not in ruled] if ruled else []
    if not ignored:
        return None
    return Issue("buckets", _IGNORED(", ".join(ignored)), Weight.WARNING)


def write_buckets(names: Sequence[str], *, is_all: bool = False) -> str:
    """Return the value for these buckets: a text, since the API takes no arrays in a schema."""
    return EVERYTHING if is_all else ", ".join(names)


def _explain(name: str) -> Text:
    if name and not name.strip("* "):
        return _STAR
    return _LINES if "\n" in name else _BAD(name)
