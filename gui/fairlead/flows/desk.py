"""What all pages of a window may ask for."""

from __future__ import annotations

from typing import Protocol

from fairlead.flows.bedrock_desk import BedrockDesk
from fairlead.flows.s3_desk import S3Desk
from fairlead.flows.shared_desk import SharedDesk


class Desk(SharedDesk, BedrockDesk, S3Desk, Protocol):
    """What every journey asks, and what each of them asks besides."""
