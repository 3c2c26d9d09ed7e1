"""What Kibana says when a connector has failed. The first row that fits is taken.

Kibana answers with success even then; what is read here is its `service_message`, which holds what
AWS said. Words of Kibana's stack connectors plugin and of Node.
"""

from __future__ import annotations

import re

from fairlead.core.texts import translate
from fairlead.flows.bedrock_fixes import NEW_SECRET, SEND_SECRETS, SET_REGION, SET_URL
from fairlead.flows.failures import Answer, Failure

# What Kibana puts around the words of AWS when a connector fails.
_WRAPPING = re.compile(r"^Status code: (?P<status>\d+)\. Message: (?P<words>.*)$", re.DOTALL)

CONNECTOR_FAILURES: tuple[Failure, ...] = (
    Failure(
        "connector-url",
        translate("Diagnosis", "The connector's URL leads to the wrong face of Bedrock."),
        translate(
            "Diagnosis",
            "Its host begins with “bedrock.”, which manages models. The one that calls them begins"
            " with “bedrock-runtime.”.",
        ),
        pattern=r"requested operation is not recognized by the service",
        fix=SET_URL,
    ),
    Failure(
        "connector-region",
        translate("Diagnosis", "The connector signs for another region than the one it calls."),
        translate(
            "Diagnosis",
            "Kibana reads the region out of the URL, and out of this one it reads the wrong one."
            " Set the region in the connector, or a URL that tells it.",
        ),
        pattern=r"credential should be scoped to a valid region",
        fix=SET_REGION,
    ),
    Failure(
        "connector-key-unknown",
        translate("Diagnosis", "AWS does not know the access key in the connector."),
        translate(
            "Diagnosis",
            "A new key needs up to two minutes. Otherwise it was deleted or deactivated, or the"
            " region of the connector is not enabled for the account.",
        ),
        pattern=r"security token included in the request is invalid",
        retryable=True,
        fix=NEW_SECRET,
    ),
    Failure(
        "connector-secret-wrong",
        translate("Diagnosis", "The secret in the connector does not belong to its access key."),
        translate("Diagnosis", "Write the key into the connector again."),
        pattern=r"request signature we calculated does not match",
        fix=SEND_SECRETS,
    ),
    Failure(
        "connector-no-model",
        translate("Diagnosis", "The connector has no model."),
        translate("Diagnosis", "Set a default model in the connector."),
        pattern=r"no model specified",
    ),
    Failure(
        "connector-secrets-missing",
        translate("Diagnosis", "The connector has lost its secrets."),
        translate(
            "Diagnosis",
            "That happens when Kibana gets another encryption key or the connector is imported."
            " Write the key into it again.",
        ),
        pattern=r"unable to decrypt|missing secrets",
        fix=SEND_SECRETS,
    ),
    Failure(
        "connector-dns",
        translate("Diagnosis", "Kibana does not find the host of the connector's URL."),
        translate(
            "Diagnosis",
            "Check the URL. A PrivateLink name is known only inside its VPC; Kibana has to run, or"
            " resolve names, there.",
        ),
        pattern=r"ENOTFOUND|EAI_AGAIN|getaddrinfo",
        fix=SET_URL,
    ),
    Failure(
        "connector-unreachable",
        translate("Diagnosis", "Kibana cannot reach Bedrock."),
        translate(
            "Diagnosis",
            "A firewall or a proxy between Kibana and AWS holds it back. Kibana uses"
            " xpack.actions.proxyUrl, which its Bedrock connector heeds from 8.18 and 9.0 on.",
        ),
        pattern=r"ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|socket hang up",
        retryable=True,
    ),
    Failure(
        "connector-tls",
        translate("Diagnosis", "Kibana does not trust the certificate it gets for Bedrock."),
        translate(
            "Diagnosis",
            "Something between Kibana and AWS inspects TLS. Give Kibana its certificate authority"
            " in xpack.actions.ssl or NODE_EXTRA_CA_CERTS.",
        ),
        pattern=r"self.signed certificate|unable to (?:get|verify)[\w ]* certificate|CERT_",
    ),
    Failure(
        "connector-timeout",
        translate("Diagnosis", "Kibana waited too long for Bedrock."),
        translate("Diagnosis", "Try again. If it stays, see whether Kibana can reach AWS."),
        pattern=r"timeout of \d+ms exceeded|ETIMEDOUT|ECONNABORTED",
        retryable=True,
    ),
    Failure(
        "connector-sub-action",
        translate("Diagnosis", "This Kibana's connector cannot do “%1”."),
        translate("Diagnosis", "Update Kibana to 8.19 or newer."),
        pattern=r'sub action "(?P<action>[^"]+)" is not registered',
        args=("action",),
    ),
    Failure(
        "connector-answer",
        translate("Diagnosis", "Kibana does not understand the model's answer."),
        translate("Diagnosis", "Choose a Claude model; the connector reads their answers only."),
        pattern=r"response validation failed",
    ),
    Failure(
        "connector-body",
        translate("Diagnosis", "Bedrock does not understand the request."),
        translate("Diagnosis", "It says: %1 Correct the body, or choose a Claude model."),
        pattern=r"(?P<words>malformed input request.*)",
        args=("words",),
    ),
)


def read_passed_on(message: str) -> Answer | None:
    """Return what AWS said, if that is what Kibana passes on; AWS's own code is lost on the way."""
    wrapped = _WRAPPING.match(message)
    if wrapped is None:
        return None
    return Answer("bedrock-runtime", "", "", wrapped["words"], int(wrapped["status"]))
