"""What is said about a rule: how much it matches, what is wrong with it, what mends that."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fairlead.flows.documents import Content
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_check import Finding
from fairlead.flows.sync_rules_preview import Tally
from fairlead.flows.sync_rules_rows import rows_of
from fairlead.ui.figures import size_words
from fairlead.ui.texts import fill


def matches_words(tally: Tally) -> tuple[str, str]:
    """Return how many objects a rule matches, and what becomes of them."""
    count = tally.count()
    if not count:
        return "0", ""
    words = {
        Content.TEXT: QCoreApplication.translate("RulesBuilder", "%1 text"),
        Content.METADATA: QCoreApplication.translate("RulesBuilder", "%1 metadata"),
        Content.DROPPED: QCoreApplication.translate("RulesBuilder", "%1 dropped"),
    }
    parts = [
        fill(sentence, f"{tally.count(content):,}")
        for content, sentence in words.items()
        if tally.count(content)
    ]
    return f"{count:,} · {size_words(sum(tally.bytes.values()))}", " · ".join(parts)


def fix_words(rule: Rule, finding: Finding) -> str:
    """Say what the fix of a finding changes in the rule, "" where there is none."""
    if finding.better is None:
        return ""
    change_to = QCoreApplication.translate("RulesBuilder", "Change to %1")
    now, then = rows_of((rule, finding.better))
    if now.bucket != then.bucket:
        return fill(change_to, then.bucket)
    if now.prefix != then.prefix:
        any_prefix = QCoreApplication.translate("RulesBuilder", "Take any prefix")
        return fill(change_to if then.prefix else any_prefix, then.prefix)
    known = now.extensions.split()
    added = [word for word in then.extensions.split() if word not in known]
    if not added:
        return QCoreApplication.translate("RulesBuilder", "Remove it")
    is_more = set(known) <= set(then.extensions.split())
    add = QCoreApplication.translate("RulesBuilder", "Add %1")
    return fill(add if is_more else change_to, " ".join(added))
