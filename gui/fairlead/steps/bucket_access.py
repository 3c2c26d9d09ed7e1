"""The wait until the connector's key can do with each bucket what the connector does."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.documents import Fate, find_fate
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.problems import ServiceProblem
from fairlead.services.s3 import Buckets, StoredObject
from fairlead.services.vault import Vault
from fairlead.steps.codes import DENIED, UNKNOWN_KEY
from fairlead.steps.keyring_entry import need_key, secret_name_of
from fairlead.steps.reach import Reach
from fairlead.steps.rows import aws_line

T = TypeVar("T")

_LONGEST_PAUSE = 8
_BETWEEN = 0.1
_PAGE = 100
_EACH_BUCKET = "BUCKET"
_FIRST_OBJECT = "KEY"
# What became of an object between its listing and its reading is no matter of rights.
_NOT_ABOUT_RIGHTS = frozenset({"NoSuchKey", "InvalidObjectState"})

_TITLE = translate("Steps", "Wait until the key can list and read the buckets")
_WHERE = translate("Steps", "Amazon S3")
_UNDO = translate("Steps", "Nothing to undo: this only asks")
_LOOKING = translate("Steps", "Bucket %1 of %2: %3")
_DONE = translate("Steps", "%1 buckets can be listed and read")
_ONE_DONE = translate("Steps", "%1 can be listed and read")
_UNKNOWN = translate("Steps", "Amazon S3 does not know the access key %1 after %2 seconds.")
_UNKNOWN_ADVICE = translate(
    "Steps",
    "See in the IAM console whether the key is there and active. If it is, try again in a few"
    " minutes; if it is gone, undo and begin anew.",
)
_MISSING = translate("Steps", "There is no bucket named %1.")
_MISSING_ADVICE = translate(
    "Steps",
    "The connector would take it for empty, report success and delete its documents. Correct the"
    " name on Buckets and rules.",
)
_NO_NAMES = translate("Steps", "The connector's key may not list the names of the buckets.")
_NO_NAMES_ADVICE = translate(
    "Steps",
    "The connector does so before every sync, also where its buckets are named. Allow"
    " s3:ListAllMyBuckets. AWS says: %1",
)
_NO_REGION = translate("Steps", "The connector's key may not see where the bucket %1 is.")
_NO_REGION_ADVICE = translate(
    "Steps",
    "A bucket of another region could not be read, and its documents would be deleted. Allow"
    " s3:GetBucketLocation on it. AWS says: %1",
)
_NO_LIST = translate("Steps", "The connector's key may not list the bucket %1.")
_NO_LIST_ADVICE = translate(
    "Steps",
    "The connector would take it for empty, report success and delete its documents. Allow"
    " s3:ListBucket on it. AWS says: %1",
)
_NO_READ = translate("Steps", "The connector's key may not read objects of the bucket %1.")
_NO_READ_ADVICE = translate(
    "Steps",
    "The connector would leave out every object with text and report success. Allow s3:GetObject"
    " on its objects, and kms:Decrypt where the bucket has a key of its own. AWS says: %1",
)


@dataclass(frozen=True, slots=True)
class _Denial:
    """What it means that a question is denied; %1 of the advice are the words of AWS."""

    title: Text
    advice: Text
    bucket: str = ""


@dataclass(frozen=True, slots=True)
class BucketAccess:
    """Asks S3 with the connector's key what the connector asks: for names, places, objects.

    A new key and its policy take a while to reach S3. The names are asked for `times` times in a
    row, since each answer comes from one of many servers. `window` is seconds for every single
    question, `scale` stretches every pause.
    """

    id: str
    buckets: Sequence[str]
    is_all: bool
    region: str
    entry: str
    aws: Aws
    vault: Vault
    window: float = 120
    times: int = 3
    scale: float = 1

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: all questions."""
        names = (_EACH_BUCKET,) if self.is_all else self.buckets
        calls = [aws_line("s3api", "list_buckets")]
        for name in names:
            calls += [
                aws_line("s3api", "get_bucket_location", Bucket=name),
                aws_line("s3api", "list_objects", Bucket=name, MaxKeys=_PAGE),
                aws_line("s3api", "get_object", Bucket=name, Key=_FIRST_OBJECT) + " /dev/null",
            ]
        return (Row(Group.CHECK, _TITLE, _WHERE, "\n".join(calls), _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Nothing to see beforehand: asking is the step itself."""
        return Found(Standing.ABSENT)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Ask for every bucket until S3 answers, or until it is clear that it will not."""
        key = need_key(self.vault, self.entry)
        with closing(self.aws.with_key(key, self.region)) as caller:
            buckets = Buckets(caller)
            for _ in range(self.times):
                listed = self._ask(run, key, buckets.names, _Denial(_NO_NAMES, _NO_NAMES_ADVICE))
                run.cancel.wait(_BETWEEN * self.scale)
            names = listed if self.is_all else tuple(self.buckets)
            for number, name in enumerate(names, 1):
                run.report(_LOOKING(number, len(names), name), number / (len(names) + 1))
                self._ask_bucket(run, key, buckets, name)
        words = _ONE_DONE(names[0]) if len(names) == 1 else _DONE(len(names))
        return Done({"buckets": str(len(names))}, words)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Nothing more: `apply` was the check."""
        return done

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Nothing to undo."""
        return None

    def _ask_bucket(
        self, run: RunContext, key: StaticCredentials, buckets: Buckets, name: str
    ) -> None:
        def list_first() -> tuple[StoredObject, ...]:
            return next(buckets.pages(name, page_size=_PAGE), ())

        denial = _Denial(_NO_REGION(name), _NO_REGION_ADVICE, name)
        self._ask(run, key, lambda: buckets.region_of(name), denial)
        denial = _Denial(_NO_LIST(name), _NO_LIST_ADVICE, name)
        listed = self._ask(run, key, list_first, denial)
        chosen = choose_object(listed)
        if chosen is not None:
            denial = _Denial(_NO_READ(name), _NO_READ_ADVICE, name)
            self._ask(run, key, partial(_read, buckets, name, chosen), denial)

    def _ask(
        self, run: RunContext, key: StaticCredentials, question: Callable[[], T], denial: _Denial
    ) -> T:
        """Ask until there is an answer, or until it is clear that there will be none."""
        began = time.monotonic()
        failures = 0
        while True:
            try:
                return question()
            except ServiceProblem as problem:
                spent = time.monotonic() - began
                if spent > self.window * self.scale or not _may_pass(problem):
                    raise self._explain(key, problem, denial) from problem
            run.cancel.wait(min(_LONGEST_PAUSE, 2**failures) * self.scale)
            failures += 1

    def _explain(self, key: StaticCredentials, problem: ServiceProblem, denial: _Denial) -> Problem:
        details = problem.details
        if problem.service_code in DENIED:
            advice = denial.advice(details.partition("\n")[0])
            return Problem("bucket-denied", denial.title, advice, details=details, retryable=True)
        if problem.service_code in UNKNOWN_KEY:
            title = _UNKNOWN(key.access_key_id, round(self.window))
            return Problem(
                "access-key-unknown", title, _UNKNOWN_ADVICE, details=details, retryable=True
            )
        if problem.service_code == "NoSuchBucket":
            title = _MISSING(denial.bucket)
            return Problem("bucket-missing", title, _MISSING_ADVICE, details=details)
        return problem


def _read(buckets: Buckets, bucket: str, chosen: StoredObject) -> None:
    """Read the beginning of an object."""
    try:
        buckets.read(bucket, chosen.key, 1)
    except ServiceProblem as problem:
        if problem.service_code not in _NOT_ABOUT_RIGHTS:
            raise


def choose_object(listed: Sequence[StoredObject]) -> StoredObject | None:
    """Return an object to read, best one that the connector would read itself."""
    fates = {
        stored: find_fate(
            stored.key, stored.size, stored.storage_class, is_restored=stored.is_restored
        )
        for stored in listed
    }
    best = (stored for stored, fate in fates.items() if fate is Fate.READ)
    others = (stored for stored in listed if stored.storage_class == "STANDARD")
    return next(best, None) or next(others, None)


def _may_pass(problem: ServiceProblem) -> bool:
    """Tell whether waiting can help. An explicit deny stays, whoever wrote it."""
    if problem.service_code in DENIED:
        return "explicit deny" not in problem.details
    return problem.service_code in UNKNOWN_KEY


def build(plan: Plan, spec: StepSpec, reach: Reach) -> BucketAccess:
    """Build the step from its part of the plan."""
    values = spec.values
    return BucketAccess(
        id=spec.id,
        buckets=tuple(bucket["name"] for bucket in values["buckets"]),
        is_all=values["is_all"],
        region=values["region"],
        entry=secret_name_of(plan),
        aws=reach.aws,
        vault=reach.vault,
    )
