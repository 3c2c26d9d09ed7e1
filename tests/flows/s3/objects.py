"""Objects, rules and what makes them at random, for the tests of the S3 flows."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st
from tests.flows.builders import ACCOUNT

from fairlead.flows.answers import AwsIdentity
from fairlead.flows.documents import ObjectSummary
from fairlead.flows.s3_answers import BucketInfo, Encryption
from fairlead.flows.sync_rules import Foreign, Rule

THEN = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)
MEGABYTE = 1024 * 1024

IDENTITY = AwsIdentity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/admin", "aws")
KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab"
KEY = f"arn:aws:kms:eu-central-1:{ACCOUNT}:key/{KEY_ID}"
US = BucketInfo("docs-us", "us-east-1", Encryption.S3_KEY)
EU = BucketInfo("docs-eu", "eu-central-1", Encryption.OWN_KEY, KEY)

# Two buckets whose objects show every turn the connector takes.
DOCS_US = (
    *("folder1/", "folder1/a.txt", "folder1/docs/b.md", "folder10/c.txt", "abc/x.TXT"),
    *("abc/y.png", "abc/z.txt", "noext", "big.txt", ".hidden", "archive.tar.gz", "cold.txt"),
    *("empty.txt", "sp ace & ü.txt"),
)
DOCS_EU = ("e.pdf",)


def listed(
    key: str,
    size: int = 2048,
    storage_class: str = "STANDARD",
    *,
    owner: str | None = "",
    is_restored: bool = False,
) -> ObjectSummary:
    """An object as S3 lists it."""
    return ObjectSummary(key, size, THEN, storage_class, owner, is_restored)


def listing(*keys: str) -> tuple[ObjectSummary, ...]:
    """Objects with the sizes and storage classes that their names promise."""
    sizes = {"big.txt": 11 * MEGABYTE, "empty.txt": 0, "folder1/": 0}
    classes = {"cold.txt": "GLACIER"}
    return tuple(listed(key, sizes.get(key, 2048), classes.get(key, "STANDARD")) for key in keys)


# Few signs and many dots and slashes, so that keys, prefixes and extensions meet.
SIGNS = "ab.T/"
KEYS = st.text(SIGNS, min_size=1, max_size=10) | st.text(min_size=1, max_size=8)
EXTENSIONS = st.one_of(
    st.sampled_from(["", ".", ".a", ".T", ".b", ".aT", "a", ".a.b", ".a/b"]),
    st.builds(Foreign, st.sampled_from(["null", "1", "true", '["a"]', '{"a": 1.5}'])),
)
BUCKETS = st.sampled_from(["one", "two"])
RULES = st.builds(
    Rule,
    bucket=BUCKETS,
    prefix=st.text(SIGNS, max_size=4) | st.sampled_from(["\U0010ffff", "a\U0010ffff", "\ud7ff"]),
    extensions=st.lists(EXTENSIONS, max_size=3).map(tuple),
)
RULE_LISTS = st.lists(RULES, max_size=6)
