"""The ids that a user types for Bedrock, with words for each wrong one.

Every `check_…` returns what is wrong, or None.
"""

from __future__ import annotations

import re

from fairlead.core.texts import Text, translate
from fairlead.flows.names import TOO_LONG

_INFERENCE_ID = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?")
_MODEL_SIGNS = re.compile(r"[a-zA-Z0-9.:/_-]")

_NO_INFERENCE_ID = translate("Names", "Enter an id for the inference endpoint.")
_INFERENCE_SIGNS = translate(
    "Names",
    "An inference id has small letters, digits and _ . - between them, and begins and ends with a"
    " letter or digit.",
)
_MODEL_URL = translate("Names", "This is a web address. Enter the id or the ARN of a model.")
_MODEL_BAD = translate("Names", "“%1” is not possible in the id of a model.")


def check_inference_id(text: str) -> Text | None:
    """Check the id of an inference endpoint."""
    if not text:
        return _NO_INFERENCE_ID
    return None if _INFERENCE_ID.fullmatch(text) else _INFERENCE_SIGNS


def check_model_id(text: str) -> Text | None:
    """Check the id or the ARN of a model or an inference profile, by the signs that they have."""
    if "://" in text:
        return _MODEL_URL
    wrong = next((sign for sign in text if not _MODEL_SIGNS.fullmatch(sign)), "")
    if wrong:
        return _MODEL_BAD(wrong)
    return TOO_LONG(2048, len(text)) if len(text) > 2048 else None
