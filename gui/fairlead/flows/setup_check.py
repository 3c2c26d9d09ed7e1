"""What is wrong with a setup file, told with the key of the file instead of the page of a window.

The rules are those of the pages. Here they only get the names that they have in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from fairlead.core.errors import Problem
from fairlead.core.flow import Page, Weight, trail
from fairlead.core.texts import Text, translate
from fairlead.flows.answers import KeyMode, PolicyScope, UserMode
from fairlead.flows.keys import check_access_key_id
from fairlead.flows.names import check_region, check_space
from fairlead.flows.setup_toml import wrong
from fairlead.flows.shared_answers import SharedAnswers

A = TypeVar("A", bound=SharedAnswers)

Keys = Mapping[str, Mapping[str, str]]
"""What stands in the file for an answer, by the page and by the answer's name there."""

_SHARED_KEYS: Keys = {
    "sign-in": {
        "region": "aws.region",
        "profile": "aws.profile",
        "access_key_id": "aws.access_key_id",
        "address": "elastic.kibana",
        "elasticsearch_address": "elastic.elasticsearch",
        "username": "elastic.username",
        "space": "elastic.space",
    },
    "policy": {
        "name": "policy.name",
        "existing_arn": "policy.existing",
        "edited": "policy.document",
    },
    "user": {
        "name": "user.name",
        "path": "user.path",
        "boundary_arn": "user.boundary",
        "tags": "user.tags",
    },
    "access-key": {
        "own_id": "access_key.own",
        "mode": "access_key.own",
        "relief_id": "access_key.delete_first",
    },
}

# A slip of the keyboard, but no other region: cn-north-1 is not meant to be eu-north-1.
_NEARNESS = 0.85

_NOT_THERE = translate(
    "Setup", "%1 is not offered in %2, as far as this version of Fairlead knows."
)
_NEAR = translate("Setup", "%1 Do you mean “%2”?")


_NO_POLICY = translate("Setup", "There is no policy of this ARN.")
_NO_USER = translate("Setup", "There is no user of this name in the account.")


def check_place(answers: SharedAnswers, regions: Collection[str], service: Text) -> None:
    """Make sure, before anything is asked, that region, space and own key can be such.

    `regions` are those in which the SDK knows `service`.

    Raises:
        Problem: One cannot.
    """
    region, words = answers.aws.region, check_region(answers.aws.region)
    if words is None and region not in regions:
        words = _NOT_THERE(service, region)
    if words is not None:
        near = get_close_matches(region, regions, n=1, cutoff=_NEARNESS)
        raise _wrong("aws.region", _NEAR(words, near[0]) if near else words)
    words = check_space(answers.elastic.space)
    if words is not None:
        raise _wrong("elastic.space", words)
    key = answers.key
    if key.mode is KeyMode.OWN:
        words = check_access_key_id(key.own_id, for_connector=True)
        if words is not None:
            raise _wrong("access_key.own", words)


def check_answers(pages: Sequence[Page[A]], answers: A, keys: Keys) -> None:
    """Make sure that no page minds what stands in the file.

    `keys` are those that only files of this kind have. What has no key in the file is left for the
    plan to tell.

    Raises:
        Problem: A page does. The title names the key.
    """
    known = {**_SHARED_KEYS, **keys}
    for page in trail(pages, answers):
        for issue in page.check(answers):
            path = known.get(page.id, {}).get(issue.field)
            if issue.weight is Weight.ERROR and path is not None:
                raise _wrong(path, issue.text)


def check_existing(
    answers: SharedAnswers, has_policy: Callable[[str], bool], has_user: Callable[[str], bool]
) -> None:
    """Make sure that what the file calls existing exists.

    `has_policy` is asked for an ARN, `has_user` for a name.

    Raises:
        Problem: Something does not exist.
    """
    policy, user = answers.policy, answers.user
    is_existing = user.mode is UserMode.EXISTING
    if policy.scope is PolicyScope.EXISTING and not has_policy(policy.existing_arn):
        raise _wrong("policy.existing", _NO_POLICY)
    if is_existing and not has_user(user.name):
        raise _wrong("user.existing", _NO_USER)
    if not is_existing and user.boundary_arn and not has_policy(user.boundary_arn):
        raise _wrong("user.boundary", _NO_POLICY)


def _wrong(path: str, words: Text) -> Problem:
    return Problem("answers-incomplete", wrong(path, words).title, words)
