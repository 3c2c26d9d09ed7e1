"""What takes its time in AWS takes it here too: new keys, new policies, new agreements."""

from __future__ import annotations

import json
from time import monotonic

import pytest
from tests.sandbox.aws.account import (
    CALLS,
    FORM,
    HAIKU,
    MESSAGES,
    UNKNOWN_KEY,
    Account,
    allow,
    policy,
    refused,
)

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


def _pass_time(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setattr(f"fairlead.sandbox.aws.{module}.monotonic", lambda: monotonic() + 601)


@pytest.mark.parametrize("service", CALLS)
def test_a_fresh_key_is_refused_until_it_has_spread(
    service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with World(Scene(key_delay=600)) as world:
        account = Account(world)
        # The secret is right, the policies are right, the key is merely new.
        name, key = account.new_user(allow("*"))
        call = CALLS[service](account, key)
        assert refused(call) == UNKNOWN_KEY[service]
        _pass_time(monkeypatch, "identity")
        assert call()["ResponseMetadata"]["HTTPStatusCode"] == 200
        listed = account.client("iam").list_access_keys(UserName=name)["AccessKeyMetadata"]
        assert [item["AccessKeyId"] for item in listed] == [key.access_key_id]


def test_a_policy_takes_effect_only_after_its_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    with World(Scene(key_delay=0, attach_delay=600)) as world:
        account = Account(world)
        name, key = account.new_user(allow("iam:GetUser"))
        document = json.dumps(policy(allow("iam:ListUsers")))
        account.client("iam").put_user_policy(
            UserName=name, PolicyName="inline", PolicyDocument=document
        )
        iam = account.client("iam", key)
        assert refused(iam.get_user).code == "AccessDenied"
        assert refused(iam.list_users).code == "AccessDenied"
        _pass_time(monkeypatch, "permissions")
        iam.get_user()
        iam.list_users()


def test_an_agreement_is_pending_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    with World(Scene(agreement_delay=600)) as world:
        account = Account(world)
        bedrock = account.client("bedrock")
        bedrock.put_use_case_for_model_access(formData=json.dumps(FORM).encode())

        def standing() -> tuple[str, str]:
            answer = bedrock.get_foundation_model_availability(modelId=HAIKU)
            return answer["agreementAvailability"]["status"], answer["entitlementAvailability"]

        assert standing() == ("NOT_AVAILABLE", "NOT_AVAILABLE")
        (offer,) = bedrock.list_foundation_model_agreement_offers(modelId=HAIKU)["offers"]
        bedrock.create_foundation_model_agreement(modelId=HAIKU, offerToken=offer["offerToken"])
        assert standing() == ("PENDING", "NOT_AVAILABLE")
        # Calls are let through while the agreement is on its way.
        account.client("bedrock-runtime").converse(modelId=f"us.{HAIKU}", messages=MESSAGES)
        _pass_time(monkeypatch, "access")
        assert standing() == ("AVAILABLE", "AVAILABLE")
