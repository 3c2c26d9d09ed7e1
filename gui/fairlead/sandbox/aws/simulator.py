"""The IAM policy simulator: what a principal's policies would say."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from moto.iam.models import IAMBackend

from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.iam_rules import no_such_entity
from fairlead.sandbox.aws.identity import Identities, Principal
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.policy import (
    Context,
    Document,
    Effect,
    PolicySet,
    Request,
    as_list,
    decide,
    evaluate,
)

_ACTION: Final = re.compile(r"[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+")


def simulate(
    backend: IAMBackend,
    permissions: Permissions,
    identities: Identities,
    params: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Evaluate every action on every resource of a SimulatePrincipalPolicy call.

    As in the original, only the condition keys that the caller gives are known; those that a
    policy asks for besides are listed as missing. Which statements matched is not told.
    Raises `ApiError` for a principal that does not exist or a text that is no action.
    """
    arn = params["PolicySourceArn"]
    principal = _find(backend, identities, arn)
    policies = permissions.policies_of(principal)
    added = [json.loads(text) for text in params.get("PolicyInputList", [])]
    boundary = policies.boundary
    if "PermissionsBoundaryPolicyInputList" in params:
        boundary = [json.loads(text) for text in params["PermissionsBoundaryPolicyInputList"]]
    policies = replace(policies, identity=[*policies.identity, *added], boundary=boundary)
    context: dict[str, str | tuple[str, ...]] = {}
    if principal.user_name is not None:
        context["aws:username"] = principal.user_name
    for entry in params.get("ContextEntries", []):
        values = entry["ContextKeyValues"]
        is_list = entry["ContextKeyType"].endswith("List")
        context[entry["ContextKeyName"].lower()] = tuple(values) if is_list else values[0]
    for action in params["ActionNames"]:
        if not _ACTION.fullmatch(action):
            raise ApiError("InvalidInput", f"Invalid Entity Arn or action: {action}")
    resources = params.get("ResourceArns", ["*"])
    return [
        _result(policies, Request(action, resource, context))
        for action in params["ActionNames"]
        for resource in resources
    ]


def _find(backend: IAMBackend, identities: Identities, arn: str) -> Principal:
    """Return the user or the role of an ARN. A role's session is no principal here."""
    for user in backend.users.values():
        if user.arn == arn:
            return identities.principal_of(user)
    for role in backend.roles.values():
        if role.arn == arn:
            return Principal(role.arn, role.account_id, role.id, role_name=role.name)
    raise no_such_entity(f"The specified entity {arn} cannot be found.")


def _result(policies: PolicySet, request: Request) -> dict[str, Any]:
    result: dict[str, Any] = {
        "EvalActionName": request.action,
        "EvalResourceName": request.resource,
        "EvalDecision": decide(policies, request).effect.value,
        "MatchedStatements": [],
        "MissingContextValues": sorted(_missing(policies, request.context)),
    }
    if policies.boundary is not None:
        allowed = evaluate(policies.boundary, request) is Effect.ALLOWED
        result["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": allowed}
    if policies.service_control is not None:
        allowed = evaluate(policies.service_control, request) is Effect.ALLOWED
        result["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": allowed}
    return result


def _missing(policies: PolicySet, context: Context) -> set[str]:
    documents = [*policies.identity, *(policies.boundary or ())]
    return {key for key in _condition_keys(documents) if key.lower() not in context}


def _condition_keys(documents: list[Document]) -> Iterator[str]:
    for document in documents:
        for statement in as_list(document["Statement"]):
            for tests in statement.get("Condition", {}).values():
                yield from tests
