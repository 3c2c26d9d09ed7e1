"""Everything in the world that a run could have made or changed, told in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.steps.stage import Stage

from fairlead.services.connectors import send

Everything = Mapping[str, Any]
"""What there is, by ARN, id or name, with all that is told of it."""


def look_at_everything(stage: Stage) -> Everything:
    """Look at users with their keys and policies, at connectors, indices and API keys."""
    return {**_in_iam(stage), **_in_elasticsearch(stage)}


def made_since(stage: Stage, before: Everything) -> Everything:
    """Return what came up since then, after checking that all there was is as it was."""
    now = look_at_everything(stage)
    changed = [name for name, told in before.items() if now.get(name) != told]
    assert changed == [], changed
    return {name: told for name, told in now.items() if name not in before}


def _in_iam(stage: Stage) -> Everything:
    aws = stage.aws
    there: dict[str, Any] = {}
    for user in aws.pages("iam", "list_users", "Users"):
        name = {"UserName": user["UserName"]}
        keys = aws.call("iam", "list_access_keys", **name)["AccessKeyMetadata"]
        attached = aws.call("iam", "list_attached_user_policies", **name)["AttachedPolicies"]
        there[user["Arn"]] = {
            "keys": {key["AccessKeyId"]: key["Status"] for key in keys},
            "policies": [policy["PolicyArn"] for policy in attached],
            "inline": aws.call("iam", "list_user_policies", **name)["PolicyNames"],
        }
    for policy in aws.pages("iam", "list_policies", "Policies", Scope="Local"):
        there[policy["Arn"]] = policy
    return there


def _in_elasticsearch(stage: Stage) -> Everything:
    ask = stage.elasticsearch.request
    connectors = send(stage.elasticsearch, "connectors", "GET", (), params={"size": "1000"})
    indices = ask("indices", lambda client: client.indices.get(index="*"))
    keys = ask("keys", lambda client: client.security.get_api_key())["api_keys"]
    return {
        **{connector["id"]: connector for connector in connectors["results"]},
        **indices,
        **{key["id"]: key for key in keys if not key["invalidated"]},
    }
