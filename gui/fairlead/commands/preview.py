"""What a full sync would bring with the rules of a file: one line for each object."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from fairlead.commands.files import read_file
from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import translate
from fairlead.desk.local import LocalDesk
from fairlead.flows.answers import AwsSignIn
from fairlead.flows.plain_text import show_plainly
from fairlead.flows.s3_answers import RulesAnswers, S3ConnectorAnswers
from fairlead.flows.s3_buckets import EVERYTHING, is_bucket_name, read_buckets
from fairlead.flows.s3_views import PreviewUpdate
from fairlead.flows.sync_rules import Rule, require_rules
from fairlead.flows.sync_rules_check import check_rules
from fairlead.flows.sync_rules_preview import Preview

_FAILS = translate("Preview", "Every sync with these settings would fail.")
_BAD_BUCKET = translate("Preview", "Rule %1 names “%2”, which is not the name of a bucket.")
_GONE = "s3-no-bucket"
_MOST_WARNINGS = 20


def read_settings(path: Path, buckets: str) -> RulesAnswers:
    """Return the rules of a file, beside `buckets` as the connector's own setting.

    As in the connector, the buckets count only where there are no rules.

    Raises:
        Problem: The connector would refuse the settings, or fail with them.
    """
    rules = require_rules(read_file(path))
    for number, rule in enumerate(rules, 1):
        if not is_bucket_name(rule.bucket):
            raise Problem("sync-rules", _FAILS, _BAD_BUCKET(number, show_plainly(rule.bucket)))
    chosen = read_buckets(buckets)
    if chosen.text is not None:
        raise Problem("s3-buckets", _FAILS, chosen.text, details=chosen.message)
    return RulesAnswers(chosen=chosen.names, is_all=chosen.is_all, rules=rules)


def show_preview(
    desk: LocalDesk, path: Path, buckets: str | None, cancel: CancelToken, *, as_json: bool
) -> None:
    """Print a line for each object that a full sync would fetch; `buckets` None is every bucket.

    A bucket that is not there is told of at the end: the connector would go on without it. Where a
    person reads it, so is what is wrong with rules that the connector accepts.

    Raises:
        Problem: The settings are refused, or a bucket could not be listed.
        Cancelled: Somebody asked to stop.
    """
    settings = read_settings(path, EVERYTHING if buckets is None else buckets)
    practice = desk.practice_sign_in(SecretBag())
    sign_in = practice[0] if practice else AwsSignIn(profile="", region="")
    last: PreviewUpdate | None = None
    for update in desk.preview(sign_in, SecretBag(), settings, S3ConnectorAnswers(), cancel):
        lines = (_json(one) if as_json else _words(one) for one in update.previews)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
        last = update
    assert last is not None, "a preview has a last update"
    if not as_json:
        _warn(settings.rules, last)
    for bucket, problem in last.failed:
        print(f"fairlead: {show_plainly(bucket)}: {problem.title}", file=sys.stderr)
    for _bucket, problem in last.failed:
        if problem.code != _GONE:
            raise problem


def _warn(rules: Sequence[Rule], last: PreviewUpdate) -> None:
    """Say what is wrong with valid rules, as far as somebody will read it."""
    for finding in islice(check_rules(rules, seen=last.seen), _MOST_WARNINGS):
        words = show_plainly(str(finding.text))
        print(f"fairlead: rule {finding.rule + 1}: {words}", file=sys.stderr)


def _json(one: Preview) -> str:
    line = {
        "bucket": one.bucket,
        "key": one.summary.key,
        "size": one.summary.size,
        "rule": one.rules[0] + 1 if one.rules else None,
        "action": one.fate.content.value,
    }
    return json.dumps(line)


def _words(one: Preview) -> str:
    rule = f"rule {one.rules[0] + 1}" if one.rules else ""
    where = show_plainly(f"{one.bucket}/{one.summary.key}")
    return f"{one.fate.content.value:<8} {one.summary.size:>12,}  {rule:<9} {where}"
