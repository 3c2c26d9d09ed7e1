"""Bedrock's lists read into models: foundation models, inference profiles, provisioned throughput.

The shapes are those of ListFoundationModels, ListInferenceProfiles and
ListProvisionedModelThroughputs in the Amazon Bedrock API reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from fairlead.flows.arns import parse_arn
from fairlead.flows.model_choice import best_first
from fairlead.flows.models import Lifecycle, Model, ModelKind

Summary = Mapping[str, Any]

_PREFIX = "anthropic."
_DATE = re.compile(r"\d{8}")
_NUMBER = re.compile(r"\d{1,2}")
_REVISION = re.compile(r"v(\d+)(?::.*)?")


@dataclass(frozen=True, slots=True)
class _Life:
    """What a foundation model's own summary says, for all ways to call it."""

    name: str
    lifecycle: Lifecycle
    legacy_on: str
    ends_on: str
    streams: bool


def read_models(
    foundation_models: Iterable[Summary],
    profiles: Iterable[Summary],
    throughputs: Iterable[Summary],
    today: date,
) -> tuple[Model, ...]:
    """Return every way to call a Claude model, best first.

    Profiles and throughput that cannot be called now are left out. A model that has reached its
    end stays in the list, so that whoever looks for it learns why it is of no use.
    """
    summaries = [one for one in foundation_models if _is_claude(one["modelId"])]
    lives = {one["modelId"]: _read_life(one, today) for one in summaries}
    ways = (
        *(model for one in summaries for model in _read_foundation_model(one)),
        *(model for one in profiles for model in _read_profile(one)),
        *(model for one in throughputs for model in _read_throughput(one)),
    )
    return best_first(_with_life(model, lives.get(model.model_id)) for model in ways)


def name_of(model_id: str) -> str:
    """Return what people call a model: "Claude Sonnet 4.5" for its id."""
    words: list[str] = []
    numbers: list[str] = []
    suffix = ""
    for token in model_id.removeprefix(_PREFIX).split("-"):
        revision = _REVISION.fullmatch(token)
        if revision is not None:
            suffix = "" if revision[1] in ("0", "1") else f" v{revision[1]}"
        elif _NUMBER.fullmatch(token):
            if not numbers:
                words.append("")
            numbers.append(token)
        elif not _DATE.fullmatch(token):
            words.append(token.capitalize())
    shown = [word or ".".join(numbers) for word in words]
    return " ".join(shown) + suffix


def _read_foundation_model(summary: Summary) -> Iterator[Model]:
    if "ON_DEMAND" in summary.get("inferenceTypesSupported", ()):
        yield Model(
            call_id=summary["modelId"],
            kind=ModelKind.ON_DEMAND,
            arn=summary["modelArn"],
            model_id=summary["modelId"],
            name="",
        )


def _read_profile(profile: Summary) -> Iterator[Model]:
    sources = [arn for one in profile["models"] if (arn := parse_arn(one["modelArn"])) is not None]
    if not sources or not _is_claude(sources[0].name) or profile["status"] != "ACTIVE":
        return
    is_own = profile["type"] == "APPLICATION"
    profile_id: str = profile["inferenceProfileId"]
    kind = ModelKind.GLOBAL_PROFILE if profile_id.startswith("global.") else ModelKind.GEO_PROFILE
    yield Model(
        # Only the ARN of an application profile may stand in a request.
        call_id=profile["inferenceProfileArn"] if is_own else profile_id,
        kind=ModelKind.APPLICATION_PROFILE if is_own else kind,
        arn=profile["inferenceProfileArn"],
        model_id=sources[0].name,
        name=profile["inferenceProfileName"] if is_own else "",
        destinations=tuple(sorted({arn.region for arn in sources})),
    )


def _read_throughput(throughput: Summary) -> Iterator[Model]:
    source = parse_arn(throughput["foundationModelArn"])
    if source is None or not _is_claude(source.name) or throughput["status"] != "InService":
        return
    yield Model(
        call_id=throughput["provisionedModelArn"],
        kind=ModelKind.PROVISIONED,
        arn=throughput["provisionedModelArn"],
        model_id=source.name,
        name=throughput["provisionedModelName"],
    )


def _with_life(model: Model, life: _Life | None) -> Model:
    """Add what the foundation model's summary says, if the region lists it."""
    if life is None:
        return replace(model, name=model.name or name_of(model.model_id))
    return replace(
        model,
        name=model.name or life.name,
        lifecycle=life.lifecycle,
        legacy_on=life.legacy_on,
        ends_on=life.ends_on,
        streams=life.streams,
    )


def _read_life(summary: Summary, today: date) -> _Life:
    life = summary.get("modelLifecycle", {})
    ends_on = _read_day(life.get("endOfLifeTime"))
    lifecycle = Lifecycle.LEGACY if life.get("status") == "LEGACY" else Lifecycle.ACTIVE
    if ends_on and ends_on <= today.isoformat():
        lifecycle = Lifecycle.ENDED
    return _Life(
        name=summary.get("modelName") or name_of(summary["modelId"]),
        lifecycle=lifecycle,
        legacy_on=_read_day(life.get("legacyTime")),
        ends_on=ends_on,
        streams=bool(summary.get("responseStreamingSupported", True)),
    )


def _read_day(moment: datetime | str | None) -> str:
    """Return the ISO date of a time, which the SDK gives as a datetime."""
    if moment is None:
        return ""
    return str(moment.date()) if isinstance(moment, datetime) else moment[:10]


def _is_claude(model_id: str) -> bool:
    return model_id.startswith(_PREFIX)
