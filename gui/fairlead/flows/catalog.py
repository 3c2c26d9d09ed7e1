"""Bedrock's lists read into models: foundation models, inference profiles, provisioned throughput.

The shapes are those of ListFoundationModels, ListInferenceProfiles and
ListProvisionedModelThroughputs in the Amazon Bedrock API reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    lifecycle: Lifecycle = Lifecycle.ACTIVE
    legacy_on: str = ""
    ends_on: str = ""
    streams: bool = True


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
    models = [
        _model(one["modelId"], ModelKind.ON_DEMAND, one["modelArn"], one["modelId"], lives)
        for one in summaries
        if "ON_DEMAND" in one.get("inferenceTypesSupported", ())
    ]
    models += [model for one in profiles for model in _read_profile(one, lives)]
    models += [model for one in throughputs for model in _read_throughput(one, lives)]
    return best_first(models)


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


def _read_profile(profile: Summary, lives: Mapping[str, _Life]) -> Iterable[Model]:
    arns = [parse_arn(one["modelArn"]) for one in profile["models"]]
    destinations = tuple(sorted({arn.region for arn in arns if arn is not None}))
    source = next((arn.name for arn in arns if arn is not None), "")
    if not _is_claude(source) or profile["status"] != "ACTIVE":
        return
    if profile["type"] == "APPLICATION":
        # Only the ARN of an application profile may stand in a request.
        call_id, kind = profile["inferenceProfileArn"], ModelKind.APPLICATION_PROFILE
        name = profile["inferenceProfileName"]
    else:
        call_id, name = profile["inferenceProfileId"], ""
        is_global = call_id.startswith("global.")
        kind = ModelKind.GLOBAL_PROFILE if is_global else ModelKind.GEO_PROFILE
    yield _model(call_id, kind, profile["inferenceProfileArn"], source, lives, name, destinations)


def _read_throughput(throughput: Summary, lives: Mapping[str, _Life]) -> Iterable[Model]:
    source = parse_arn(throughput["foundationModelArn"])
    if source is None or not _is_claude(source.name) or throughput["status"] != "InService":
        return
    arn, name = throughput["provisionedModelArn"], throughput["provisionedModelName"]
    yield _model(arn, ModelKind.PROVISIONED, arn, source.name, lives, name)


def _model(
    call_id: str,
    kind: ModelKind,
    arn: str,
    model_id: str,
    lives: Mapping[str, _Life],
    name: str = "",
    destinations: tuple[str, ...] = (),
) -> Model:
    life = lives.get(model_id) or _Life(name_of(model_id))
    return Model(
        call_id=call_id,
        kind=kind,
        arn=arn,
        model_id=model_id,
        name=name or life.name,
        destinations=destinations,
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
