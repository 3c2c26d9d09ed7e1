"""The models of the local Bedrock: a choice of what Bedrock offers in 2026.

The days until a model becomes legacy or ends are counted from when the world starts, so that
practice never meets a catalogue in which everything has ended.
"""

from dataclasses import dataclass
from typing import Final

from fairlead.sandbox.aws.geography import DESTINATIONS

_EARLY: Final = ("us-east-1", "us-west-2", "eu-central-1", "eu-west-3", "ap-northeast-1")


@dataclass(frozen=True)
class Model:
    """One foundation model.

    ``on_demand`` are the regions where it can be called by its own id, ``profiles`` the prefixes
    of its inference profiles. ``legacy_in`` and ``ends_in`` are days from the start of the world,
    negative for the past. ``needs_agreement`` holds for models sold through AWS Marketplace.
    ``takes_temperature`` is false for the newer Claude models. ``shares_data`` models run only
    when the account lets the provider keep data. ``is_closed`` ones are shown as available and
    refuse all the same.
    """

    id: str
    name: str
    provider: str
    released: str
    on_demand: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ("TEXT", "IMAGE")
    outputs: tuple[str, ...] = ("TEXT",)
    legacy_in: int | None = None
    ends_in: int | None = None
    takes_temperature: bool = True
    shares_data: bool = False
    is_closed: bool = False
    input_price: str = "0.003"
    output_price: str = "0.015"

    @property
    def is_anthropic(self) -> bool:
        """Whether the use case form is needed and the Anthropic message format spoken."""
        return self.provider == "Anthropic"

    @property
    def needs_agreement(self) -> bool:
        """Whether AWS Marketplace sells it."""
        return self.is_anthropic

    @property
    def is_text(self) -> bool:
        """Whether it can hold a conversation."""
        return "TEXT" in self.outputs

    @property
    def sources(self) -> frozenset[str]:
        """The regions where it can be called in one way or another."""
        return frozenset(self.on_demand).union(*(DESTINATIONS[p] for p in self.profiles))


MODELS: Final = (
    Model(
        "anthropic.claude-fable-5",
        "Claude Fable 5",
        "Anthropic",
        "2026-09-22",
        profiles=("us", "global"),
        takes_temperature=False,
        shares_data=True,
        input_price="0.01",
        output_price="0.05",
    ),
    Model(
        "anthropic.claude-mythos-5",
        "Claude Mythos 5",
        "Anthropic",
        "2026-10-13",
        profiles=("us",),
        takes_temperature=False,
        is_closed=True,
        input_price="0.02",
        output_price="0.1",
    ),
    Model(
        "anthropic.claude-opus-4-7",
        "Claude Opus 4.7",
        "Anthropic",
        "2026-04-16",
        profiles=("us", "eu", "jp", "au", "global"),
        takes_temperature=False,
        input_price="0.005",
        output_price="0.025",
    ),
    Model(
        "anthropic.claude-sonnet-4-6",
        "Claude Sonnet 4.6",
        "Anthropic",
        "2026-02-17",
        profiles=("us", "eu", "jp", "au", "global"),
    ),
    Model(
        "anthropic.claude-opus-4-6-v1",
        "Claude Opus 4.6",
        "Anthropic",
        "2026-02-05",
        profiles=("us", "eu", "au", "global"),
        input_price="0.005",
        output_price="0.025",
    ),
    Model(
        "anthropic.claude-opus-4-5-20251101-v1:0",
        "Claude Opus 4.5",
        "Anthropic",
        "2025-11-24",
        profiles=("us", "eu", "global"),
        input_price="0.005",
        output_price="0.025",
    ),
    Model(
        "anthropic.claude-haiku-4-5-20251001-v1:0",
        "Claude Haiku 4.5",
        "Anthropic",
        "2025-10-15",
        profiles=("us", "us-gov", "eu", "jp", "au", "global"),
        input_price="0.001",
        output_price="0.005",
    ),
    Model(
        "anthropic.claude-sonnet-4-5-20250929-v1:0",
        "Claude Sonnet 4.5",
        "Anthropic",
        "2025-09-29",
        on_demand=("us-gov-west-1",),
        profiles=("us", "us-gov", "eu", "jp", "au", "global"),
    ),
    Model(
        "anthropic.claude-opus-4-1-20250805-v1:0",
        "Claude Opus 4.1",
        "Anthropic",
        "2025-08-05",
        profiles=("us",),
        legacy_in=-120,
        ends_in=60,
        input_price="0.015",
        output_price="0.075",
    ),
    Model(
        "anthropic.claude-sonnet-4-20250514-v1:0",
        "Claude Sonnet 4",
        "Anthropic",
        "2025-05-22",
        profiles=("us", "eu", "apac", "global"),
        legacy_in=-60,
        ends_in=180,
    ),
    Model(
        "anthropic.claude-3-7-sonnet-20250219-v1:0",
        "Claude 3.7 Sonnet",
        "Anthropic",
        "2025-02-24",
        profiles=("us", "eu", "apac"),
        legacy_in=-390,
        ends_in=-200,
    ),
    Model(
        "anthropic.claude-3-haiku-20240307-v1:0",
        "Claude 3 Haiku",
        "Anthropic",
        "2024-03-13",
        on_demand=_EARLY,
        profiles=("us", "eu", "apac"),
        legacy_in=-300,
        ends_in=30,
        input_price="0.00025",
        output_price="0.00125",
    ),
    Model(
        "amazon.nova-2-lite-v1:0",
        "Nova 2 Lite",
        "Amazon",
        "2025-12-02",
        profiles=("us", "eu", "jp", "global"),
        inputs=("TEXT", "IMAGE", "VIDEO"),
    ),
    Model(
        "amazon.nova-pro-v1:0",
        "Nova Pro",
        "Amazon",
        "2024-12-03",
        on_demand=("us-east-1", "us-gov-west-1", "ap-southeast-2", "eu-west-2"),
        profiles=("us", "eu", "apac"),
        inputs=("TEXT", "IMAGE", "VIDEO"),
    ),
    Model(
        "amazon.nova-micro-v1:0",
        "Nova Micro",
        "Amazon",
        "2024-12-03",
        on_demand=("us-east-1", "us-gov-west-1"),
        profiles=("us", "eu", "apac"),
        inputs=("TEXT",),
    ),
    Model(
        "amazon.titan-embed-text-v2:0",
        "Titan Text Embeddings V2",
        "Amazon",
        "2024-04-30",
        on_demand=(*_EARLY, "us-gov-west-1"),
        inputs=("TEXT",),
        outputs=("EMBEDDING",),
    ),
)
