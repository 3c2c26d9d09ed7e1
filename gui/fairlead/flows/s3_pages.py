"""The pages of the S3 journey: what is wrong with the answers, and how each is summed up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from fairlead.core.flow import Issue, Page, Weight
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows import names
from fairlead.flows import shared_pages as shared
from fairlead.flows.quartz import read_cron
from fairlead.flows.s3_answers import RulesAnswers, S3Answers
from fairlead.flows.s3_buckets import check_ignored, is_bucket_name, read_buckets
from fairlead.flows.s3_config import check_settings
from fairlead.flows.s3_hosts import check_api_key, check_host, check_version, warn_of_api_key
from fairlead.flows.s3_languages import check_language
from fairlead.flows.s3_names import check_index_name
from fairlead.flows.s3_policies import build_s3_policy, check_s3_policy, warn_of_keys
from fairlead.flows.shared_pages import found, issue
from fairlead.flows.sync_rules import read_rules
from fairlead.flows.sync_rules_basic import check_basic_rules
from fairlead.flows.sync_rules_check import Fault, Finding, check_names, check_rules

_NO_ELASTICSEARCH = translate(
    "S3",
    "The connector lives in Elasticsearch, whose address does not follow from that of Kibana."
    " Enter it.",
)
_NO_BUCKET = translate("S3", "Choose a bucket.")
_STAR = translate("S3", "To read every bucket, choose that instead of “*”.")
_GONE = translate(
    "S3",
    "There is no bucket “%1” in this account. The connector would take it for empty and report"
    " success.",
)
_RULE = translate("S3", "Rule %1: %2")
_UNREAD = translate("S3", "What was typed last is still being checked.")
_NO_PIPELINE = translate("S3", "Enter the name of an ingest pipeline.")

_EVERY = translate("S3", "every bucket")
_ONE_BUCKET = translate("S3", "1 bucket")
_BUCKETS = translate("S3", "%1 buckets")
_ONE_RULE = translate("S3", "%1, 1 rule")
_RULES = translate("S3", "%1, %2 rules")


def _check_sign_in(answers: S3Answers) -> tuple[Issue, ...]:
    elastic = answers.elastic
    is_missing = elastic.deployment is not None and not shared.elasticsearch_url(elastic)
    return (
        *shared.check_sign_in(answers, check_version),
        *found(
            Issue("elasticsearch_address", _NO_ELASTICSEARCH) if is_missing else None,
            warn_of_api_key(elastic, answers.connector),
        ),
    )


def _check_rules(answers: S3Answers) -> tuple[Issue, ...]:
    return _check_rules_answers(answers.rules)


@lru_cache(maxsize=8)
def _check_rules_answers(rules: RulesAnswers) -> tuple[Issue, ...]:
    """Check once what may be ten thousand rules: the pages are checked with every change."""
    if rules.is_unread:
        return (Issue("rules", _UNREAD),)
    if rules.edited:
        wrong = read_rules(rules.edited)
        return (wrong,) if isinstance(wrong, Issue) else ()
    if not rules.is_all and not rules.buckets:
        return (Issue("buckets", _NO_BUCKET),)
    return (
        *_check_buckets(rules),
        *(_issue_of(finding, Weight.ERROR) for finding in check_names(rules.rules)),
        *check_basic_rules(rules.basic),
    )


def _check_buckets(rules: RulesAnswers) -> Iterator[Issue]:
    """Yield what is wrong with the connector's list of buckets."""
    if rules.is_all:
        return
    # A rule's own name is told of at the rule. One by one: a comma would make two of a name.
    if rules.chosen:
        listed = read_buckets(rules.chosen)
        if listed.text is not None:
            yield Issue("buckets", listed.text)
        elif listed.is_all:
            yield Issue("buckets", _STAR)
    ignored = check_ignored(rules.chosen, [rule.bucket for rule in rules.rules])
    if ignored is not None:
        yield ignored
    if rules.looked_up_for and not rules.rules:
        known = {bucket.name for bucket in rules.known}
        for name in rules.chosen:
            if name not in known and is_bucket_name(name) and not name.startswith("arn:"):
                yield Issue("buckets", _GONE(name), Weight.WARNING)


def _advise_on_rules(answers: S3Answers) -> tuple[Issue, ...]:
    """Return what is valid in the rules, fails no sync and still is not what was meant."""
    rules = answers.rules
    known = {bucket.name for bucket in rules.known} if rules.looked_up_for else None
    found = check_rules(rules.rules, known)
    return tuple(
        _issue_of(finding, Weight.WARNING)
        for finding in found
        if finding.fault is not Fault.BUCKET_NAME
    )


def _issue_of(finding: Finding, weight: Weight) -> Issue:
    return Issue("rules", _RULE(finding.rule + 1, finding.text), weight)


def _check_policy(answers: S3Answers) -> tuple[Issue, ...]:
    rules, identity = answers.rules, answers.aws.identity
    check = partial(check_s3_policy, buckets=rules.buckets, identity=identity)
    if identity is None or not (rules.buckets or rules.reads_all):
        return shared.check_policy(answers, check, None)
    scope, is_all = answers.policy.scope, rules.reads_all
    build = partial(build_s3_policy, rules.buckets, identity, scope, is_all=is_all)
    warn = partial(warn_of_keys, buckets=rules.buckets, identity=identity)
    return shared.check_policy(answers, check, build, warn)


def _check_connector(answers: S3Answers) -> tuple[Issue, ...]:
    connector, elastic = answers.connector, answers.elastic
    is_managed, cron = connector.is_managed, read_cron(connector.interval)
    return (
        *found(
            issue("name", names.check_connector_name(connector.name)),
            issue("id", names.check_connector_id(connector.id)),
            # First: where Elastic cannot run it, the prefix that it asks for does not matter.
            check_host(elastic, connector),
            issue("index", check_index_name(connector.index, is_managed=is_managed)),
            issue("language", check_language(connector.language)),
            check_api_key(elastic, connector),
            issue("pipeline", None if connector.pipeline.name else _NO_PIPELINE),
            issue("interval", cron if isinstance(cron, Text) else None),
        ),
        *check_settings(connector.settings, connector.pipeline),
    )


def _sum_up_rules(answers: S3Answers) -> Text | None:
    rules = answers.rules
    count = len(rules.buckets)
    if rules.reads_all:
        words = _EVERY
    elif not count:
        return None
    else:
        words = _ONE_BUCKET if count == 1 else _BUCKETS(count)
    number = len(rules.rules) + len(rules.basic)
    if not number:
        return words
    return _ONE_RULE(words) if number == 1 else _RULES(words, number)


def _sum_up_connector(answers: S3Answers) -> Text:
    return verbatim(answers.connector.index)


PAGES: tuple[Page[S3Answers], ...] = (
    Page("sign-in", shared.SIGN_IN, _check_sign_in, shared.sum_up_sign_in),
    Page(
        "rules",
        translate("S3", "Buckets and rules"),
        _check_rules,
        _sum_up_rules,
        advise=_advise_on_rules,
    ),
    Page("policy", shared.IAM_POLICY, _check_policy, shared.sum_up_policy),
    Page("user", shared.IAM_USER, shared.check_user, shared.sum_up_user),
    Page("access-key", shared.ACCESS_KEY, shared.check_key, shared.sum_up_key),
    Page("connector", shared.CONNECTOR, _check_connector, _sum_up_connector),
    Page("review", shared.REVIEW, lambda _answers: ()),
    Page("sample", translate("S3", "Sample sync"), lambda _answers: ()),
)
"""The pages in order."""
