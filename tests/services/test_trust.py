"""Certificates: whom AWS, Kibana and Elasticsearch are believed to be."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.authority import Authority, establish
from tests.services.traces import assert_keeps
from tests.services.wire import Wire, http

from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import Kibana, Status
from fairlead.services.problems import ServiceProblem

AUTH = ElasticAuth(api_key="c2VjcmV0LWtleQ==")
KEY = StaticCredentials("AKIAIOSFODNN7EXAMPLE", "secret-of-the-key")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return establish(tmp_path_factory.mktemp("authority"))


def failure_of(ask: Callable[[], object]) -> ServiceProblem:
    with pytest.raises(ServiceProblem) as raised:
        ask()
    assert_keeps(raised.value, AUTH.api_key, KEY.secret_access_key)
    return raised.value


def test_elastic_is_believed_with_the_file_of_its_authority(authority: Authority) -> None:
    answer = http(200, '{"status": {}}', X_Elastic_Product="Elasticsearch")
    with Wire(answer, tls=authority.tls) as wire:
        kibana = Kibana(wire.url, AUTH, ca_file=str(authority.file))
        assert kibana.status() == Status({"status": {}}, is_on_cloud=False)
        kibana.close()
        elasticsearch = Elasticsearch(wire.url, AUTH, ca_file=str(authority.file))
        assert elasticsearch.info() == {"status": {}}
        elasticsearch.close()


def test_elastic_is_not_believed_without_it(authority: Authority) -> None:
    with Wire(http(200, "{}"), tls=authority.tls) as wire:
        kibana = Kibana(wire.url, AUTH)
        elasticsearch = Elasticsearch(wire.url, AUTH)
        for ask in (kibana.status, elasticsearch.info):
            problem = failure_of(ask)
            assert problem.service_code == "elastic-tls"
            assert "CERTIFICATE_VERIFY_FAILED" in problem.details
        kibana.close()
        elasticsearch.close()
    assert wire.requests == []


def test_https_where_only_http_answers_is_told() -> None:
    with Wire(http(400)) as wire:
        kibana = Kibana(wire.url.replace("http:", "https:"), AUTH)
        assert failure_of(kibana.status).service_code == "no-tls"
        kibana.close()


@pytest.mark.parametrize("text", [None, "", "no certificate"])
def test_a_file_without_certificates_is_told(text: str | None, tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    if text is not None:
        file.write_text(text)
    problem = failure_of(lambda: Kibana("https://kibana.invalid", AUTH, ca_file=str(file)))
    assert problem.service_code == "ca-file"
    assert str(file) in problem.details


@pytest.mark.parametrize("variable", ["AWS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_aws_is_believed_with_the_bundle_of_the_environment_or_the_system(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """OpenSSL takes the file in SSL_CERT_FILE for the certificates of the system."""
    answer = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>a</Arn>"
    answer += "</GetCallerIdentityResult></GetCallerIdentityResponse>"
    with Wire(http(200, answer, "text/xml"), tls=authority.tls) as wire:
        aws = Aws("us-east-1", credentials=KEY, endpoint_url=wire.url)
        problem = failure_of(lambda: aws.call("sts", "get_caller_identity"))
        aws.close()
        assert problem.service_code == "aws-tls"
        assert wire.requests == []
        monkeypatch.setenv(variable, str(authority.file))
        aws = Aws("us-east-1", credentials=KEY, endpoint_url=wire.url)
        assert aws.call("sts", "get_caller_identity")["Arn"] == "a"
        aws.close()


@pytest.mark.parametrize("days_off", [1000, -1000])
def test_a_clock_that_is_years_off_is_told_as_one(
    days_off: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To such a clock every certificate has expired, or is not valid yet."""
    authority = establish(tmp_path, days_off)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(authority.file))
    with Wire(http(200, "{}"), tls=authority.tls) as wire:
        with (
            closing(Kibana(wire.url, AUTH, ca_file=str(authority.file))) as kibana,
            closing(Elasticsearch(wire.url, AUTH, ca_file=str(authority.file))) as elasticsearch,
            closing(Aws("us-east-1", credentials=KEY, endpoint_url=wire.url)) as aws,
        ):
            asked = (
                kibana.status,
                elasticsearch.info,
                lambda: aws.call("sts", "get_caller_identity"),
            )
            for problem in map(failure_of, asked):
                assert problem.service_code == "certificate-time"
                assert "clock of this computer" in str(problem.advice)
        assert wire.requests == []


@pytest.mark.parametrize("reach", [Kibana, Elasticsearch])
def test_whether_it_is_encrypted_is_known(reach: type[Kibana] | type[Elasticsearch]) -> None:
    for url, is_encrypted in (("https://elastic.example", True), ("http://127.0.0.1:9", False)):
        with closing(reach(url, ElasticAuth(api_key="a"))) as reached:
            assert reached.is_encrypted is is_encrypted
