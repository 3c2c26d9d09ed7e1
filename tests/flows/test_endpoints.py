"""Where Bedrock answers, and what Kibana makes of an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.flow import Weight
from fairlead.flows.answers import Deployment
from fairlead.flows.endpoints import (
    RegionField,
    bedrock_url,
    check_api_url,
    check_version,
    clean_url,
    connector_model,
    region_field,
    region_in_url,
    signing_region,
    task_of,
)

NEW = Deployment("9.6.1")
PATCHED = Deployment("8.19.9")
OLD = Deployment("9.1.0")
SERVERLESS = Deployment("8.11.0", is_serverless=True)
PRIVATE = "https://vpce-0a1-b2.bedrock-runtime.eu-west-1.vpce.amazonaws.com"


@pytest.mark.parametrize(
    ("region", "url"),
    [
        ("us-east-1", "https://bedrock-runtime.us-east-1.amazonaws.com"),
        ("us-gov-west-1", "https://bedrock-runtime.us-gov-west-1.amazonaws.com"),
        ("cn-north-1", "https://bedrock-runtime.cn-north-1.amazonaws.com.cn"),
        ("eusc-de-east-1", "https://bedrock-runtime.eusc-de-east-1.amazonaws.eu"),
    ],
)
def test_the_public_address(region: str, url: str) -> None:
    assert bedrock_url(region) == url


def test_the_fips_address() -> None:
    url = bedrock_url("us-gov-west-1", fips=True)
    assert url == "https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com"
    assert region_in_url(url) == "us-gov-west-1"


@pytest.mark.parametrize(
    ("url", "region"),
    [
        (bedrock_url("eu-west-1"), "eu-west-1"),
        (bedrock_url("cn-north-1"), "cn-north-1"),
        (PRIVATE, "vpce"),
        (bedrock_url("eusc-de-east-1"), ""),
        (bedrock_url("eu-west-1").upper(), ""),
        (bedrock_url("eu-west-1").replace("https", "http"), ""),
        ("https://bedrock.example.com", ""),
        ("https://bedrock-runtime.us-east-1.api.aws", ""),
    ],
)
def test_what_kibana_reads_out_of_a_url(url: str, region: str) -> None:
    assert region_in_url(url) == region
    assert signing_region(url, "") == (region or "us-east-1")
    assert signing_region(url, "ap-south-1") == "ap-south-1"


@pytest.mark.parametrize(
    ("version", "serverless", "expected"),
    [
        ("9.6.1", False, RegionField.YES),
        ("9.4.0-SNAPSHOT", False, RegionField.YES),
        ("9.3.2", False, RegionField.LATE_PATCHES),
        ("9.2.0", False, RegionField.LATE_PATCHES),
        ("8.19.9", False, RegionField.LATE_PATCHES),
        ("9.1.5", False, RegionField.NO),
        ("9.0.0", False, RegionField.NO),
        ("8.18.0", False, RegionField.NO),
        ("8.11.0", True, RegionField.YES),
    ],
)
def test_which_kibana_takes_a_region(version: str, serverless: bool, expected: RegionField) -> None:
    assert region_field(Deployment(version, is_serverless=serverless)) is expected


@pytest.mark.parametrize(
    ("deployment", "is_fine"),
    [
        (Deployment("8.19.0"), True),
        (Deployment("8.18.9"), False),
        (Deployment("7.17.0"), False),
        (NEW, True),
        (SERVERLESS, True),
    ],
)
def test_old_versions_are_refused(deployment: Deployment, is_fine: bool) -> None:
    issue = check_version(deployment)
    assert (issue is None) is is_fine
    assert issue is None or deployment.version in str(issue.text)


def test_only_kibana_9_0_needs_an_encoded_arn() -> None:
    arn = "arn:aws:bedrock:us-east-1:1:provisioned-model/x"
    encoded = "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aprovisioned-model%2Fx"
    assert connector_model(arn, Deployment("9.0.4")) == encoded
    assert connector_model("us.anthropic.x-v1:0", Deployment("9.0.4")) == "us.anthropic.x-v1:0"
    assert connector_model(arn, PATCHED) == connector_model(arn, NEW) == arn
    assert connector_model(arn, Deployment("9.0.0", is_serverless=True)) == arn


def test_chat_completion_came_with_9_3() -> None:
    assert [task_of(Deployment(version)) for version in ("9.2.9", "9.3.0")] == [
        "completion",
        "chat_completion",
    ]
    assert task_of(SERVERLESS) == "chat_completion"


def said(
    url: str,
    config_region: str = "",
    *,
    region: str = "eu-west-1",
    kibana: Deployment | None = NEW,
) -> list[tuple[str, str, Weight]]:
    issues = check_api_url(url, region, config_region, kibana)
    return [(issue.field, str(issue.text), issue.weight) for issue in issues]


USUAL = bedrock_url("eu-west-1")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", f"The usual one is {USUAL}"),
        ("bedrock-runtime.eu-west-1.amazonaws.com", "not a web address"),
        ("ftp://x", "not a web address"),
        ("https://", "not a web address"),
        ("https://a b.com", "not a web address"),
        ("https://[x", "not a web address"),
        ("https://x:port", "not a web address"),
        (USUAL.replace("https", "http"), f"https only. Use {USUAL}"),
        (f"{USUAL}/model", f"“/model” would break that. Use {USUAL}"),
        (f"{USUAL}?a=b", "“a=b”"),
        (f"{USUAL}#x", "“x”"),
        ("https://me@bedrock-runtime.eu-west-1.amazonaws.com", "“me”"),
        (f"{USUAL}:8443", "“:8443”"),
        ("https://Bedrock-Runtime.eu-west-1.amazonaws.com", f"small letters only. Use {USUAL}"),
        ("HTTPS://bedrock-runtime.eu-west-1.amazonaws.com", f"Use {USUAL}"),
        (
            "https://bedrock.eu-west-1.amazonaws.com",
            f"bedrock.eu-west-1.amazonaws.com is another service of Bedrock; the connector calls "
            f"bedrock-runtime. Use {USUAL}",
        ),
        ("https://bedrock-agent-runtime.eu-west-1.amazonaws.com", "another service of Bedrock"),
        ("https://bedrock-fips.eu-west-1.amazonaws.com", "another service of Bedrock"),
        (bedrock_url("us-east-1"), f"but the models are chosen for eu-west-1. Use {USUAL}"),
        (PRIVATE.replace("eu-west-1", "eu-west-3"), "leads to eu-west-3"),
        (bedrock_url("us-gov-west-1"), "leads to us-gov-west-1"),
    ],
)  # fmt: skip
def test_a_url_that_cannot_work(url: str, words: str) -> None:
    ((field, text, weight),) = said(url)
    assert (field, weight) == ("api_url", Weight.ERROR)
    assert words in text


@pytest.mark.parametrize(
    "url", [USUAL, f"{USUAL}/", f" {USUAL}// ", "https://bedrock-runtime.eu-west-1.amazonaws.com"]
)
def test_the_usual_url_is_fine_everywhere(url: str) -> None:
    for kibana in (NEW, PATCHED, OLD, SERVERLESS, None):
        assert said(url, kibana=kibana) == []
    assert clean_url(url) == USUAL


def test_a_host_from_which_kibana_reads_the_wrong_region_needs_one() -> None:
    ((field, text, weight),) = said(PRIVATE)
    assert (field, weight) == ("region", Weight.ERROR)
    assert "reads the region “vpce”. Enter eu-west-1" in text
    assert said(PRIVATE, "eu-west-1") == []
    assert said(PRIVATE, "eu-west-1", kibana=None) == []


def test_a_host_that_tells_no_region_is_signed_for_us_east_1() -> None:
    own = "https://bedrock.corp.example:8443"
    ((field, text, _weight),) = said(own)
    assert field == "region"
    assert "would sign for us-east-1. Enter eu-west-1" in text
    assert said(own, region="us-east-1") == []
    assert said(own, "eu-west-1") == []
    assert said(bedrock_url("eusc-de-east-1"), region="eusc-de-east-1") != []


def test_a_kibana_without_the_field_needs_a_url_that_tells() -> None:
    ((field, text, _weight),) = said(PRIVATE, kibana=OLD)
    assert field == "api_url"
    assert (
        f"Kibana 9.1.0 has no field for the region. Use a URL that tells it, such as {USUAL}"
        in text
    )
    ((field, text, _weight),) = said(USUAL, "eu-west-1", kibana=OLD)
    assert field == "region"
    assert "has no field" in text


def test_a_kibana_that_may_have_the_field_is_a_warning() -> None:
    ((field, text, weight),) = said(PRIVATE, "eu-west-1", kibana=PATCHED)
    assert (field, weight) == ("region", Weight.WARNING)
    assert "Kibana 8.19" in text
    assert said(USUAL, "eu-west-1", kibana=PATCHED) == []
    assert [weight for _field, _text, weight in said(PRIVATE, kibana=PATCHED)] == [Weight.ERROR]


def test_the_region_of_the_config_must_be_that_of_the_models() -> None:
    ((field, text, _weight),) = said(USUAL, "us-east-1")
    assert field == "region"
    assert "sign for us-east-1, but the models are chosen for eu-west-1" in text


def test_fips_is_not_everywhere() -> None:
    url = bedrock_url("eu-west-1", fips=True)
    ((field, text, weight),) = said(url)
    assert (field, weight) == ("api_url", Weight.WARNING)
    assert "no FIPS endpoint" in text
    assert said(bedrock_url("us-east-1", fips=True), region="us-east-1") == []


@given(st.text(), st.sampled_from(["", "eu-west-1", "us-east-1"]))
def test_no_url_makes_the_check_fail(url: str, config_region: str) -> None:
    for kibana in (NEW, OLD, PATCHED, None):
        check_api_url(url, "eu-west-1", config_region, kibana)
