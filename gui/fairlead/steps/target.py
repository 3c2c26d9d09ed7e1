"""What bears the index's or the connector's name already."""

from __future__ import annotations

from fairlead.flows.answers import ElasticSignIn
from fairlead.flows.s3_answers import S3ConnectorAnswers
from fairlead.flows.s3_hosts import can_be_managed
from fairlead.flows.s3_views import Target
from fairlead.services.connectors import Connectors
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.indices import Indices
from fairlead.steps.elastic import need_elasticsearch


def find_target(
    elasticsearch: Elasticsearch | None, sign_in: ElasticSignIn, connector: S3ConnectorAnswers
) -> Target:
    """Return what is there under the chosen names, looked at and never touched.

    Raises:
        Problem: The address of Elasticsearch is not known, or it refused.
    """
    there = need_elasticsearch(elasticsearch)
    connectors, indices = Connectors(there), Indices(there)
    name, index = connector.name, connector.index
    is_there = bool(index) and indices.get(index) is not None
    owner = next(iter(connectors.find(index=index)), None) if index else None
    return Target(
        index_documents=indices.count(index) if is_there else None,
        index_connector=owner.id if owner is not None else "",
        index_connector_name=owner.name if owner is not None else "",
        namesakes=tuple(one.id for one in connectors.find(name=name)) if name else (),
        can_be_managed=can_be_managed(sign_in),
    )
