"""What Elastic says when what leads to Bedrock cannot be made. The first row that fits is taken.

Words of Kibana's actions and stack connectors plugins and of Elasticsearch; by their own sources.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.bedrock_fixes import SET_URL
from fairlead.flows.failures import Failure

_KIBANA = ("kibana",)
_ELASTICSEARCH = ("elasticsearch",)

KIBANA_CONNECTOR_FAILURES: tuple[Failure, ...] = (
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
        "kibana-internal",
        translate("Diagnosis", "Kibana failed, and tells the reason to its log alone."),
        translate(
            "Diagnosis",
            "Try again. If it stays, connectors most often fail like this where Kibana has no key"
            " to encrypt their secrets with. Its administrator then has to set"
            " xpack.encryptedSavedObjects.encryptionKey in kibana.yml"
            " (bin/kibana-encryption-keys makes one) and start Kibana again.",
        ),
        services=_KIBANA,
        statuses=(500,),
        pattern=r"Check Kibana server logs",
        retryable=True,
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
        fix=SET_URL,
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
)

INFERENCE_FAILURES: tuple[Failure, ...] = (
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
)
