"""The checks before a full sync: each way in which one would fail, or silently delete documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.texts import Text, translate
from fairlead.flows.documents import Content, Fate
from fairlead.flows.documents_lost import Cause, Loss
from fairlead.flows.s3_views import PreviewUpdate
from fairlead.flows.sync_rules_check import check_rules
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.problems import ServiceProblem
from fairlead.services.s3 import Buckets
from fairlead.steps.bucket_checks import check_bucket, listing_loss, loss_row
from fairlead.steps.codes import DENIED, UNKNOWN_KEY
from fairlead.steps.elastic import need_connector
from fairlead.steps.indexed import count_by_bucket, say_documents
from fairlead.steps.preflight import Question, preflight
from fairlead.steps.preview import preview
from fairlead.steps.s3_connected import S3Connected
from fairlead.steps.s3_in_force import InForce, read_in_force

_CONNECTOR = translate("Checks", "Settings of the connector")
_SETTINGS_HOLD = translate("Checks", "The connector has settings that a sync can run with")
_REFUSED = translate("Checks", "Every sync would fail")
_OLD_RULES = translate("Checks", "The rules that were set last do not hold")
_OTHER_KEY = translate("Checks", "The connector has another access key than Fairlead")
_OTHER_KEY_MEANING = translate(
    "Checks", "It signs with %1. The rows below were asked with the key in the keyring."
)
_SEND = translate("Checks", "Send the key again")
_RESTORE = translate("Checks", "Put the policy right")
_REPLACE = translate("Checks", "Replace the key")
_INDEX = translate("Checks", "Documents in the index")
_HOLDS = translate("Checks", "The index %1 holds %2")
_KEY = translate("Checks", "Access key of the connector")
_KEY_WORKS = translate("Checks", "The connector's key is accepted, and sees %1 buckets")
_KEY_FAILS = translate(
    "Checks", "The connector lists all buckets first, so every sync would fail. %1"
)
_BUCKET = translate("Checks", "Bucket %1")
_LISTING = translate("Checks", "Objects that a full sync would bring")
_LISTED = translate("Checks", "A full sync would bring %1 objects")
_PARTS = translate("Checks", "%1 with text, %2 with name and facts alone, %3 left out")
_NOTHING = translate("Checks", "A full sync would bring no object")
_RULE = translate("Checks", "Rule %1")
_RULE_IDLE = translate("Checks", "Rule %1 takes no object")
_ARCHIVED = translate("Checks", "%1 archived objects would be left out")


def connector_checks(
    connected: S3Connected,
    cancel: CancelToken,
    on_listed: Callable[[PreviewUpdate], None] = lambda _update: None,
) -> Generator[Check, None, None]:
    """Yield each row as running, and again, under the same id, when it is known.

    What is looked at is what the connector has now, asked with its own key. Rows that make no sense
    after a failure do not come. `on_listed` hears, on another thread, what was listed meanwhile.

    Raises:
        Cancelled: Somebody asked to stop.
    """
    there: list[InForce] = []
    counted: list[Mapping[str, int]] = []
    yield from preflight(
        {
            "connector": Question(
                Side.ELASTIC, _CONNECTOR, lambda: _check_connector(connected, there)
            ),
            "index": Question(Side.ELASTIC, _INDEX, lambda: _check_index(connected, counted)),
        },
        cancel,
    )
    if not there or there[0].refused is not None:
        return
    indexed = counted[0] if counted else {}
    names: list[str] = []
    with connected.buckets() as buckets:
        key = Question(Side.AWS, _KEY, lambda: _check_key(buckets, names))
        for row in preflight({"key": key}, cancel):
            yield _with_remedy(connected, row)
            if row.state is CheckState.FAILED:
                return
        look = _Look(buckets, there[0], indexed, tuple(names), on_listed)
        for row in _check_buckets(look, cancel):
            yield _with_remedy(connected, row)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is looked at: S3 with the connector's key, what is set, and what is indexed by bucket.

    `names` are the buckets of the account. `on_listed` hears what is listed.
    """

    buckets: Buckets
    there: InForce
    indexed: Mapping[str, int]
    names: tuple[str, ...]
    on_listed: Callable[[PreviewUpdate], None]

    @property
    def read_from(self) -> tuple[str, ...]:
        """The buckets that a full sync lists."""
        rules = self.there.rules
        if rules.rules:
            return tuple(dict.fromkeys(rule.bucket for rule in rules.rules))
        return self.names if rules.is_all else tuple(dict.fromkeys(rules.chosen))


@dataclass(slots=True)
class _Brought:
    """What a full sync would bring: the last update of a preview, and its objects by bucket."""

    last: PreviewUpdate | None = None
    by_bucket: Counter[str] = field(default_factory=Counter)


def _check_connector(connected: S3Connected, there: list[InForce]) -> Check:
    planned = connected.connector
    found = read_in_force(need_connector(connected.elasticsearch, planned.id), planned)
    there.append(found)
    if found.refused is not None:
        return _row(Side.ELASTIC, CheckState.FAILED, _REFUSED, found.refused)
    if found.warning is not None:
        return _row(Side.ELASTIC, CheckState.WARNING, _OLD_RULES, found.warning)
    if found.access_key_id != connected.access_key.access_key_id:
        meaning = _OTHER_KEY_MEANING(found.access_key_id)
        row = _row(Side.ELASTIC, CheckState.WARNING, _OTHER_KEY, meaning)
        return replace(row, fix=Fix("send-secrets", _SEND))
    return _row(Side.ELASTIC, CheckState.PASSED, _SETTINGS_HOLD)


def _check_index(connected: S3Connected, counted: list[Mapping[str, int]]) -> Check:
    index = connected.connector.index
    counted.append(count_by_bucket(connected.elasticsearch, index))
    held = say_documents(sum(counted[0].values()))
    return _row(Side.ELASTIC, CheckState.PASSED, _HOLDS(index, held))


def _check_key(buckets: Buckets, names: list[str]) -> Check:
    try:
        names += buckets.names()
    except Problem as problem:
        meaning = _KEY_FAILS(problem.advice)
        row = _row(Side.AWS, CheckState.FAILED, problem.title, meaning)
        return replace(row, problem=problem, fix=problem.fix)
    return _row(Side.AWS, CheckState.PASSED, _KEY_WORKS(len(names)))


def _with_remedy(connected: S3Connected, row: Check) -> Check:
    """Offer what Fairlead can do where the key is denied something or gone, if it made it."""
    code = row.problem.service_code if isinstance(row.problem, ServiceProblem) else ""
    made = {spec.kind for spec in connected.plan.steps}
    if code in DENIED and "iam-policy" in made:
        return replace(row, fix=Fix("restore-policy", _RESTORE))
    if code in UNKNOWN_KEY and "iam-access-key" in made:
        return replace(row, fix=Fix("new-secret", _REPLACE))
    return row


def _check_buckets(look: _Look, cancel: CancelToken) -> Iterator[Check]:
    questions = {
        f"bucket:{name}": Question(
            Side.AWS, _BUCKET(name), partial(check_bucket, look.buckets, name, look.indexed)
        )
        for name in look.read_from
    }
    failed: set[str] = set()
    for row in preflight(questions, cancel):
        if row.state is CheckState.FAILED:
            failed.add(row.id)
        yield row
    page_size = look.there.connector.settings.page_size
    if page_size <= 0:
        loss = Loss(Cause.PAGE_SIZE, sum(look.indexed.values()), str(page_size))
        yield replace(loss_row(loss), id="page-size")
        return
    brought = _Brought()
    listing = Question(Side.AWS, _LISTING, lambda: _check_listing(look, brought, cancel))
    yield from preflight({"listing": listing}, cancel)
    if brought.last is None or not brought.last.is_complete:
        return
    for bucket, problem in brought.last.failed:
        # A bucket whose first page came may still fail at a later one.
        if f"bucket:{bucket}" not in failed:
            row = loss_row(listing_loss(bucket, problem, look.indexed), problem)
            yield replace(row, id=f"bucket:{bucket}")
    yield from _lost(look, brought, brought.last)


def _check_listing(look: _Look, brought: _Brought, cancel: CancelToken) -> Check:
    there = look.there
    for update in preview(look.buckets, there.rules, there.connector, cancel):
        brought.by_bucket.update(one.bucket for one in update.previews)
        brought.last = update
        look.on_listed(update)
    assert brought.last is not None, "a preview has a last update"
    total = brought.last.total
    contents = (Content.TEXT, Content.METADATA, Content.DROPPED)
    if not total.count():
        return _row(Side.AWS, CheckState.WARNING, _NOTHING)
    meaning = _PARTS(*(f"{total.count(content):,}" for content in contents))
    return _row(Side.AWS, CheckState.PASSED, _LISTED(f"{total.count():,}"), meaning)


def _lost(look: _Look, brought: _Brought, last: PreviewUpdate) -> Iterator[Check]:
    """Yield what would be lost although every bucket was listed, and what would be left out."""
    unknown = {bucket for bucket, _problem in last.failed}
    told = set(unknown)
    rules = look.there.rules.rules
    hints: dict[int, Text] = {}
    for finding in check_rules(rules, look.names, last.seen):
        if finding.takes_nothing:
            hints.setdefault(finding.rule, finding.text)
    for index, rule in enumerate(rules):
        if rule.bucket in unknown or last.by_rule[index].count():
            continue
        too_many = look.indexed.get(rule.bucket, 0) - brought.by_bucket[rule.bucket]
        told.add(rule.bucket)
        if too_many > 0 or not brought.by_bucket[rule.bucket]:
            loss = Loss(Cause.RULE_TAKES_NOTHING, max(0, too_many), str(_RULE(index + 1)))
            row = loss_row(loss, hint=hints.get(index))
            if not loss.documents:
                # The objects may be yet to come.
                row = replace(row, state=CheckState.WARNING)
        else:
            row = _row(Side.AWS, CheckState.WARNING, _RULE_IDLE(index + 1), hints.get(index))
        yield replace(row, id=f"rule:{index + 1}")
    for bucket, number in look.indexed.items():
        if bucket not in look.read_from:
            is_gone = look.there.rules.is_all and not rules
            cause = Cause.NO_BUCKET if is_gone and bucket else Cause.NOT_CHOSEN
            yield replace(loss_row(Loss(cause, number, bucket)), id=f"index:{bucket}")
        elif bucket not in told and number > brought.by_bucket[bucket]:
            loss = Loss(Cause.EXCLUDED, number - brought.by_bucket[bucket], bucket)
            # Some objects are deleted every day; that all of them are gone is another matter.
            state = CheckState.WARNING if brought.by_bucket[bucket] else CheckState.FAILED
            yield replace(loss_row(loss), id=f"index:{bucket}", state=state)
    archived = last.total.objects[Fate.ARCHIVED]
    if archived:
        row = _row(Side.AWS, CheckState.WARNING, _ARCHIVED(f"{archived:,}"), Fate.ARCHIVED.text)
        yield replace(row, id="archived")


def _row(side: Side, state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", side, state, title, meaning=meaning)
