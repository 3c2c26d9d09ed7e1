"""The names and ids that a user types, with words for each wrong one.

Every `check_…` returns what is wrong, or None. The rules of IAM are those of "IAM and AWS STS
quotas, name requirements, and character limits" in the IAM user guide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairlead.core.texts import Text, translate
from fairlead.flows.arns import is_region, parse_arn

_IAM_NAME = re.compile(r"[A-Za-z0-9_+=,.@-]+")
_TAG_SIGNS = re.compile(r"[\w\s.:/=+@-]*")
_SPACE = re.compile(r"[a-z0-9_-]+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_NO_NAME = translate("Names", "Enter a name.")
TOO_LONG = translate("Names", "A name may have %1 characters; this one has %2.")
_SIGNS = translate(
    "Names", "“%1” is not possible here: letters, digits and the signs + = , . @ _ - are."
)
_PATH_SLASHES = translate("Names", "A path begins and ends with a slash, such as /elastic/.")
_PATH_SIGNS = translate("Names", "“%1” is not possible in a path.")
_PATH_LONG = translate("Names", "A path may have 512 characters; this one has %1.")
_TAG_NO_KEY = translate("Names", "A tag needs a key.")
_TAG_LONG = translate("Names", "The %1 of a tag may have %2 characters; this one has %3.")
_TAG_KEY = translate("Names", "key")
_TAG_VALUE = translate("Names", "value")
_TAG_BAD = translate(
    "Names", "“%1” is not possible in a tag: letters, digits, spaces and _ . : / = + - @ are."
)
_TAG_RESERVED = translate("Names", "Tags that begin with “%1” are reserved: %2.")
_TAG_TWICE = translate("Names", "The tags %1 and %2 differ in capitals only.")
_TAG_COUNT = translate("Names", "A user can have 50 tags, two of which mark the run; these are %1.")
_ARN_FORM = translate("Names", "Enter an ARN, such as %1.")
_ARN_KIND = translate("Names", "This is the ARN of something else. One of a policy is needed.")
_ARN_PARTITION = translate("Names", "This ARN belongs to the partition %1, your account to %2.")
_ARN_ACCOUNT = translate("Names", "This ARN belongs to the account %1, you are signed in to %2.")
_NO_REGION = translate("Names", "Choose a region.")
_BAD_REGION = translate("Names", "“%1” is not the name of a region, such as us-east-1.")
_ZONE = translate("Names", "“%1” is an availability zone. Its region is %2.")
_NO_SPACE = translate("Names", "Enter the space. The first one is named “default”.")
_SPACE_SIGNS = translate(
    "Names", "A space is named by its id in the address, as in /s/%1, not by its title."
)
_CONTROL = translate("Names", "A name has no line breaks or tabs.")
_EDGES = translate("Names", "There is a space at the beginning or the end.")
_CONNECTOR_ID = translate("Names", "The id of the connector must be a UUID.")

USER_LENGTH = 64
POLICY_LENGTH = 128
_MARK_PREFIX = "fairlead:"


def check_policy_name(text: str) -> Text | None:
    """Check the name of an IAM policy."""
    return _check_iam_name(text, POLICY_LENGTH)


def check_user_name(text: str) -> Text | None:
    """Check the name of an IAM user."""
    return _check_iam_name(text, USER_LENGTH)


def check_path(text: str) -> Text | None:
    """Check the path of an IAM user or policy: "/" or "/one/two/", of visible ASCII."""
    if not text.startswith("/") or not text.endswith("/"):
        return _PATH_SLASHES
    wrong = next((sign for sign in text if not "!" <= sign <= "\x7e"), "")
    if wrong:
        return _PATH_SIGNS(wrong)
    return _PATH_LONG(len(text)) if len(text) > 512 else None


def check_tags(tags: Mapping[str, str]) -> Text | None:
    """Check the tags of an IAM user, and say what is wrong with the first wrong one."""
    if len(tags) > 48:
        return _TAG_COUNT(len(tags))
    seen: dict[str, str] = {}
    for key, value in tags.items():
        wrong = _check_tag(key, value)
        if wrong is not None:
            return wrong
        twin = seen.setdefault(key.lower(), key)
        if twin != key:
            return _TAG_TWICE(twin, key)
    return None


def check_policy_arn(text: str, account: str, partition: str) -> Text | None:
    """Check the ARN of a policy of this account, or of one that AWS itself keeps."""
    arn = parse_arn(text)
    if arn is None or arn.service != "iam":
        return _ARN_FORM(f"arn:{partition}:iam::{account or '123456789012'}:policy/name")
    if arn.kind != "policy" or not arn.name:
        return _ARN_KIND
    if arn.partition != partition:
        return _ARN_PARTITION(arn.partition, partition)
    if account and arn.account not in (account, "aws"):
        return _ARN_ACCOUNT(arn.account, account)
    return None


def check_region(text: str) -> Text | None:
    """Check the name of a region by its form; whether a service is there is for AWS to tell."""
    if not text:
        return _NO_REGION
    if not is_region(text):
        is_zone = text[-1:].isalpha() and is_region(text[:-1])
        return _ZONE(text, text[:-1]) if is_zone else _BAD_REGION(text)
    return None


def check_space(text: str) -> Text | None:
    """Check the id of a Kibana space."""
    if not text:
        return _NO_SPACE
    if _SPACE.fullmatch(text):
        return None
    return _SPACE_SIGNS(re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-") or "default")


def check_connector_name(text: str) -> Text | None:
    """Check the name of a connector. Kibana takes nearly anything."""
    if not text.strip():
        return _NO_NAME
    if any(ord(sign) < 32 for sign in text):
        return _CONTROL
    if text != text.strip():
        return _EDGES
    return TOO_LONG(256, len(text)) if len(text) > 256 else None


def check_connector_id(text: str) -> Text | None:
    """Check the id of a connector, a UUID: newer versions of Kibana take 36 characters at most."""
    return None if _UUID.fullmatch(text) else _CONNECTOR_ID


def _check_iam_name(text: str, limit: int) -> Text | None:
    if not text:
        return _NO_NAME
    wrong = next((sign for sign in text if not _IAM_NAME.fullmatch(sign)), "")
    if wrong:
        return _SIGNS(wrong)
    return TOO_LONG(limit, len(text)) if len(text) > limit else None


def _check_tag(key: str, value: str) -> Text | None:
    if not key:
        return _TAG_NO_KEY
    for what, text, limit in ((_TAG_KEY, key, 128), (_TAG_VALUE, value, 256)):
        if len(text) > limit:
            return _TAG_LONG(what, limit, len(text))
        wrong = next((sign for sign in text if not _TAG_SIGNS.fullmatch(sign)), "")
        if wrong:
            return _TAG_BAD(wrong)
    for prefix in ("aws:", _MARK_PREFIX):
        if key.lower().startswith(prefix):
            return _TAG_RESERVED(prefix, key)
    return None
