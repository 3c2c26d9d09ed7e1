"""What Elasticsearch says when documents are not taken. The first row that fits is taken.

A bulk request says it of single documents, everything else of the request as a whole. Words of
Elasticsearch, by its own source.
"""

from __future__ import annotations

from fairlead.core.texts import translate
from fairlead.flows.failures import Failure

_ELASTICSEARCH = ("elasticsearch",)

CONTENT_FAILURES: tuple[Failure, ...] = (
    Failure(
        "elastic-no-pipeline",
        translate("Diagnosis", "There is no ingest pipeline %1."),
        translate(
            "Diagnosis",
            "Connectors send every document through it, so a sync would index nothing. Choose"
            " another pipeline on Connector, or create it under Ingest Pipelines in Kibana.",
        ),
        services=_ELASTICSEARCH,
        pattern=r"pipeline (?:with id )?\[(?P<name>[^\]]+)\] does not exist",
        args=("name",),
    ),
    Failure(
        "elastic-disk-full",
        translate("Diagnosis", "Elasticsearch has run out of disk."),
        translate(
            "Diagnosis",
            "Above the flood-stage watermark it takes no documents, and so would a sync index none."
            " Free disk or add nodes; it goes on by itself then.",
        ),
        services=_ELASTICSEARCH,
        pattern=r"flood-stage watermark|read-only-allow-delete",
    ),
    Failure(
        "elastic-read-only",
        translate("Diagnosis", "The index %1 takes no changes."),
        translate(
            "Diagnosis",
            "Somebody has set a block on it. Take it away under Index Management > Edit settings"
            " in Kibana (index.blocks), or choose another index.",
        ),
        services=_ELASTICSEARCH,
        pattern=r"index \[(?P<index>[^\]]+)\] blocked by",
        codes=("cluster_block_exception",),
        args=("index",),
    ),
    Failure(
        "elastic-memory",
        translate("Diagnosis", "Elasticsearch is short of memory."),
        translate(
            "Diagnosis",
            "Its circuit breaker has stopped the request. Wait a minute and try again; if it stays,"
            " give the deployment more memory.",
        ),
        services=_ELASTICSEARCH,
        codes=("circuit_breaking_exception",),
        retryable=True,
    ),
    Failure(
        "elastic-busy",
        translate("Diagnosis", "Elasticsearch has more to index than it can take."),
        translate("Diagnosis", "Wait a minute and try again."),
        services=_ELASTICSEARCH,
        codes=("es_rejected_execution_exception",),
        retryable=True,
    ),
    Failure(
        "elastic-shard-gone",
        translate("Diagnosis", "A part of the index is not available."),
        translate(
            "Diagnosis",
            "A node may be starting or lost. See Stack Monitoring in Kibana, and try again.",
        ),
        services=_ELASTICSEARCH,
        codes=("unavailable_shards_exception", "no_shard_available_action_exception"),
        retryable=True,
    ),
    Failure(
        "elastic-mapping",
        translate("Diagnosis", "Elasticsearch refuses the document for one of its fields."),
        translate(
            "Diagnosis",
            "It says: %1 The mappings come from an index template or from an earlier document."
            " A sync would fail for this object, too.",
        ),
        services=_ELASTICSEARCH,
        codes=(
            *("document_parsing_exception", "mapper_parsing_exception"),
            *("strict_dynamic_mapping_exception", "illegal_argument_exception"),
        ),
        pattern=r"(?P<words>.*(?:failed to parse|tried to parse|mapper \[|dynamic introduction).*)",
        args=("words",),
    ),
    Failure(
        "elastic-too-large",
        translate("Diagnosis", "The request is larger than Elasticsearch takes."),
        translate(
            "Diagnosis",
            "Its http.max_content_length, or a proxy before it, is set lower than usual. A sync"
            " would fail at this object, too.",
        ),
        services=_ELASTICSEARCH,
        statuses=(413,),
    ),
    Failure(
        "elastic-no-shards",
        translate("Diagnosis", "Elasticsearch has as many shards as it may have."),
        translate("Diagnosis", "Delete indices that nobody needs, or add nodes."),
        services=_ELASTICSEARCH,
        pattern=r"this action would add \[\d+\] shards",
    ),
)
"""Rows of single documents and of indices; they stand before those of Elasticsearch in general."""
