"""Changes to the answers about buckets and rules, one function for each thing a user can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairlead.flows.s3_answers import BucketInfo, RulesAnswers
from fairlead.flows.sync_rules import Rule
from fairlead.flows.sync_rules_rows import Row, rows_of, rules_of_rows

CELLS = ("bucket", "prefix", "extensions")
"""The texts of a rule in the order of the builder's columns."""


def with_buckets(
    answers: RulesAnswers, found: Sequence[BucketInfo], account: str = ""
) -> RulesAnswers:
    """Return the answers with these buckets known; `account` says that these are all of them."""
    if account:
        return replace(answers, known=tuple(found), looked_up_for=account)
    known = {bucket.name: bucket for bucket in answers.known}
    known |= {bucket.name: bucket for bucket in found if bucket.region or bucket.name not in known}
    return replace(answers, known=tuple(known.values()))


def with_tick(answers: RulesAnswers, name: str, is_ticked: bool) -> RulesAnswers:
    """Return the answers with or without this bucket."""
    others = tuple(chosen for chosen in answers.chosen if chosen != name)
    return replace(answers, chosen=(*others, name) if is_ticked else others)


def with_rules(answers: RulesAnswers, rules: Sequence[Rule]) -> RulesAnswers:
    """Return the answers with these rules, which are valid by themselves."""
    return replace(answers, rules=tuple(rules), edited="", is_unread=False)


def with_broken(answers: RulesAnswers, text: str) -> RulesAnswers:
    """Return the answers with JSON that holds no valid rules; those before stay at hand."""
    return replace(answers, edited=text, is_unread=False)


def with_cell(answers: RulesAnswers, index: int, column: int, text: str) -> RulesAnswers:
    """Return the answers with another text in a cell of the builder.

    Its blanks stay: keys may begin and end with them.
    """
    row = rows_of(answers.rules[index : index + 1])[0]
    changed = Row(**{name: getattr(row, name) for name in CELLS} | {CELLS[column]: text})
    return with_rule(answers, index, rules_of_rows([changed])[0])


def with_rule(answers: RulesAnswers, index: int, rule: Rule) -> RulesAnswers:
    """Return the answers with another rule in this place."""
    return with_rules(answers, (*answers.rules[:index], rule, *answers.rules[index + 1 :]))


def with_new_rule(answers: RulesAnswers) -> RulesAnswers:
    """Return the answers with one more rule, for the bucket that most needs one."""
    ruled = {rule.bucket for rule in answers.rules}
    listable = tuple(bucket.name for bucket in answers.known if bucket.may_list)
    candidates = (*(name for name in answers.chosen if name not in ruled), *answers.chosen)
    last = answers.rules[-1].bucket if answers.rules else ""
    bucket = next(iter((*candidates, *filter(None, (last,)), *listable)), "")
    return with_rules(answers, (*answers.rules, Rule(bucket)))


def without_rule(answers: RulesAnswers, index: int) -> RulesAnswers:
    """Return the answers without the rule in this place."""
    return with_rules(answers, (*answers.rules[:index], *answers.rules[index + 1 :]))


def with_moved(answers: RulesAnswers, index: int, step: int) -> RulesAnswers:
    """Return the answers with a rule one place further up (-1) or down (1), if there is one."""
    other = index + step
    if not 0 <= other < len(answers.rules):
        return answers
    rules = list(answers.rules)
    rules[index], rules[other] = rules[other], rules[index]
    return with_rules(answers, rules)
