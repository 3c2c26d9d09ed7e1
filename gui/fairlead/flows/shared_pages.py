"""The pages that every journey has: what is wrong with their answers, and how each is summed up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Page, Weight, trail
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows import names
from fairlead.flows.addresses import (
    check_address,
    check_elasticsearch_url,
    parse_elastic_address,
)
from fairlead.flows.answers import (
    KEYS_PER_USER,
    AwsSource,
    Deployment,
    ElasticMethod,
    ElasticSignIn,
    KeyMode,
    KeyRelief,
    PolicyScope,
    UserMode,
    account_words,
)
from fairlead.flows.arns import partition_of
from fairlead.flows.elastic_keys import check_login_name
from fairlead.flows.keys import check_access_key_id
from fairlead.flows.policy_draft import PolicyDraft
from fairlead.flows.shared_answers import SharedAnswers

A = TypeVar("A")

SIGN_IN = translate("Pages", "Sign in")
IAM_POLICY = translate("Pages", "IAM policy")
IAM_USER = translate("Pages", "IAM user")
ACCESS_KEY = translate("Pages", "Access key")
CONNECTOR = translate("Pages", "Connector")
REVIEW = translate("Pages", "Review and apply")

_NOT_IN_AWS = translate("Pages", "Fairlead is not signed in to AWS yet.")
_NOT_IN_ELASTIC = translate("Pages", "Fairlead is not connected to Kibana yet.")
_NO_PROFILE = translate("Pages", "Choose an AWS profile.")
_ROOT = translate(
    "Pages",
    "You are signed in as the root user of the account. Better use an administrator: root rights"
    " are for what nobody else can do.",
)
_OTHER_PARTITION = translate(
    "Pages", "These credentials belong to the partition %1; the region %2 belongs to %3."
)
_OWN_OF_OTHER = translate(
    "Pages",
    "This key belongs to %1, but the policy is attached to %2. Choose %1 on IAM user, or a key of"
    " %2.",
)
_OWN_ELSEWHERE = translate("Pages", "This key belongs to the account %1, you are signed in to %2.")
_OWN_NEEDS_USER = translate(
    "Pages",
    "A key that you have belongs to a user that exists. Choose that user on IAM user, so that the"
    " policy reaches it.",
)
_UNTESTED = translate("Pages", "Test the key first.")
_NO_ROOM = translate(
    "Pages", "%1 has two access keys already. Choose the one that Fairlead deletes first."
)

_WHO_AT = translate("Pages", "%1 @ %2")
_EXISTING = translate("Pages", "existing: %1")
_NEW_KEY = translate("Pages", "new, made at Apply")
_FOR_THE_RUN = translate("Pages", "kept for this run only")
_JOINED = translate("Pages", "%1 %2")
_ON_PAGE = translate("Pages", "%1: %2")


def check_sign_in(
    answers: SharedAnswers, check_version: Callable[[Deployment], Issue | None]
) -> tuple[Issue, ...]:
    """Check the page Sign in. `check_version` says whether a deployment is too old."""
    return (*_check_aws(answers), *_check_elastic(answers.elastic, check_version))


def check_policy(
    answers: SharedAnswers,
    check_document: Callable[[str], Sequence[Issue]],
    build: Callable[[], PolicyDraft] | None,
    warn: Callable[[Mapping[str, Any]], Iterable[Issue]] = lambda _document: (),
) -> tuple[Issue, ...]:
    """Check the page IAM policy.

    Args:
        answers: All answers.
        check_document: Says what is wrong with a document that somebody typed.
        build: Computes the document, or raises a `Problem`. None while what it follows from is
            not chosen yet: then there is nothing to compute, and nothing wrong with that.
        warn: Says what the computed document may lack.
    """
    policy, identity = answers.policy, answers.aws.identity
    if policy.scope is PolicyScope.EXISTING:
        account = identity.account if identity is not None else ""
        partition = partition_of(answers.aws.region)
        words = names.check_policy_arn(policy.existing_arn, account, partition)
        return found(issue("existing_arn", words))
    name = issue("name", names.check_policy_name(policy.name))
    if policy.edited:
        return (*found(name), *check_document(policy.edited))
    if build is None:
        return found(name)
    try:
        draft = build()
    except Problem as problem:
        return found(name, Issue("", _JOINED(problem.title, problem.advice)))
    return (*found(name), *warn(draft.document))


def check_user(answers: SharedAnswers) -> tuple[Issue, ...]:
    """Check the page IAM user."""
    user, identity = answers.user, answers.aws.identity
    name = issue("name", names.check_user_name(user.name))
    if user.mode is UserMode.EXISTING:
        return found(name)
    boundary = None
    if user.boundary_arn:
        account = identity.account if identity is not None else ""
        partition = partition_of(answers.aws.region)
        boundary = names.check_policy_arn(user.boundary_arn, account, partition)
    return found(
        name,
        issue("path", names.check_path(user.path)),
        issue("boundary_arn", boundary),
        issue("tags", names.check_tags(user.tags)),
    )


def check_key(answers: SharedAnswers) -> tuple[Issue, ...]:
    """Check the page Access key."""
    key, user = answers.key, answers.user
    if key.mode is KeyMode.OWN:
        wrong = issue("own_id", check_access_key_id(key.own_id, for_connector=True))
        is_new = user.mode is UserMode.NEW
        if wrong is None:
            wrong = issue("own_id", None if is_new else _check_owner(answers))
        if wrong is None and not key.own_is_tested:
            wrong = Issue("own_id", _UNTESTED)
        return found(wrong, Issue("mode", _OWN_NEEDS_USER) if is_new else None)
    is_full = user.mode is UserMode.EXISTING and len(key.present) >= KEYS_PER_USER
    if is_full and key.relief is not KeyRelief.DELETE:
        return (Issue("relief_id", _NO_ROOM(user.name)),)
    return ()


def _check_owner(answers: SharedAnswers) -> Text | None:
    """Say if the user's own key is of somebody whom the policy does not reach."""
    owner, operator, user = answers.key.own_owner, answers.aws.identity, answers.user.name
    if owner is None or operator is None:
        return None
    if owner.account != operator.account:
        return _OWN_ELSEWHERE(account_words(owner.account), account_words(operator.account))
    is_of_user = not owner.is_root and owner.name == user
    return None if is_of_user else _OWN_OF_OTHER(owner.name, user)


def sum_up_sign_in(answers: SharedAnswers) -> Text | None:
    """Say who is signed in to AWS."""
    identity = answers.aws.identity
    if identity is None:
        return None
    return _WHO_AT(identity.name, account_words(identity.account))


def sum_up_policy(answers: SharedAnswers) -> Text:
    """Name the policy."""
    policy = answers.policy
    if policy.scope is PolicyScope.EXISTING:
        return _EXISTING(policy.existing_arn.rsplit("/", 1)[-1])
    return verbatim(policy.name)


def sum_up_user(answers: SharedAnswers) -> Text:
    """Name the user."""
    name, is_new = answers.user.name, answers.user.mode is UserMode.NEW
    return verbatim(name) if is_new else _EXISTING(name)


def sum_up_key(answers: SharedAnswers) -> Text:
    """Say where the key comes from."""
    key = answers.key
    if key.for_this_run_only:
        return _FOR_THE_RUN
    return _NEW_KEY if key.mode is KeyMode.NEW else verbatim(key.own_id)


def warnings_of(pages: Sequence[Page[A]], answers: A) -> Iterator[Text]:
    """Yield what the pages warn of, each with the page's title, for whoever sees no page."""
    for page in trail(pages, answers):
        for one in (*page.check(answers), *page.advise(answers)):
            if one.weight is Weight.WARNING:
                yield _ON_PAGE(page.title, one.text)


def elasticsearch_url(elastic: ElasticSignIn) -> str:
    """Return where Elasticsearch is: as typed, as the deployment says, or as the address tells.

    It is "" where none of them does.
    """
    known = elastic.deployment.elasticsearch_url if elastic.deployment is not None else ""
    if elastic.elasticsearch_address or known or check_address(elastic.address) is not None:
        return elastic.elasticsearch_address or known
    return parse_elastic_address(elastic.address).elasticsearch_url


def issue(field: str, words: Text | None) -> Issue | None:
    """Return an issue if there are words for it."""
    return Issue(field, words) if words is not None else None


def found(*issues: Issue | None) -> tuple[Issue, ...]:
    """Return the issues that there are."""
    return tuple(one for one in issues if one is not None)


def _check_aws(answers: SharedAnswers) -> tuple[Issue, ...]:
    aws = answers.aws
    issues = [issue("region", names.check_region(aws.region))]
    if aws.source is AwsSource.PROFILE:
        issues.append(issue("profile", None if aws.profile else _NO_PROFILE))
    elif aws.source is AwsSource.KEYS:
        issues.append(issue("access_key_id", check_access_key_id(aws.access_key_id)))
    identity, partition = aws.identity, partition_of(aws.region)
    if identity is None:
        issues.append(Issue("", _NOT_IN_AWS))
    elif identity.partition != partition:
        words = _OTHER_PARTITION(identity.partition, aws.region, partition)
        issues.append(Issue("region", words))
    elif identity.is_root:
        issues.append(Issue("", _ROOT, Weight.WARNING))
    return found(*issues)


def _check_elastic(
    elastic: ElasticSignIn, check_version: Callable[[Deployment], Issue | None]
) -> tuple[Issue, ...]:
    issues = [
        issue("address", check_address(elastic.address)),
        issue("space", names.check_space(elastic.space)),
    ]
    if elastic.elasticsearch_address:
        words = check_elasticsearch_url(elastic.elasticsearch_address)
        issues.append(issue("elasticsearch_address", words))
    if elastic.method is ElasticMethod.PASSWORD:
        issues.append(issue("username", check_login_name(elastic.username)))
    if elastic.deployment is None:
        issues.append(Issue("", _NOT_IN_ELASTIC))
    else:
        issues.append(check_version(elastic.deployment))
    return found(*issues)
