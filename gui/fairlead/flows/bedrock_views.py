"""What is asked through a Bedrock connection, and what comes back: plain, frozen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt to send. `body` is a whole request body in JSON, "" for a plain message."""

    text: str
    model: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a prompt. Times are milliseconds; None where the route does not tell."""

    text: str
    model: str
    first_token_ms: int | None = None
    latency_ms: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None
    stop_reason: str = ""
