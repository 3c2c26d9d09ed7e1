"""Which models to prefer, read out of their ids alone: no list of models grows old here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fairlead.flows.arns import parse_arn
from fairlead.flows.models import Lifecycle, Model, ModelKind

_RECOMMENDED = "sonnet"
"""The family that Elastic's comparison of models for its assistants ranks first."""

_WAYS = (
    ModelKind.GEO_PROFILE,
    ModelKind.GLOBAL_PROFILE,
    ModelKind.ON_DEMAND,
    ModelKind.APPLICATION_PROFILE,
    ModelKind.PROVISIONED,
)
_LIVES = (Lifecycle.ACTIVE, Lifecycle.LEGACY, Lifecycle.ENDED)
_MADE_BY_THE_ACCOUNT = (ModelKind.APPLICATION_PROFILE, ModelKind.PROVISIONED)

# Which regions a profile's prefix is for: "Supported Regions and models for inference profiles" in
# the Bedrock user guide. The longer prefix stands first.
_AREAS = (
    ("us-gov", ("us-gov-",)),
    ("us", ("us-east-", "us-west-", "ca-")),
    ("ca", ("ca-",)),
    ("eu", ("eu-",)),
    ("apac", ("ap-",)),
    ("jp", ("ap-northeast-1", "ap-northeast-3")),
    ("au", ("ap-southeast-2", "ap-southeast-4", "ap-southeast-6")),
    ("global", ("",)),
)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """How new a model is. The larger is the newer within one family."""

    number: tuple[int, ...]
    date: str
    revision: tuple[int, ...]


def family_of(model_id: str) -> str:
    """Return the family of a Claude model: "sonnet"; "" for the first ones, which had none."""
    words = re.findall(r"[a-z]+", _stem(model_id))
    return next((word for word in words if word not in ("claude", "v")), "")


def version_of(model_id: str) -> Version:
    """Return how new a model is: "claude-3-5-sonnet-20241022-v2:0" is 3.5 of 2024-10-22, v2.0."""
    stem, _, rest = _stem(model_id).partition("-v")
    numbers = [token for token in stem.split("-") if token.isdigit()]
    return Version(
        number=tuple(int(token) for token in numbers if len(token) < 3),
        date=next((token for token in numbers if len(token) == 8), ""),
        revision=tuple(int(number) for number in re.findall(r"\d+", rest)),
    )


def prefix_of(call_id: str) -> str:
    """Return the prefix of a system profile's id or ARN: "eu", "global"; "" for anything else."""
    arn = parse_arn(call_id)
    name = call_id if arn is None else (arn.name if arn.kind == "inference-profile" else "")
    prefix, found, _rest = name.partition(".anthropic.")
    return prefix if found else ""


def serves(prefix: str, region: str) -> bool | None:
    """Tell whether a profile with this prefix can be called from a region; None if not known."""
    areas = dict(_AREAS).get(prefix)
    return None if areas is None else region.startswith(areas)


def best_first(models: Iterable[Model]) -> tuple[Model, ...]:
    """Sort models: what the account made itself last, then by life, family, age and way."""
    return tuple(sorted(sorted(models, key=lambda model: model.call_id), key=_rank))


def recommend(models: Iterable[Model]) -> Model | None:
    """Return the newest active Claude Sonnet, by the profile that keeps it closest to home.

    Without a Sonnet it is the newest active model of another family; None if nothing is active.
    Only what streams counts, since Elastic's assistants stream.
    """
    for model in best_first(models):
        if model.lifecycle is Lifecycle.ACTIVE and model.streams:
            return model
    return None


def _rank(model: Model) -> tuple[object, ...]:
    family, version = family_of(model.model_id), version_of(model.model_id)
    newest_first = tuple(-part for part in (*version.number, *[0] * 4)[:4])
    return (
        model.kind in _MADE_BY_THE_ACCOUNT,
        _LIVES.index(model.lifecycle),
        family != _RECOMMENDED,
        family,
        newest_first,
        -int(version.date or 0),
        tuple(-part for part in version.revision),
        _WAYS.index(model.kind),
        len(model.destinations),
    )


def _stem(model_id: str) -> str:
    return model_id.removeprefix("anthropic.")
