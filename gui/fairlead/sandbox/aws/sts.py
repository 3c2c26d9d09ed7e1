"""STS: who am I, and temporary credentials."""

import json
from collections.abc import Mapping
from typing import Any

from moto.iam.models import IAMBackend, Role

from fairlead.sandbox.aws.errors import ApiError, refusal
from fairlead.sandbox.aws.identity import Caller, Identities, Principal, Session
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.policy import Decision, Request, as_list
from fairlead.sandbox.wildcard import matches

Params = Mapping[str, Any]
Result = Mapping[str, Any]

# Any other six digits pass: no device here shows real ones.
_WRONG_CODE = "000000"


class Sts:
    """The three operations a set-up needs; others are refused as unknown."""

    def __init__(
        self, backend: IAMBackend, identities: Identities, permissions: Permissions
    ) -> None:
        self._backend = backend
        self._identities = identities
        self._permissions = permissions

    def answer(self, operation: str, params: Params, caller: Caller, region: str) -> Result | None:
        """Return the result of an operation, or ``None`` for one that is not played."""
        principal = caller.principal
        if operation == "GetCallerIdentity":
            return {
                "UserId": principal.user_id,
                "Account": principal.account,
                "Arn": principal.arn,
            }
        if operation == "GetSessionToken":
            return self._get_session_token(params, caller)
        if operation == "AssumeRole":
            return self._assume_role(params, principal, region)
        return None

    def _get_session_token(self, params: Params, caller: Caller) -> Result:
        principal = caller.principal
        if caller.session is not None:
            text = "Cannot call GetSessionToken with session credentials"
            raise refusal("denied", "query", text)
        has_mfa = self._check_code(params, principal)
        seconds = params.get("DurationSeconds", 43200)
        session = self._identities.open_session(principal, seconds, has_mfa=has_mfa)
        return {"Credentials": _credentials(session)}

    def _check_code(self, params: Params, principal: Principal) -> bool:
        """Tell whether an MFA code was given; raises when it is wrong."""
        serial, code = params.get("SerialNumber"), params.get("TokenCode")
        if serial is None and code is None:
            return False
        assert principal.user_name is not None
        devices = self._backend.users[principal.user_name].mfa_devices
        if serial not in devices or code is None or code == _WRONG_CODE:
            text = "MultiFactorAuthentication failed with invalid MFA one time pass code."
            raise refusal("denied", "query", text)
        return True

    def _assume_role(self, params: Params, principal: Principal, region: str) -> Result:
        arn, name = params["RoleArn"], params["RoleSessionName"]
        request = Request("sts:AssumeRole", arn)
        role = next((role for role in self._backend.roles.values() if role.arn == arn), None)
        if role is None or not self._may_assume(role, principal, request, region):
            # AWS does not tell a role that is missing from one that does not trust the caller.
            text = f"User: {principal.arn} is not authorized to perform: sts:AssumeRole"
            raise refusal("denied", "query", f"{text} on resource: {arn}")
        if params.get("DurationSeconds", 0) > int(role.max_session_duration or 3600):
            raise ApiError(
                "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            )
        has_mfa = principal.user_name is not None and self._check_code(params, principal)
        root = f"arn:{role.partition}:sts::{role.account_id}"
        assumed = Principal(
            arn=f"{root}:assumed-role/{role.name}/{name}",
            account=role.account_id,
            user_id=f"{role.id}:{name}",
            role_name=role.name,
        )
        seconds = params.get("DurationSeconds", 3600)
        session = self._identities.open_session(assumed, seconds, has_mfa=has_mfa)
        return {
            "Credentials": _credentials(session),
            "AssumedRoleUser": {"AssumedRoleId": assumed.user_id, "Arn": assumed.arn},
        }

    def _may_assume(self, role: Role, principal: Principal, request: Request, region: str) -> bool:
        """Apply the trust policy; one that trusts the account leaves it to the caller's own."""
        decision: Decision = self._permissions.decide(principal, request, region)
        root = f"arn:{role.partition}:iam::{role.account_id}:root"
        for statement in as_list(json.loads(role.assume_role_policy_document)["Statement"]):
            trusted = statement["Principal"]
            names = as_list(trusted if isinstance(trusted, str) else trusted.get("AWS", []))
            if statement["Effect"] != "Allow" or not any(
                matches(action, "sts:AssumeRole") for action in as_list(statement["Action"])
            ):
                continue
            if principal.arn in names:
                return True
            if {"*", root, role.account_id}.intersection(names):
                return decision.is_allowed
        return False


def _credentials(session: Session) -> dict[str, Any]:
    return {
        "AccessKeyId": session.access_key_id,
        "SecretAccessKey": session.secret,
        "SessionToken": session.token,
        "Expiration": session.expires,
    }
