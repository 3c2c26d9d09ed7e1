"""The files of a connector service: for the right version, without a key, for any computer."""

from __future__ import annotations

import json
import re
import shlex
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.flows.deployment import (
    IMAGE,
    KEY_FILE,
    KEY_VARIABLE,
    Service,
    deployment_files,
    key_text,
)

# It comes with moto, and has no types.
YAML: Any = import_module("yaml")

CLOUD = Service("0a1b-2c", "9.6.1", "https://docs.es.eu-central-1.aws.elastic.cloud:443")
BESIDE = Service("0a1b-2c", "9.6.1", "http://127.0.0.1:9200")


def files(service: Service) -> dict[str, str]:
    return {file.name: file.text for file in deployment_files(service)}


def read_yaml(text: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML.safe_load(text)
    return found


def test_the_configuration_names_the_connector_and_no_key() -> None:
    config = read_yaml(files(CLOUD)["config.yml"])
    assert config == {
        "elasticsearch.host": CLOUD.elasticsearch_url,
        "elasticsearch.api_key": f"${{{KEY_VARIABLE}}}",
        "connectors": [{"connector_id": "0a1b-2c", "service_type": "s3"}],
    }


@pytest.mark.parametrize("service", [CLOUD, BESIDE])
def test_the_key_stands_in_a_file_of_its_own(service: Service) -> None:
    texts = files(service)
    assert texts[KEY_FILE].startswith(f"{KEY_VARIABLE}=")
    assert key_text("QUJD==") == f"{KEY_VARIABLE}=QUJD==\n"
    compose = read_yaml(texts["docker-compose.yml"])["services"]["elastic-connectors"]
    assert compose["env_file"] == KEY_FILE
    assert f"--env-file {KEY_FILE}" in texts["docker-run.sh"]
    named = [name for name, text in texts.items() if KEY_VARIABLE in text]
    assert named == ["config.yml", KEY_FILE]


def test_both_ways_start_the_same_service() -> None:
    texts = files(CLOUD)
    compose = read_yaml(texts["docker-compose.yml"])["services"]["elastic-connectors"]
    words = shlex.split(texts["docker-run.sh"])
    assert words[:2] == ["docker", "run"]
    assert compose["image"] == f"{IMAGE}:9.6.1"
    at = words.index(compose["image"])
    assert " ".join(words[at + 1 :]) == compose["command"]
    mounts = {words[n + 1] for n, word in enumerate(words) if word == "--volume"}
    assert {mount.replace("${PWD}", ".") for mount in mounts} == set(compose["volumes"])


def test_one_line_serves_a_shell_and_powershell() -> None:
    line = files(CLOUD)["docker-run.sh"]
    assert line.count("\n") == 1
    assert not re.search(r"[\\`]", line)


def test_a_container_finds_an_elasticsearch_of_this_computer() -> None:
    texts = files(BESIDE)
    config = read_yaml(texts["config.yml"])
    assert config["elasticsearch.host"] == "http://host.docker.internal:9200"
    assert config["elasticsearch.ssl"] is False
    gateway = "host.docker.internal:host-gateway"
    assert f"--add-host {gateway}" in texts["docker-run.sh"]
    compose = read_yaml(texts["docker-compose.yml"])["services"]["elastic-connectors"]
    assert compose["extra_hosts"] == [gateway]
    assert "host.docker.internal" not in "".join(files(CLOUD).values())


@pytest.mark.parametrize("host", ["localhost", "127.8.0.1", "[::1]"])
def test_what_is_this_computer(host: str) -> None:
    assert Service("c", "9.6.1", f"https://{host}:9200").is_beside
    assert not Service("c", "9.6.1", f"https://{host}.example.com").is_beside or host == "[::1]"


def test_certificates_are_given_to_the_container() -> None:
    service = Service("c", "9.6.1", "https://es.example.com", "/home/ann/our ca.pem")
    texts = files(service)
    assert read_yaml(texts["config.yml"])["elasticsearch.ca_certs"] == "/config/ca.crt"
    mount = "/home/ann/our ca.pem:/config/ca.crt:ro"
    compose = read_yaml(texts["docker-compose.yml"])["services"]["elastic-connectors"]
    assert mount in compose["volumes"]
    assert mount in shlex.split(texts["docker-run.sh"])


def test_a_serverless_project_is_told_where_the_tags_are() -> None:
    service = Service("c", "9.7.0", "https://x.es.aws.elastic.cloud", is_serverless=True)
    texts = files(service)
    assert "https://www.docker.elastic.co" in texts["docker-compose.yml"]
    assert "https://www.docker.elastic.co" in texts["docker-run.sh"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_whatever_a_connector_is_called_the_configuration_holds_it(connector_id: str) -> None:
    line = next(
        line
        for line in files(Service(connector_id, "9.6.1", CLOUD.elasticsearch_url))[
            "config.yml"
        ].splitlines()
        if "connector_id" in line
    )
    # The service reads two dollar signs as one, since one begins a variable.
    assert json.loads(line.partition(": ")[2]).replace("$$", "$") == connector_id
    assert not re.search(r"(?<!\$)(?:\$\$)*\$(?!\$)", line)
