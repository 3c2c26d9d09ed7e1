"""The pages of the Bedrock journey: what is wrong with the answers, and how each is summed up."""

from __future__ import annotations

from functools import partial

from fairlead.core.flow import Issue, Page, Weight
from fairlead.core.texts import Text, translate
from fairlead.flows import endpoints, names
from fairlead.flows import shared_pages as shared
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_names import check_inference_id
from fairlead.flows.model_access import Explanation, Standstill, explain_access
from fairlead.flows.models import Lifecycle, Model, ModelKind
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_use import check_policy
from fairlead.flows.shared_pages import found, issue
from fairlead.flows.use_case import check_form

_NO_MODEL = translate("Bedrock", "Choose a model.")
_NOT_LOOKED_UP = translate("Bedrock", "The models of this region were not looked up yet.")
_ENDED = translate("Bedrock", "%1 has reached the end of its life. Choose another model.")
_LEGACY = translate(
    "Bedrock", "%1 is legacy. AWS serves it only to accounts that used it in the last 30 days."
)
_NO_STREAM = translate(
    "Bedrock", "%1 cannot stream its answers, which Elastic's assistants ask for."
)
_STANDS_STILL = translate("Bedrock", "%1: %2 %3")
_NO_INFERENCE = translate(
    "Bedrock",
    "An inference endpoint lives in Elasticsearch, whose address does not follow from that of"
    " Kibana. Enter it on Sign in.",
)

_READY = translate("Bedrock", "%1 of %2 ready")
_IN_SPACE = translate("Bedrock", "Kibana, space %1")


def explain_model(answers: BedrockAnswers, model: Model) -> Explanation:
    """Say how a model stands, with what the user agreed to counted in."""
    return explain_access(
        model,
        answers.models.access_to(model),
        is_accepted=model.model_id in answers.models.accepted,
        has_form=answers.models.form is not None,
    )


def _check_sign_in(answers: BedrockAnswers) -> tuple[Issue, ...]:
    return (
        *shared.check_sign_in(answers, endpoints.check_version),
        *found(endpoints.check_region(answers.aws.region)),
    )


def _check_policy(answers: BedrockAnswers) -> tuple[Issue, ...]:
    chosen, identity, region = answers.models.chosen, answers.aws.identity, answers.aws.region
    build = None
    if identity is not None and chosen:
        build = partial(build_policy, chosen, identity, region, answers.policy.scope)
    return shared.check_policy(
        answers, lambda text: check_policy(text, chosen, identity, region), build
    )


def _check_models(answers: BedrockAnswers) -> tuple[Issue, ...]:
    models = answers.models
    if not models.looked_up_for:
        return (Issue("", _NOT_LOOKED_UP),)
    if not models.chosen:
        return (Issue("chosen", _NO_MODEL),)
    form = check_form(models.form) if models.form is not None else ()
    return (*form, *(issue for model in models.chosen for issue in _check_model(answers, model)))


def _check_model(answers: BedrockAnswers, model: Model) -> tuple[Issue, ...]:
    if model.lifecycle is Lifecycle.ENDED:
        return (Issue("chosen", _ENDED(model.name)),)
    explained = explain_model(answers, model)
    blocking = {
        Standstill.AGREEMENT: "accepted",
        Standstill.FORM: "form",
        Standstill.OTHERS: "chosen",
    }
    field = blocking.get(explained.standstill)
    words = _STANDS_STILL(model.name, explained.missing or "", explained.remedy or "")
    # Who pays for throughput uses the model.
    is_legacy = model.lifecycle is Lifecycle.LEGACY and model.kind is not ModelKind.PROVISIONED
    return found(
        Issue(field, words) if field is not None else None,
        Issue("chosen", _LEGACY(model.name), Weight.WARNING) if is_legacy else None,
        None if model.streams else Issue("chosen", _NO_STREAM(model.name)),
    )


def _check_connector(answers: BedrockAnswers) -> tuple[Issue, ...]:
    connector, region = answers.connector, answers.aws.region
    deployment = answers.elastic.deployment
    url = connector.api_url or endpoints.bedrock_url(region)
    issues = found(
        issue("name", names.check_connector_name(connector.name)),
        issue("id", names.check_connector_id(connector.id)),
        *endpoints.check_api_url(url, region, connector.region, deployment),
    )
    if not connector.with_inference:
        return issues
    address = shared.elasticsearch_url(answers.elastic)
    return (
        *issues,
        *found(
            issue("inference_id", check_inference_id(connector.inference_id)),
            None if address else Issue("with_inference", _NO_INFERENCE),
        ),
    )


def _sum_up_models(answers: BedrockAnswers) -> Text:
    chosen = answers.models.chosen
    standstills = [explain_model(answers, model).standstill for model in chosen]
    return _READY(standstills.count(Standstill.NOTHING), len(chosen))


def _sum_up_connector(answers: BedrockAnswers) -> Text:
    return _IN_SPACE(answers.elastic.space)


PAGES: tuple[Page[BedrockAnswers], ...] = (
    Page("sign-in", shared.SIGN_IN, _check_sign_in, shared.sum_up_sign_in),
    Page("policy", shared.IAM_POLICY, _check_policy, shared.sum_up_policy),
    Page("user", shared.IAM_USER, shared.check_user, shared.sum_up_user),
    Page("access-key", shared.ACCESS_KEY, shared.check_key, shared.sum_up_key),
    Page("models", translate("Bedrock", "Model access"), _check_models, _sum_up_models),
    Page("connector", shared.CONNECTOR, _check_connector, _sum_up_connector),
    Page("review", shared.REVIEW, lambda _answers: ()),
    Page("test", translate("Bedrock", "Test prompt"), lambda _answers: ()),
)
"""The pages in order."""
