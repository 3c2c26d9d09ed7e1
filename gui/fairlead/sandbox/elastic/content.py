"""The content half of Elasticsearch: indices, search, ingest, connectors and API keys."""

from collections.abc import Iterable

from fairlead.sandbox.elastic.accounts import Accounts
from fairlead.sandbox.elastic.api_keys import api_key_routes
from fairlead.sandbox.elastic.bulk import Bulk
from fairlead.sandbox.elastic.connector_api import ConnectorApi
from fairlead.sandbox.elastic.connector_store import connector_store, sync_job_store
from fairlead.sandbox.elastic.connector_updates import connector_update_routes
from fairlead.sandbox.elastic.document_routes import DocumentRoutes
from fairlead.sandbox.elastic.editions import Edition
from fairlead.sandbox.elastic.elasticsearch_base import Endpoint
from fairlead.sandbox.elastic.index_rights import IndexGuard
from fairlead.sandbox.elastic.index_routes import IndexRoutes
from fairlead.sandbox.elastic.indices import Indices
from fairlead.sandbox.elastic.ingest import ingest_routes
from fairlead.sandbox.elastic.pipelines import Pipelines
from fairlead.sandbox.elastic.search import Search
from fairlead.sandbox.elastic.secrets_store import ConnectorSecrets
from fairlead.sandbox.elastic.strain import Memory
from fairlead.sandbox.elastic.sync_jobs import SyncJobs
from fairlead.sandbox.elastic.web import Route
from fairlead.sandbox.faults import Faults
from fairlead.sandbox.scene import Scene


def content_routes(
    scene: Scene, edition: Edition, accounts: Accounts, faults: Faults
) -> Iterable[Route[Endpoint]]:
    """Return the routes; what begins with an underscore comes before what an index may match."""
    indices = Indices(
        is_disk_full=scene.elasticsearch_strain == "disk",
        are_system=edition.has_connector_system_indices,
    )
    guard, pipelines, memory = IndexGuard(edition), Pipelines(), Memory(scene)
    connectors, jobs = connector_store(indices), sync_job_store(indices)
    return (
        *api_key_routes(accounts),
        *ConnectorSecrets().routes(),
        *SyncJobs(connectors, jobs).routes(),
        *ConnectorApi(connectors, jobs).routes(),
        *connector_update_routes(connectors),
        *ingest_routes(pipelines),
        *Bulk(indices, guard, pipelines, faults, memory.check).routes(),
        *Search(indices, guard, memory.check).routes(),
        *DocumentRoutes(indices, guard, pipelines).routes(),
        *IndexRoutes(indices, guard).routes(),
    )
