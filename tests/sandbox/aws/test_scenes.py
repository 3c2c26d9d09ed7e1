"""Accounts that begin in a state of their own."""

from __future__ import annotations

import json

from tests.sandbox.aws.account import (
    FORM,
    HAIKU,
    INVOKE,
    Account,
    allow,
    deny,
    policy,
    refused,
    talk,
)

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


def test_the_first_call_subscribes_if_the_caller_may() -> None:
    with World(Scene(key_delay=0, region="eu-central-1", agreement_delay=0)) as world:
        account = Account(world)
        bedrock = account.client("bedrock")
        bedrock.put_use_case_for_model_access(formData=json.dumps(FORM).encode())
        _, connector = account.new_user(allow(INVOKE))
        assert refused(talk, account=account, key=connector) == (
            403,
            "AccessDeniedException",
            "Model access is denied due to IAM user or service role is not authorized to perform "
            "the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, "
            "aws-marketplace:Subscribe) to enable access to this model.",
        )
        talk(account, account.admin)
        standing = bedrock.get_foundation_model_availability(modelId=HAIKU)
        assert standing["agreementAvailability"]["status"] == "AVAILABLE"
        talk(account, connector)


def test_a_closed_model_refuses_though_it_shows_as_available() -> None:
    with World(Scene(use_case_submitted=True, agreement_delay=0)) as world:
        account = Account(world)
        mythos = "anthropic.claude-mythos-5"
        refusal = refused(talk, account=account, key=account.admin, model_id=f"us.{mythos}")
        assert refusal.code == "AccessDeniedException"
        assert "is not available for this account" in refusal.message
        standing = account.client("bedrock").get_foundation_model_availability(modelId=mythos)
        assert standing["entitlementAvailability"] == "AVAILABLE"


def test_legacy_models_answer_who_used_them() -> None:
    sonnet = "anthropic.claude-sonnet-4-20250514-v1:0"
    with World(Scene(use_case_submitted=True, accepted_models=(sonnet,))) as world:
        account = Account(world)
        answer = talk(account, account.admin, f"us.{sonnet}")
        assert answer["stopReason"] == "end_turn"


def test_the_organization_may_forbid_a_destination() -> None:
    region = {"StringNotEquals": {"aws:RequestedRegion": "eu-central-1"}}
    organization = policy(allow("*"), deny("bedrock:*", Condition=region))
    scene = Scene(
        key_delay=0,
        region="eu-central-1",
        use_case_submitted=True,
        accepted_models=(HAIKU,),
        service_control_policies=(json.dumps(organization),),
    )
    with World(scene) as world:
        account = Account(world)
        account.client("bedrock").list_foundation_models()
        refusal = refused(talk, account=account, key=account.admin)
        assert refusal.message == (
            "User: arn:aws:iam::123456789012:user/admin is not authorized to perform: "
            "bedrock:InvokeModel on resource: arn:aws:bedrock:eu-north-1::foundation-model/"
            f"{HAIKU} with an explicit deny in a service control policy"
        )


def test_another_account_in_another_partition() -> None:
    scene = Scene(
        account="210987654321",
        region="us-gov-west-1",
        key_delay=0,
        use_case_submitted=True,
        accepted_models=(HAIKU,),
        sample_buckets=False,
    )
    with World(scene) as world:
        account = Account(world)
        name, key = account.new_user(allow(INVOKE), Path="/elastic/")
        arn = account.client("sts", key).get_caller_identity()["Arn"]
        assert arn == f"arn:aws-us-gov:iam::210987654321:user/elastic/{name}"
        assert talk(account, key, f"us-gov.{HAIKU}")["stopReason"] == "end_turn"
        summaries = account.client("bedrock").list_inference_profiles()["inferenceProfileSummaries"]
        assert all(
            item["inferenceProfileArn"].startswith("arn:aws-us-gov:bedrock:us-gov-west-1:2109876")
            for item in summaries
        )
        s3 = account.client("s3")
        s3.create_bucket(
            Bucket="gov-bucket", CreateBucketConfiguration={"LocationConstraint": "us-gov-west-1"}
        )
        assert [item["Name"] for item in s3.list_buckets()["Buckets"]] == ["gov-bucket"]
