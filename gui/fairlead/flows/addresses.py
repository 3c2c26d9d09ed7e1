"""The address of Elastic as people have it: a Kibana URL out of the browser, or a Cloud ID."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate

_CLOUD_ID = re.compile(r"(?:[^:/\s]*:)?(?P<data>[A-Za-z0-9+/]{16,}={0,2})")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\]", re.I)
_PORT = re.compile(r"[0-9]{1,5}")
_SPACE = re.compile(r"/s/(?P<space>[a-z0-9_-]+)(?=/|$)")
# What a browser shows behind the address of Kibana once it is open.
_INSIDE = re.compile(r"/(?:app|login|spaces|internal|api|status|s/[a-z0-9_-]+)(?:/.*)?$")
# How Elastic Cloud names the two faces of one deployment.
_FACES = (".kb.", ".es.")

_ADVICE = translate(
    "Address",
    "Enter the address that the browser shows for Kibana, such as"
    " https://my-deployment.kb.us-east-1.aws.elastic.cloud, or the Cloud ID of the deployment.",
)
_NOTHING = translate("Address", "The address of Kibana is missing.")
_NO_ADDRESS = translate("Address", "“%1” is neither a web address nor a Cloud ID.")
_SCHEME = translate("Address", "An address with %1 cannot be used here.")
_HTTP = translate("Address", "The address is not encrypted.")
_HTTP_ADVICE = translate(
    "Address", "Use https. Only Kibana on this computer may be reached over plain http."
)
_LOGIN = translate("Address", "The address holds a user name or password.")
_LOGIN_ADVICE = translate("Address", "Leave it out and enter it in the fields below.")
_HOST_WORDS = translate("Address", "The address has no valid host name.")
_PORT_WORDS = translate("Address", "The port of the address is not a number up to 65535.")
_CONSOLE = translate("Address", "This is the console of Elastic Cloud, not Kibana.")
_CONSOLE_ADVICE = translate(
    "Address", "Open the deployment there and copy the address of Kibana, or its Cloud ID."
)
_ELASTICSEARCH = translate("Address", "This is the address of Elasticsearch, not of Kibana.")
_ELASTICSEARCH_ADVICE = translate("Address", "The address of Kibana is %1.")
_KIBANA = translate("Address", "This is the address of Kibana, not of Elasticsearch.")
_CLOUD = translate("Address", "The Cloud ID is incomplete.")
_CLOUD_ADVICE = translate(
    "Address", "Copy all of it from the deployment's page in the Elastic Cloud console."
)
_NO_KIBANA = translate("Address", "The Cloud ID names no Kibana.")
_NO_KIBANA_ADVICE = translate(
    "Address", "Enable Kibana for the deployment, or enter the address of another one."
)
_BOTH = translate("Address", "%1 %2")


@dataclass(frozen=True, slots=True)
class ElasticAddress:
    """Where Kibana and Elasticsearch are, "" where that does not follow from what was typed.

    `space` is the one that the address leads into, "" if it names none.
    """

    kibana_url: str
    elasticsearch_url: str = ""
    space: str = ""


def parse_elastic_address(text: str) -> ElasticAddress:
    """Return the addresses behind a Kibana URL or a Cloud ID.

    Of a URL out of the browser, what lies inside Kibana is left out; a base path stays.

    Raises:
        Problem: The text is neither, or leads elsewhere; the advice says what to enter.
    """
    text = text.strip()
    if not text:
        raise Problem("address-missing", _NOTHING, _ADVICE)
    if "://" not in text:
        cloud = _CLOUD_ID.fullmatch(text)
        if cloud is not None:
            return _read_cloud_id(cloud["data"])
        if "." not in text and not text.lower().startswith("localhost"):
            raise Problem("address-wrong", _NO_ADDRESS(text), _ADVICE)
        text = f"https://{text}"
    return _read_url(split_url(text))


def split_url(text: str) -> SplitResult:
    """Return the parts of an http or https address that is safe to send secrets to.

    Raises:
        Problem: The scheme, host or port is wrong, or it holds a password.
    """
    try:
        url = urlsplit(text)
    except ValueError:
        raise Problem("address-host", _HOST_WORDS, _ADVICE) from None
    scheme, at_sign = url.scheme, "@" in url.netloc
    if scheme not in ("http", "https"):
        raise Problem("address-scheme", _SCHEME(f"{scheme}://"), _ADVICE)
    if at_sign:
        raise Problem("address-login", _LOGIN, _LOGIN_ADVICE)
    host, port = _split_host(url.netloc)
    if _HOST.fullmatch(host) is None or ".." in host:
        raise Problem("address-host", _HOST_WORDS, _ADVICE)
    if port is not None and (_PORT.fullmatch(port) is None or not 0 < int(port) < 65536):
        raise Problem("address-port", _PORT_WORDS, _ADVICE)
    if scheme == "http" and not is_loopback(host):
        raise Problem("address-http", _HTTP, _HTTP_ADVICE)
    return url


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer, without looking any name up."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _read_url(url: SplitResult) -> ElasticAddress:
    host = url.netloc.lower().rstrip(":")
    name, _port = _split_host(host)
    if name == "cloud.elastic.co":
        raise Problem("address-console", _CONSOLE, _CONSOLE_ADVICE)
    kibana, elasticsearch = _FACES
    # The oldest domain of Elastic Cloud itself ends like that.
    if elasticsearch in name.removesuffix(".es.io"):
        advice = _ELASTICSEARCH_ADVICE(f"{url.scheme}://{host.replace(elasticsearch, kibana, 1)}")
        raise Problem("address-elasticsearch", _ELASTICSEARCH, advice)
    space = _SPACE.search(url.path)
    base = _INSIDE.sub("", url.path).rstrip("/")
    twin = f"{url.scheme}://{host.replace(kibana, elasticsearch, 1)}" if kibana in name else ""
    return ElasticAddress(
        kibana_url=f"{url.scheme}://{host}{base}",
        elasticsearch_url=twin,
        space=space["space"] if space is not None else "",
    )


def _read_cloud_id(data: str) -> ElasticAddress:
    """Read the part of a Cloud ID behind the colon: Base64 of host$elasticsearch$kibana."""
    try:
        decoded = base64.b64decode(data + "=" * (-len(data) % 4), validate=True).decode("ascii")
        host, elasticsearch, kibana = [*decoded.split("$"), ""][:3]
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise Problem("address-cloud-id", _CLOUD, _CLOUD_ADVICE) from None
    if not kibana:
        raise Problem("address-no-kibana", _NO_KIBANA, _NO_KIBANA_ADVICE)
    return ElasticAddress(_face_url(kibana, host), _face_url(elasticsearch, host))


def _face_url(face: str, host: str) -> str:
    """Join the name of a face with the host. Each may bring a port; the face's own wins."""
    if not face:
        return ""
    name, port = _split_host(face)
    parent, parent_port = _split_host(host)
    used = port or parent_port
    suffix = "" if used in (None, "443") else f":{used}"
    url = f"https://{name}.{parent}{suffix}"
    try:
        split_url(url)
    except Problem:
        raise Problem("address-cloud-id", _CLOUD, _CLOUD_ADVICE) from None
    return url


def _split_host(netloc: str) -> tuple[str, str | None]:
    """Return host and port as they are written; the port is None where there is no colon."""
    host, colon, port = netloc.rpartition(":")
    if not colon or netloc.endswith("]"):
        return netloc, None
    return (host, port) if port else (host, None)


def check_address(text: str) -> Text | None:
    """Say what is wrong with the address of Kibana or a Cloud ID, if anything."""
    try:
        parse_elastic_address(text)
    except Problem as problem:
        return _BOTH(problem.title, problem.advice)
    return None


def check_elasticsearch_url(text: str) -> Text | None:
    """Say what is wrong with the address of Elasticsearch, if anything."""
    try:
        host = split_url(text).netloc.lower()
    except Problem as problem:
        return problem.title
    kibana, elasticsearch = _FACES
    if kibana in host and elasticsearch not in host:
        return _KIBANA
    return None
