"""What IAM asks permission for: the resource and the condition keys of each action.

From "Actions, resources, and condition keys for AWS Identity and Access Management" in the
service authorization reference.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from moto.iam.models import IAMBackend

from fairlead.sandbox.aws.identity import Principal
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.policy import Request

# Operations on the caller itself when no user is named.
SELF_SERVICE: Final = frozenset(
    {"GetUser", "CreateAccessKey", "ListAccessKeys", "UpdateAccessKey", "DeleteAccessKey"}
)
_LISTED: Final = {
    "ListUsers": "user",
    "ListRoles": "role",
    "ListGroups": "group",
    "ListInstanceProfiles": "instance-profile",
}
_SETS_BOUNDARY: Final = frozenset({"CreateUser", "CreateRole", "PutUserPermissionsBoundary"})
_NEEDS_BOUNDARY: Final = frozenset(
    {
        "AttachUserPolicy",
        "DeleteUserPermissionsBoundary",
        "DeleteUserPolicy",
        "DetachUserPolicy",
        "PutUserPolicy",
    }
)


class IamAccess:
    """Names the requests a caller must be allowed for an operation of IAM."""

    def __init__(self, backend: IAMBackend, permissions: Permissions) -> None:
        self._backend = backend
        self._permissions = permissions
        self._root = f"arn:{backend.partition}:iam::{backend.account_id}"

    def requests(
        self, operation: str, params: Mapping[str, Any], principal: Principal
    ) -> Iterator[Request]:
        """Yield the request of the operation, and that for its tags if it sets any."""
        resource = self._resource(operation, params, principal)
        context = self._context(operation, params, resource)
        yield Request(f"iam:{operation}", resource, context)
        if operation in ("CreateUser", "CreatePolicy") and params.get("Tags"):
            yield Request(operation.replace("Create", "iam:Tag"), resource, context)

    def _resource(self, operation: str, params: Mapping[str, Any], principal: Principal) -> str:
        return (
            self._new_or_listed(operation, params)
            or self._named(operation, params, principal)
            or str(params.get("PolicyArn") or params.get("PolicySourceArn") or "*")
        )

    def _new_or_listed(self, operation: str, params: Mapping[str, Any]) -> str | None:
        path, prefix = params.get("Path", "/"), params.get("PathPrefix", "/")
        if operation == "CreateUser":
            return f"{self._root}:user{path}{params['UserName']}"
        if operation == "CreatePolicy":
            return f"{self._root}:policy{path}{params['PolicyName']}"
        if operation == "ListPolicies":
            return f"policy path {prefix}"
        if operation in _LISTED:
            return f"{self._root}:{_LISTED[operation]}{prefix}"
        return None

    def _named(self, operation: str, params: Mapping[str, Any], principal: Principal) -> str | None:
        if operation == "GetAccessKeyLastUsed":
            key = self._backend.access_keys.get(params["AccessKeyId"])
            return None if key is None or key.user_name is None else self._user_arn(key.user_name)
        if "GroupName" in params:
            group = self._backend.groups.get(params["GroupName"])
            return f"{self._root}:group/{params['GroupName']}" if group is None else group.arn
        if "RoleName" in params:
            name = params["RoleName"]
            roles = (role.arn for role in self._backend.roles.values() if role.name == name)
            return next(roles, f"{self._root}:role/{name}")
        if "UserName" in params:
            return self._user_arn(params["UserName"])
        return principal.arn if operation in SELF_SERVICE else None

    def _user_arn(self, name: str) -> str:
        user = self._backend.users.get(name)
        return f"{self._root}:user/{name}" if user is None else user.arn

    def _context(
        self, operation: str, params: Mapping[str, Any], resource: str
    ) -> dict[str, str | tuple[str, ...]]:
        context: dict[str, str | tuple[str, ...]] = {}
        if operation.startswith(("Attach", "Detach")):
            context["iam:policyarn"] = params["PolicyArn"]
        boundary = None
        if operation in _SETS_BOUNDARY:
            boundary = params.get("PermissionsBoundary")
        elif operation in _NEEDS_BOUNDARY:
            boundary = self._permissions.boundaries.get(params["UserName"])
        if boundary is not None:
            context["iam:permissionsboundary"] = boundary
        for tag in params.get("Tags", []):
            context[f"aws:requesttag/{tag['Key'].lower()}"] = tag["Value"]
        keys = [tag["Key"] for tag in params.get("Tags", [])] + params.get("TagKeys", [])
        if keys:
            context["aws:tagkeys"] = tuple(keys)
        for tag in self._tags(resource):
            for prefix in ("aws", "iam"):
                context[f"{prefix}:resourcetag/{tag['Key'].lower()}"] = tag["Value"]
        return context

    def _tags(self, resource: str) -> list[dict[str, str]]:
        policy = self._backend.managed_policies.get(resource)
        if policy is not None:
            return policy.get_tags()
        tags: list[dict[str, str]] = self._backend.tagger.list_tags_for_resource(resource)["Tags"]
        return tags
