"""What Kibana and Elasticsearch say when a call fails. The first row that fits is taken.

Words of Kibana's actions and stack connectors plugins and of Elasticsearch; by their own sources.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.failures import Failure

_KIBANA = ("kibana",)
_ELASTICSEARCH = ("elasticsearch",)
_EXECUTE = ("execute",)

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
        fix="set-connector-url",
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
        fix="set-connector-region",
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
        fix="new-secret",
    ),
    Failure(
        "connector-secret-wrong",
        translate("Diagnosis", "The secret in the connector does not belong to its access key."),
        translate("Diagnosis", "Write the key into the connector again."),
        pattern=r"request signature we calculated does not match",
        fix="new-secret",
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
        fix="new-secret",
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
        operations=_EXECUTE,
        fix="set-connector-url",
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
        operations=_EXECUTE,
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
        operations=_EXECUTE,
    ),
    Failure(
        "connector-timeout",
        translate("Diagnosis", "Kibana waited too long for Bedrock."),
        translate("Diagnosis", "Try again. If it stays, see whether Kibana can reach AWS."),
        pattern=r"timeout of \d+ms exceeded|ETIMEDOUT|ECONNABORTED",
        operations=_EXECUTE,
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

KIBANA_FAILURES: tuple[Failure, ...] = (
    Failure(
        "kibana-rights",
        translate("Diagnosis", "This sign-in may not %1 connectors."),
        translate(
            "Diagnosis",
            "It needs “All” on Actions and Connectors in this space. Ask your Elastic"
            " administrator for it.",
        ),
        services=_KIBANA,
        statuses=(403,),
        pattern=r"unauthorized to (?P<doing>\w+) ",
        args=("doing",),
    ),
    Failure(
        "kibana-license",
        translate("Diagnosis", "The %1 license does not include this connector."),
        translate("Diagnosis", "It takes an Enterprise license. A trial has everything, too."),
        pattern=r"because your (?P<license>\w+) license does not support",
        args=("license",),
    ),
    Failure(
        "kibana-license-expired",
        translate("Diagnosis", "The %1 license of this deployment has expired."),
        translate("Diagnosis", "Renew it under Stack Management > License management."),
        pattern=r"because your (?P<license>\w+) license has expired",
        args=("license",),
    ),
    Failure(
        "kibana-license-unknown",
        translate("Diagnosis", "Kibana does not know its license right now."),
        translate("Diagnosis", "It may not reach Elasticsearch. Try again in a minute."),
        pattern=r"license information is not available",
        retryable=True,
    ),
    Failure(
        "kibana-no-encryption-key",
        translate("Diagnosis", "This Kibana cannot store secrets."),
        translate(
            "Diagnosis",
            "Its administrator has to set xpack.encryptedSavedObjects.encryptionKey in kibana.yml"
            " (bin/kibana-encryption-keys makes one) and start Kibana again.",
        ),
        pattern=r"missing encryption key",
    ),
    Failure(
        "kibana-allowed-hosts",
        translate("Diagnosis", "This Kibana may not call %1."),
        translate(
            "Diagnosis", "Its administrator has to add the host to xpack.actions.allowedHosts."
        ),
        pattern=r'target (?:url|hostname) "(?P<url>[^"]+)" is not added',
        args=("url",),
    ),
    Failure(
        "kibana-type-disabled",
        translate("Diagnosis", "The Bedrock connector is switched off in this Kibana."),
        translate(
            "Diagnosis",
            "Its administrator has to add .bedrock to xpack.actions.enabledActionTypes.",
        ),
        pattern=r'action type "(?P<type>[^"]+)" is not enabled in the Kibana config',
    ),
    Failure(
        "kibana-type-unknown",
        translate("Diagnosis", "This Kibana has no Bedrock connector."),
        translate("Diagnosis", "Update Kibana to 8.19 or newer."),
        pattern=r'action type "(?P<type>[^"]+)" is not registered',
    ),
    Failure(
        "kibana-preconfigured",
        translate("Diagnosis", "This connector comes from kibana.yml."),
        translate("Diagnosis", "It can be changed and removed there only."),
        pattern=r"preconfigured action",
    ),
    Failure(
        "kibana-url",
        translate("Diagnosis", "Kibana refuses the URL of the connector."),
        translate("Diagnosis", "It says: %1"),
        pattern=r"(?P<words>error validating url.*|URL Error: .*)",
        args=("words",),
        fix="set-connector-url",
    ),
    Failure(
        "kibana-config",
        translate("Diagnosis", "Kibana refuses the %1 of the connector."),
        translate(
            "Diagnosis", "It says: %2 The versions of Kibana and Fairlead may be too far apart."
        ),
        pattern=r"error validating (?:connector|action) type (?P<what>config|secrets): "
        r"(?P<words>.*)",
        args=("what", "words"),
    ),
    Failure(
        "kibana-conflict",
        translate("Diagnosis", "Kibana has another object of this id."),
        translate("Diagnosis", "Begin the set-up anew; a new id is chosen then."),
        services=_KIBANA,
        codes=("409",),
    ),
    Failure(
        "elastic-sign-in",
        translate("Diagnosis", "Elastic does not accept this sign-in."),
        translate(
            "Diagnosis",
            "Copy the API key again in its encoded form, or check user name and password. A key may"
            " have expired, or belong to another deployment.",
        ),
        codes=("401", "security_exception"),
        statuses=(401,),
        operations=(),
    ),
    Failure(
        "kibana-rights",
        translate("Diagnosis", "This sign-in may not do that in Kibana."),
        translate(
            "Diagnosis",
            "Kibana says: %1 It needs “All” on Actions and Connectors in this space.",
        ),
        services=_KIBANA,
        codes=("403",),
        args=("message",),
    ),
    Failure(
        "kibana-missing",
        translate("Diagnosis", "Kibana does not find it."),
        translate(
            "Diagnosis", "The connector or the space was deleted, or the address is another one."
        ),
        services=_KIBANA,
        codes=("404",),
    ),
)

ELASTICSEARCH_FAILURES: tuple[Failure, ...] = (
    Failure(
        "elasticsearch-rights",
        translate("Diagnosis", "This sign-in may not do that in Elasticsearch."),
        translate("Diagnosis", "Ask for the privilege %1 on the cluster."),
        services=_ELASTICSEARCH,
        pattern=r"is unauthorized for.*granted by the cluster privileges \[(?P<names>[^\]]+)\]",
        args=("names",),
    ),
    Failure(
        "elasticsearch-rights",
        translate("Diagnosis", "This sign-in may not do that in Elasticsearch."),
        translate("Diagnosis", "Elasticsearch says: %1"),
        services=_ELASTICSEARCH,
        statuses=(403,),
        pattern=r"unauthorized|security_exception",
        args=("message",),
    ),
    Failure(
        "elasticsearch-license",
        translate("Diagnosis", "The license does not include inference endpoints."),
        translate("Diagnosis", "Leave the inference endpoint out, or use an Enterprise license."),
        services=_ELASTICSEARCH,
        pattern=r"license is non-compliant",
    ),
    Failure(
        "inference-exists",
        translate("Diagnosis", "There is an inference endpoint of this id already."),
        translate("Diagnosis", "It stays as it is. Choose another id on Connector."),
        services=_ELASTICSEARCH,
        pattern=r"inference endpoint \[[^\]]+\] already exists|reserved inference id"
        r"|inference entity \[[^\]]+\] already exists|must be unique",
    ),
    Failure(
        "inference-id",
        translate("Diagnosis", "Elasticsearch refuses the id of the inference endpoint."),
        translate("Diagnosis", "Small letters, digits and _ . - are possible in it."),
        services=_ELASTICSEARCH,
        pattern=r"invalid inference_id",
    ),
    Failure(
        "inference-task",
        translate("Diagnosis", "This Elasticsearch has no such task for Amazon Bedrock."),
        translate("Diagnosis", "Leave the inference endpoint out, or update Elasticsearch."),
        services=_ELASTICSEARCH,
        pattern=r"does not support task type|unknown task_?type|unknown service",
    ),
    Failure(
        "elasticsearch-version",
        translate("Diagnosis", "This Elasticsearch does not speak a version that Fairlead knows."),
        translate("Diagnosis", "Fairlead works with Elasticsearch 8.19 and newer."),
        services=_ELASTICSEARCH,
        pattern=r"media_type_header_exception|Invalid media-type value",
    ),
)

LAST_FAILURES: tuple[Failure, ...] = (
    Failure(
        "elastic-busy",
        translate("Diagnosis", "Elastic asked to slow down."),
        translate("Diagnosis", "Wait a few seconds and try again."),
        statuses=(429,),
        retryable=True,
    ),
    Failure(
        "elastic-unavailable",
        translate("Diagnosis", "Elastic is not available right now."),
        translate("Diagnosis", "It may be starting or being updated. Try again in a while."),
        statuses=(502, 503, 504),
        retryable=True,
    ),
)
