"""Who can run the connector service, and which API keys it can have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.flows.builders import DEPLOYMENT
from tests.flows.s3.journey import CLOUD, HOSTED

from fairlead.core.flow import Weight
from fairlead.flows.answers import Deployment, ElasticMethod, ElasticSignIn
from fairlead.flows.s3_answers import ApiKeySource, Host, S3ConnectorAnswers
from fairlead.flows.s3_hosts import (
    can_be_managed,
    check_api_key,
    check_host,
    check_version,
    warn_of_api_key,
)

OLD = Deployment("8.19.2")


@pytest.mark.parametrize(
    ("address", "deployment", "expected"),
    [
        (CLOUD, OLD, True),
        (CLOUD, Deployment("8.16.0"), True),
        (CLOUD, Deployment("9.0.0"), False),
        (CLOUD, replace(OLD, is_serverless=True), False),
        (CLOUD, None, False),
        ("https://soc.kb.example.com", OLD, False),
        ("https://soc.kb.example.com", HOSTED, True),
        ("https://kb.elastic.cloud.example.com", OLD, False),
        ("https://soc.kb.example.com", replace(OLD, is_on_cloud=True), True),
        ("https://soc.kb.example.com", Deployment("9.0.0", is_on_cloud=True), False),
        (
            "https://soc.kb.example.com",
            replace(OLD, is_on_cloud=True, is_serverless=True),
            False,
        ),
        ("https://a.kb.us-east-1.aws.found.io:9243", OLD, True),
        ("https://a.kb.eastus2.azure.elastic-cloud.com", OLD, True),
        ("https://a.kb.us-central1.gcp.cloud.es.io", OLD, True),
        ("", OLD, False),
    ],
)
def test_where_elastic_runs_connectors(
    address: str, deployment: Deployment | None, expected: bool
) -> None:
    elastic = ElasticSignIn(address=address, deployment=deployment)
    assert can_be_managed(elastic) is expected
    managed = S3ConnectorAnswers(host=Host.ELASTIC)
    assert (check_host(elastic, managed) is None) is (expected or deployment is None)
    assert check_host(elastic, S3ConnectorAnswers()) is None


@pytest.mark.parametrize(
    ("version", "is_serverless", "is_old"),
    [
        ("8.15.3", False, True),
        ("7.17.0", False, True),
        ("8.15.3", True, False),
        ("8.16.0", False, False),
        ("9.6.1", False, False),
    ],
)
def test_versions(version: str, is_serverless: bool, is_old: bool) -> None:
    found = check_version(Deployment(version, is_serverless=is_serverless))
    assert (found is not None) is is_old
    if found is not None:
        assert version in str(found.text)


KEY, PASSWORD = ElasticMethod.API_KEY, ElasticMethod.PASSWORD


@pytest.mark.parametrize(
    ("method", "source", "host", "words"),
    [
        (PASSWORD, ApiKeySource.NEW, Host.SELF, ""),
        (PASSWORD, ApiKeySource.NEW, Host.ELASTIC, ""),
        (PASSWORD, ApiKeySource.PASTED, Host.SELF, ""),
        (PASSWORD, ApiKeySource.OPERATOR, Host.SELF, "signed in with a password"),
        (PASSWORD, ApiKeySource.OPERATOR, Host.ELASTIC, "API key of its own"),
        (KEY, ApiKeySource.NEW, Host.SELF, "the service use the key"),
        (KEY, ApiKeySource.NEW, Host.ELASTIC, "or paste a key"),
        (KEY, ApiKeySource.PASTED, Host.SELF, ""),
        (KEY, ApiKeySource.PASTED, Host.ELASTIC, ""),
        (KEY, ApiKeySource.OPERATOR, Host.SELF, ""),
        (KEY, ApiKeySource.OPERATOR, Host.ELASTIC, "API key of its own"),
    ],
)
def test_where_the_api_key_can_come_from(
    method: ElasticMethod, source: ApiKeySource, host: Host, words: str
) -> None:
    elastic = ElasticSignIn(method=method, deployment=DEPLOYMENT)
    connector = S3ConnectorAnswers(api_key=source, host=host)
    found = check_api_key(elastic, connector)
    assert (found is None) is (not words)
    if found is not None:
        assert (found.field, found.weight) == ("api_key", Weight.ERROR)
        assert words in str(found.text)
    warned = warn_of_api_key(elastic, connector)
    assert (warned is not None) is (method is KEY and source is ApiKeySource.NEW)
    assert warned is None or warned.weight is Weight.WARNING


def test_every_way_out_is_named_where_a_key_cannot_make_a_key() -> None:
    found = check_api_key(ElasticSignIn(), S3ConnectorAnswers())
    assert found is not None
    for way in ("user name and password", "paste a key", "key that you are signed in with"):
        assert way in str(found.text)
    managed = check_api_key(ElasticSignIn(), S3ConnectorAnswers(host=Host.ELASTIC))
    assert managed is not None
    assert "let the service" not in str(managed.text)
