"""A local Kibana and a local Elasticsearch, as strict as the originals."""

from collections.abc import Callable
from dataclasses import dataclass
from wsgiref.types import WSGIApplication

from fairlead.sandbox.calls import CallLog
from fairlead.sandbox.elastic import cloud_proxy
from fairlead.sandbox.elastic.accounts import Accounts, Credentials
from fairlead.sandbox.elastic.cloud_proxy import CloudProxy
from fairlead.sandbox.elastic.cluster import cluster_routes
from fairlead.sandbox.elastic.connectors import Connectors
from fairlead.sandbox.elastic.content import content_routes
from fairlead.sandbox.elastic.editions import EDITIONS
from fairlead.sandbox.elastic.elasticsearch import Elasticsearch
from fairlead.sandbox.elastic.inference import Inference
from fairlead.sandbox.elastic.kibana import Kibana
from fairlead.sandbox.elastic.kibana_system import system_routes
from fairlead.sandbox.elastic.network import AwsNetwork
from fairlead.sandbox.elastic.security import security_routes
from fairlead.sandbox.faults import Faults
from fairlead.sandbox.gate import Gate
from fairlead.sandbox.scene import Scene

__all__ = ["Credentials", "Elastic", "build_elastic"]


@dataclass(frozen=True)
class Elastic:
    """Both applications and what to sign in with."""

    kibana: WSGIApplication
    elasticsearch: WSGIApplication
    credentials: Credentials


def build_elastic(
    scene: Scene, faults: Faults, calls: CallLog, bedrock_url: Callable[[], str]
) -> Elastic:
    """Build the Elastic half of the sandbox.

    ``bedrock_url`` tells where the sandbox's AWS listens; it is asked when a model is called.
    """
    edition = EDITIONS[scene.kibana_version]
    gate = Gate(faults, calls, scene.latency)
    accounts = Accounts()
    network = AwsNetwork(bedrock_url)
    kibana = Kibana(
        (*system_routes(edition), *Connectors(scene, edition, network).routes()), accounts, gate
    )
    elasticsearch = Elasticsearch(
        edition,
        (
            *cluster_routes(scene, edition),
            *security_routes(),
            *Inference(scene, edition, network).routes(),
            *content_routes(scene, edition, accounts, faults),
        ),
        accounts,
        gate,
    )
    if not (scene.elastic_cloud or edition.is_serverless):
        return Elastic(kibana, elasticsearch, accounts.credentials)
    return Elastic(
        CloudProxy(kibana, cloud_proxy.KIBANA),
        CloudProxy(elasticsearch, cloud_proxy.ELASTICSEARCH),
        accounts.credentials,
    )
