"""What every plan tells of its setup, and how that is written."""

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
from fairlead.flows.keys import needs_token
from fairlead.flows.setup_shared import SecretRef, Setup
from fairlead.flows.setup_toml import write_toml
from fairlead.flows.shared_answers import SharedAnswers

Steps = Mapping[str, Mapping[str, Any]]
"""The values of a plan's steps by their ids."""

_HEAD = "# A setup of Fairlead, without secrets. “fairlead plan FILE” shows what it would change.\n"
_VARIABLES = {name: f"FAIRLEAD_{name.name}" for name in SecretName}


def aws_of(plan: Plan) -> AwsSignIn:
    """Return how the plan reaches AWS."""
    aws = plan.sign_in["aws"]
    source = AwsSource(aws["source"])
    sign_in = AwsSignIn(source=source, access_key_id=aws["access_key_id"], region=aws["region"])
    if source is not AwsSource.PROFILE:
        return sign_in
    return AwsSignIn(source=source, profile=aws["profile"], region=aws["region"])


def elastic_of(plan: Plan) -> ElasticSignIn:
    """Return how the plan reaches Elastic."""
    elastic = plan.sign_in["elastic"]
    return ElasticSignIn(
        address=elastic["address"],
        elasticsearch_address=elastic["elasticsearch_address"],
        method=ElasticMethod(elastic["method"]),
        username=elastic["username"],
        space=elastic["space"],
        ca_file=elastic["ca_file"],
    )


def policy_of(steps: Steps) -> PolicyAnswers:
    """Return which policy the plan attaches."""
    policy = steps.get("policy")
    if policy is None:
        arn = steps["attachment"]["policy_arn"]
        return PolicyAnswers(scope=PolicyScope.EXISTING, existing_arn=arn)
    if policy["is_edited"]:
        return PolicyAnswers(name=policy["name"], edited=policy["document"])
    return PolicyAnswers(scope=PolicyScope(policy["scope"]), name=policy["name"])


def user_of(steps: Steps) -> UserAnswers:
    """Return which user the plan makes or uses."""
    name, values = steps["attachment"]["user"], steps.get("user")
    if values is None:
        return UserAnswers(mode=UserMode.EXISTING, name=name)
    return UserAnswers(
        name=name,
        path=values["path"],
        boundary_arn=values["boundary_arn"],
        tags=values["tags"],
    )


def key_of(steps: Steps) -> KeyAnswers:
    """Return which access key the plan makes or uses."""
    own_key = steps.get("own-key")
    if own_key is None:
        return KeyAnswers()
    return KeyAnswers(KeyMode.OWN, own_key["access_key_id"])


def secrets_of(plan: Plan, *others: SecretName) -> dict[SecretName, SecretRef]:
    """Return where the secrets of the plan's sign-in and `others` are to lie."""
    aws, elastic = plan.sign_in["aws"], plan.sign_in["elastic"]
    is_password = elastic["method"] == ElasticMethod.PASSWORD.value
    elastic_name = SecretName.ELASTIC_PASSWORD if is_password else SecretName.ELASTIC_API_KEY
    names = [elastic_name]
    if aws["source"] == AwsSource.KEYS.value:
        names.append(SecretName.AWS_SECRET_ACCESS_KEY)
        if needs_token(aws["access_key_id"]):
            names.append(SecretName.AWS_SESSION_TOKEN)
    if any(step.id == "own-key" for step in plan.steps):
        names.append(SecretName.OWN_SECRET_ACCESS_KEY)
    places = {**plan.sign_in.get("secrets", {}), elastic_name.value: elastic.get("secret", {})}
    return {name: _ref(places.get(name.value, {}), name) for name in (*names, *others)}


def _ref(place: Mapping[str, str], name: SecretName) -> SecretRef:
    """Return the place that a plan knows, or else an environment variable."""
    env, keyring = place.get("env", ""), place.get("keyring", "")
    return SecretRef(env, keyring) if env or keyring else SecretRef(env=_VARIABLES[name])


def shared_values(setup: Setup[SharedAnswers]) -> dict[str, Any]:
    """Return the tables that every setup file has."""
    answers, secrets = setup.answers, setup.secrets
    return {
        "aws": _aws(answers.aws, secrets),
        "elastic": _elastic(answers.elastic, secrets),
        "policy": _policy(answers.policy, setup.document_file),
        "user": _user(answers.user),
        "access_key": {
            "own": answers.key.own_id,
            "secret": place(secrets, SecretName.OWN_SECRET_ACCESS_KEY),
            "delete_first": setup.delete_key,
        },
    }


def _aws(aws: AwsSignIn, secrets: Mapping[SecretName, SecretRef]) -> dict[str, Any]:
    return {
        "profile": aws.profile if aws.source is AwsSource.PROFILE else "",
        "environment": aws.source is AwsSource.ENVIRONMENT,
        "access_key_id": aws.access_key_id if aws.source is AwsSource.KEYS else "",
        "secret_access_key": place(secrets, SecretName.AWS_SECRET_ACCESS_KEY),
        "session_token": place(secrets, SecretName.AWS_SESSION_TOKEN),
        "region": aws.region,
    }


def _elastic(elastic: ElasticSignIn, secrets: Mapping[SecretName, SecretRef]) -> dict[str, Any]:
    return {
        "kibana": elastic.address,
        "elasticsearch": elastic.elasticsearch_address,
        "api_key": place(secrets, SecretName.ELASTIC_API_KEY),
        "username": elastic.username if elastic.method is ElasticMethod.PASSWORD else "",
        "password": place(secrets, SecretName.ELASTIC_PASSWORD),
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


def place(secrets: Mapping[SecretName, SecretRef], name: SecretName) -> Mapping[str, str]:
    """Return where a secret lies as the file says it, {} for one that is not needed."""
    return secrets[name].values if name in secrets else {}


def write_values(values: Mapping[str, Any]) -> str:
    """Return a setup file."""
    return _HEAD + write_toml(values)


def without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty or false: reading gives the same without it."""
    kept: dict[str, Any] = {}
    for key, value in values.items():
        inner = without_empty(value) if isinstance(value, Mapping) else value
        if inner:
            kept[key] = inner
    return kept
