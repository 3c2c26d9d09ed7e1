"""IAM where moto alone would be too kind, or would use other words."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.sandbox.aws.account import Account, allow, policy, refused

ROOT = "arn:aws:iam::123456789012"
READ = policy(allow("iam:GetUser"))


def test_a_user_is_made_read_tagged_and_deleted(account: Account) -> None:
    iam, name = account.client("iam"), account.new_name()
    tags = [{"Key": "owner", "Value": "fair lead"}]
    made = iam.create_user(UserName=name, Path="/elastic/", Tags=tags)["User"]
    assert made["Arn"] == f"{ROOT}:user/elastic/{name}"
    assert iam.get_user(UserName=name)["User"]["Tags"] == tags
    iam.tag_user(UserName=name, Tags=[{"Key": "more", "Value": "x"}])
    iam.untag_user(UserName=name, TagKeys=["owner"])
    assert iam.list_user_tags(UserName=name)["Tags"] == [{"Key": "more", "Value": "x"}]
    iam.delete_user(UserName=name)
    assert refused(iam.get_user, UserName=name) == (
        404,
        "NoSuchEntity",
        f"The user with name {name} cannot be found.",
    )


def test_names_are_taken_whatever_the_path_and_the_case(account: Account) -> None:
    iam, name = account.client("iam"), account.new_name("Taken")
    iam.create_user(UserName=name, Path="/elastic/")
    assert refused(iam.create_user, UserName=name.lower()) == (
        409,
        "EntityAlreadyExists",
        f"User with name {name.lower()} already exists.",
    )
    account.new_policy(READ, PolicyName=name)
    assert refused(
        iam.create_policy, PolicyName=name, Path="/other/", PolicyDocument=json.dumps(READ)
    ) == (
        409,
        "EntityAlreadyExists",
        f"A policy called {name} already exists. Duplicate names are not allowed.",
    )


def test_a_user_has_two_keys_at_most(account: Account) -> None:
    name, _key = account.new_user()
    account.new_key(name)
    assert refused(account.client("iam").create_access_key, UserName=name) == (
        409,
        "LimitExceeded",
        "Cannot exceed quota for AccessKeysPerUser: 2",
    )
    listed = account.client("iam").list_access_keys(UserName=name)
    assert len(listed["AccessKeyMetadata"]) == 2
    assert listed["IsTruncated"] is False


def test_a_user_has_ten_policies_at_most(account: Account) -> None:
    iam, name = account.client("iam"), account.new_user()[0]
    arns = [account.new_policy(READ) for _ in range(11)]
    for arn in arns[:10]:
        iam.attach_user_policy(UserName=name, PolicyArn=arn)
    iam.attach_user_policy(UserName=name, PolicyArn=arns[0])  # again, without effect
    assert refused(iam.attach_user_policy, UserName=name, PolicyArn=arns[10]) == (
        409,
        "LimitExceeded",
        "Cannot exceed quota for PoliciesPerUser: 10",
    )


def test_a_policy_has_five_versions_at_most(account: Account) -> None:
    iam, arn, text = account.client("iam"), account.new_policy(READ), json.dumps(READ)
    for _ in range(4):
        iam.create_policy_version(PolicyArn=arn, PolicyDocument=text, SetAsDefault=True)
    refusal = refused(iam.create_policy_version, PolicyArn=arn, PolicyDocument=text)
    assert refusal == (
        409,
        "LimitExceeded",
        "A managed policy can have up to 5 versions. Before you create a new version, you must "
        "delete an existing version.",
    )
    versions = iam.list_policy_versions(PolicyArn=arn)["Versions"]
    assert [item["VersionId"] for item in versions if item["IsDefaultVersion"]] == ["v5"]


def test_deleting_has_an_order(account: Account) -> None:
    iam = account.client("iam")
    name, key = account.new_user(allow("s3:*"))
    (attached,) = iam.list_attached_user_policies(UserName=name)["AttachedPolicies"]
    arn = attached["PolicyArn"]
    iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=json.dumps(READ))
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=json.dumps(READ))

    def in_the_way(refusal: tuple[int, str, str]) -> str:
        assert refusal[:2] == (409, "DeleteConflict")
        return refusal[2]

    assert in_the_way(refused(iam.delete_user, UserName=name)) == (
        "Cannot delete entity, must delete access keys first."
    )
    iam.delete_access_key(UserName=name, AccessKeyId=key.access_key_id)
    assert in_the_way(refused(iam.delete_user, UserName=name)) == (
        "Cannot delete entity, must delete policies first."
    )
    iam.delete_user_policy(UserName=name, PolicyName="inline")
    assert in_the_way(refused(iam.delete_user, UserName=name)) == (
        "Cannot delete entity, must detach all policies first."
    )
    assert in_the_way(refused(iam.delete_policy, PolicyArn=arn)) == (
        "Cannot delete a policy attached to entities."
    )
    iam.detach_user_policy(UserName=name, PolicyArn=arn)
    iam.delete_user(UserName=name)
    assert in_the_way(refused(iam.delete_policy, PolicyArn=arn)).startswith(
        "This policy has more than one version."
    )
    assert in_the_way(refused(iam.delete_policy_version, PolicyArn=arn, VersionId="v1")) == (
        "Cannot delete the default version of a policy."
    )
    iam.delete_policy_version(PolicyArn=arn, VersionId="v2")
    iam.delete_policy(PolicyArn=arn)
    assert refused(iam.get_policy, PolicyArn=arn) == (
        404,
        "NoSuchEntity",
        f"Policy {arn} was not found.",
    )


def test_a_policy_attached_twice_is_attached_once(account: Account) -> None:
    iam, name, arn = account.client("iam"), account.new_user()[0], account.new_policy(READ)
    for _ in range(2):
        iam.attach_user_policy(UserName=name, PolicyArn=arn)
    assert iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"] == 1
    iam.detach_user_policy(UserName=name, PolicyArn=arn)
    iam.delete_policy(PolicyArn=arn)


def test_what_is_missing_is_named(account: Account) -> None:
    iam, name = account.client("iam"), account.new_user()[0]
    arn, missing = account.new_policy(READ), f"{ROOT}:policy/missing"

    def words(refusal: tuple[int, str, str]) -> str:
        assert refusal[:2] == (404, "NoSuchEntity")
        return refusal[2]

    assert words(refused(iam.attach_user_policy, UserName=name, PolicyArn=missing)) == (
        f"Policy {missing} does not exist or is not attachable."
    )
    assert words(refused(iam.get_policy_version, PolicyArn=arn, VersionId="v7")) == (
        f"Policy {arn} version v7 does not exist or is not attachable."
    )
    assert words(refused(iam.detach_user_policy, UserName=name, PolicyArn=arn)) == (
        f"Policy {arn} was not found."
    )
    assert words(refused(iam.get_user_policy, UserName=name, PolicyName="none")) == (
        "The user policy with name none cannot be found."
    )
    assert words(refused(iam.get_role, RoleName="none")) == (
        "The role with name none cannot be found."
    )
    key_id = "AKIAIOSFODNN7EXAMPLE"
    assert words(refused(iam.delete_access_key, UserName=name, AccessKeyId=key_id)) == (
        f"The Access Key with id {key_id} cannot be found."
    )


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"Description": "Доступ"}, "ValidationError"),
        ({"PolicyName": "with space"}, "ValidationError"),
        ({"PolicyName": "x" * 129}, "ValidationError"),
        ({"Path": "no-slashes"}, "ValidationError"),
        ({"PolicyDocument": "Привет"}, "ValidationError"),
        ({"PolicyDocument": "{}"}, "MalformedPolicyDocument"),
        ({"PolicyDocument": json.dumps(READ).replace("Allow", "allow")}, "MalformedPolicyDocument"),
        (
            {"PolicyDocument": json.dumps(policy(allow("*", Condition={"Equals": {"a": "b"}})))},
            "MalformedPolicyDocument",
        ),
        ({"PolicyDocument": json.dumps(policy(allow("*", "no-arn")))}, "MalformedPolicyDocument"),
        (
            {"PolicyDocument": json.dumps(policy(allow("*", f"arn:aws:s3:::{'x' * 6144}")))},
            "LimitExceeded",
        ),
        ({"Tags": [{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}]}, "InvalidInput"),
    ],
)
def test_a_policy_that_breaks_a_rule_is_refused(
    account: Account, params: dict[str, object], code: str
) -> None:
    good = {"PolicyName": account.new_name(), "PolicyDocument": json.dumps(READ)}
    assert refused(account.client("iam").create_policy, **(good | params)).code == code


def test_white_space_does_not_count_to_the_size_of_a_policy(account: Account) -> None:
    document = json.dumps(policy(allow("*", f"arn:aws:s3:::{'x' * 6000}")), indent=40)
    assert len(document) > 6144
    name = account.new_name()
    account.client("iam").create_policy(PolicyName=name, PolicyDocument=document)


def test_the_words_of_a_violated_constraint(account: Account) -> None:
    assert refused(account.client("iam").create_user, UserName="a b") == (
        400,
        "ValidationError",
        "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: "
        r"Member must satisfy regular expression pattern: [\w+=,.@-]+",
    )


def test_the_use_of_a_key_is_tracked(account: Account) -> None:
    name, key = account.new_user()
    iam = account.client("iam")
    last = iam.get_access_key_last_used(AccessKeyId=key.access_key_id)
    assert last["UserName"] == name
    assert last["AccessKeyLastUsed"] == {"ServiceName": "N/A", "Region": "N/A"}
    account.client("sts", key, "eu-central-1").get_caller_identity()
    last = iam.get_access_key_last_used(AccessKeyId=key.access_key_id)["AccessKeyLastUsed"]
    assert (last["ServiceName"], last["Region"]) == ("sts", "eu-central-1")
    assert datetime.now(UTC) - last["LastUsedDate"] < timedelta(minutes=2)


def test_lists_come_in_pages(account: Account) -> None:
    iam, names = account.client("iam"), {account.new_name("paged") for _ in range(5)}
    for name in names:
        iam.create_user(UserName=name, Path="/paged/")
    pages = list(
        iam.get_paginator("list_users").paginate(
            PathPrefix="/paged/", PaginationConfig={"PageSize": 2}
        )
    )
    assert [len(page["Users"]) for page in pages] == [2, 2, 1]
    assert {user["UserName"] for page in pages for user in page["Users"]} == names


def test_an_operation_that_is_not_played_is_refused(account: Account) -> None:
    refusal = refused(account.client("iam").list_service_specific_credentials)
    assert (refusal.status, refusal.code) == (400, "InvalidAction")
