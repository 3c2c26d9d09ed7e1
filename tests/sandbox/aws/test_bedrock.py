"""The control plane of Bedrock: what there is, and what has to be accepted first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.sandbox.aws.account import FORM, HAIKU, MESSAGES, Account, allow, refused

from fairlead.sandbox.aws.catalog import Catalog
from fairlead.sandbox.aws.geography import BEDROCK_REGIONS, DESTINATIONS
from fairlead.sandbox.aws.models import MODELS
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World

OPUS = "anthropic.claude-opus-4-5-20251101-v1:0"
BEDROCK = "bedrock.amazonaws.com"


@pytest.fixture
def account() -> Iterator[Account]:
    """An account that has accepted nothing yet."""
    with World(Scene(key_delay=0, agreement_delay=0, region="eu-central-1")) as world:
        yield Account(world)


def _submit(account: Account, form: object, region: str = "") -> None:
    data = form if isinstance(form, bytes) else json.dumps(form).encode()
    account.client("bedrock", region=region).put_use_case_for_model_access(formData=data)


def _offer_token(account: Account, model_id: str) -> str:
    bedrock = account.client("bedrock")
    (offer,) = bedrock.list_foundation_model_agreement_offers(modelId=model_id)["offers"]
    assert offer["termDetails"]["legalTerm"]["url"].startswith("https://")
    assert len(offer["termDetails"]["usageBasedPricingTerm"]["rateCard"]) == 2
    return str(offer["offerToken"])


def test_models_and_how_they_can_be_called(account: Account) -> None:
    bedrock = account.client("bedrock")
    models = {item["modelId"]: item for item in bedrock.list_foundation_models()["modelSummaries"]}
    haiku = models[HAIKU]
    assert haiku["modelArn"] == f"arn:aws:bedrock:eu-central-1::foundation-model/{HAIKU}"
    assert haiku["inferenceTypesSupported"] == ["INFERENCE_PROFILE"]
    assert haiku["modelLifecycle"]["status"] == "ACTIVE"
    old = models["anthropic.claude-3-haiku-20240307-v1:0"]
    assert old["inferenceTypesSupported"] == ["ON_DEMAND", "INFERENCE_PROFILE"]
    assert old["modelLifecycle"]["status"] == "LEGACY"
    assert old["modelLifecycle"]["legacyTime"] < old["modelLifecycle"]["endOfLifeTime"]
    # Sold in America only.
    assert "anthropic.claude-opus-4-1-20250805-v1:0" not in models
    assert bedrock.get_foundation_model(modelIdentifier=HAIKU)["modelDetails"] == haiku
    assert refused(bedrock.get_foundation_model, modelIdentifier="anthropic.claude-9").code == (
        "ResourceNotFoundException"
    )


@pytest.mark.parametrize(
    ("params", "fits"),
    [
        ({"byProvider": "anthropic"}, lambda item: item["providerName"] == "Anthropic"),
        ({"byOutputModality": "EMBEDDING"}, lambda item: "EMBEDDING" in item["outputModalities"]),
        (
            {"byInferenceType": "ON_DEMAND"},
            lambda item: "ON_DEMAND" in item["inferenceTypesSupported"],
        ),
    ],
)
def test_models_are_filtered(
    account: Account, params: dict[str, str], fits: Callable[[Any], bool]
) -> None:
    bedrock = account.client("bedrock")
    everything = bedrock.list_foundation_models()["modelSummaries"]
    chosen = bedrock.list_foundation_models(**params)["modelSummaries"]
    assert chosen
    assert chosen == [item for item in everything if fits(item)]
    assert len(chosen) < len(everything)


def test_profiles_name_where_they_lead(account: Account) -> None:
    bedrock = account.client("bedrock")
    pages = bedrock.get_paginator("list_inference_profiles").paginate(
        PaginationConfig={"PageSize": 4}
    )
    profiles = {
        item["inferenceProfileId"]: item
        for page in pages
        for item in page["inferenceProfileSummaries"]
    }
    europe = profiles[f"eu.{HAIKU}"]
    assert europe["inferenceProfileArn"] == (
        f"arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.{HAIKU}"
    )
    assert {item["modelArn"].split(":")[3] for item in europe["models"]} == set(
        DESTINATIONS["eu"]["eu-central-1"]
    )
    anywhere = [item["modelArn"] for item in profiles[f"global.{HAIKU}"]["models"]]
    assert anywhere == [
        f"arn:aws:bedrock:eu-central-1::foundation-model/{HAIKU}",
        f"arn:aws:bedrock:::foundation-model/{HAIKU}",
    ]
    assert not any(name.startswith(("us.", "jp.", "au.")) for name in profiles)
    assert (
        bedrock.get_inference_profile(inferenceProfileIdentifier=f"eu.{HAIKU}")["models"]
        == (europe["models"])
    )
    (own,) = bedrock.list_inference_profiles(typeEquals="APPLICATION")["inferenceProfileSummaries"]
    assert own["inferenceProfileName"] == "soc-summaries"
    assert own["models"] == europe["models"]


def test_provisioned_throughput(account: Account) -> None:
    bedrock = account.client("bedrock")
    (found,) = bedrock.list_provisioned_model_throughputs()["provisionedModelSummaries"]
    assert (found["provisionedModelName"], found["status"]) == ("soc-prod", "InService")
    for params in ({"statusEquals": "Failed"}, {"nameContains": "other"}):
        listed = bedrock.list_provisioned_model_throughputs(**params)
        assert listed["provisionedModelSummaries"] == []


def test_from_nothing_to_an_answer(account: Account) -> None:
    bedrock, runtime = account.client("bedrock"), account.client("bedrock-runtime")

    def talk() -> dict[str, Any]:
        answer = runtime.converse(modelId=f"eu.{HAIKU}", messages=MESSAGES)
        return dict(answer)

    refusal = refused(bedrock.get_use_case_for_model_access)
    assert refusal == (
        404,
        "ResourceNotFoundException",
        "You have not filled out the request form.",
    )
    no_form = refused(talk)
    assert (no_form.status, no_form.code) == (404, "ResourceNotFoundException")
    assert no_form.message.startswith(
        "Model use case details have not been submitted for this account."
    )
    token = _offer_token(account, HAIKU)
    params = {"modelId": HAIKU, "offerToken": token}
    assert refused(bedrock.create_foundation_model_agreement, **params) == no_form
    _submit(account, FORM)
    assert json.loads(bedrock.get_use_case_for_model_access()["formData"]) == FORM
    wrong = {**params, "offerToken": "wrong"}
    assert refused(bedrock.create_foundation_model_agreement, **wrong).code == "ValidationException"
    bedrock.create_foundation_model_agreement(**params)
    refusal = refused(bedrock.create_foundation_model_agreement, **params)
    assert (refusal.status, refusal.code) == (400, "ConflictException")
    availability = bedrock.get_foundation_model_availability(modelId=HAIKU)
    del availability["ResponseMetadata"]
    assert availability == {
        "modelId": HAIKU,
        "agreementAvailability": {"status": "AVAILABLE"},
        "authorizationStatus": "AUTHORIZED",
        "entitlementAvailability": "AVAILABLE",
        "regionAvailability": "AVAILABLE",
    }
    assert talk()["stopReason"] == "end_turn"
    bedrock.delete_foundation_model_agreement(modelId=HAIKU)
    assert refused(bedrock.delete_foundation_model_agreement, modelId=HAIKU).code == (
        "ResourceNotFoundException"
    )


def test_availability_tells_of_regions_and_of_models_without_agreement(account: Account) -> None:
    bedrock = account.client("bedrock")
    missing = bedrock.get_foundation_model_availability(
        modelId="anthropic.claude-opus-4-1-20250805-v1:0"
    )
    assert missing["regionAvailability"] == "NOT_AVAILABLE"
    nova = bedrock.get_foundation_model_availability(modelId="amazon.nova-2-lite-v1:0")
    assert nova["agreementAvailability"]["status"] == "AVAILABLE"
    offers = bedrock.list_foundation_model_agreement_offers(modelId="amazon.nova-2-lite-v1:0")
    assert offers["offers"] == []
    # A profile is no model here.
    refusal = refused(bedrock.get_foundation_model_availability, modelId=f"eu.{HAIKU}")
    assert refusal.code == "ResourceNotFoundException"


@pytest.mark.parametrize(
    "form",
    [
        b"no JSON, yet long enough",
        {},
        {**FORM, "more": "text"},
        {name: text for name, text in FORM.items() if name != "useCases"},
        {**FORM, "intendedUsers": "3"},
        {**FORM, "intendedUsers": 0},
        {**FORM, "intendedUsers": "Internal"},
        {**FORM, "companyName": ""},
        {**FORM, "companyName": "x" * 129},
        {**FORM, "useCases": "x" * 8193},
    ],
)
def test_a_form_that_breaks_a_rule_is_refused(account: Account, form: object) -> None:
    with pytest.raises(account.client("bedrock").exceptions.ValidationException) as caught:
        _submit(account, form)
    # Ten bytes are asked for before anybody reads them.
    assert caught.value.response["Error"]["Message"] == "Invalid form data" or form == {}
    assert refused(account.client("bedrock").get_use_case_for_model_access).status == 404


def test_a_form_counts_everywhere_but_in_opt_in_regions(account: Account) -> None:
    _submit(account, FORM)
    account.client("bedrock", region="us-east-1").get_use_case_for_model_access()
    opted_in = account.client("bedrock", region="eu-south-1")
    assert refused(opted_in.get_use_case_for_model_access).status == 404
    _submit(account, FORM, "eu-south-1")
    opted_in.get_use_case_for_model_access()


def test_the_first_form_stays(account: Account) -> None:
    _submit(account, FORM)
    _submit(account, {**FORM, "companyName": "Other"})
    kept = account.client("bedrock").get_use_case_for_model_access()["formData"]
    assert json.loads(kept) == FORM


def test_an_agreement_needs_marketplace_rights_through_bedrock(account: Account) -> None:
    _submit(account, FORM)
    calls = allow("bedrock:*")
    direct = allow("aws-marketplace:*", Condition={"Null": {"aws:CalledViaLast": "true"}})
    through = allow(
        ["aws-marketplace:Subscribe", "aws-marketplace:ViewSubscriptions"],
        Condition={"StringEquals": {"aws:CalledViaLast": BEDROCK}},
    )
    _, without = account.new_user(calls, direct)
    _, with_rights = account.new_user(calls, through)
    params = {"modelId": OPUS, "offerToken": _offer_token(account, OPUS)}
    create = account.client("bedrock", without).create_foundation_model_agreement
    assert "perform: aws-marketplace:Subscribe because" in refused(create, **params).message
    account.client("bedrock", with_rights).create_foundation_model_agreement(**params)


def test_rights_are_asked_for_the_model_or_the_profile(account: Account) -> None:
    model = f"arn:aws:bedrock:eu-central-1::foundation-model/{HAIKU}"
    _, key = account.new_user(allow("bedrock:GetFoundationModel", model))
    bedrock = account.client("bedrock", key)
    bedrock.get_foundation_model(modelIdentifier=HAIKU)
    assert (
        f"on resource: {model[: -len(HAIKU)]}{OPUS} because"
        in refused(bedrock.get_foundation_model, modelIdentifier=OPUS).message
    )
    assert (
        f"inference-profile/eu.{HAIKU} because"
        in refused(bedrock.get_inference_profile, inferenceProfileIdentifier=f"eu.{HAIKU}").message
    )
    assert refused(bedrock.list_foundation_models).message.endswith(
        "is not authorized to perform: bedrock:ListFoundationModels because no identity-based "
        "policy allows the bedrock:ListFoundationModels action"
    )


def test_data_retention_opens_the_models_that_ask_for_it(account: Account) -> None:
    bedrock, runtime = account.client("bedrock"), account.client("bedrock-runtime")
    _submit(account, FORM)
    fable = {"modelId": "global.anthropic.claude-fable-5", "messages": MESSAGES}
    assert bedrock.get_account_data_retention()["mode"] == "default"
    assert refused(runtime.converse, **fable) == (
        400,
        "ValidationException",
        "data retention mode 'default' is not available for this model",
    )
    bedrock.put_account_data_retention(mode="provider_data_share")
    assert runtime.converse(**fable)["stopReason"] == "end_turn"


def test_regions_without_bedrock_and_operations_that_are_not_played(account: Account) -> None:
    missing = account.client("bedrock", region="us-northeast-1")
    assert refused(missing.list_foundation_models).code == "UnrecognizedClientException"
    assert refused(account.client("bedrock").list_guardrails) == (
        400,
        "UnknownOperationException",
        "The requested operation is not recognized by the service.",
    )


@pytest.mark.parametrize("region", ["us-east-1", "us-gov-west-1", "ap-northeast-1"])
def test_the_catalogue_fits_together(region: str) -> None:
    catalog = Catalog("123456789012", "aws", region)
    models = catalog.models(region)
    assert any(model.is_anthropic for model in models)
    assert len({profile.id for profile in catalog.profiles(region)}) == len(
        list(catalog.profiles(region))
    )
    for profile in catalog.profiles(region):
        assert profile.model in models
        assert region in profile.destinations
    assert len(list(catalog.throughputs(region))) <= 1


def test_every_region_of_the_catalogue_has_bedrock() -> None:
    for model in MODELS:
        assert model.sources <= BEDROCK_REGIONS
    for places in DESTINATIONS.values():
        for source, destinations in places.items():
            assert source in destinations
            assert {*destinations, source} - {""} <= BEDROCK_REGIONS
