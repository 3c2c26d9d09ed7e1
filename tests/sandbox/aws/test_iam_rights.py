"""Who may do what in IAM: boundaries, conditions, tags, groups, and the simulator."""

from __future__ import annotations

import json

from tests.sandbox.aws.account import Account, allow, deny, policy, refused

ROOT = "arn:aws:iam::123456789012"
READ = policy(allow("iam:GetUser"))


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


def test_the_simulator_knows_roles_by_their_own_arn(account: Account) -> None:
    iam = account.client("iam")
    role = next(
        role for role in iam.list_roles()["Roles"] if role["RoleName"].startswith("AWSReservedSSO_")
    )
    (result,) = iam.simulate_principal_policy(
        PolicySourceArn=role["Arn"], ActionNames=["iam:CreateUser"]
    )["EvaluationResults"]
    assert result["EvalDecision"] == "allowed"


def test_the_simulator_wants_a_principal_that_exists(account: Account) -> None:
    refusal = refused(
        account.client("iam").simulate_principal_policy,
        PolicySourceArn=f"{ROOT}:user/nobody",
        ActionNames=["s3:GetObject"],
    )
    assert refusal.code == "NoSuchEntity"
