"""What keeps a call from being answered at all: the network, the machine, the sign-in.

No service says these things, so no table of service codes knows them: the words are here. The name
of a condition is the `service_code` of the `ServiceProblem`, and its `code`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fairlead.core.errors import Fix, Problem
from fairlead.core.texts import Text, translate
from fairlead.services.problems import ServiceProblem, describe_call, human_name


@dataclass(frozen=True, slots=True)
class _Words:
    title: Text
    advice: Text
    retryable: bool = False


BROWSER_SIGN_IN: Final = "browser-sign-in"
"""The kind of the fix that signs the profile in its values in to IAM Identity Center."""

_SIGN_IN = translate("Conditions", "Sign in with the browser")
_CHECK_NETWORK = translate(
    "Conditions", "Check the network, the VPN and the proxy of this computer, then try again."
)

# As OpenSSL, macOS and Windows put it.
_NOT_ITS_TIME: Final = re.compile(r"expired|not yet valid|validity period")

CONDITIONS: Final[Mapping[str, _Words]] = {
    # The way there. %1 is the service.
    "timeout": _Words(
        translate("Conditions", "%1 did not answer in time."),
        translate(
            "Conditions",
            "Try again. If it keeps happening, a firewall or a proxy may hold the connection back.",
        ),
        retryable=True,
    ),
    "reset": _Words(
        translate("Conditions", "The connection to %1 broke off."), _CHECK_NETWORK, retryable=True
    ),
    "unreachable": _Words(
        translate("Conditions", "%1 cannot be reached."), _CHECK_NETWORK, retryable=True
    ),
    "proxy": _Words(
        translate("Conditions", "The proxy did not pass the connection to %1 on."),
        translate(
            "Conditions",
            "Check HTTPS_PROXY and NO_PROXY, and the user name and password of the proxy in them.",
        ),
    ),
    "aws-tls": _Words(
        translate("Conditions", "The certificate that %1 shows is not trusted."),
        translate(
            "Conditions",
            "If your network inspects TLS, add its authority to the certificates of this "
            "computer, or set AWS_CA_BUNDLE to the file with it. Then start again.",
        ),
    ),
    "elastic-tls": _Words(
        translate("Conditions", "The certificate that %1 shows is not trusted."),
        translate(
            "Conditions",
            "Name the file with the certificate of the authority that signed it, or add that "
            "authority to the certificates of this computer.",
        ),
    ),
    "certificate-time": _Words(
        translate("Conditions", "The certificate that %1 shows is not valid at this time."),
        translate(
            "Conditions",
            "Look at the date and the clock of this computer, and set them if they are wrong. If "
            "they are right, whoever runs the server, or the proxy on the way to it, has to renew "
            "the certificate.",
        ),
        retryable=True,
    ),
    "no-tls": _Words(
        translate("Conditions", "%1 cannot be spoken to over TLS at this address."),
        translate(
            "Conditions",
            "Check the port, and whether the address begins with https where only http answers.",
        ),
    ),
    "unreadable": _Words(
        translate("Conditions", "%1 gave an answer that cannot be read."),
        translate(
            "Conditions",
            "Something on the way may have answered in its place: a proxy, a portal, a wrong "
            "address. Try again, then check the network.",
        ),
        retryable=True,
    ),
    "not-sendable": _Words(
        translate("Conditions", "The request to %1 could not be sent."),
        translate("Conditions", "The details say why. Please report this if you cannot mend it."),
    ),
    "closed": _Words(
        translate("Conditions", "The connection to %1 was closed in the meantime."),
        translate("Conditions", "Try again."),
        retryable=True,
    ),
    "bad-credentials": _Words(
        translate("Conditions", "The credentials for %1 hold characters that no key has."),
        translate(
            "Conditions",
            "Enter them again without line breaks, spaces and quotation marks around them.",
        ),
    ),
    # The sign-in to AWS.
    "no-region": _Words(
        translate("Conditions", "No AWS region is chosen."),
        translate("Conditions", "Choose a region."),
    ),
    "bad-region": _Words(
        translate("Conditions", "The name of the AWS region is not valid."),
        translate("Conditions", "Choose a region from the list, such as us-east-1."),
    ),
    "no-credentials": _Words(
        translate("Conditions", "No AWS credentials were found."),
        translate(
            "Conditions",
            "Choose a profile, enter an access key, or set AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY.",
        ),
    ),
    "partial-credentials": _Words(
        translate("Conditions", "The AWS credentials are incomplete."),
        translate(
            "Conditions",
            "An access key id needs its secret access key. The details name the place and what "
            "is missing there.",
        ),
    ),
    "profile-not-found": _Words(
        translate("Conditions", "There is no AWS profile of that name."),
        translate(
            "Conditions", "Choose another profile, or correct AWS_PROFILE. The details name it."
        ),
    ),
    "aws-files": _Words(
        translate("Conditions", "The AWS config or credentials file cannot be read."),
        translate("Conditions", "Correct the file. The details name it."),
    ),
    "sso-expired": _Words(
        translate("Conditions", "This profile is not signed in to IAM Identity Center."),
        translate("Conditions", "Sign in with the browser, or run “%2” and try again."),
        retryable=True,
    ),
    "login-expired": _Words(
        translate("Conditions", "The sign-in to the AWS console session has expired."),
        translate("Conditions", "Run “aws login” for this profile, then try again."),
        retryable=True,
    ),
    "missing-dependency": _Words(
        translate("Conditions", "This profile needs a part of the AWS SDK that is not installed."),
        translate(
            "Conditions",
            "Profiles of “aws login” need it. Choose another profile, or run “aws configure "
            "export-credentials” and enter the temporary key that it prints.",
        ),
    ),
    "mfa-needed": _Words(
        translate("Conditions", "This profile asks for an MFA code."),
        translate("Conditions", "Sign in again and enter the code of your MFA device."),
        retryable=True,
    ),
    "credential-source": _Words(
        translate("Conditions", "The profile could not deliver its credentials."),
        translate(
            "Conditions",
            "Check what the profile names as its source: credential_process, a role, a token "
            "file. The details hold what it answered.",
        ),
    ),
    "clock-skew": _Words(
        translate("Conditions", "The clock of this computer is wrong."),
        translate(
            "Conditions",
            "AWS refuses requests that are signed more than five minutes off. Set the clock, "
            "then try again.",
        ),
        retryable=True,
    ),
    # The address of Elastic.
    "bad-address": _Words(
        translate("Conditions", "The address of %1 is not a web address."),
        translate("Conditions", "Enter it as in the browser, such as https://kibana.example.com."),
    ),
    "plain-http": _Words(
        translate("Conditions", "The address of %1 is not encrypted."),
        translate(
            "Conditions",
            "Use https. Credentials are sent over plain http to this computer alone "
            "(localhost, 127.0.0.1).",
        ),
    ),
    "ca-file": _Words(
        translate("Conditions", "The file with the certificate authority cannot be used."),
        translate("Conditions", "Choose a readable file with certificates in PEM form."),
    ),
    "wrong-product": _Words(
        translate("Conditions", "Something else than %1 answers at this address."),
        translate(
            "Conditions",
            "Check the address. Kibana and Elasticsearch have addresses of their own, often with "
            "“.kb.” and “.es.” in them, or the ports 5601 and 9200.",
        ),
    ),
    "redirected": _Words(
        translate("Conditions", "%1 sends requests on to another address."),
        translate(
            "Conditions",
            "Enter the address that the browser shows once %1 is open, up to and without “/app”. "
            "The details hold where the request was sent.",
        ),
    ),
    "sign-in-page": _Words(
        translate("Conditions", "A sign-in page answers in place of %1."),
        translate(
            "Conditions",
            "A proxy or a portal wants a sign-in in the browser first. Enter an address that "
            "leads to %1 directly.",
        ),
    ),
}


def distrust(name: str, words: str) -> str:
    """Return the condition of a certificate that was refused: `name`, if not for its time.

    `words` are what the library says. Where the clock is years off, every certificate is refused.
    """
    return "certificate-time" if _NOT_ITS_TIME.search(words) else name


def condition(
    name: str,
    service: str,
    operation: str,
    detail: str = "",
    *,
    profile: str = "",
    may_have_happened: bool = False,
) -> ServiceProblem:
    """Return the problem for a condition.

    `detail` is what the library said, free of secrets, `profile` the AWS profile it is about.
    """
    words = CONDITIONS[name]
    human = human_name(service)
    call = describe_call(service, operation, name)
    return ServiceProblem(
        Problem(
            name,
            words.title(human),
            words.advice(human, _login_command(profile)),
            details="\n".join(filter(None, (detail, call))),
            retryable=words.retryable,
            fix=Fix(BROWSER_SIGN_IN, _SIGN_IN, {"profile": profile})
            if name == "sso-expired"
            else None,
        ),
        service=service,
        operation=operation,
        service_code=name,
        may_have_happened=may_have_happened,
    )


def _login_command(profile: str) -> str:
    if not profile:
        return "aws sso login"
    name = f'"{profile}"' if " " in profile else profile
    return f"aws sso login --profile {name}"
