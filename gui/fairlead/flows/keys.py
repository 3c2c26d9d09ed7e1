"""Access keys as people paste them: their shape, and what comes along with them by accident."""

from __future__ import annotations

import re

from fairlead.core.texts import Text, translate

_AROUND = re.compile(r"^[\s\"'`,;\u2018-\u201f\ufeff\u200b]+|[\s\"'`,;\u2018-\u201f\ufeff\u200b]+$")
_KEY_ID = re.compile(r"A[A-Z]{3}[A-Z0-9]{12,124}")
_SECRET = re.compile(r"[A-Za-z0-9/+=]{40}")

_NO_KEY_ID = translate("Keys", "Enter the access key id. It begins with AKIA.")
_UNCLEAN = translate("Keys", "There is something around the access key id. Use %1.")
_IS_SECRET = translate(
    "Keys", "This looks like a secret access key. The access key id begins with AKIA."
)
_TEMPORARY = translate(
    "Keys",
    "Keys that begin with ASIA are temporary and need a session token, which the connector cannot"
    " hold. Use a key that begins with AKIA.",
)
_NEEDS_TOKEN = translate("Keys", "Keys that begin with ASIA are temporary: enter the token too.")
_NO_TOKEN_NEEDED = translate(
    "Keys", "Only keys that begin with ASIA have a session token. Leave it empty."
)
_TOKEN_IS_KEY = translate("Keys", "This is a key. The session token is much longer.")
_TOKEN_BLANKS = translate(
    "Keys", "There is a space or a line break within the token. Copy it once more, in one piece."
)
_TOKEN_SIGNS = translate("Keys", "There is a sign in the token that none has. Copy it once more.")
_BEDROCK_KEY = translate(
    "Keys", "This is a Bedrock API key. The connector takes an access key with its secret only."
)
_OTHER_ID = translate(
    "Keys", "%1 is the id of something else in IAM. An access key id begins with AKIA."
)
_LOWER = translate("Keys", "Access key ids are written in capitals. Use %1.")
_NOT_KEY_ID = translate(
    "Keys", "This is not an access key id: AKIA and 16 more capitals and digits."
)
_NO_SECRET = translate("Keys", "Enter the secret access key.")
_SECRET_IS_ID = translate("Keys", "This is the access key id. The secret is the longer one.")
_SECRET_UNCLEAN = translate(
    "Keys", "There are quotes or spaces around the secret access key. Leave them out."
)
_SECRET_LENGTH = translate("Keys", "A secret access key has 40 characters; this one has %1.")
_SECRET_SIGNS = translate(
    "Keys", "A secret access key has letters, digits, slashes and plus signs only."
)


def clean_pasted(text: str) -> str:
    """Return a pasted key without the quotes, spaces and line ends around it."""
    return _AROUND.sub("", text)


def check_access_key_id(text: str, *, for_connector: bool = False) -> Text | None:
    """Say what is wrong with an access key id, if anything.

    `for_connector` refuses temporary keys: the Kibana connector has no field for a session token.
    """
    cleaned = clean_pasted(text)
    if _KEY_ID.fullmatch(cleaned) is None:
        return _name_other(cleaned)
    if for_connector and needs_token(cleaned):
        return _TEMPORARY
    if not cleaned.startswith(("AKIA", "ASIA")):
        return _OTHER_ID(cleaned[:4])
    return _UNCLEAN(cleaned) if cleaned != text else None


def _name_other(text: str) -> Text:
    """Say what stands in the place of an access key id."""
    if not text:
        return _NO_KEY_ID
    if text.startswith(("ABSK", "bedrock-api-key-")):
        return _BEDROCK_KEY
    if _SECRET.fullmatch(text):
        return _IS_SECRET
    shouted = text.upper()
    return _LOWER(shouted) if _KEY_ID.fullmatch(shouted) else _NOT_KEY_ID


def check_secret_key(text: str) -> Text | None:
    """Say what is wrong with a secret access key, if anything. The words never hold the secret."""
    cleaned = clean_pasted(text)
    if not cleaned:
        return _NO_SECRET
    if cleaned != text:
        return _SECRET_UNCLEAN
    if _KEY_ID.fullmatch(text) and len(text) < 40:
        return _SECRET_IS_ID
    if len(text) != 40:
        return _SECRET_LENGTH(len(text))
    return None if _SECRET.fullmatch(text) else _SECRET_SIGNS


def check_session_token(access_key_id: str, text: str) -> Text | None:
    """Say what is wrong with the session token of a key. The words never hold the token."""
    if not text:
        return _NEEDS_TOKEN if needs_token(access_key_id) else None
    if (_KEY_ID.fullmatch(text) and len(text) < 40) or _SECRET.fullmatch(text):
        return _TOKEN_IS_KEY
    if any(sign.isspace() for sign in text):
        return _TOKEN_BLANKS
    if not all("!" <= sign <= "~" for sign in text):
        return _TOKEN_SIGNS
    return None if needs_token(access_key_id) or not access_key_id else _NO_TOKEN_NEEDED


def needs_token(access_key_id: str) -> bool:
    """Tell whether a key is temporary and works with its session token only."""
    return access_key_id.startswith("ASIA")
