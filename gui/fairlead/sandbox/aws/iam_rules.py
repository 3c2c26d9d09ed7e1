"""What IAM refuses, in IAM's words, before it does anything.

Moto overlooks some of it and words other parts differently; what passes here is left to it.
Quotas and texts are those of "IAM and AWS STS quotas" and of the API reference.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from moto.iam.models import IAMBackend, ManagedPolicy, User

from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.policy import OPERATORS, as_list

Params = Mapping[str, Any]

_POLICIES_PER_USER: Final = 10
_KEYS_PER_USER: Final = 2
_VERSIONS_PER_POLICY: Final = 5
_MANAGED_POLICY_SIZE: Final = 6144
_USER_POLICY_SIZE: Final = 2048
_LATIN: Final = re.compile(r"[\t\n\r\x20-\xff]*")


def no_such_entity(message: str) -> ApiError:
    """Build the error for something that does not exist."""
    return ApiError("NoSuchEntity", message, 404)


def _already_exists(message: str) -> ApiError:
    return ApiError("EntityAlreadyExists", message, 409)


def _limit_exceeded(message: str) -> ApiError:
    return ApiError("LimitExceeded", message, 409)


def _delete_conflict(message: str) -> ApiError:
    return ApiError("DeleteConflict", message, 409)


class IamRules:
    """Checks an operation and its parameters against what stands in IAM."""

    def __init__(self, backend: IAMBackend, permissions: Permissions) -> None:
        self._backend = backend
        self._permissions = permissions
        self._rules: Mapping[str, Callable[[Params], None]] = {
            "AttachUserPolicy": self._attach_user_policy,
            "CreateAccessKey": self._create_access_key,
            "CreatePolicy": self._create_policy,
            "CreatePolicyVersion": self._create_policy_version,
            "CreateUser": self._create_user,
            "DeleteAccessKey": self._require_key,
            "DeletePolicy": self._delete_policy,
            "DeletePolicyVersion": self._delete_policy_version,
            "DeleteUser": self._delete_user,
            "DeleteUserPolicy": self._require_user_policy,
            "GetPolicyVersion": self._require_version,
            "GetUserPolicy": self._require_user_policy,
            "PutUserPermissionsBoundary": self._require_boundary,
            "PutUserPolicy": self._put_user_policy,
            "SetDefaultPolicyVersion": self._require_version,
            "UpdateAccessKey": self._require_key,
        }

    def check(self, operation: str, params: Params) -> None:
        """Raise the `ApiError` with which IAM would refuse the operation."""
        tag_keys = [tag["Key"].lower() for tag in params.get("Tags", [])]
        if len(set(tag_keys)) != len(tag_keys):
            raise ApiError(
                "InvalidInput",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            )
        if operation != "CreateUser" and "UserName" in params:
            self.user(params["UserName"])
        if operation != "CreateRole" and "RoleName" in params:
            name = params["RoleName"]
            if all(role.name != name for role in self._backend.roles.values()):
                raise no_such_entity(f"The role with name {name} cannot be found.")
        if "PolicyArn" in params and operation != "AttachUserPolicy":
            self.policy(params["PolicyArn"])
        rule = self._rules.get(operation)
        if rule is not None:
            rule(params)

    def user(self, name: str) -> User:
        """Return a user; raises ``NoSuchEntity``."""
        user = self._backend.users.get(name)
        if user is None:
            raise no_such_entity(f"The user with name {name} cannot be found.")
        return user

    def policy(self, arn: str) -> ManagedPolicy:
        """Return a managed policy; raises ``NoSuchEntity``."""
        policy = self._backend.managed_policies.get(arn)
        if policy is None:
            raise no_such_entity(f"Policy {arn} was not found.")
        return policy

    def _create_user(self, params: Params) -> None:
        name = params["UserName"]
        if name.lower() in map(str.lower, self._backend.users):
            raise _already_exists(f"User with name {name} already exists.")
        if "PermissionsBoundary" in params:
            self._require_boundary(params)

    def _require_boundary(self, params: Params) -> None:
        arn = params["PermissionsBoundary"]
        if arn not in self._backend.managed_policies:
            raise no_such_entity(f"Scope ARN: {arn} does not exist or is not attachable.")

    def _delete_user(self, params: Params) -> None:
        user = self.user(params["UserName"])
        if user.access_keys:
            raise _delete_conflict("Cannot delete entity, must delete access keys first.")
        if user.policies:
            raise _delete_conflict("Cannot delete entity, must delete policies first.")
        if user.managed_policies:
            raise _delete_conflict("Cannot delete entity, must detach all policies first.")
        if self._backend.get_groups_for_user(user.name):
            raise _delete_conflict("Cannot delete entity, must remove users from group first.")

    def _create_access_key(self, params: Params) -> None:
        if len(self.user(params["UserName"]).access_keys) >= _KEYS_PER_USER:
            raise _limit_exceeded(f"Cannot exceed quota for AccessKeysPerUser: {_KEYS_PER_USER}")

    def _require_key(self, params: Params) -> None:
        key_id = params["AccessKeyId"]
        if not self.user(params["UserName"]).has_access_key(key_id):
            raise no_such_entity(f"The Access Key with id {key_id} cannot be found.")

    def _require_user_policy(self, params: Params) -> None:
        name = params["PolicyName"]
        if name not in self.user(params["UserName"]).policies:
            raise no_such_entity(f"The user policy with name {name} cannot be found.")

    def _attach_user_policy(self, params: Params) -> None:
        user, arn = self.user(params["UserName"]), params["PolicyArn"]
        if arn not in self._backend.managed_policies:
            raise no_such_entity(f"Policy {arn} does not exist or is not attachable.")
        if arn not in user.managed_policies and len(user.managed_policies) >= _POLICIES_PER_USER:
            raise _limit_exceeded(f"Cannot exceed quota for PoliciesPerUser: {_POLICIES_PER_USER}")

    def _create_policy(self, params: Params) -> None:
        if not _LATIN.fullmatch(params.get("Description", "")):
            raise ApiError(
                "ValidationError",
                "The specified value for description is invalid. "
                "It must contain only characters of the Latin-1 set.",
            )
        _check_document(params["PolicyDocument"])
        self._check_managed_size(params["PolicyDocument"])
        name = params["PolicyName"]
        own = (p for p in self._backend.managed_policies.values() if p.account_id != "aws")
        if any(policy.name.lower() == name.lower() for policy in own):
            raise _already_exists(
                f"A policy called {name} already exists. Duplicate names are not allowed."
            )

    def _create_policy_version(self, params: Params) -> None:
        _check_document(params["PolicyDocument"])
        self._check_managed_size(params["PolicyDocument"])
        if len(self.policy(params["PolicyArn"]).versions) >= _VERSIONS_PER_POLICY:
            raise _limit_exceeded(
                f"A managed policy can have up to {_VERSIONS_PER_POLICY} versions. Before you "
                "create a new version, you must delete an existing version."
            )

    def _check_managed_size(self, document: str) -> None:
        # White space does not count.
        if len("".join(document.split())) > _MANAGED_POLICY_SIZE:
            raise _limit_exceeded(f"Cannot exceed quota for PolicySize: {_MANAGED_POLICY_SIZE}")

    def _put_user_policy(self, params: Params) -> None:
        _check_document(params["PolicyDocument"])
        user = self.user(params["UserName"])
        documents = {**user.policies, params["PolicyName"]: params["PolicyDocument"]}
        if sum(len("".join(text.split())) for text in documents.values()) > _USER_POLICY_SIZE:
            raise _limit_exceeded(
                f"Maximum policy size of {_USER_POLICY_SIZE} bytes exceeded for user {user.name}"
            )

    def _require_version(self, params: Params) -> None:
        arn, version_id = params["PolicyArn"], params["VersionId"]
        if all(version.version_id != version_id for version in self.policy(arn).versions):
            raise no_such_entity(
                f"Policy {arn} version {version_id} does not exist or is not attachable."
            )

    def _delete_policy_version(self, params: Params) -> None:
        self._require_version(params)
        if self.policy(params["PolicyArn"]).default_version_id == params["VersionId"]:
            raise _delete_conflict("Cannot delete the default version of a policy.")

    def _delete_policy(self, params: Params) -> None:
        policy = self.policy(params["PolicyArn"])
        is_boundary = policy.arn in self._permissions.boundaries.values()
        if policy.attachment_count or is_boundary:
            raise _delete_conflict("Cannot delete a policy attached to entities.")
        if len(policy.versions) > 1:
            raise _delete_conflict(
                "This policy has more than one version. Before you delete a policy, you must "
                "delete the policy's versions. The default version is deleted with the policy."
            )


def _check_document(text: str) -> None:
    """Refuse what moto lets pass: an effect in the wrong case, an operator that does not exist."""
    try:
        statements = as_list(json.loads(text)["Statement"])
        effects = {statement["Effect"] for statement in statements}
        operators = {name for item in statements for name in item.get("Condition", {})}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _malformed() from None
    if not effects <= {"Allow", "Deny"}:
        raise _malformed()
    for operator in operators:
        bare = operator.removeprefix("ForAllValues:").removeprefix("ForAnyValue:")
        if bare.removesuffix("IfExists") not in OPERATORS:
            raise _malformed()


def _malformed() -> ApiError:
    return ApiError("MalformedPolicyDocument", "Syntax errors in policy.")
