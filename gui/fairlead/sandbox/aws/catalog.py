"""The models of the local Bedrock: a choice of what Bedrock offers in 2026.

The days until a model becomes legacy or ends are counted from when the world starts, so that
practice never meets a catalogue in which everything has ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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


@dataclass(frozen=True)
class Profile:
    """An inference profile as seen from one region.

    ``destinations`` are regions; an empty one stands for anywhere.
    """

    id: str
    arn: str
    name: str
    model: Model
    destinations: tuple[str, ...]
    is_application: bool = False


@dataclass(frozen=True)
class Throughput:
    """Provisioned throughput of a model in one region."""

    name: str
    arn: str
    model: Model
    units: int


class Catalog:
    """What Bedrock has for one account, region by region.

    In the account's own region there is besides an application profile of Claude Haiku 4.5 and
    provisioned throughput of Claude 3 Haiku, or of Nova Pro where that is missing.
    """

    def __init__(self, account: str, partition: str, region: str) -> None:
        self._account = account
        self._partition = partition
        self._region = region
        self.started = datetime.now(UTC).replace(microsecond=0)

    def models(self, region: str) -> list[Model]:
        """Return the models that can be called from a region."""
        return [model for model in MODELS if region in model.sources]

    def model(self, model_id: str) -> Model | None:
        """Return a model by its own id, in whatever region it is."""
        return next((model for model in MODELS if model.id == model_id), None)

    def model_arn(self, model: Model, region: str) -> str:
        """Return the ARN of a model; it names no account."""
        return f"arn:{self._partition}:bedrock:{region}::foundation-model/{model.id}"

    def legacy_since(self, model: Model) -> datetime | None:
        """Return when a model became or becomes legacy."""
        return None if model.legacy_in is None else self.started + timedelta(model.legacy_in)

    def end_of(self, model: Model) -> datetime | None:
        """Return when a model ended or ends."""
        return None if model.ends_in is None else self.started + timedelta(model.ends_in)

    def profiles(self, region: str) -> Iterator[Profile]:
        """Yield the inference profiles of a region, the application profile last."""
        for model in self.models(region):
            for prefix in model.profiles:
                destinations = DESTINATIONS[prefix].get(region)
                if destinations is not None:
                    profile_id = f"{prefix}.{model.id}"
                    name = f"{prefix.upper()} {model.provider} {model.name}"
                    arn = self._own_arn(region, f"inference-profile/{profile_id}")
                    yield Profile(profile_id, arn, name, model, destinations)
        if region == self._region:
            yield from self._application_profiles(region)

    def _application_profiles(self, region: str) -> Iterator[Profile]:
        model = self.model("anthropic.claude-haiku-4-5-20251001-v1:0")
        assert model is not None
        for prefix in model.profiles:
            destinations = DESTINATIONS[prefix].get(region)
            if destinations is not None:
                profile_id = "soc7haiku2x9"
                arn = self._own_arn(region, f"application-inference-profile/{profile_id}")
                yield Profile(profile_id, arn, "soc-summaries", model, destinations, True)
                return

    def throughputs(self, region: str) -> Iterator[Throughput]:
        """Yield the provisioned throughput of a region."""
        if region != self._region:
            return
        for model_id in ("anthropic.claude-3-haiku-20240307-v1:0", "amazon.nova-pro-v1:0"):
            model = self.model(model_id)
            if model is not None and region in model.on_demand:
                arn = self._own_arn(region, "provisioned-model/abc123soc456")
                yield Throughput("soc-prod", arn, model, 1)
                return

    def _own_arn(self, region: str, resource: str) -> str:
        return f"arn:{self._partition}:bedrock:{region}:{self._account}:{resource}"
