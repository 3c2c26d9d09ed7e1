"""What the local Bedrock has, region by region."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fairlead.sandbox.aws.geography import DESTINATIONS
from fairlead.sandbox.aws.models import MODELS, Model


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
