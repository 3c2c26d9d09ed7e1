"""The files and commands that start a connector service of one's own.

The key stands in none of them but `connector.env`: the service replaces `${NAME}` in its
configuration by environment variables. Sources: "Run the connector service in Docker" and
"Configuration" in the elastic/connectors repository, whose service reads its configuration with
EnvYAML.
"""

from __future__ import annotations

import ipaddress
import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from fairlead.core.texts import translate
from fairlead.flows.s3_views import DeploymentFile

IMAGE = "docker.elastic.co/integrations/elastic-connectors"
KEY_VARIABLE = "ELASTIC_CONNECTOR_API_KEY"
KEY_FILE = "connector.env"
"""The one file that holds the key, and only where it is asked for."""

_CONFIG = "config.yml"
_COMPOSE = "docker-compose.yml"
_RUN = "docker-run.sh"
_CA = "/config/ca.crt"
_HOST = "host.docker.internal"
_GATEWAY = f"{_HOST}:host-gateway"
_COMMAND = f"/app/bin/elastic-ingest -c /config/{_CONFIG}"
_NO_KEY = "THE-CONNECTORS-API-KEY"

_TITLES = {
    _CONFIG: translate("Deployment", "Configuration of the service"),
    KEY_FILE: translate("Deployment", "API key of the connector, kept out of the other files"),
    _COMPOSE: translate("Deployment", "Docker Compose: docker compose up --detach"),
    _RUN: translate("Deployment", "Docker, in a shell or in PowerShell"),
}
_LANGUAGES = {_CONFIG: "yaml", KEY_FILE: "sh", _COMPOSE: "yaml", _RUN: "sh"}


@dataclass(frozen=True, slots=True)
class Service:
    """A connector service to be started.

    Attributes:
        connector_id: The connector that it serves.
        version: Its version, which is that of the deployment: another major one refuses to start.
        elasticsearch_url: Where Elasticsearch answers, seen from this computer.
        ca_file: Certificates to trust besides the usual ones, "" for none.
        is_serverless: Whether the deployment is, which any version of the service may serve.
    """

    connector_id: str
    version: str
    elasticsearch_url: str
    ca_file: str = ""
    is_serverless: bool = False

    @property
    def image(self) -> str:
        """The image of the service, with its tag."""
        return f"{IMAGE}:{self.version}"

    @property
    def is_beside(self) -> bool:
        """Whether Elasticsearch runs on this computer, where a container must ask for the host."""
        host = urlsplit(self.elasticsearch_url).hostname or ""
        if host == "localhost":
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def url(self) -> str:
        """Where Elasticsearch answers, seen from a container."""
        if not self.is_beside:
            return self.elasticsearch_url
        parts = urlsplit(self.elasticsearch_url)
        netloc = f"{_HOST}:{parts.port}" if parts.port else _HOST
        return urlunsplit(parts._replace(netloc=netloc))


def deployment_files(service: Service) -> tuple[DeploymentFile, ...]:
    """Return everything that starts the service, without the key."""
    texts = {
        _CONFIG: _lines(_config(service)),
        KEY_FILE: key_text(_NO_KEY),
        _COMPOSE: _lines(_compose(service)),
        _RUN: _lines(_run(service)),
    }
    return tuple(
        DeploymentFile(name, _TITLES[name], text, _LANGUAGES[name]) for name, text in texts.items()
    )


def key_text(api_key: str) -> str:
    """Return the content of `KEY_FILE` for an API key in its encoded form."""
    return f"{KEY_VARIABLE}={api_key}\n"


def _config(service: Service) -> Iterator[str]:
    yield f"elasticsearch.host: {_quoted(service.url)}"
    yield f'elasticsearch.api_key: "${{{KEY_VARIABLE}}}"'
    if urlsplit(service.url).scheme == "http":
        yield "elasticsearch.ssl: false"
    if service.ca_file:
        yield f"elasticsearch.ca_certs: {_CA}"
    yield "connectors:"
    yield f"  - connector_id: {_quoted(service.connector_id)}"
    yield "    service_type: s3"


def _compose(service: Service) -> Iterator[str]:
    if service.is_serverless:
        yield "# A serverless project takes any released version. Tags: https://www.docker.elastic.co"
    yield "services:"
    yield "  elastic-connectors:"
    yield f"    image: {service.image}"
    yield f"    command: {_COMMAND}"
    yield f"    env_file: {KEY_FILE}"
    yield "    restart: unless-stopped"
    yield "    volumes:"
    yield f"      - ./{_CONFIG}:/config/{_CONFIG}:ro"
    if service.ca_file:
        yield f"      - {_quoted(f'{service.ca_file}:{_CA}:ro')}"
    if service.is_beside:
        yield "    extra_hosts:"
        yield f"      - {_quoted(_GATEWAY)}"


def _run(service: Service) -> Iterator[str]:
    if service.is_serverless:
        yield "# A serverless project takes any released version. Tags: https://www.docker.elastic.co"
    words = ["docker run --rm --tty", f"--env-file {KEY_FILE}"]
    # Both shells know ${PWD}, and a single line needs no sign of theirs for a line that goes on.
    words.append(f'--volume "${{PWD}}/{_CONFIG}:/config/{_CONFIG}:ro"')
    if service.ca_file:
        words.append(f"--volume {shlex.quote(f'{service.ca_file}:{_CA}:ro')}")
    if service.is_beside:
        words.append(f"--add-host {_GATEWAY}")
    yield " ".join((*words, service.image, _COMMAND))


def _quoted(text: str) -> str:
    # JSON's strings are YAML's. A dollar sign would begin a variable, for Compose and the service.
    return json.dumps(text).replace("$", "$$")


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
