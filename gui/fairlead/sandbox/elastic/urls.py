"""Reading a URL as Node's ``URL`` does, as far as Kibana looks at one."""

import re
from dataclasses import dataclass
from typing import Final

_URL: Final = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):(?P<rest>.*)")
_REST: Final = re.compile(r"[/\\]*(?P<authority>[^/\\?#]*)(?P<path>[^?#]*)")
_HOST: Final = re.compile(
    r"(?P<name>\[[0-9a-f:.]+\]|[^\x00-\x20\"#%/:<>?@\[\\\]^`{|}]+)(?::(?P<port>\d*))?"
)
_USUAL_PORTS: Final = {"http": "80", "https": "443"}


class UrlError(ValueError):
    """The text is no URL that Kibana takes; the message is Kibana's."""


@dataclass(frozen=True)
class Url:
    """``host`` is in lower case and has the port only when it is not the usual one."""

    host: str
    path: str


def parse_url(text: str) -> Url:
    """Read an http or https URL. Raises `UrlError`."""
    match = _URL.fullmatch(re.sub(r"[\t\r\n]", "", text.strip("\x00 \t\r\n")))
    if match is None:
        raise UrlError("Invalid URL")
    scheme = match["scheme"].lower()
    if scheme not in _USUAL_PORTS:
        # Node asks for a host first, and such a URL need not have one.
        has_host = re.match(r"//[^/?#]", match["rest"]) is not None
        raise UrlError("Invalid protocol" if has_host else "URL must contain hostname")
    rest = _REST.match(match["rest"])
    assert rest is not None
    host = _HOST.fullmatch(rest["authority"].rpartition("@")[2].lower())
    if host is None:
        raise UrlError("Invalid URL")
    port = host["port"] or _USUAL_PORTS[scheme]
    suffix = "" if port == _USUAL_PORTS[scheme] else f":{port}"
    return Url(host["name"] + suffix, rest["path"] or "/")


def without_double_slashes(text: str) -> str:
    """Return a URL as the sub-action framework sends it."""
    return re.sub(r"([^:]/)/+", r"\1", text.removesuffix("/"))
