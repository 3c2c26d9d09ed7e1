"""What Elasticsearch says of content connectors, their indices and keys. The first row that fits.

Words of the Connector API, of security and of index creation in Elasticsearch, by its own source.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.failures import Failure

_ELASTICSEARCH = ("elasticsearch",)

CONNECTOR_API_FAILURES: tuple[Failure, ...] = (
    Failure(
        "index-has-connector",
        translate("Diagnosis", "The index %1 belongs to another connector."),
        translate("Diagnosis", "An index has one connector. Choose another index on Connector."),
        services=_ELASTICSEARCH,
        pattern=r"index name \[(?P<index>[^\]]+)\] is used by another connector",
        args=("index",),
    ),
    Failure(
        "index-prefix",
        translate("Diagnosis", "Elastic runs no connector with an index of this name."),
        translate(
            "Diagnosis",
            "Its name has to begin with %1. Change it on Connector, or run the service yourself.",
        ),
        services=_ELASTICSEARCH,
        pattern=r"must start with the (?:required )?prefix: \[(?P<prefix>[^\]]+)\]",
        args=("prefix",),
    ),
    Failure(
        "index-name",
        translate("Diagnosis", "Elasticsearch refuses the name of the index."),
        translate("Diagnosis", "It says: %1 Change it on Connector."),
        services=_ELASTICSEARCH,
        pattern=r"(?:invalid index name|InvalidIndexNameException)[^,]*, (?P<words>[^;\]]*)",
        args=("words",),
    ),
    Failure(
        "index-exists",
        translate("Diagnosis", "There is an index of this name already."),
        translate("Diagnosis", "It stays as it is. Choose another name on Connector."),
        services=_ELASTICSEARCH,
        pattern=r"index \[[^\]]+\] already exists",
    ),
    Failure(
        "index-missing",
        translate("Diagnosis", "There is no index %1."),
        translate("Diagnosis", "Somebody deleted it, or it was never made."),
        services=_ELASTICSEARCH,
        pattern=r"no such index \[(?P<index>[^\]]+)\]",
        args=("index",),
    ),
    Failure(
        "connector-cron",
        translate("Diagnosis", "Elasticsearch refuses the schedule."),
        translate("Diagnosis", "“%1” is no cron expression of six or seven fields. Correct it."),
        services=_ELASTICSEARCH,
        pattern=r"invalid cron expression \[(?P<words>[^\]]*)\]",
        args=("words",),
    ),
    Failure(
        "connector-fields",
        translate("Diagnosis", "The connector does not know the setting %1."),
        translate(
            "Diagnosis",
            "It learns its settings when its service first runs, or when all of them are sent.",
        ),
        services=_ELASTICSEARCH,
        pattern=r"unknown \[configuration\] fields in the request payload: \[(?P<names>[^\]]+)\]",
        args=("names",),
    ),
    Failure(
        "connector-draft",
        translate("Diagnosis", "The connector service has not accepted the sync rules yet."),
        translate("Diagnosis", "The draft is “%1”. Start the service; it looks every 30 s."),
        services=_ELASTICSEARCH,
        pattern=r"filtering draft needs to be validated.* state \[(?P<state>\w+)\] is not equal",
        args=("state",),
    ),
    Failure(
        "sync-not-ready",
        translate("Diagnosis", "The connector lacks what a sync needs."),
        translate("Diagnosis", "Elasticsearch says: %1 Undo this run and set it up anew."),
        services=_ELASTICSEARCH,
        pattern=r"cannot start a sync for connector",
        args=("message",),
    ),
    Failure(
        "connector-transition",
        translate("Diagnosis", "This cannot be done while it is “%1”."),
        translate("Diagnosis", "Look at its state again, then try what is possible then."),
        services=_ELASTICSEARCH,
        pattern=r"invalid transition attempt from \[(?P<state>\w+)\]",
        args=("state",),
    ),
    Failure(
        "connector-gone",
        translate("Diagnosis", "The connector is not in Elasticsearch any more."),
        translate("Diagnosis", "Somebody deleted it meanwhile. Undo this run, then begin anew."),
        services=_ELASTICSEARCH,
        pattern=r"connector \[[^\]]+\] not found|connector with id '[^']+' does not exist",
    ),
    Failure(
        "sync-job-gone",
        translate("Diagnosis", "The sync job is not there any more."),
        translate("Diagnosis", "Old jobs are deleted with their connector. Start a new sync."),
        services=_ELASTICSEARCH,
        pattern=r"connector sync job \[[^\]]+\] not found",
    ),
    Failure(
        "api-key-derived",
        translate("Diagnosis", "An API key cannot create the connector's API key."),
        translate(
            "Diagnosis",
            "Elasticsearch gives no rights to a key that is made with a key. Sign in with user name"
            " and password, or paste a key that was made in Kibana.",
        ),
        services=_ELASTICSEARCH,
        pattern=r"creating derived api keys requires",
    ),
    Failure(
        "elastic-serverless",
        translate("Diagnosis", "Serverless projects do not have this."),
        translate("Diagnosis", "Run the connector service yourself: choose so on Connector."),
        services=_ELASTICSEARCH,
        pattern=r"not available when running in serverless mode",
    ),
)
