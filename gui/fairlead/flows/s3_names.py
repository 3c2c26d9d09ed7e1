"""The names that the S3 connector has in Elastic."""

from __future__ import annotations

from fairlead.core.texts import Text, translate

MANAGED_PREFIX = "content-"
_BYTES = 255

_EMPTY = translate("Names", "Enter the name of an index.")
_CAPITALS = translate("Names", "An index has no capitals in its name. Use %1.")
_SIGN = translate("Names", "“%1” is not possible in the name of an index.")
_BLANK = translate("Names", "There is no blank in the name of an index.")
_START = translate("Names", "The name of an index may not begin with “%1”.")
_HIDDEN = translate("Names", "Names that begin with a dot are for Elastic's own indices.")
_LONG = translate("Names", "The name of an index may take 255 bytes; this one takes %1.")
_MANAGED = translate(
    "Names", "The index of a connector that Elastic manages begins with “%1”. Use %2."
)


def check_index_name(text: str, *, is_managed: bool = False) -> Text | None:
    """Check the name of the index that a connector writes to.

    Source: "Create an index" in the Elasticsearch API; the prefix is asked for by the Connector
    API where Elastic runs the connector.
    """
    if not text:
        return _EMPTY
    length = len(text.encode(errors="surrogatepass"))
    wrong = next((sign for sign in text if sign in '\\/*?"<>|,#:' or not sign.isprintable()), "")
    # In the order in which they are best mended.
    checks = (
        (text != text.lower(), _CAPITALS(text.lower())),
        (any(sign.isspace() for sign in text), _BLANK),
        (bool(wrong), _SIGN(wrong)),
        (text[0] in "-_+", _START(text[0])),
        (text[0] == ".", _HIDDEN),
        (length > _BYTES, _LONG(length)),
        (
            is_managed and not text.startswith(MANAGED_PREFIX),
            _MANAGED(MANAGED_PREFIX, managed_index(text)),
        ),
    )
    return next((words for is_wrong, words in checks if is_wrong), None)


def managed_index(name: str) -> str:
    """Return the name that an index must have for a connector that Elastic manages."""
    return name if name.startswith(MANAGED_PREFIX) else f"{MANAGED_PREFIX}{name}"
