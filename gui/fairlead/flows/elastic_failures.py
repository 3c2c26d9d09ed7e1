"""What Kibana and Elasticsearch say when a call fails. The first row that fits is taken.

Words of Kibana's actions and stack connectors plugins and of Elasticsearch; by their own sources.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.failures import Failure

_KIBANA = ("kibana",)
_ELASTICSEARCH = ("elasticsearch",)

KIBANA_FAILURES: tuple[Failure, ...] = (
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
