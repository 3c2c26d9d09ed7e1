"""The address of Elastic: URLs out of the browser, and Cloud IDs."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.problems import problem

from fairlead.core.errors import Problem
from fairlead.flows.addresses import (
    ElasticAddress,
    check_address,
    check_elasticsearch_url,
    is_loopback,
    parse_elastic_address,
)

KIBANA = "https://soc.kb.us-east-1.aws.elastic.cloud"
ELASTICSEARCH = "https://soc.es.us-east-1.aws.elastic.cloud"


def cloud_id(*parts: str, name: str = "soc:") -> str:
    return name + base64.b64encode("$".join(parts).encode()).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://kibana.example.com", ElasticAddress("https://kibana.example.com")),
        ("  https://kibana.example.com/ \n", ElasticAddress("https://kibana.example.com")),
        ("HTTPS://Kibana.Example.com", ElasticAddress("https://kibana.example.com")),
        ("https://kibana.example.com:5601", ElasticAddress("https://kibana.example.com:5601")),
        ("kibana.example.com:5601", ElasticAddress("https://kibana.example.com:5601")),
        ("https://example.com/kibana/", ElasticAddress("https://example.com/kibana")),
        (f"{KIBANA}/app/home#/", ElasticAddress(KIBANA, ELASTICSEARCH)),
        (f"{KIBANA}:443/login?next=%2F", ElasticAddress(f"{KIBANA}:443", f"{ELASTICSEARCH}:443")),
        (f"{KIBANA}/s/soc/app/security", ElasticAddress(KIBANA, ELASTICSEARCH, "soc")),
        (f"{KIBANA}/s/soc", ElasticAddress(KIBANA, ELASTICSEARCH, "soc")),
        ("https://a.example/base/s/x/app/y", ElasticAddress("https://a.example/base", "", "x")),
        ("https://a.example/spaces/space_selector", ElasticAddress("https://a.example")),
        ("http://localhost:5601", ElasticAddress("http://localhost:5601")),
        ("http://127.0.0.1:5601/app/home", ElasticAddress("http://127.0.0.1:5601")),
        ("http://[::1]:5601", ElasticAddress("http://[::1]:5601")),
        ("localhost:5601", ElasticAddress("https://localhost:5601")),
        ("https://kibana:", ElasticAddress("https://kibana")),
        (
            "https://a.kb.us-central1.gcp.cloud.es.io:9243",
            ElasticAddress(
                "https://a.kb.us-central1.gcp.cloud.es.io:9243",
                "https://a.es.us-central1.gcp.cloud.es.io:9243",
            ),
        ),
    ],
)
def test_urls(text: str, expected: ElasticAddress) -> None:
    assert parse_elastic_address(text) == expected
    assert check_address(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            cloud_id("us-east-1.aws.found.io", "e5", "k7"),
            ElasticAddress(
                "https://k7.us-east-1.aws.found.io", "https://e5.us-east-1.aws.found.io"
            ),
        ),
        (
            cloud_id("cloud.example:9243", "e5", "k7"),
            ElasticAddress("https://k7.cloud.example:9243", "https://e5.cloud.example:9243"),
        ),
        (
            cloud_id("cloud.example:443", "e5:9243", "k7:9244"),
            ElasticAddress("https://k7.cloud.example:9244", "https://e5.cloud.example:9243"),
        ),
        (cloud_id("cloud.example", "", "k7"), ElasticAddress("https://k7.cloud.example")),
        (
            cloud_id("cloud.example", "e5", "k7", name=""),
            ElasticAddress("https://k7.cloud.example", "https://e5.cloud.example"),
        ),
        (
            cloud_id("cloud.example", "e5", "k7").rstrip("="),
            ElasticAddress("https://k7.cloud.example", "https://e5.cloud.example"),
        ),
    ],
)
def test_cloud_ids(text: str, expected: ElasticAddress) -> None:
    assert parse_elastic_address(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "address-missing", "Cloud ID"),
        ("  ", "address-missing", "Cloud ID"),
        ("my deployment", "address-wrong", "“my deployment”"),
        ("kibana", "address-wrong", "“kibana”"),
        ("ftp://kibana.example.com", "address-scheme", "ftp://"),
        ("http://kibana.example.com", "address-http", "Use https"),
        ("http://127.0.0.1.example.com", "address-http", "Use https"),
        ("https://me:secret@kibana.example.com", "address-login", "Leave it out"),
        ("https://", "address-host", "host name"),
        ("https:///app", "address-host", "host name"),
        ("https://a..b", "address-host", "host name"),
        ("https://exa mple.com", "address-host", "host name"),
        ("https://[::1", "address-host", "host name"),
        ("https://kibana.example.com:abc", "address-port", "port"),
        ("https://kibana.example.com:99999", "address-port", "port"),
        ("https://kibana.example.com:0", "address-port", "port"),
        ("https://cloud.elastic.co/deployments/x", "address-console", "copy the address"),
        (f"{ELASTICSEARCH}:9243", "address-elasticsearch", f"Kibana is {KIBANA}:9243"),
        ("soc:bm90IGEgY2xvdWQgaWQ=", "address-cloud-id", "Copy all of it"),
        (cloud_id("cloud.example", "e5"), "address-no-kibana", "Enable Kibana"),
        (cloud_id("cloud.example:x", "e5", "k7"), "address-cloud-id", "Copy all of it"),
        (cloud_id("cl oud", "e5", "k7"), "address-cloud-id", "Copy all of it"),
        ("soc:AAAAAAAAAAAAAAAAAAAAA", "address-cloud-id", "Copy all of it"),
        ("soc:YWFh/////////////w==", "address-cloud-id", "Copy all of it"),
    ],
)
def test_what_cannot_be_used(text: str, code: str, words: str) -> None:
    with problem(code) as raised:
        parse_elastic_address(text)
    said = str(raised.value)
    assert words in said
    assert "secret" not in said
    assert str(check_address(text)) == said


@given(st.text())
def test_any_text_is_an_address_or_a_problem(text: str) -> None:
    try:
        found = parse_elastic_address(text)
    except Problem:
        return
    assert parse_elastic_address(found.kibana_url).kibana_url == found.kibana_url


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ELASTICSEARCH, ""),
        ("http://localhost:9200", ""),
        ("https://search.example.com/base", ""),
        ("http://es.example.com", "not encrypted"),
        ("es", "cannot be used here"),
        ("ftp://es.example.com", "ftp://"),
        ("https://elastic:changeme@es.example.com", "holds a user name or password"),
        ("https://es.example.com:port", "not a number"),
        ("https://es .example.com", "no valid host name"),
        ("https://", "no valid host name"),
        (KIBANA, "the address of Kibana"),
    ],
)
def test_the_address_of_elasticsearch(text: str, words: str) -> None:
    said = check_elasticsearch_url(text)
    assert words in str(said or "")
    assert bool(words) is (said is not None)
    assert "changeme" not in str(said)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("[::1]", True),
        ("example.com", False),
        ("localhost.example.com", False),
        ("10.0.0.1", False),
    ],
)
def test_which_hosts_are_this_computer(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
