"""What Sign in asks on the way to Bedrock."""

from __future__ import annotations

from collections.abc import Mapping

from fairlead.core.cancel import CancelToken
from fairlead.core.texts import translate
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.views import Side
from fairlead.steps import checks_aws, checks_bedrock
from fairlead.steps.bedrock_rights import bedrock_grants
from fairlead.steps.preflight import Ends, Question, shared_questions


def bedrock_questions(
    answers: BedrockAnswers, ends: Ends, cancel: CancelToken
) -> Mapping[str, Question]:
    """Return the rows of Sign in, by id."""
    aws, elastic = Side.AWS, Side.ELASTIC
    return {
        **shared_questions(ends),
        "rights": Question(
            aws,
            translate("Preflight", "Rights in AWS"),
            lambda: checks_aws.check_rights(ends.aws(), answers, bedrock_grants(answers)),
            "identity",
        ),
        "models": Question(
            aws,
            translate("Preflight", "Claude models in the region"),
            lambda: checks_bedrock.check_models(ends.aws(), cancel),
            "identity",
        ),
        "use-case": Question(
            aws,
            translate("Preflight", "Use case form"),
            lambda: checks_bedrock.check_use_case(ends.aws()),
            "identity",
        ),
        "license": Question(
            elastic,
            translate("Preflight", "License"),
            lambda: checks_bedrock.check_license(ends.kibana()),
            "kibana",
        ),
        "create": Question(
            elastic,
            translate("Preflight", "Right to create connectors"),
            lambda: checks_bedrock.check_create(ends.kibana(), answers),
            "kibana",
        ),
    }
