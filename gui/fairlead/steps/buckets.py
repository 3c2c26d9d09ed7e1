"""The account's buckets as the operator sees them: region, encryption, and what may be listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.s3_answers import BucketInfo, Encryption
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.services.s3 import Buckets, DefaultEncryption
from fairlead.steps.codes import DENIED
from fairlead.steps.side_by_side import side_by_side

T = TypeVar("T")

_AWS_ALIAS = "alias/aws/s3"
_SIGNED_OUT = "aws-session-expired"
_PASSING = frozenset({"timeout", "reset", "unreachable", "unreadable"})


def look_up(aws: Aws, cancel: CancelToken) -> Iterator[BucketInfo]:
    """Yield every bucket: first each by its name alone, then, in any order, each with all about it.

    What could not be looked up for a bucket stays unknown, and the others are not held up by it.

    Raises:
        Problem: The buckets cannot be listed, or the sign-in has expired meanwhile.
        Cancelled: Somebody asked to stop.
    """
    buckets = Buckets(aws)
    names = buckets.names()
    yield from map(BucketInfo, names)
    questions = {name: partial(_look_at, aws, buckets, name) for name in names}
    for _name, answer in side_by_side(questions, cancel):
        if isinstance(answer, Problem):
            raise answer
        yield answer


def _look_at(aws: Aws, buckets: Buckets, name: str) -> BucketInfo:
    region = ""
    try:
        region = buckets.region_of(name)
    except ServiceProblem as problem:
        _raise_unless_about_bucket(problem)
        if problem.status is None:
            # Nobody answers there, and asking more would only take longer.
            return BucketInfo(name)
    default = _if_known(lambda: buckets.encryption_of(name))
    encryption, key = Encryption.UNKNOWN, ""
    if default is not None:
        there = aws.in_region(region) if region else aws
        encryption, key = _read_encryption(there, default)
    return BucketInfo(name, region, encryption, key, _if_known(lambda: _may_list(buckets, name)))


def _read_encryption(aws: Aws, default: DefaultEncryption) -> tuple[Encryption, str]:
    """Return the kind of a bucket's encryption, and for a customer's key its ARN.

    A policy can name a key but not its alias, so an alias is followed. Where KMS may not be asked,
    the key stays as the bucket names it.
    """
    if not default.algorithm.startswith("aws:kms"):
        return Encryption.S3_KEY, ""
    if not default.key or default.key.endswith(_AWS_ALIAS):
        return Encryption.AWS_KEY, ""
    told = _if_known(lambda: aws.call("kms", "describe_key", KeyId=default.key)["KeyMetadata"])
    if told is None:
        return Encryption.OWN_KEY, default.key
    if told.get("KeyManager") == "AWS":
        return Encryption.AWS_KEY, ""
    return Encryption.OWN_KEY, str(told["Arn"])


def _may_list(buckets: Buckets, name: str) -> bool:
    """Tell whether the bucket may be listed, by asking for one object."""
    try:
        next(buckets.pages(name, page_size=1))
    except ServiceProblem as problem:
        if problem.service_code not in DENIED:
            raise
        return False
    return True


def _if_known(ask: Callable[[], T]) -> T | None:
    """Return an answer, None where there is none about this bucket."""
    try:
        return ask()
    except ServiceProblem as problem:
        _raise_unless_about_bucket(problem)
        return None


def _raise_unless_about_bucket(problem: ServiceProblem) -> None:
    is_answer = problem.status is not None and problem.code != _SIGNED_OUT
    if not is_answer and problem.service_code not in _PASSING:
        raise problem
