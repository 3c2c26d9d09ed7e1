"""What IAM Identity Center says when a sign-in fails. The first row that fits is taken.

Source: the errors of CreateToken and StartDeviceAuthorization in the IAM Identity Center OIDC API
reference, and of GetRoleCredentials in the portal's.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.failures import Failure

_OIDC = ("sso-oidc",)

SSO_FAILURES: tuple[Failure, ...] = (
    Failure(
        "sso-not-confirmed",
        translate("Diagnosis", "The sign-in was not confirmed in time."),
        translate("Diagnosis", "Sign in again and confirm it in the browser within ten minutes."),
        codes=("ExpiredTokenException",),
        services=_OIDC,
        retryable=True,
    ),
    Failure(
        "sso-refused",
        translate("Diagnosis", "The sign-in was refused in the browser."),
        translate("Diagnosis", "Sign in again and allow access there, if it was you who asked."),
        codes=("AccessDeniedException",),
        services=_OIDC,
        retryable=True,
    ),
    Failure(
        "sso-config",
        translate("Diagnosis", "IAM Identity Center does not accept what the profile says."),
        translate(
            "Diagnosis",
            "AWS says: %1 Correct sso_start_url, sso_region and sso_registration_scopes in the AWS"
            " config file; “aws configure sso” writes them.",
        ),
        codes=("InvalidRequestException", "InvalidScopeException"),
        services=_OIDC,
        args=("message",),
    ),
    Failure(
        "sso-no-access",
        translate("Diagnosis", "The role of this profile is not assigned to you."),
        translate(
            "Diagnosis",
            "Correct sso_account_id and sso_role_name of the profile, or ask who manages IAM"
            " Identity Center for this permission set.",
        ),
        codes=("ForbiddenException", "ResourceNotFoundException"),
        services=("sso",),
    ),
)
