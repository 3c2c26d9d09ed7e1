"""What Sign in asks on the way to the S3 connector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairlead.core.texts import translate
from fairlead.flows.s3_answers import S3Answers
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.aws import Aws
from fairlead.steps import checks_aws, checks_s3
from fairlead.steps.preflight import Ends, Question, shared_questions
from fairlead.steps.s3_rights import LOOKING, s3_grants

_MAY_LOOK = translate("Preflight", "May look at buckets, their keys and their objects")
_MAY_NOT_LOOK = translate("Preflight", "May not look at every bucket")


def s3_questions(answers: S3Answers, ends: Ends) -> Mapping[str, Question]:
    """Return the rows of Sign in, by id."""
    aws, elastic = Side.AWS, Side.ELASTIC
    return {
        **shared_questions(ends),
        "rights": Question(
            aws,
            translate("Preflight", "Rights in AWS"),
            lambda: checks_aws.check_rights(ends.aws(), answers, s3_grants(answers)),
            "identity",
        ),
        "looking": Question(
            aws,
            translate("Preflight", "Rights to look at buckets"),
            lambda: _check_looking(ends.aws(), answers),
            "identity",
        ),
        "elasticsearch": Question(
            elastic,
            translate("Preflight", "Elasticsearch"),
            lambda: checks_s3.check_elasticsearch(ends.elasticsearch()),
        ),
        "privileges": Question(
            elastic,
            translate("Preflight", "Rights in Elasticsearch"),
            lambda: checks_s3.check_privileges(ends.elasticsearch(), answers),
            "elasticsearch",
        ),
        "api-key": Question(
            elastic,
            translate("Preflight", "API key of the connector"),
            lambda: checks_s3.check_key_source(answers),
            "elasticsearch",
        ),
    }


def _check_looking(aws: Aws, answers: S3Answers) -> Check:
    """Tell what of the lookups will be missing. Rights to single buckets are not seen here."""
    check = checks_aws.check_rights(aws, answers, LOOKING)
    if check.state is CheckState.PASSED:
        return replace(check, title=_MAY_LOOK)
    if check.state is CheckState.FAILED:
        return replace(check, state=CheckState.WARNING, title=_MAY_NOT_LOOK)
    return check
