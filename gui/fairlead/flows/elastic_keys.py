"""Sign-ins to Elastic as people paste them: an API key in its encoded form, a user name."""

from __future__ import annotations

import base64
import binascii
import re

from fairlead.core.texts import Text, translate

_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{20,}={0,2}")
_AWS_KEY = re.compile(r"A[KS]IA[A-Z0-9]{16,}")
# How Elastic Cloud marks its own keys, and those that work for Elasticsearch too.
_MARKED = re.compile(r"ess[a-z]_[A-Za-z0-9+/_-]+={0,2}")

_EMPTY = translate("Keys", "Enter the API key.")
_JSON = translate(
    "Keys", "This is the whole answer of Kibana. Enter only the value of “encoded” out of it."
)
_PREFIX = translate("Keys", "Leave out the word ApiKey in front of the key.")
_PAIR = translate(
    "Keys",
    "This is the id with the key behind it. Enter the encoded form, which Kibana shows as Base64.",
)
_AWS = translate("Keys", "This is an access key of AWS. Elastic has API keys of its own.")
_BLANKS = translate(
    "Keys", "There is a space or a line break within the key. Copy it once more, in one piece."
)
_NOT_ENCODED = translate(
    "Keys", "This is not an encoded API key. Kibana shows it once, when the key is made."
)
_CUT = translate("Keys", "A part of the API key is missing. Copy it once more, in one piece.")
_NO_USER = translate("Keys", "Enter the user name.")
_COLON = translate("Keys", "The name of a user cannot have a colon.")
_CONTROL = translate("Keys", "There is an invisible sign in the name. Type it anew.")


def check_api_key(text: str) -> Text | None:
    """Say what is wrong with an API key of Elastic, if anything. The words never hold the key.

    The encoded form is Base64 of the id, a colon, and the key: "Create API key" in the
    Elasticsearch API reference.
    """
    faults = (
        (not text, _EMPTY),
        (text.startswith("{"), _JSON),
        (text.lower().startswith("apikey "), _PREFIX),
        (any(sign.isspace() for sign in text), _BLANKS),
        (_AWS_KEY.fullmatch(text), _AWS),
        (":" in text, _PAIR),
    )
    found = next((words for is_so, words in faults if is_so), None)
    if found is not None or _MARKED.fullmatch(text):
        return found
    if _ENCODED.fullmatch(text) is None:
        return _NOT_ENCODED
    return None if _is_pair(text) else _CUT


def check_login_name(text: str) -> Text | None:
    """Say what is wrong with the name of a user of Elasticsearch, if anything."""
    if not text:
        return _NO_USER
    if ":" in text:
        # It ends the name in the header of basic authentication, RFC 7617.
        return _COLON
    return None if text.isprintable() else _CONTROL


def _is_pair(text: str) -> bool:
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return b":" in base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return False
