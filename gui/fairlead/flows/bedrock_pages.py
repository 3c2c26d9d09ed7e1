"""The pages of the Bedrock journey: what is wrong with the answers, and how each is summed up."""

from __future__ import annotations

from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Page, Weight
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows import endpoints, names
from fairlead.flows.addresses import (
    check_address,
    check_elasticsearch_url,
    parse_elastic_address,
)
from fairlead.flows.answers import (
    KEYS_PER_USER,
    AwsSource,
    ElasticMethod,
    KeyMode,
    KeyRelief,
    PolicyScope,
    UserMode,
)
from fairlead.flows.arns import partition_of
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.keys import check_access_key_id
from fairlead.flows.model_access import Explanation, Standstill, explain_access
from fairlead.flows.models import Lifecycle, Model, ModelKind
from fairlead.flows.policies import build_policy
from fairlead.flows.policy_check import check_policy
from fairlead.flows.use_case import check_form

_NOT_IN_AWS = translate("Bedrock", "Fairlead is not signed in to AWS yet.")
_NOT_IN_ELASTIC = translate("Bedrock", "Fairlead is not connected to Kibana yet.")
_NO_PROFILE = translate("Bedrock", "Choose an AWS profile.")
_NO_USER = translate("Bedrock", "Enter the user name.")
_ROOT = translate(
    "Bedrock",
    "You are signed in as the root user of the account. Better use an administrator: root rights"
    " are for what nobody else can do.",
)
_OTHER_PARTITION = translate(
    "Bedrock", "These credentials belong to the partition %1; the region %2 belongs to %3."
)
_OWN_NEEDS_USER = translate(
    "Bedrock",
    "A key that you have belongs to a user that exists. Choose that user on IAM user, so that the"
    " policy reaches it.",
)
_UNTESTED = translate("Bedrock", "Test the key first.")
_NO_ROOM = translate(
    "Bedrock", "%1 has two access keys already. Choose the one that Fairlead deletes first."
)
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

_WHO_AT = translate("Bedrock", "%1 @ %2")
_EXISTING = translate("Bedrock", "existing: %1")
_NEW_KEY = translate("Bedrock", "new, made at Apply")
_FOR_THE_RUN = translate("Bedrock", "kept for this run only")
_READY = translate("Bedrock", "%1 of %2 ready")
_IN_SPACE = translate("Bedrock", "Kibana, space %1")


def group_account(account: str) -> str:
    """Return an account id as the AWS console shows it: 1234-5678-9012."""
    return "-".join(account[at : at + 4] for at in range(0, len(account), 4))


def explain_model(answers: BedrockAnswers, model: Model) -> Explanation:
    """Say how a model stands, with what the user agreed to counted in."""
    return explain_access(
        model,
        answers.models.access_to(model),
        is_accepted=model.model_id in answers.models.accepted,
        has_form=answers.models.form is not None,
    )


def _check_sign_in(answers: BedrockAnswers) -> tuple[Issue, ...]:
    return (*_check_aws(answers), *_check_elastic(answers))


def _check_aws(answers: BedrockAnswers) -> tuple[Issue, ...]:
    aws = answers.aws
    issues = [_issue("region", names.check_region(aws.region))]
    if aws.source is AwsSource.PROFILE:
        issues.append(_issue("profile", None if aws.profile else _NO_PROFILE))
    elif aws.source is AwsSource.KEYS:
        issues.append(_issue("access_key_id", check_access_key_id(aws.access_key_id)))
    identity, partition = aws.identity, partition_of(aws.region)
    if identity is None:
        issues.append(Issue("", _NOT_IN_AWS))
    elif identity.partition != partition:
        words = _OTHER_PARTITION(identity.partition, aws.region, partition)
        issues.append(Issue("region", words))
    elif identity.is_root:
        issues.append(Issue("", _ROOT, Weight.WARNING))
    return _found(*issues)


def _check_elastic(answers: BedrockAnswers) -> tuple[Issue, ...]:
    elastic = answers.elastic
    issues = [
        _issue("address", check_address(elastic.address)),
        _issue("space", names.check_space(elastic.space)),
    ]
    if elastic.elasticsearch_address:
        words = check_elasticsearch_url(elastic.elasticsearch_address)
        issues.append(_issue("elasticsearch_address", words))
    if elastic.method is ElasticMethod.PASSWORD and not elastic.username:
        issues.append(Issue("username", _NO_USER))
    if elastic.deployment is None:
        issues.append(Issue("", _NOT_IN_ELASTIC))
    else:
        issues.append(endpoints.check_version(elastic.deployment))
    return _found(*issues)


def _check_policy(answers: BedrockAnswers) -> tuple[Issue, ...]:
    policy, identity, chosen = answers.policy, answers.aws.identity, answers.models.chosen
    account = identity.account if identity is not None else ""
    if policy.scope is PolicyScope.EXISTING:
        partition = partition_of(answers.aws.region)
        words = names.check_policy_arn(policy.existing_arn, account, partition)
        return _found(_issue("existing_arn", words))
    name = _issue("name", names.check_policy_name(policy.name))
    if policy.edited:
        return (*_found(name), *check_policy(policy.edited, chosen, identity, answers.aws.region))
    # Until models are chosen there is nothing to compute, and nothing wrong with that.
    if identity is None or not chosen:
        return _found(name)
    try:
        build_policy(chosen, identity, answers.aws.region, policy.scope)
    except Problem as problem:
        return _found(name, Issue("", _joined(problem)))
    return _found(name)


def _check_user(answers: BedrockAnswers) -> tuple[Issue, ...]:
    user, identity = answers.user, answers.aws.identity
    name = _issue("name", names.check_user_name(user.name))
    if user.mode is UserMode.EXISTING:
        return _found(name)
    boundary = None
    if user.boundary_arn:
        account = identity.account if identity is not None else ""
        partition = partition_of(answers.aws.region)
        boundary = names.check_policy_arn(user.boundary_arn, account, partition)
    return _found(
        name,
        _issue("path", names.check_path(user.path)),
        _issue("boundary_arn", boundary),
        _issue("tags", names.check_tags(user.tags)),
    )


def _check_key(answers: BedrockAnswers) -> tuple[Issue, ...]:
    key, user = answers.key, answers.user
    if key.mode is KeyMode.OWN:
        wrong = _issue("own_id", check_access_key_id(key.own_id, for_connector=True))
        if wrong is None and not key.own_is_tested:
            wrong = Issue("own_id", _UNTESTED)
        is_new = user.mode is UserMode.NEW
        return _found(wrong, Issue("mode", _OWN_NEEDS_USER) if is_new else None)
    is_full = user.mode is UserMode.EXISTING and len(key.present) >= KEYS_PER_USER
    if is_full and key.relief is not KeyRelief.DELETE:
        return (Issue("relief_id", _NO_ROOM(user.name)),)
    return ()


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
    found = explain_model(answers, model)
    blocking = {
        Standstill.AGREEMENT: "accepted",
        Standstill.FORM: "form",
        Standstill.OTHERS: "chosen",
    }
    field = blocking.get(found.standstill)
    words = _STANDS_STILL(model.name, found.missing or "", found.remedy or "")
    # Who pays for throughput uses the model.
    is_legacy = model.lifecycle is Lifecycle.LEGACY and model.kind is not ModelKind.PROVISIONED
    return _found(
        Issue(field, words) if field is not None else None,
        Issue("chosen", _LEGACY(model.name), Weight.WARNING) if is_legacy else None,
        None if model.streams else Issue("chosen", _NO_STREAM(model.name)),
    )


def _check_connector(answers: BedrockAnswers) -> tuple[Issue, ...]:
    connector, region = answers.connector, answers.aws.region
    deployment = answers.elastic.deployment
    url = connector.api_url or endpoints.bedrock_url(region)
    issues = _found(
        _issue("name", names.check_connector_name(connector.name)),
        _issue("id", names.check_connector_id(connector.id)),
        *endpoints.check_api_url(url, region, connector.region, deployment),
    )
    if not connector.with_inference:
        return issues
    return (
        *issues,
        *_found(
            _issue("inference_id", names.check_inference_id(connector.inference_id)),
            None if elasticsearch_url(answers) else Issue("with_inference", _NO_INFERENCE),
        ),
    )


def elasticsearch_url(answers: BedrockAnswers) -> str:
    """Return where Elasticsearch is: as typed, as the deployment says, or as the address tells."""
    elastic = answers.elastic
    known = elastic.deployment.elasticsearch_url if elastic.deployment is not None else ""
    if elastic.elasticsearch_address or known or check_address(elastic.address) is not None:
        return elastic.elasticsearch_address or known
    return parse_elastic_address(elastic.address).elasticsearch_url


def _sum_up_sign_in(answers: BedrockAnswers) -> Text | None:
    identity = answers.aws.identity
    if identity is None:
        return None
    return _WHO_AT(identity.name, group_account(identity.account))


def _sum_up_policy(answers: BedrockAnswers) -> Text:
    policy = answers.policy
    if policy.scope is PolicyScope.EXISTING:
        return _EXISTING(policy.existing_arn.rsplit("/", 1)[-1])
    return verbatim(policy.name)


def _sum_up_user(answers: BedrockAnswers) -> Text:
    name, is_new = answers.user.name, answers.user.mode is UserMode.NEW
    return verbatim(name) if is_new else _EXISTING(name)


def _sum_up_key(answers: BedrockAnswers) -> Text:
    key = answers.key
    if key.for_this_run_only:
        return _FOR_THE_RUN
    return _NEW_KEY if key.mode is KeyMode.NEW else verbatim(key.own_id)


def _sum_up_models(answers: BedrockAnswers) -> Text:
    chosen = answers.models.chosen
    standstills = [explain_model(answers, model).standstill for model in chosen]
    return _READY(standstills.count(Standstill.NOTHING), len(chosen))


def _sum_up_connector(answers: BedrockAnswers) -> Text:
    return _IN_SPACE(answers.elastic.space)


PAGES: tuple[Page[BedrockAnswers], ...] = (
    Page("sign-in", translate("Bedrock", "Sign in"), _check_sign_in, _sum_up_sign_in),
    Page("policy", translate("Bedrock", "IAM policy"), _check_policy, _sum_up_policy),
    Page("user", translate("Bedrock", "IAM user"), _check_user, _sum_up_user),
    Page("access-key", translate("Bedrock", "Access key"), _check_key, _sum_up_key),
    Page("models", translate("Bedrock", "Model access"), _check_models, _sum_up_models),
    Page("connector", translate("Bedrock", "Connector"), _check_connector, _sum_up_connector),
    Page("review", translate("Bedrock", "Review and apply"), lambda _answers: ()),
    Page("test", translate("Bedrock", "Test prompt"), lambda _answers: ()),
)
"""The pages in order."""


def _issue(field: str, words: Text | None) -> Issue | None:
    return Issue(field, words) if words is not None else None


def _found(*issues: Issue | None) -> tuple[Issue, ...]:
    return tuple(issue for issue in issues if issue is not None)


def _joined(problem: Problem) -> Text:
    return translate("Bedrock", "%1 %2")(problem.title, problem.advice)
