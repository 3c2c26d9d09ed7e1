"""Is there a newer version? Asked only when the user asks.

Where to look is said by whoever publishes a build, in its package metadata: a project URL with the
label "Releases" (https://packaging.python.org/specifications/well-known-project-urls). What is
there is JSON with the newest version under info.version, as the Python package indexes have it. A
build that names no such place asks nobody.
"""

from __future__ import annotations

import re
import ssl
from importlib import metadata
from typing import Any, Final

import fairlead
from fairlead.core.errors import Problem
from fairlead.core.texts import translate

_LABEL: Final = "releases"
_VERSION: Final = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")
_SECONDS: Final = 10.0

_NO_PLACE = translate("Releases", "This build does not say where newer versions are published.")
_ASK_THERE = translate("Releases", "Look where you got it from.")
_NO_ANSWER = translate("Releases", "The newest version could not be looked up.")
_TRY_LATER = translate("Releases", "Check the network, or look there yourself: %1")


def releases_url() -> str:
    """Return where newer versions are announced, "" if this build does not say."""
    for line in metadata.metadata("fairlead").get_all("Project-URL") or ():
        label, _, url = line.partition(",")
        if label.strip().lower() == _LABEL:
            return str(url).strip()
    return ""


def newer_version(url: str) -> str:
    """Return the newest version if it is newer than this one, otherwise "".

    Raises:
        Problem: "releases-unknown" without an address, "releases-failed" without an answer.
    """
    if not url:
        raise Problem("releases-unknown", _NO_PLACE, _ASK_THERE)
    import httpx
    import truststore

    trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        answer = httpx.get(url, timeout=_SECONDS, follow_redirects=True, verify=trust)
        newest = _version_in(answer.raise_for_status().json())
    except (httpx.HTTPError, ValueError, LookupError, TypeError) as error:
        details = type(error).__name__
    else:
        return newest if _order(newest) > _order(fairlead.__version__) else ""
    raise Problem("releases-failed", _NO_ANSWER, _TRY_LATER(url), details=details, retryable=True)


def _version_in(body: Any) -> str:
    version = body["info"]["version"]
    if not _VERSION.fullmatch(version):
        raise ValueError("not a version")
    return str(version)


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
