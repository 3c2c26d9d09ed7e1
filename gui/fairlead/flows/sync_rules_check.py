"""What is valid in sync rules and still wrong, with the rule that was probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum

from fairlead.core.texts import Text, translate
from fairlead.flows.s3_buckets import is_bucket_name
from fairlead.flows.sync_rules import Foreign, Rule, is_extension
from fairlead.flows.sync_rules_seen import Seen

MANY_RULES = 100
_KEY_BYTES = 1024

_STAR = translate(
    "SyncRules",
    "A rule names one bucket; “*” works in the list of buckets only. Every sync would fail.",
)
_BAD_BUCKET = translate(
    "SyncRules", "“%1” is not the name of a bucket. Every sync would fail, also for other rules."
)
_ADDRESS = translate(
    "SyncRules", "“%1” is an address. A rule takes the name of the bucket. Every sync would fail."
)
_NO_BUCKET = translate(
    "SyncRules",
    "There is no bucket “%1” here. The connector would take it for empty, report success and delete"
    " what it had indexed.",
)
_SLASH = translate("SyncRules", "“%1” takes only keys that begin with a slash, which few do.")
_WILDCARD = translate("SyncRules", "A prefix has no wildcards: “*” stands for itself in “%1”.")
_SPACES = translate("SyncRules", "There is a space at the beginning or the end of “%1”.")
_LONG = translate("SyncRules", "No key is as long as this prefix, so the rule takes nothing.")
_NOT_TEXT = translate("SyncRules", "%1 is not a text, so it takes nothing.")
_NO_DOT = translate("SyncRules", "“%1” takes nothing: extensions start with a dot.")
_DOUBLE = translate(
    "SyncRules", "“%1” takes nothing: only what follows the last dot counts, which is “%2”."
)
_PATTERN = translate("SyncRules", "“%1” takes nothing: an extension has no wildcards.")
_NEVER = translate("SyncRules", "“%1” takes nothing: no key has such an extension.")
_CAPITALS = translate("SyncRules", "“%1” takes capitals as written, and not “%2”.")
_LEFT_OUT = translate("SyncRules", "“%1” leaves out what ends in “%3” (%2 found).")
_SIBLING = translate(
    "SyncRules",
    "“%1” also takes the folder %2 (%3 of its objects). Write “%4” to leave it out.",
)
_SIBLINGS = translate(
    "SyncRules",
    "“%1” also takes the folder %2 (%3 of its objects) and %5 more. Write “%4” to leave them out.",
)
_NOTHING = translate(
    "SyncRules", "No object fits. A full sync would delete whatever was indexed from there before."
)
_OVERLAP = translate(
    "SyncRules", "Rule %1 can take the same objects. They are fetched twice and indexed once."
)
_MANY = translate("SyncRules", "Each of the %1 rules lists its bucket anew, which takes its time.")


class Fault(Enum):
    """What is wrong with a rule."""

    BUCKET_NAME = "bucket-name"
    NO_BUCKET = "no-bucket"
    PREFIX = "prefix"
    EXTENSION = "extension"
    CASE = "case"
    SIBLING = "sibling"
    NOTHING = "nothing"
    OVERLAP = "overlap"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a rule that the connector accepts.

    Attributes:
        rule: The rule by its index.
        fault: The kind.
        text: What is wrong.
        better: The rule that was probably meant, for one click.
        takes_nothing: Whether the rule, or this entry of it, can never take an object.
    """

    rule: int
    fault: Fault
    text: Text
    better: Rule | None = None
    takes_nothing: bool = False


def check_rules(
    rules: Sequence[Rule],
    buckets: Collection[str] | None = None,
    seen: Mapping[int, Seen] | None = None,
) -> Iterator[Finding]:
    """Yield what is wrong with rules that are valid.

    `buckets` are the buckets of the account, None while they are not known. `seen` tells by the
    rule's index what a complete listing of its bucket found.
    """
    if len(rules) > MANY_RULES:
        yield Finding(0, Fault.MANY, _MANY(f"{len(rules):,}"))
    for index, rule in enumerate(rules):
        found = None if seen is None else seen.get(index)
        yield from _check_bucket(index, rule, buckets)
        yield from _check_prefix(index, rule, found)
        yield from _check_extensions(index, rule)
        if found is not None:
            yield from _check_seen(index, rule, found)
    yield from _check_overlaps(rules)


def check_names(rules: Sequence[Rule]) -> Iterator[Finding]:
    """Yield the rules whose buckets have names that no bucket can have."""
    # There are many rules for few buckets.
    good = {name for name in {rule.bucket for rule in rules} if is_bucket_name(name)}
    for index, rule in enumerate(rules):
        if rule.bucket not in good:
            yield from _check_bucket(index, rule, None)


def _check_bucket(index: int, rule: Rule, buckets: Collection[str] | None) -> Iterator[Finding]:
    name, fault = rule.bucket, Fault.BUCKET_NAME
    if name.strip() == "*":
        yield Finding(index, fault, _STAR, takes_nothing=True)
    elif name.startswith("s3://"):
        bucket, _slash, path = name.removeprefix("s3://").partition("/")
        better = replace(rule, bucket=bucket, prefix=path + rule.prefix) if bucket else None
        yield Finding(index, fault, _ADDRESS(name), better, takes_nothing=True)
    elif not is_bucket_name(name):
        bare = name.strip().rstrip("/")
        better = replace(rule, bucket=bare) if is_bucket_name(bare) else None
        yield Finding(index, fault, _BAD_BUCKET(name), better, takes_nothing=True)
    elif buckets is not None and name not in buckets and not name.startswith("arn:"):
        near = get_close_matches(name.lower(), list(buckets), n=1)
        better = replace(rule, bucket=near[0]) if near else None
        yield Finding(index, Fault.NO_BUCKET, _NO_BUCKET(name), better, takes_nothing=True)


def _check_prefix(index: int, rule: Rule, seen: Seen | None) -> Iterator[Finding]:
    prefix = rule.prefix
    if len(prefix.encode(errors="surrogatepass")) > _KEY_BYTES:
        yield Finding(index, Fault.PREFIX, _LONG, takes_nothing=True)
    elif seen is None or not seen.objects:
        # Keys may hold all of these; once some were found there is nothing to say.
        if prefix.startswith("/"):
            better = replace(rule, prefix=prefix.lstrip("/"))
            yield Finding(index, Fault.PREFIX, _SLASH(prefix), better)
        if "*" in prefix:
            better = replace(rule, prefix=prefix[: prefix.index("*")])
            yield Finding(index, Fault.PREFIX, _WILDCARD(prefix), better)
        if prefix != prefix.strip():
            better = replace(rule, prefix=prefix.strip())
            yield Finding(index, Fault.PREFIX, _SPACES(prefix), better)


def _check_extensions(index: int, rule: Rule) -> Iterator[Finding]:
    for item in dict.fromkeys(rule.extensions):
        if isinstance(item, Foreign):
            better = _exchange(rule, item)
            text = _NOT_TEXT(item.source)
            yield Finding(index, Fault.EXTENSION, text, better, takes_nothing=True)
        elif not is_extension(item):
            text, meant = _explain_dead(item)
            better = _exchange(rule, item, *meant)
            yield Finding(index, Fault.EXTENSION, text, better, takes_nothing=True)
        elif item != item.lower() and item.lower() not in rule.extensions:
            better = _exchange(rule, item, item, item.lower())
            yield Finding(index, Fault.CASE, _CAPITALS(item, item.lower()), better)


def _explain_dead(item: str) -> tuple[Text, tuple[str, ...]]:
    """Say why no key has this extension, and which ones were probably meant."""
    words = [word.lstrip("*") for word in item.replace(",", " ").split()]
    meant = tuple(f".{word.rpartition('.')[2]}" for word in words if word.rpartition(".")[2])
    meant = tuple(one for one in meant if is_extension(one))
    if "*" in item:
        return _PATTERN(item), meant
    if item != item.strip():
        return _SPACES(item), meant
    if len(words) != 1 or not meant or "/" in item:
        return _NEVER(item), meant
    return (_DOUBLE(item, meant[0]) if "." in item else _NO_DOT(item)), meant


def _exchange(rule: Rule, item: str | Foreign, *others: str) -> Rule | None:
    """Return the rule with one extension exchanged, None where that would mean any extension."""
    listed: list[str | Foreign] = []
    for one in rule.extensions:
        listed += others if one == item else (one,)
    return replace(rule, extensions=tuple(dict.fromkeys(listed))) if listed else None


def _check_seen(index: int, rule: Rule, seen: Seen) -> Iterator[Finding]:
    wanted = {item.lower(): item for item in rule.extensions if isinstance(item, str) and item}
    for found, count in seen.extensions.items():
        item = wanted.get(found.lower())
        if item is not None and found not in rule.extensions:
            better = _exchange(rule, item, item, found)
            yield Finding(index, Fault.CASE, _LEFT_OUT(item, f"{count:,}", found), better)
    own = f"{rule.prefix}/"
    others = [folder for folder in seen.folders if folder != own]
    if own in seen.folders and others:
        words = (rule.prefix, others[0], f"{seen.folders[others[0]]:,}", own)
        text = _SIBLINGS(*words, len(others) - 1) if len(others) > 1 else _SIBLING(*words)
        yield Finding(index, Fault.SIBLING, text, replace(rule, prefix=own))
    if not seen.matching:
        yield Finding(index, Fault.NOTHING, _NOTHING, takes_nothing=True)


def _check_overlaps(rules: Sequence[Rule]) -> Iterator[Finding]:
    """Yield for each rule another one, of the same or a shorter prefix, that shares objects."""
    # The first rule by place (bucket and prefix) and extension, None for any.
    first: dict[tuple[str, str], dict[str | None, int]] = {}
    lengths = sorted({len(rule.prefix) for rule in rules})
    shared: dict[int, int] = {}
    for index in sorted(range(len(rules)), key=lambda index: len(rules[index].prefix)):
        rule = rules[index]
        kinds: list[str | None] = [
            item for item in rule.extensions if isinstance(item, str) and is_extension(item)
        ]
        kinds = kinds if rule.extensions else [None]
        above = [(rule.bucket, rule.prefix[:end]) for end in lengths if end <= len(rule.prefix)]
        met = (_meet(first.get(place), kinds) for place in above)
        other = next((one for one in met if one is not None), None)
        if other is not None:
            shared[index] = other
        known = first.setdefault(above[-1], {})
        for kind in kinds:
            known.setdefault(kind, index)
    for index, other in sorted(shared.items()):
        yield Finding(index, Fault.OVERLAP, _OVERLAP(other + 1))


def _meet(known: Mapping[str | None, int] | None, kinds: Sequence[str | None]) -> int | None:
    if not known or not kinds:
        return None
    if None in kinds:
        return min(known.values())
    return min((known[kind] for kind in (*kinds, None) if kind in known), default=None)
