"""The parts of a plan that every journey has: where it belongs, its sign-in, its IAM user."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from fairlead.core.errors import Problem
from fairlead.core.flow import Page, Weight, trail
from fairlead.core.plan import StepSpec
from fairlead.core.texts import translate
from fairlead.flows.addresses import parse_elastic_address
from fairlead.flows.answers import (
    AwsIdentity,
    Deployment,
    KeyMode,
    PolicyAnswers,
    PolicyScope,
    UserMode,
)
from fairlead.flows.policy_draft import PolicyDraft
from fairlead.flows.shared_answers import SharedAnswers
from fairlead.flows.shared_pages import elasticsearch_url

A = TypeVar("A", bound=SharedAnswers)

_PATH = "/elastic/"

_INCOMPLETE = translate("Plan", "The page “%1” is not complete.")


def need_complete(pages: Sequence[Page[A]], answers: A) -> tuple[AwsIdentity, Deployment]:
    """Make sure that nothing is missing, and return who is signed in and what answered.

    Raises:
        Problem: A page is not complete; the title names the first one, the advice says why.
    """
    for page in trail(pages, answers):
        for issue in page.check(answers):
            if issue.weight is Weight.ERROR:
                raise Problem("answers-incomplete", _INCOMPLETE(page.title), issue.text)
    identity, deployment = answers.aws.identity, answers.elastic.deployment
    # The page Sign in has made sure of both.
    assert identity is not None
    assert deployment is not None
    return identity, deployment


def place_of(
    answers: SharedAnswers, identity: AwsIdentity, deployment: Deployment
) -> dict[str, str]:
    """Return where a run belongs."""
    return {
        "account": identity.account,
        "partition": identity.partition,
        "region": answers.aws.region,
        "kibana": parse_elastic_address(answers.elastic.address).kibana_url,
        "deployment_id": deployment.id,
        "space": answers.elastic.space,
    }


def sign_in_of(answers: SharedAnswers, deployment: Deployment) -> dict[str, Mapping[str, Any]]:
    """Return how to reach both ends again, without any secret."""
    aws, elastic = answers.aws, answers.elastic
    return {
        "aws": {
            "source": aws.source.value,
            "profile": aws.profile,
            "access_key_id": aws.access_key_id,
            "region": aws.region,
        },
        "elastic": {
            "address": elastic.address,
            "elasticsearch_address": elastic.elasticsearch_address,
            "method": elastic.method.value,
            "username": elastic.username,
            "space": elastic.space,
            "ca_file": elastic.ca_file,
            "kibana_version": deployment.version,
            "is_serverless": deployment.is_serverless,
            "is_on_cloud": deployment.is_on_cloud,
            "deployment_id": deployment.id,
            "elasticsearch_url": elasticsearch_url(elastic),
        },
    }


def identity_steps(
    answers: SharedAnswers, document: str, description: str, entry: str
) -> Iterator[StepSpec]:
    """Yield the steps that make the connector's identity in AWS.

    Args:
        answers: Complete answers.
        document: The document of the new policy as JSON; "" where an existing policy is attached.
        description: What the policy is for. IAM takes Latin-1 only, and a translation might have
            more; so it is not translated.
        entry: The entry of the keyring that holds the access key.
    """
    policy, user, key = answers.policy, answers.user, answers.key
    is_new_user = user.mode is UserMode.NEW
    tags = dict(user.tags) if is_new_user else {}
    if document:
        values: dict[str, Any] = {
            "name": policy.name,
            "path": _PATH,
            "description": description,
            "document": document,
            "tags": tags,
            "scope": policy.scope.value,
            "is_edited": bool(policy.edited),
        }
        yield StepSpec("policy", "iam-policy", values)
    if is_new_user:
        values = {
            "name": user.name,
            "path": user.path,
            "boundary_arn": user.boundary_arn,
            "tags": tags,
        }
        yield StepSpec("user", "iam-user", values)
    values = {"user": user.name, "policy_arn": "" if document else policy.existing_arn}
    yield StepSpec("attachment", "iam-attachment", values)
    if key.mode is KeyMode.OWN:
        values = {"access_key_id": key.own_id, "secret_name": entry}
        yield StepSpec("own-key", "own-access-key", values)
    else:
        values = {"user": user.name, "remove_key_id": key.relief_id, "secret_name": entry}
        yield StepSpec("access-key", "iam-access-key", values)


def document_of(policy: PolicyAnswers, build: Callable[[], PolicyDraft]) -> str:
    """Return the document of the new policy, computed unless it was edited, "" for none."""
    if policy.scope is PolicyScope.EXISTING:
        return ""
    return policy.edited or build().compact


def key_entry(connector_name: str, connector_id: str) -> str:
    """Return the entry of the keyring that holds a connection's access key."""
    return f"Fairlead access key {connector_name} {connector_id[:8]}"
