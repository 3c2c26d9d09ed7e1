"""IAM: what moto has, with the refusals, the boundaries and the simulator it lacks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from moto.iam.models import AccessKey, IAMBackend, User

from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.iam_access import SELF_SERVICE, IamAccess
from fairlead.sandbox.aws.iam_rules import IamRules, no_such_entity
from fairlead.sandbox.aws.identity import Identities, Principal
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.simulator import simulate

Params = Mapping[str, Any]
Result = Mapping[str, Any]

_PAGE: Final = 100


class Iam:
    """Answers an operation itself, or says that moto may.

    ``prepare`` fills in the caller's own name, ``access`` names what must be allowed, ``rules``
    refuse, ``answer`` answers what moto cannot, ``note`` records what moto did.
    """

    def __init__(
        self, backend: IAMBackend, identities: Identities, permissions: Permissions
    ) -> None:
        self._backend = backend
        self._identities = identities
        self._permissions = permissions
        self.access = IamAccess(backend, permissions)
        self.rules = IamRules(backend, permissions)
        self._answers: Mapping[str, Callable[[Params], Result]] = {
            "AttachUserPolicy": self._attach_user_policy,
            "CreateAccessKey": self._create_access_key,
            "CreateUser": self._create_user,
            "DeleteUserPermissionsBoundary": self._delete_boundary,
            "GetAccessKeyLastUsed": self._get_access_key_last_used,
            "GetUser": self._get_user,
            "ListAccessKeys": self._list_access_keys,
            "ListUsers": self._list_users,
            "PutUserPermissionsBoundary": self._put_boundary,
            "SimulatePrincipalPolicy": self._simulate,
        }

    def prepare(self, operation: str, params: Params, principal: Principal) -> Params:
        """Name the caller where an operation without a user means the caller itself."""
        if operation not in SELF_SERVICE or "UserName" in params:
            return params
        if principal.user_name is None:
            raise ApiError(
                "ValidationError", "Must specify userName when calling with non-User credentials"
            )
        return {**params, "UserName": principal.user_name}

    def answer(self, operation: str, params: Params) -> Result | None:
        """Return the result of an operation, or ``None`` when moto has to answer it."""
        answer = self._answers.get(operation)
        return None if answer is None else answer(params)

    def note(self, operation: str, params: Params) -> None:
        """Record what moto did on success."""
        if operation == "PutUserPolicy":
            self._permissions.note_grant(params["UserName"], params["PolicyName"])
        elif operation == "DeleteUser":
            self._permissions.boundaries.pop(params["UserName"], None)

    def _create_user(self, params: Params) -> Result:
        name = params["UserName"]
        self._backend.create_user(
            self._backend.region_name, name, params.get("Path", "/"), params.get("Tags", [])
        )
        if "PermissionsBoundary" in params:
            self._permissions.boundaries[name] = params["PermissionsBoundary"]
        return self._get_user(params)

    def _get_user(self, params: Params) -> Result:
        user = self.rules.user(params["UserName"])
        boundary = self._permissions.boundaries.get(user.name)
        result = _user(user) | {"Tags": user.tags}
        if boundary is not None:
            result["PermissionsBoundary"] = {
                "PermissionsBoundaryType": "Policy",
                "PermissionsBoundaryArn": boundary,
            }
        return {"User": result}

    def _attach_user_policy(self, params: Params) -> Result:
        # Moto counts a policy that is attached twice as attached twice; detaching is once.
        user = self.rules.user(params["UserName"])
        if params["PolicyArn"] not in user.managed_policies:
            self._backend.attach_user_policy(params["PolicyArn"], user.name)
            self._permissions.note_grant(user.name, params["PolicyArn"])
        return {}

    def _list_users(self, params: Params) -> Result:
        prefix = params.get("PathPrefix", "/")
        users = [user for user in self._backend.users.values() if user.path.startswith(prefix)]
        users.sort(key=lambda user: user.name)
        return _page(params, "Users", [_user(user) for user in users])

    def _create_access_key(self, params: Params) -> Result:
        key = self._backend.create_access_key(params["UserName"])
        self._identities.note_key(key.access_key_id)
        return {"AccessKey": _key(key) | {"SecretAccessKey": key.secret_access_key}}

    def _list_access_keys(self, params: Params) -> Result:
        keys = self.rules.user(params["UserName"]).access_keys
        return _page(params, "AccessKeyMetadata", [_key(key) for key in keys])

    def _get_access_key_last_used(self, params: Params) -> Result:
        key = self._backend.access_keys.get(params["AccessKeyId"])
        if key is None or key.user_name is None:
            text = f"The Access Key with id {params['AccessKeyId']} cannot be found."
            raise no_such_entity(text)
        use = self._identities.last_use(key.access_key_id)
        used: dict[str, str | datetime] = {"ServiceName": "N/A", "Region": "N/A"}
        if use is not None:
            used = {"LastUsedDate": use.at, "ServiceName": use.service, "Region": use.region}
        return {"UserName": key.user_name, "AccessKeyLastUsed": used}

    def _put_boundary(self, params: Params) -> Result:
        self._permissions.boundaries[params["UserName"]] = params["PermissionsBoundary"]
        return {}

    def _delete_boundary(self, params: Params) -> Result:
        if self._permissions.boundaries.pop(params["UserName"], None) is None:
            text = f"The permissions boundary for user {params['UserName']} cannot be found."
            raise no_such_entity(text)
        return {}

    def _simulate(self, params: Params) -> Result:
        results = simulate(self._backend, self._permissions, self._identities, params)
        return _page(params, "EvaluationResults", results)


def _user(user: User) -> dict[str, Any]:
    return {
        "Path": user.path,
        "UserName": user.name,
        "UserId": user.id,
        "Arn": user.arn,
        "CreateDate": user.create_date,
    }


def _key(key: AccessKey) -> dict[str, Any]:
    return {
        "UserName": key.user_name,
        "AccessKeyId": key.access_key_id,
        "Status": key.status,
        "CreateDate": key.create_date,
    }


def _page(params: Params, name: str, items: Sequence[Any]) -> Result:
    """Cut a list as ``MaxItems`` and ``Marker`` ask; a marker is the number of the next item."""
    marker = params.get("Marker", "0")
    if not marker.isdecimal():
        raise ApiError("ValidationError", "Invalid Marker.")
    start = int(marker)
    end = start + params.get("MaxItems", _PAGE)
    result: dict[str, Any] = {name: items[start:end], "IsTruncated": end < len(items)}
    if end < len(items):
        result["Marker"] = str(end)
    return result
