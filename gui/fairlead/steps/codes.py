"""Service codes that several steps tell apart."""

from __future__ import annotations

from typing import Final

DENIED: Final = frozenset({"AccessDenied", "AccessDeniedException"})
"""How AWS answers who may not, or whose policy has not reached the service yet."""

UNKNOWN_KEY: Final = frozenset(
    {"InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId"}
)
"""How STS and IAM, Bedrock, and S3 answer a key that has not reached them, or that there is not."""
