"""Who can run the connector service, and with which API key it can sign in."""

from __future__ import annotations

from urllib.parse import urlsplit

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import translate
from fairlead.flows.answers import Deployment, ElasticMethod, ElasticSignIn
from fairlead.flows.s3_answers import ApiKeySource, S3ConnectorAnswers
from fairlead.flows.shared_pages import elasticsearch_url

OLDEST = (8, 16)
"""The first version whose Connector API has the shapes that Fairlead sends."""

_CLOUD = (".elastic-cloud.com", ".elastic.cloud", ".es.io", ".found.io")

_TOO_OLD = translate(
    "Hosts",
    "Elasticsearch %1 is too old: its Connector API took its final form in 8.16. Update it.",
)
_NOT_MANAGED = translate(
    "Hosts",
    "Elastic runs connectors on Elastic Cloud up to version 8 only. Run the service yourself.",
)
_KEY_MAKES_NO_KEY = translate(
    "Hosts",
    "You are signed in with an API key, and Elasticsearch lets no API key create another one that"
    " has rights. Sign in with user name and password, or paste a key that was made in Kibana.",
)
_KEY_MAKES_NO_KEY_SELF = translate(
    "Hosts",
    "You are signed in with an API key, and Elasticsearch lets no API key create another one that"
    " has rights. Sign in with user name and password, paste a key that was made in Kibana, or let"
    " the service use the key that you are signed in with.",
)
_KEY_NEEDS_A_WAY = translate(
    "Hosts",
    "With an API key alone Fairlead cannot create the API key of the connector. Sign in with user"
    " name and password, or choose on Connector where its key comes from.",
)
_NO_KEY_AT_HAND = translate(
    "Hosts", "You are signed in with a password, so there is no key that the service could use."
)
_NEEDS_OWN_KEY = translate(
    "Hosts", "A connector that Elastic runs needs an API key of its own. Create or paste one."
)


def check_version(deployment: Deployment) -> Issue | None:
    """Say if the deployment is older than the Connector API that Fairlead speaks."""
    is_old = not deployment.is_serverless and deployment.release < OLDEST
    return Issue("address", _TOO_OLD(deployment.version)) if is_old else None


def can_be_managed(elastic: ElasticSignIn) -> bool:
    """Tell whether Elastic can run the connector: on Elastic Cloud, and before version 9.

    A deployment there is known by what it shows of itself or by its address: either may be hidden
    by a proxy or a name of one's own. Source: "Elastic managed connectors" in the Elastic
    documentation.
    """
    deployment = elastic.deployment
    if deployment is None or deployment.is_serverless or deployment.release >= (9, 0):
        return False
    host = urlsplit(elasticsearch_url(elastic)).hostname or ""
    return deployment.is_on_cloud or host.endswith(_CLOUD)


def check_host(elastic: ElasticSignIn, connector: S3ConnectorAnswers) -> Issue | None:
    """Say if the chosen host cannot run the connector. It may while nobody knows the deployment."""
    if not connector.is_managed or elastic.deployment is None or can_be_managed(elastic):
        return None
    return Issue("host", _NOT_MANAGED)


def check_api_key(elastic: ElasticSignIn, connector: S3ConnectorAnswers) -> Issue | None:
    """Say if the connector's API key cannot come from where it shall.

    Source: "Create API key" in the Elasticsearch API: a key derived from a key has no privileges.
    """
    has_key = elastic.method is ElasticMethod.API_KEY
    if connector.api_key is ApiKeySource.NEW and has_key:
        words = _KEY_MAKES_NO_KEY if connector.is_managed else _KEY_MAKES_NO_KEY_SELF
        return Issue("api_key", words)
    if connector.api_key is ApiKeySource.OPERATOR and connector.is_managed:
        return Issue("api_key", _NEEDS_OWN_KEY)
    if connector.api_key is ApiKeySource.OPERATOR and not has_key:
        return Issue("api_key", _NO_KEY_AT_HAND)
    return None


def warn_of_api_key(elastic: ElasticSignIn, connector: S3ConnectorAnswers) -> Issue | None:
    """Say on Sign in already that this way to sign in cannot create the connector's key."""
    if elastic.method is ElasticMethod.PASSWORD or connector.api_key is not ApiKeySource.NEW:
        return None
    return Issue("method", _KEY_NEEDS_A_WAY, Weight.WARNING)
