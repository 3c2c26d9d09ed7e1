"""What AWS says when any call fails. The first row that fits is taken.

Sources: the common errors in the API references of IAM and STS, "Troubleshooting IAM"
and "Troubleshoot access denied error messages" in the IAM user guide.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.failures import Failure

UNKNOWN_KEY_CODES = ("InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId")
"""How STS and IAM, Bedrock, and S3 answer a key they do not know, or do not know yet."""

DENIED_CODES = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")

# The sentence of IAM; its last clause names the kind of policy that decides.
_WHO = r"User: (?P<who>\S+) is not authorized to perform: (?P<action>[\w:*-]+)"
# S3 puts the resource into quotes; IAM may put its kind before it.
WHAT = r"(?: on resource: \"?(?P<resource>(?:(?:user|role|policy) )?[^\s\"]+)\"?)?"
_DENY = r".*explicit deny in an? "
_NO_ALLOW = r".*because no "
BY_ORGANIZATION = rf"(?:{_DENY}|{_NO_ALLOW})(?:service|resource) control policy"

FORBIDDEN = translate("Diagnosis", "A policy of your AWS organization forbids %1.")
_FORBIDDEN_ADVICE = translate(
    "Diagnosis",
    "Only who manages the organization can change that. Tell them: %2 needs %1 on %3.",
)
_BOUNDARY = translate("Diagnosis", "The permissions boundary of %2 does not let it do %1.")
_BOUNDARY_ADVICE = translate(
    "Diagnosis",
    "A boundary caps what every policy of the user may allow. Add %1 on %3 to it, or choose"
    " another boundary on IAM user.",
)
_SESSION = translate("Diagnosis", "The policy of this session does not let it do %1.")
_SESSION_ADVICE = translate(
    "Diagnosis", "Sign in to AWS again without a session policy, or with one that allows %1 on %3."
)
_PLACE = translate("Diagnosis", "A policy on the resource or on the way to it forbids %1.")
_PLACE_ADVICE = translate(
    "Diagnosis",
    "It is a %4, so neither a policy of the user nor Fairlead can help. Whoever manages it has to"
    " let %2 do %1 on %3.",
)
_DENIED_BY_OWN = translate("Diagnosis", "A policy of %2 denies %1.")
_DENIED_BY_OWN_ADVICE = translate(
    "Diagnosis",
    "A deny wins over every allow. Find it among the policies of the user and its groups, and"
    " leave %3 out of it.",
)
_OPERATOR = translate("Diagnosis", "You are not allowed to do %1.")
_OPERATOR_ADVICE = translate(
    "Diagnosis",
    "No policy of %2 allows it on %3. Ask your AWS administrator for it, or sign in with another"
    " profile.",
)
ACCESS_ARGS = ("action", "who", "resource")

FIRM_DENIALS: tuple[Failure, ...] = (
    Failure(
        "aws-denied-organization",
        FORBIDDEN,
        _FORBIDDEN_ADVICE,
        pattern=rf"{_WHO}{WHAT}{BY_ORGANIZATION}",
        args=ACCESS_ARGS,
    ),
    Failure(
        "aws-denied-boundary",
        _BOUNDARY,
        _BOUNDARY_ADVICE,
        pattern=rf"{_WHO}{WHAT}(?:{_DENY}|{_NO_ALLOW})permissions boundary",
        args=ACCESS_ARGS,
    ),
    Failure(
        "aws-denied-session",
        _SESSION,
        _SESSION_ADVICE,
        pattern=rf"{_WHO}{WHAT}(?:{_DENY}|{_NO_ALLOW})session policy",
        args=ACCESS_ARGS,
    ),
    Failure(
        "aws-denied-place",
        _PLACE,
        _PLACE_ADVICE,
        pattern=rf"{_WHO}{WHAT}(?:{_DENY}|{_NO_ALLOW})"
        r"(?P<policy>VPC endpoint policy|resource-based policy|role trust policy)",
        args=(*ACCESS_ARGS, "policy"),
    ),
    Failure(
        "aws-denied-explicitly",
        _DENIED_BY_OWN,
        _DENIED_BY_OWN_ADVICE,
        pattern=rf"{_WHO}{WHAT}{_DENY}",
        args=ACCESS_ARGS,
    ),
)

DENIALS: tuple[Failure, ...] = (
    Failure(
        "aws-denied",
        _OPERATOR,
        _OPERATOR_ADVICE,
        pattern=rf"{_WHO}{WHAT}",
        args=ACCESS_ARGS,
    ),
)

SIGN_IN_FAILURES: tuple[Failure, ...] = (
    Failure(
        "aws-key-unknown",
        translate("Diagnosis", "IAM does not accept this sign-in."),
        translate(
            "Diagnosis",
            "The key was deleted, deactivated or pasted incompletely, or its session token is"
            " missing. Temporary keys that were made without an MFA code cannot use IAM at all:"
            " sign in with MFA or with a role.",
        ),
        codes=UNKNOWN_KEY_CODES,
        services=("iam",),
    ),
    Failure(
        "aws-key-unknown",
        translate("Diagnosis", "AWS does not know this access key."),
        translate(
            "Diagnosis",
            "A new key needs up to two minutes. Otherwise it was deleted, deactivated or pasted"
            " incompletely, it begins with ASIA and lacks its session token, the region is not"
            " enabled for the account, or the key and the region are of different parts of AWS, as"
            " GovCloud and China are.",
        ),
        codes=UNKNOWN_KEY_CODES,
        retryable=True,
    ),
    Failure(
        "aws-session-expired",
        translate("Diagnosis", "The sign-in to AWS has expired."),
        translate("Diagnosis", "Sign in to AWS again, then go on. What is done stays done."),
        codes=(
            *("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"),
            *("UnauthorizedSSOTokenError", "TokenRetrievalError", "LoginRefreshRequired"),
        ),
        retryable=True,
    ),
    Failure(
        "aws-clock",
        translate("Diagnosis", "The clock of this computer is wrong."),
        translate(
            "Diagnosis",
            "AWS refuses requests that are signed more than five minutes off. Set the clock, then"
            " try again.",
        ),
        pattern=r"signature (?:expired|not yet current)|time.*too skewed|request has expired",
        retryable=True,
    ),
    Failure(
        "aws-secret-wrong",
        translate("Diagnosis", "The secret access key does not belong to the access key id."),
        translate("Diagnosis", "Enter both once more; they are a pair."),
        codes=("SignatureDoesNotMatch", "InvalidSignatureException"),
    ),
    Failure(
        "aws-token-wrong",
        translate("Diagnosis", "The session token is wrong or missing."),
        translate("Diagnosis", "Copy key id, secret and token together from where they came."),
        codes=("InvalidToken", "MissingAuthenticationToken", "MissingAuthenticationTokenException"),
    ),
    Failure(
        "aws-region-off",
        translate("Diagnosis", "This region is not enabled for the account."),
        translate("Diagnosis", "Enable it under Account in the AWS console, or choose another."),
        codes=("OptInRequired", "RegionDisabledException"),
    ),
)

IAM_FAILURES: tuple[Failure, ...] = (
    Failure(
        "iam-exists",
        translate("Diagnosis", "The name %1 is taken in this account."),
        translate("Diagnosis", "What has it stays as it is. Choose another name, or use that one."),
        codes=("EntityAlreadyExists", "EntityAlreadyExistsException"),
        pattern=r"(?:with name|called) (?P<name>\S+) already exists",
        args=("name",),
    ),
    Failure(
        "iam-exists",
        translate("Diagnosis", "The account has something of this name already."),
        translate("Diagnosis", "AWS says: %1 Choose another name."),
        codes=("EntityAlreadyExists", "EntityAlreadyExistsException"),
        args=("message",),
    ),
    Failure(
        "iam-keys-full",
        translate("Diagnosis", "The user has two access keys, which is all that IAM allows."),
        translate("Diagnosis", "Choose on Access key which of them may be deleted."),
        codes=("LimitExceeded", "LimitExceededException"),
        pattern=r"AccessKeysPerUser",
    ),
    Failure(
        "iam-policies-full",
        translate("Diagnosis", "The user holds as many policies as IAM allows."),
        translate("Diagnosis", "Detach one that is not needed, or let Fairlead make a new user."),
        codes=("LimitExceeded", "LimitExceededException"),
        pattern=r"PoliciesPerUser",
    ),
    Failure(
        "iam-versions-full",
        translate("Diagnosis", "The policy has five versions, which is all that IAM allows."),
        translate("Diagnosis", "Delete one that is not the default in the IAM console."),
        codes=("LimitExceeded", "LimitExceededException"),
        pattern=r"up to 5 versions",
    ),
    Failure(
        "iam-quota",
        translate("Diagnosis", "A quota of IAM is used up."),
        translate("Diagnosis", "AWS says: %1 Remove what is not needed, or ask for a higher one."),
        codes=("LimitExceeded", "LimitExceededException"),
        args=("message",),
    ),
    Failure(
        "iam-in-use",
        translate("Diagnosis", "IAM cannot delete this yet: something still hangs on it."),
        translate("Diagnosis", "AWS says: %1 Remove that first; it was not made by this run."),
        codes=("DeleteConflict", "DeleteConflictException"),
        args=("message",),
    ),
    Failure(
        "iam-document",
        translate("Diagnosis", "IAM refuses the policy document."),
        translate("Diagnosis", "AWS says: %1 Correct it on IAM policy."),
        codes=("MalformedPolicyDocument", "MalformedPolicyDocumentException"),
        args=("message",),
    ),
    Failure(
        "iam-missing",
        translate("Diagnosis", "IAM does not find it."),
        translate("Diagnosis", "AWS says: %1 It may have been deleted in the meantime."),
        codes=("NoSuchEntity", "NoSuchEntityException"),
        args=("message",),
    ),
    Failure(
        "iam-invalid",
        translate("Diagnosis", "IAM refuses a value."),
        translate("Diagnosis", "AWS says: %1"),
        codes=("ValidationError", "InvalidInput", "InvalidParameterValue"),
        args=("message",),
    ),
)

LAST_FAILURES: tuple[Failure, ...] = (
    Failure(
        "aws-throttled",
        translate("Diagnosis", "AWS asked to slow down."),
        translate("Diagnosis", "Wait a few seconds and try again. What is done stays done."),
        codes=(
            *("Throttling", "ThrottlingException", "throttlingException", "RequestLimitExceeded"),
            *("TooManyRequestsException", "PriorRequestNotComplete", "SlowDown"),
        ),
        retryable=True,
    ),
    Failure(
        "aws-throttled",
        translate("Diagnosis", "AWS asked to slow down."),
        translate("Diagnosis", "Wait a few seconds and try again."),
        pattern=r"too many requests, please wait|too many tokens, please wait|rate exceeded",
        retryable=True,
    ),
    Failure(
        "aws-denied",
        translate("Diagnosis", "AWS denies this."),
        translate(
            "Diagnosis",
            "It says: %1 Rights that were given a moment ago take a few seconds to count.",
        ),
        codes=DENIED_CODES,
        args=("message",),
    ),
    Failure(
        "aws-unavailable",
        translate("Diagnosis", "AWS has trouble of its own."),
        translate("Diagnosis", "Try again in a while. What is done stays done."),
        statuses=(500, 502, 503, 504, 529),
        retryable=True,
    ),
)
