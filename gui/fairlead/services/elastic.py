"""What Kibana and Elasticsearch have in common: a sign-in, an address and trust."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import fairlead
from fairlead.services.conditions import condition

if TYPE_CHECKING:
    import httpx

_CONNECT_TIMEOUT = 8.0


@dataclass(frozen=True, slots=True)
class ElasticAuth:
    """An API key (the encoded form), or a user name with a password, or nothing at all."""

    api_key: str = field(default="", repr=False)
    username: str = ""
    password: str = field(default="", repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The parts that nobody may see."""
        return (self.api_key, self.password)


def open_client(
    service: str,
    url: str,
    auth: ElasticAuth,
    *,
    ca_file: str = "",
    timeout: float,
    transport: httpx.BaseTransport | None = None,
) -> httpx.Client:
    """Return an HTTP/1.1 client for this address, signed in.

    It trusts the certificates of the operating system and those of `ca_file`, goes through the
    proxy of the environment except to this computer, and follows no redirect.

    Raises:
        ServiceProblem: "bad-address", "plain-http", "bad-credentials", "ca-file" or "proxy".
    """
    import httpx

    base = _check_address(service, url)
    headers = {"user-agent": f"fairlead/{fairlead.__version__}"}
    basic = None
    if auth.api_key:
        # Said in a header; httpx would quote it in full when it cannot be one.
        if not all("!" <= character <= "~" for character in auth.api_key):
            raise condition("bad-credentials", service, "sign_in")
        headers["authorization"] = f"ApiKey {auth.api_key}"
    elif auth.username:
        basic = httpx.BasicAuth(auth.username, auth.password)
    try:
        return httpx.Client(
            base_url=base,
            headers=headers,
            auth=basic,
            timeout=time_limit(timeout),
            verify=_trust(service, ca_file),
            transport=transport,
            # Plain http goes to this computer alone, so it must not leave it through a proxy.
            trust_env=not _is_loopback(base.host),
        )
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        # Without the words: they quote the proxy's address, and it may hold a password.
        detail = f"{type(error).__name__}: HTTPS_PROXY, ALL_PROXY, NO_PROXY"
    raise condition("proxy", service, "sign_in", detail)


def time_limit(seconds: float) -> httpx.Timeout:
    """Return how long to wait for an answer; connecting is never given longer than 8 s."""
    import httpx

    return httpx.Timeout(seconds, connect=_CONNECT_TIMEOUT)


def nested_secrets(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return all texts in a request body whose names say that they are secret."""
    found: list[str] = []
    for name, value in values.items():
        if isinstance(value, Mapping):
            found += nested_secrets(value)
        elif isinstance(value, str) and ("secret" in name or "key" in name or "password" in name):
            found.append(value)
    return tuple(found)


def _check_address(service: str, url: str) -> httpx.URL:
    import httpx

    try:
        address = httpx.URL(url.strip())
    except (httpx.InvalidURL, TypeError, ValueError):
        address = httpx.URL()
    is_plain = not (address.userinfo or address.query or address.fragment)
    if address.scheme not in ("http", "https") or not address.host or not is_plain:
        # The address itself stays out of the details: it may hold a password.
        raise condition("bad-address", service, "sign_in")
    if address.scheme == "http" and not _is_loopback(address.host):
        raise condition("plain-http", service, "sign_in", str(address))
    return address


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _trust(service: str, ca_file: str) -> ssl.SSLContext:
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not ca_file:
        return context
    try:
        context.load_verify_locations(ca_file)
    except (OSError, ValueError) as error:
        detail = f"{ca_file}: {error}"
    else:
        return context
    raise condition("ca-file", service, "sign_in", detail)
