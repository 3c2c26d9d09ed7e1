"""Bedrock's lists, read into models."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.flows.builders import ACCOUNT, HAIKU_ID, SONNET_ID

from fairlead.flows.catalog import name_of, read_models
from fairlead.flows.models import Lifecycle, Model, ModelKind

TODAY = date(2026, 11, 22)
TOMORROW = "2026-11-23"
OWN = f"arn:aws:bedrock:us-east-1:{ACCOUNT}"


def midnight(day: int) -> datetime:
    return datetime(2026, 11, day, tzinfo=UTC)


def summary(model_id: str, *types: str, **more: Any) -> dict[str, Any]:
    return {
        "modelArn": f"arn:aws:bedrock:us-east-1::foundation-model/{model_id}",
        "modelId": model_id,
        "modelName": "Claude of AWS",
        "providerName": "Anthropic",
        "inferenceTypesSupported": list(types),
        "responseStreamingSupported": True,
        "modelLifecycle": {"status": "ACTIVE"},
        **more,
    }


def profile(model_id: str, prefix: str = "us", *regions: str, **more: Any) -> dict[str, Any]:
    profile_id = f"{prefix}.{model_id}"
    return {
        "inferenceProfileName": f"{prefix} profile",
        "inferenceProfileArn": f"{OWN}:inference-profile/{profile_id}",
        "inferenceProfileId": profile_id,
        "models": [
            {"modelArn": f"arn:aws:bedrock:{region}::foundation-model/{model_id}"}
            for region in regions or ("us-west-2", "us-east-1")
        ],
        "status": "ACTIVE",
        "type": "SYSTEM_DEFINED",
        **more,
    }


def throughput(**more: Any) -> dict[str, Any]:
    arn = f"arn:aws:bedrock:us-east-1::foundation-model/{SONNET_ID}"
    return {
        "provisionedModelName": "soc-prod",
        "provisionedModelArn": f"{OWN}:provisioned-model/abc",
        "modelArn": arn,
        "foundationModelArn": arn,
        "status": "InService",
        **more,
    }


def read(*models: Any, profiles: Any = (), throughputs: Any = ()) -> tuple[Model, ...]:
    return read_models(models, profiles, throughputs, TODAY)


def test_a_model_is_listed_by_itself_only_where_it_is_offered_on_demand() -> None:
    (model,) = read(summary(SONNET_ID, "ON_DEMAND"), summary(HAIKU_ID, "INFERENCE_PROFILE"))
    assert (model.kind, model.call_id, model.name) == (
        ModelKind.ON_DEMAND,
        SONNET_ID,
        "Claude of AWS",
    )


def test_a_profile_brings_its_destinations() -> None:
    (model,) = read(summary(SONNET_ID), profiles=[profile(SONNET_ID)])
    assert model.kind is ModelKind.GEO_PROFILE
    assert model.call_id == f"us.{SONNET_ID}"
    assert model.model_id == SONNET_ID
    assert model.arn == f"{OWN}:inference-profile/us.{SONNET_ID}"
    assert model.destinations == ("us-east-1", "us-west-2")


def test_a_global_profile_may_go_anywhere() -> None:
    (model,) = read(profiles=[profile(SONNET_ID, "global", "us-east-1", "")])
    assert model.kind is ModelKind.GLOBAL_PROFILE
    assert model.destinations == ("", "us-east-1")


def test_an_application_profile_is_called_by_its_arn() -> None:
    arn = f"{OWN}:application-inference-profile/x1"
    own = profile(
        SONNET_ID,
        type="APPLICATION",
        inferenceProfileArn=arn,
        inferenceProfileId="x1",
        inferenceProfileName="soc",
    )
    (model,) = read(profiles=[own])
    assert (model.kind, model.call_id, model.arn) == (ModelKind.APPLICATION_PROFILE, arn, arn)
    assert (model.name, model.model_id) == ("soc", SONNET_ID)


def test_throughput_is_called_by_its_arn() -> None:
    (model,) = read(summary(SONNET_ID), throughputs=[throughput()])
    assert (model.kind, model.name) == (ModelKind.PROVISIONED, "soc-prod")
    assert model.call_id == model.arn == f"{OWN}:provisioned-model/abc"


@pytest.mark.parametrize(
    "lists",
    [
        {"models": [summary("amazon.nova-pro-v1:0", "ON_DEMAND")]},
        {"profiles": [profile("amazon.nova-pro-v1:0")]},
        {"profiles": [profile(SONNET_ID, status="CREATING")]},
        {"profiles": [profile(SONNET_ID, models=[])]},
        {"profiles": [profile(SONNET_ID, models=[{"modelArn": "?"}])]},
        {"throughputs": [throughput(status="Creating")]},
        {"throughputs": [throughput(foundationModelArn="arn:aws:bedrock:::foundation-model/a.x")]},
        {"throughputs": [throughput(foundationModelArn="?")]},
    ],
)  # fmt: skip
def test_what_is_not_claude_or_not_ready_is_left_out(lists: dict[str, Any]) -> None:
    models = lists.pop("models", ())
    assert read(*models, **lists) == ()


@pytest.mark.parametrize(
    ("life", "expected", "ends_on"),
    [
        ({"status": "ACTIVE"}, Lifecycle.ACTIVE, ""),
        ({"status": "ACTIVE", "endOfLifeTime": f"{TOMORROW}T00:00Z"}, Lifecycle.ACTIVE, TOMORROW),
        ({"status": "LEGACY"}, Lifecycle.LEGACY, ""),
        ({"status": "LEGACY", "endOfLifeTime": midnight(23)}, Lifecycle.LEGACY, TOMORROW),
        ({"status": "LEGACY", "endOfLifeTime": midnight(22)}, Lifecycle.ENDED, str(TODAY)),
        ({}, Lifecycle.ACTIVE, ""),
    ],
)  # fmt: skip
def test_all_ways_to_call_a_model_share_its_life(
    life: dict[str, Any], expected: Lifecycle, ends_on: str
) -> None:
    legacy = {**life, "legacyTime": datetime(2026, 1, 2, tzinfo=UTC)}
    models = read(
        summary(SONNET_ID, "ON_DEMAND", modelLifecycle=legacy, responseStreamingSupported=False),
        profiles=[profile(SONNET_ID)],
        throughputs=[throughput()],
    )
    assert [model.kind for model in models] == [
        ModelKind.GEO_PROFILE,
        ModelKind.ON_DEMAND,
        ModelKind.PROVISIONED,
    ]
    for model in models:
        assert (model.lifecycle, model.ends_on, model.legacy_on) == (
            expected,
            ends_on,
            "2026-01-02",
        )
        assert not model.streams


def test_a_model_that_the_region_does_not_list_gets_its_name_from_its_id() -> None:
    (model,) = read(profiles=[profile(HAIKU_ID)])
    assert model.name == "Claude Haiku 4.5"
    nameless = summary(SONNET_ID, "ON_DEMAND")
    del nameless["modelName"]
    assert read(nameless)[0].name == "Claude Sonnet 4.5"


@pytest.mark.parametrize(
    ("model_id", "name"),
    [
        ("anthropic.claude-sonnet-4-5-20250929-v1:0", "Claude Sonnet 4.5"),
        ("anthropic.claude-opus-4-6-v1", "Claude Opus 4.6"),
        ("anthropic.claude-sonnet-4-6", "Claude Sonnet 4.6"),
        ("anthropic.claude-sonnet-5", "Claude Sonnet 5"),
        ("anthropic.claude-3-haiku-20240307-v1:0", "Claude 3 Haiku"),
        ("anthropic.claude-3-5-sonnet-20241022-v2:0", "Claude 3.5 Sonnet v2"),
        ("anthropic.claude-v2:1", "Claude v2"),
        ("anthropic.claude-instant-v1", "Claude Instant"),
    ],
)
def test_a_name_is_read_out_of_an_id(model_id: str, name: str) -> None:
    assert name_of(model_id) == name
