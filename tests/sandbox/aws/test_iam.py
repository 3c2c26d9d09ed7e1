"""IAM where moto alone would be too kind, or would use other words."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.sandbox.aws.account import Account, allow, deny, policy, refused

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


def test_a_boundary_limits_what_policies_allow(account: Account) -> None:
    boundary = account.new_policy(policy(allow("s3:*"), deny("s3:DeleteBucket")))
    name, key = account.new_user(allow("*"), PermissionsBoundary=boundary)
    iam, s3 = account.client("iam", key), account.client("s3", key)
    shown = account.client("iam").get_user(UserName=name)["User"]["PermissionsBoundary"]
    assert shown["PermissionsBoundaryArn"] == boundary
    s3.list_buckets()
    arn = f"{ROOT}:user/{name}"
    assert refused(iam.get_user).message == (
        f"User: {arn} is not authorized to perform: iam:GetUser on resource: {arn} "
        "because no permissions boundary allows the iam:GetUser action"
    )
    assert refused(s3.delete_bucket, Bucket="some-bucket").message.endswith(
        "with an explicit deny in a permissions boundary"
    )
    account.client("iam").delete_user_permissions_boundary(UserName=name)
    assert iam.get_user()["User"]["UserName"] == name


def test_a_boundary_is_set_later_and_must_exist(account: Account) -> None:
    iam, name = account.client("iam"), account.new_user()[0]
    missing = f"{ROOT}:policy/no-boundary"
    assert refused(
        iam.put_user_permissions_boundary, UserName=name, PermissionsBoundary=missing
    ) == (404, "NoSuchEntity", f"Scope ARN: {missing} does not exist or is not attachable.")
    boundary = account.new_policy(READ)
    iam.put_user_permissions_boundary(UserName=name, PermissionsBoundary=boundary)
    assert refused(iam.delete_policy, PolicyArn=boundary).code == "DeleteConflict"


def test_an_operator_may_be_held_to_a_path_and_a_boundary(account: Account) -> None:
    boundary = account.new_policy(READ)
    held = {"StringEquals": {"iam:PermissionsBoundary": boundary}}
    own = {"ArnLike": {"iam:PolicyARN": f"{ROOT}:policy/elastic/*"}}
    _, key = account.new_user(
        allow(["iam:CreateUser", "iam:TagUser"], f"{ROOT}:user/elastic/*", Condition=held),
        allow("iam:AttachUserPolicy", f"{ROOT}:user/elastic/*", Condition=own),
    )
    iam, name = account.client("iam", key), account.new_name()
    elastic = account.new_policy(READ, Path="/elastic/")
    assert refused(iam.create_user, UserName=name, Path="/elastic/").code == "AccessDenied"
    assert refused(iam.create_user, UserName=name, PermissionsBoundary=boundary).message == (
        f"User: {account.client('sts', key).get_caller_identity()['Arn']} is not authorized to "
        f"perform: iam:CreateUser on resource: {ROOT}:user/{name} because no identity-based "
        "policy allows the iam:CreateUser action"
    )
    iam.create_user(UserName=name, Path="/elastic/", PermissionsBoundary=boundary)
    iam.attach_user_policy(UserName=name, PolicyArn=elastic)
    refusal = refused(iam.attach_user_policy, UserName=name, PolicyArn=boundary)
    assert refusal.code == "AccessDenied"


def test_tags_need_a_right_of_their_own(account: Account) -> None:
    _, key = account.new_user(allow("iam:CreateUser"))
    iam, tags = account.client("iam", key), [{"Key": "a", "Value": "b"}]
    refusal = refused(iam.create_user, UserName=account.new_name(), Tags=tags)
    assert "perform: iam:TagUser on resource" in refusal.message


def test_a_group_gives_its_policies_to_its_members(account: Account) -> None:
    iam, (name, key) = account.client("iam"), account.new_user()
    group = account.new_name("group")
    iam.create_group(GroupName=group)
    iam.put_group_policy(GroupName=group, PolicyName="p", PolicyDocument=json.dumps(READ))
    assert refused(account.client("iam", key).get_user).code == "AccessDenied"
    iam.add_user_to_group(GroupName=group, UserName=name)
    assert account.client("iam", key).get_user()["User"]["UserName"] == name


def test_the_simulator_says_what_the_policies_say(account: Account) -> None:
    name, _ = account.new_user(
        allow("s3:Get*", "arn:aws:s3:::logs/*"),
        allow("kms:Decrypt", Condition={"StringEquals": {"kms:ViaService": "s3"}}),
        deny("s3:GetObject", "arn:aws:s3:::logs/secret/*"),
    )

    def simulate(action: str, resource: str, **params: object) -> tuple[str, list[str]]:
        (result,) = account.client("iam").simulate_principal_policy(
            PolicySourceArn=f"{ROOT}:user/{name}",
            ActionNames=[action],
            ResourceArns=[resource],
            **params,
        )["EvaluationResults"]
        assert (result["EvalActionName"], result["EvalResourceName"]) == (action, resource)
        return result["EvalDecision"], result["MissingContextValues"]

    asked = ["kms:ViaService"]
    assert simulate("s3:GetObject", "arn:aws:s3:::logs/a") == ("allowed", asked)
    assert simulate("s3:GetObject", "arn:aws:s3:::logs/secret/a") == ("explicitDeny", asked)
    assert simulate("s3:PutObject", "arn:aws:s3:::logs/a") == ("implicitDeny", asked)
    assert simulate("kms:Decrypt", "*") == ("implicitDeny", asked)
    entry = {
        "ContextKeyName": "kms:ViaService",
        "ContextKeyType": "string",
        "ContextKeyValues": ["s3"],
    }
    assert simulate("kms:Decrypt", "*", ContextEntries=[entry]) == ("allowed", [])
    more = [json.dumps(policy(allow("s3:PutObject")))]
    assert simulate("s3:PutObject", "*", PolicyInputList=more)[0] == "allowed"


def test_the_simulator_wants_a_principal_that_exists(account: Account) -> None:
    refusal = refused(
        account.client("iam").simulate_principal_policy,
        PolicySourceArn=f"{ROOT}:user/nobody",
        ActionNames=["s3:GetObject"],
    )
    assert refusal.code == "NoSuchEntity"


def test_an_operation_that_is_not_played_is_refused(account: Account) -> None:
    refusal = refused(account.client("iam").list_service_specific_credentials)
    assert (refusal.status, refusal.code) == (400, "InvalidAction")
