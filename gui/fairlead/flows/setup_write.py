"""A setup file out of a plan, for "Save plan"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretName
from fairlead.flows.answers import (
    AwsSignIn,
    AwsSource,
    ElasticMethod,
    ElasticSignIn,
    KeyAnswers,
    KeyMode,
    PolicyAnswers,
    PolicyScope,
    UserAnswers,
    UserMode,
)
from fairlead.flows.bedrock_answers import BedrockAnswers, ConnectorAnswers, ModelAnswers
from fairlead.flows.endpoints import bedrock_url
from fairlead.flows.keys import needs_token
from fairlead.flows.setup_file import KIND, RECOMMENDED, SCOPES, USERS, SecretRef, SetupFile
from fairlead.flows.setup_toml import write_toml
from fairlead.flows.use_case import read_form

_HEAD = "# A setup of Fairlead, without secrets. “fairlead plan FILE” shows what it would change.\n"
_VARIABLES = {name: f"FAIRLEAD_{name.name}" for name in SecretName}


def write_setup_file(plan: Plan) -> str:
    """Return a setup file that makes the same plan again.

    Secrets are named by the environment variables FAIRLEAD_…, but where the plan knows a place.
    """
    return write_setup(setup_of(plan))


def write_setup(setup: SetupFile) -> str:
    """Return a setup file. Reading it gives `setup` again."""
    answers, secrets = setup.answers, setup.secrets
    values: dict[str, Any] = {
        "kind": KIND,
        "models": list(setup.model_ids) or RECOMMENDED,
        "default": setup.default_id,
        "accept_agreements": setup.accept_agreements,
        "aws": _aws(answers.aws, secrets),
        "elastic": _elastic(answers.elastic, secrets),
        "policy": _policy(answers.policy, setup.document_file),
        "user": _user(answers.user),
        "access_key": {
            "own": answers.key.own_id,
            "secret": _place(secrets, SecretName.OWN_SECRET_ACCESS_KEY),
            "delete_first": setup.delete_key,
        },
        "use_case": _use_case(answers.models),
        "connector": _connector(answers.connector),
    }
    return _HEAD + write_toml(_without_empty(values))


def setup_of(plan: Plan) -> SetupFile:
    """Return the setup behind a plan."""
    steps = {step.id: step.values for step in plan.steps}
    works, connector = steps["key-works"], steps["connector"]
    own_key, user = steps.get("own-key", {}), steps["attachment"]["user"]
    secrets = _secrets(plan, has_own_key="own-key" in steps)
    form, url = steps.get("form"), connector["config"]["apiUrl"]
    inference = steps.get("inference", {})
    return SetupFile(
        answers=BedrockAnswers(
            aws=_read_aws(plan.sign_in["aws"]),
            elastic=_read_elastic(plan.sign_in["elastic"]),
            policy=_read_policy(steps),
            user=_read_user(user, steps.get("user")),
            key=KeyAnswers(
                KeyMode.OWN if own_key else KeyMode.NEW, own_key.get("access_key_id", "")
            ),
            models=ModelAnswers(form=read_form(form["form"]) if form is not None else None),
            connector=ConnectorAnswers(
                name=connector["name"],
                id=connector["connector_id"],
                api_url="" if url == bedrock_url(works["region"]) else url,
                region=connector["config"].get("region", ""),
                with_inference=bool(inference),
                inference_id=inference.get("inference_id", ""),
            ),
        ),
        secrets=secrets,
        model_ids=tuple(works["call_ids"]),
        default_id=works["call_id"],
        accept_agreements=any(step.kind == "model-agreement" for step in plan.steps),
        delete_key=steps.get("access-key", {}).get("remove_key_id", ""),
    )


def _read_aws(aws: Mapping[str, Any]) -> AwsSignIn:
    source = AwsSource(aws["source"])
    sign_in = AwsSignIn(source=source, access_key_id=aws["access_key_id"], region=aws["region"])
    if source is not AwsSource.PROFILE:
        return sign_in
    return AwsSignIn(source=source, profile=aws["profile"], region=aws["region"])


def _read_elastic(elastic: Mapping[str, Any]) -> ElasticSignIn:
    return ElasticSignIn(
        address=elastic["address"],
        elasticsearch_address=elastic["elasticsearch_address"],
        method=ElasticMethod(elastic["method"]),
        username=elastic["username"],
        space=elastic["space"],
        ca_file=elastic["ca_file"],
    )


def _read_policy(steps: Mapping[str, Mapping[str, Any]]) -> PolicyAnswers:
    policy = steps.get("policy")
    if policy is None:
        arn = steps["attachment"]["policy_arn"]
        return PolicyAnswers(scope=PolicyScope.EXISTING, existing_arn=arn)
    if policy["is_edited"]:
        return PolicyAnswers(name=policy["name"], edited=policy["document"])
    return PolicyAnswers(scope=SCOPES[policy["scope"]], name=policy["name"])


def _read_user(name: str, values: Mapping[str, Any] | None) -> UserAnswers:
    if values is None:
        return UserAnswers(mode=UserMode.EXISTING, name=name)
    return UserAnswers(
        name=name,
        path=values["path"],
        boundary_arn=values["boundary_arn"],
        tags=values["tags"],
    )


def _secrets(plan: Plan, *, has_own_key: bool) -> dict[SecretName, SecretRef]:
    aws, elastic = plan.sign_in["aws"], plan.sign_in["elastic"]
    is_password = elastic["method"] == ElasticMethod.PASSWORD.value
    elastic_name = SecretName.ELASTIC_PASSWORD if is_password else SecretName.ELASTIC_API_KEY
    names = [elastic_name]
    if aws["source"] == AwsSource.KEYS.value:
        names.append(SecretName.AWS_SECRET_ACCESS_KEY)
        if needs_token(aws["access_key_id"]):
            names.append(SecretName.AWS_SESSION_TOKEN)
    if has_own_key:
        names.append(SecretName.OWN_SECRET_ACCESS_KEY)
    found = {name: SecretRef(env=_VARIABLES[name]) for name in names}
    kept = elastic.get("secret", {})
    if kept.get("env") or kept.get("keyring"):
        found[elastic_name] = SecretRef(kept.get("env", ""), kept.get("keyring", ""))
    return found


def _aws(aws: AwsSignIn, secrets: Mapping[SecretName, SecretRef]) -> dict[str, Any]:
    return {
        "profile": aws.profile if aws.source is AwsSource.PROFILE else "",
        "environment": aws.source is AwsSource.ENVIRONMENT,
        "access_key_id": aws.access_key_id if aws.source is AwsSource.KEYS else "",
        "secret_access_key": _place(secrets, SecretName.AWS_SECRET_ACCESS_KEY),
        "session_token": _place(secrets, SecretName.AWS_SESSION_TOKEN),
        "region": aws.region,
    }


def _elastic(elastic: ElasticSignIn, secrets: Mapping[SecretName, SecretRef]) -> dict[str, Any]:
    return {
        "kibana": elastic.address,
        "elasticsearch": elastic.elasticsearch_address,
        "api_key": _place(secrets, SecretName.ELASTIC_API_KEY),
        "username": elastic.username if elastic.method is ElasticMethod.PASSWORD else "",
        "password": _place(secrets, SecretName.ELASTIC_PASSWORD),
        "space": elastic.space,
        "ca_file": elastic.ca_file,
    }


def _policy(policy: PolicyAnswers, document_file: str) -> dict[str, Any]:
    if policy.scope is PolicyScope.EXISTING:
        return {"existing": policy.existing_arn}
    document = policy.edited or document_file
    return {
        "allow": "" if document else policy.scope.value,
        "name": policy.name,
        "document": document,
    }


def _user(user: UserAnswers) -> dict[str, Any]:
    if user.mode is UserMode.EXISTING:
        return {"existing": user.name}
    return {
        "name": user.name,
        "path": user.path,
        "boundary": user.boundary_arn,
        "tags": dict(user.tags),
    }


def _use_case(models: ModelAnswers) -> dict[str, Any]:
    form = models.form
    if form is None:
        return {}
    words = {value: word for word, value in USERS.items()}
    return {
        "company_name": form.company_name,
        "company_website": form.company_website,
        "intended_users": words[form.intended_users],
        "industry": form.industry,
        "other_industry": form.other_industry,
        "use_cases": form.use_cases,
    }


def _connector(connector: ConnectorAnswers) -> dict[str, Any]:
    return {
        "name": connector.name,
        "api_url": connector.api_url,
        "region": connector.region,
        "with_inference": connector.with_inference,
        "inference_id": connector.inference_id,
    }


def _place(secrets: Mapping[SecretName, SecretRef], name: SecretName) -> Mapping[str, str]:
    return secrets[name].values if name in secrets else {}


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty or false: reading gives the same without it."""
    kept: dict[str, Any] = {}
    for key, value in values.items():
        inner = _without_empty(value) if isinstance(value, Mapping) else value
        if inner:
            kept[key] = inner
    return kept
