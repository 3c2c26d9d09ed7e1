"""A bucket asked with the connector's key for all that the connector asks, and what would be lost.

The connector takes a bucket that it cannot list for an empty one. It deletes what it had indexed of
it, and reports success.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.documents_lost import Cause, Loss
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.problems import ServiceProblem
from fairlead.services.s3 import Buckets
from fairlead.steps.bucket_access import choose_object
from fairlead.steps.codes import DENIED

_PAGE = 100
_NO_BUCKET = "NoSuchBucket"
# What became of an object between its listing and its reading is no matter of rights.
_NOT_ABOUT_RIGHTS = frozenset({"NoSuchKey", "InvalidObjectState"})

_WORKS = translate("Checks", "“%1” can be listed and read with the connector's key")
_PLACE = translate("Checks", "It is in %1.")
_EMPTY = translate("Checks", "“%1” can be listed, but holds no object to read")
_NO_PLACE = translate("Checks", "The connector's key may not see where “%1” is")
_NO_PLACE_MEANING = translate(
    "Checks",
    "It can be listed and read, but a bucket of another region may not be found. Allow"
    " s3:GetBucketLocation on it.",
)
_NO_READ = translate("Checks", "The connector's key cannot read objects of “%1”")
_NO_READ_MEANING = translate(
    "Checks",
    "Every object with text would be left out, and the sync would report success. Allow"
    " s3:GetObject on its objects, and kms:Decrypt where the bucket has a key of its own.",
)
_NOT_READ = translate("Checks", "An object of “%1” could not be read")


def check_bucket(buckets: Buckets, bucket: str, indexed: Mapping[str, int]) -> Check:
    """Ask for region, listing and an object. `indexed` are documents of the index by bucket."""
    place: ServiceProblem | None = None
    try:
        region = buckets.region_of(bucket)
    except ServiceProblem as problem:
        place, region = problem, ""
    try:
        listed = next(buckets.pages(bucket, page_size=_PAGE), ())
    except ServiceProblem as problem:
        return loss_row(listing_loss(bucket, problem, indexed), problem)
    chosen = choose_object(listed)
    if chosen is None:
        return _row(CheckState.PASSED, _EMPTY(bucket))
    try:
        buckets.read(bucket, chosen.key, 1)
    except ServiceProblem as problem:
        if problem.service_code not in _NOT_ABOUT_RIGHTS:
            return _read_row(bucket, problem)
    if place is not None:
        return replace(
            _row(CheckState.WARNING, _NO_PLACE(bucket), _NO_PLACE_MEANING), problem=place
        )
    return _row(CheckState.PASSED, _WORKS(bucket), _PLACE(region))


def listing_loss(bucket: str, problem: Problem, indexed: Mapping[str, int]) -> Loss:
    """Return what is lost of a bucket that cannot be listed."""
    code = problem.service_code if isinstance(problem, ServiceProblem) else ""
    cause = Cause.LISTING_FAILS
    if code == _NO_BUCKET:
        cause = Cause.NO_BUCKET
    elif code in DENIED:
        cause = Cause.NO_LISTING
    return Loss(cause, indexed.get(bucket, 0), bucket)


def loss_row(loss: Loss, problem: Problem | None = None, hint: Text | None = None) -> Check:
    """Return the red row of a loss; `hint` says what was probably meant."""
    meaning = loss.text if hint is None else _BOTH(loss.text, hint)
    return Check("", Side.AWS, CheckState.FAILED, loss.title, meaning=meaning, problem=problem)


_BOTH = translate("Checks", "%1 %2")


def _read_row(bucket: str, problem: ServiceProblem) -> Check:
    if problem.service_code in DENIED:
        title, meaning = _NO_READ(bucket), _NO_READ_MEANING
    else:
        title, meaning = _NOT_READ(bucket), verbatim(str(problem))
    return replace(_row(CheckState.FAILED, title, meaning), problem=problem)


def _row(state: CheckState, title: Text, meaning: Text | None = None) -> Check:
    return Check("", Side.AWS, state, title, meaning=meaning)
