"""From a setup file to a plan: what it refers to, where its secrets lie, what is looked up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.desk.s3_setup import EXAMPLES, HANDBOOK, plan_s3, values
from tests.problems import problem

from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.events import Ending, Event
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import Text
from fairlead.desk.local import LocalDesk
from fairlead.flows.answers import ElasticMethod
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.vault import MemoryVault


def ignore(_event: Event) -> None:
    """Take an event."""


def without_ids(plan: Plan, *ids: str) -> str:
    """The steps of a plan but for the ids of connectors and what is named after them."""
    steps = json.dumps([[step.id, dict(step.values)] for step in plan.steps], sort_keys=True)
    for part in (part for own_id in ids for part in (own_id, own_id[:8], own_id[:6])):
        steps = steps.replace(part, "ID")
    return steps


def test_the_example_is_proved_and_leaves_nothing(desk: LocalDesk) -> None:
    plan, bag = plan_s3(desk)
    assert plan.sign_in["elastic"]["method"] == "password"
    ended = desk.apply(plan, bag, ignore, CancelToken())
    assert ended.ending is Ending.PROVED, ended.problem
    (shown,) = desk.connections()
    assert (shown.kind, shown.name) == ("s3", "Harbor handbook")
    undone = desk.undo(ended.run_id, SecretBag(), ignore, CancelToken())
    assert undone.ending is Ending.UNDONE, undone.problem


def test_a_saved_plan_makes_the_same_plan(desk: LocalDesk, tmp_path: Path) -> None:
    plan, _bag = plan_s3(desk)
    saved = tmp_path / "saved.toml"
    desk.save_plan(plan, saved)
    again, _bag = plan_s3(desk, saved)
    ids = [str(values(one, "connector")["connector_id"]) for one in (plan, again)]
    assert ids[0] != ids[1]
    assert without_ids(again, *ids) == without_ids(plan, *ids)


def test_regions_and_keys_of_buckets_are_looked_up(desk: LocalDesk, tmp_path: Path) -> None:
    every = tmp_path / "every.toml"
    text = (EXAMPLES / "s3.toml").read_text("utf-8")
    start, end = text.index("rules = ["), text.index("# Basic")
    every.write_text(
        (text[:start] + text[end:]).replace('["fairlead-handbook", "fairlead-berichte"]', '"*"')
    )
    plan, _bag = plan_s3(desk, every)
    buckets = values(plan, "bucket-access")["buckets"]
    assert isinstance(buckets, list)
    regions = {bucket["name"]: bucket["region"] for bucket in buckets}
    assert regions[HANDBOOK] == "us-east-1"
    assert regions["fairlead-berichte"] == "eu-central-1"
    assert "kms:ViaService" in str(values(plan, "policy")["document"])


def test_who_may_not_list_buckets_may_still_name_them(
    desk: LocalDesk, setup: Path, world: World
) -> None:
    told: list[Text] = []
    world.faults.add(Fault("denied", "s3", "ListBuckets", times=2))
    plan, bag = plan_from_file(desk, setup, CancelToken(), told.append)
    assert values(plan, "bucket-access")["buckets"] == [{"name": HANDBOOK, "region": ""}]
    unlisted, unknown = map(str, told)
    assert "ListAllMyBuckets" in unlisted or "ListBuckets" in unlisted
    assert f"How {HANDBOOK} is encrypted could not be looked up" in unknown
    setup.write_text(setup.read_text().replace(f'["{HANDBOOK}"]', '"*"'))
    with problem("aws-denied"):
        plan_from_file(desk, setup, CancelToken(), told.append)
    assert len(told) == 2
    ended = desk.apply(plan, bag, ignore, CancelToken())
    assert ended.ending is Ending.PROVED, ended.problem
    assert desk.undo(ended.run_id, bag, ignore, CancelToken()).ending is Ending.UNDONE


def test_rules_and_policy_may_stand_in_files_beside(
    desk: LocalDesk, setup: Path, tmp_path: Path
) -> None:
    setup.write_text(f'rules = "own.json"\n{setup.read_text()}[policy]\ndocument = "policy.json"\n')
    with problem("file-unreadable") as raised:
        plan_s3(desk, setup)
    assert "policy.json" in str(raised.value.title)
    document = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": ["s3:List*", "s3:Get*"], "Resource": "*"},
        ],
    }
    (tmp_path / "policy.json").write_text(json.dumps(document, indent=4))
    with problem("file-unreadable") as raised:
        plan_s3(desk, setup)
    assert "own.json" in str(raised.value.title)
    rules = [{"bucket": HANDBOOK, "prefix": "docs/"}]
    (tmp_path / "own.json").write_text(json.dumps(rules))
    plan, _bag = plan_s3(desk, setup)
    assert values(plan, "rules")["rules"] == rules
    assert values(plan, "policy")["document"] == json.dumps(document, separators=(",", ":"))
    statement = json.dumps(document["Statement"])
    twice = f'{{"Version": "2012-10-17", "Statement": {statement}, "Statement": {statement}}}'
    for bad in ("{ no", "", twice, "[" * 100_000):
        (tmp_path / "policy.json").write_text(bad)
        with problem("answers-incomplete") as raised:
            plan_s3(desk, setup)
        assert "“policy.document”" in str(raised.value.title)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('region = "us-east-1"', 'region = "us-east1"', "aws.region"),
        ("[elastic]", '[user]\nexisting = "nobody"\n[elastic]', "user.existing"),
        (
            "[elastic]",
            '[policy]\nexisting = "arn:aws:iam::123456789012:policy/none"\n[elastic]',
            "policy.existing",
        ),
    ],
)
def test_what_is_not_there_is_told_before_anything_is_made(
    desk: LocalDesk, setup: Path, old: str, new: str, key: str
) -> None:
    setup.write_text(setup.read_text().replace(old, new))
    with problem("answers-incomplete") as raised:
        plan_s3(desk, setup)
    assert f"“{key}”" in str(raised.value.title)


def test_a_space_that_is_not_there_is_refused(desk: LocalDesk, setup: Path) -> None:
    setup.write_text(setup.read_text().replace("[elastic]", '[elastic]\nspace = "secruity"'))
    with problem("elastic-no-space") as raised:
        plan_s3(desk, setup)
    assert "security" in str(raised.value.advice)


def test_an_existing_user_with_a_key_of_its_own(
    desk: LocalDesk, setup: Path, world: World, vault: MemoryVault
) -> None:
    vault.store("weak key", world.weak.secret_access_key)
    setup.write_text(
        f"""{setup.read_text()}
        [user]
        existing = "weak"
        [access_key]
        own = "{world.weak.access_key_id}"
        secret = {{ keyring = "weak key" }}
        """
    )
    plan, bag = plan_s3(desk, setup)
    assert values(plan, "own-key")["access_key_id"] == world.weak.access_key_id
    # The key is the file's own, while the sign-ins are the sandbox's.
    assert bag.get(SecretName.OWN_SECRET_ACCESS_KEY) == world.weak.secret_access_key


def test_a_schedule_that_never_comes_due_is_refused(real_desk: LocalDesk, setup: Path) -> None:
    schedule = '[schedule]\ninterval = "0 0 3 30 2 ?"\nenabled = '
    words = setup.read_text()
    setup.write_text(f"{words}{schedule}true\n")
    with problem("setup-file") as raised:
        plan_s3(real_desk, setup)
    assert "schedule.interval" in str(raised.value.title)
    setup.write_text(f"{words}{schedule}false\n")
    plan_s3(real_desk, setup)


def test_the_sandbox_knows_both_ways_to_sign_in(desk: LocalDesk, world: World) -> None:
    bag = SecretBag()
    by_password = desk.practice_sign_in(bag, ElasticMethod.PASSWORD)
    by_key = desk.practice_sign_in(bag)
    assert by_password is not None
    assert by_key is not None
    assert (by_password[1].username, by_key[1].username) == (world.elastic.username, "")
    for _aws, elastic in (by_password, by_key):
        assert desk.meet(elastic, bag).release == (9, 6)


def test_warnings_are_told_beside_the_plan(desk: LocalDesk, setup: Path) -> None:
    told: list[str] = []

    def warn(text: Text) -> None:
        told.append(str(text))

    plan_from_file(desk, setup, CancelToken(), warn)
    assert told == []
    rule = f'{{ bucket = "{HANDBOOK}", extension = ["txt"] }}'
    setup.write_text(f"rules = [{rule}]\n{setup.read_text()}")
    plan_from_file(desk, setup, CancelToken(), warn)
    (warning,) = told
    assert warning.startswith("Buckets and rules: Rule 1: “txt” takes nothing")


def test_a_cancelled_plan_asks_nothing_more(desk: LocalDesk, world: World) -> None:
    cancel = CancelToken()
    cancel.cancel()
    before = len(world.calls.all())
    with pytest.raises(Cancelled):
        plan_from_file(desk, EXAMPLES / "s3.toml", cancel)
    asked = [call.operation for call in world.calls.all()[before:]]
    assert "ListBuckets" not in asked
