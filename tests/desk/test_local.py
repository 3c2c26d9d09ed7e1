"""One desk from a setup file to a proved connection, its tests, and back to nothing."""

from __future__ import annotations

import dataclasses
import stat
import time
from contextlib import closing, nullcontext
from datetime import datetime
from pathlib import Path

import pytest
from tests.problems import problem

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.events import Ending, Event, RunEnded, StepInspected
from fairlead.core.journal import Phase
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import translate
from fairlead.desk.local import LocalDesk
from fairlead.desk.sign_ins import elastic_of, recall, vault_entry
from fairlead.desk.surroundings import Surroundings
from fairlead.flows.answers import AwsSignIn, AwsSource
from fairlead.flows.bedrock_views import Prompt
from fairlead.flows.views import CheckState, Health
from fairlead.sandbox.faults import Fault
from fairlead.sandbox.world import World
from fairlead.services.vault import MemoryVault

Planned = tuple[Plan, SecretBag]


def ignore(_event: Event) -> None:
    """Take an event."""


def apply(desk: LocalDesk, planned: Planned) -> RunEnded:
    plan, bag = planned
    return desk.apply(plan, bag, ignore, CancelToken())


@pytest.fixture
def run_id(desk: LocalDesk, planned: Planned) -> str:
    ended = apply(desk, planned)
    assert ended.ending is Ending.PROVED, ended.problem
    return ended.run_id


def undo(desk: LocalDesk, run_id: str) -> RunEnded:
    return desk.undo(run_id, SecretBag(), ignore, CancelToken())


def test_no_profile_takes_the_place_of_an_empty_environment(
    desk: LocalDesk, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_environment = AwsSignIn(source=AwsSource.ENVIRONMENT, profile="")
    with problem("no-credentials"):
        desk.identify(by_environment, SecretBag())
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", world.weak.access_key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", world.weak.secret_access_key)
    assert desk.identify(by_environment, SecretBag()).name == "weak"


def test_a_proved_run_is_a_working_connection(desk: LocalDesk, run_id: str) -> None:
    (shown,) = desk.connections()
    assert (shown.run_id, shown.health, shown.done) == (run_id, Health.WORKING, shown.total)
    assert shown.key_created_at is not None
    assert "/app/management/" in shown.open_url
    undo(desk, run_id)


def test_a_prompt_goes_by_both_routes(desk: LocalDesk, run_id: str) -> None:
    pieces: list[str] = []
    prompt = Prompt("What does a SIEM do?")
    direct = desk.prompt_direct(run_id, prompt, pieces.append, CancelToken())
    assert direct.text == "".join(pieces)
    assert direct.first_token_ms is not None
    for sub_action in ("test", "invokeAI"):
        assert desk.prompt_kibana(run_id, prompt, sub_action).text
    states = {check.id: check.state for check in desk.checks(run_id)}
    assert set(states.values()) == {CheckState.PASSED}
    undo(desk, run_id)


def test_a_test_finds_what_is_wrong_and_a_remedy_mends_it(
    desk: LocalDesk, run_id: str, world: World
) -> None:
    assert desk.check(run_id).latency_ms is not None
    world.faults.add(Fault("denied", "bedrock-runtime", "InvokeModel", times=None))
    failing = desk.check(run_id)
    world.faults.clear()
    assert failing.health is Health.FAILING
    assert failing.health_text is not None
    assert desk.connections()[0].health is Health.FAILING
    fix = Fix("set-connector-url", translate("Test", "Set the URL"))
    assert str(desk.carry_out(run_id, fix))
    assert desk.check(run_id).health is Health.WORKING
    undo(desk, run_id)


def test_undo_leaves_no_connection_and_no_secret(
    desk: LocalDesk, run_id: str, vault: MemoryVault
) -> None:
    assert repr(vault) != repr(MemoryVault())
    assert undo(desk, run_id).ending is Ending.UNDONE
    assert desk.connections() == ()
    assert repr(vault) == repr(MemoryVault())


def test_the_sign_in_is_recalled_by_another_desk(
    desk: LocalDesk, run_id: str, surroundings: Surroundings, vault: MemoryVault
) -> None:
    with closing(LocalDesk(lambda: nullcontext(surroundings))) as later:
        assert later.check(run_id).health is Health.WORKING
        vault.delete(vault_entry(elastic_of(later.plan_of(run_id).sign_in)))
    with closing(LocalDesk(lambda: nullcontext(surroundings))) as third:
        with problem("sign-in-needed") as raised:
            third.undo(run_id, SecretBag(), ignore, CancelToken())
        assert raised.value.fix is not None
    undo(desk, run_id)


def test_a_test_without_its_secret_tells_nothing_of_the_connection(
    desk: LocalDesk, run_id: str, surroundings: Surroundings, vault: MemoryVault
) -> None:
    entry = vault_entry(elastic_of(desk.plan_of(run_id).sign_in))
    api_key = vault.load(entry)
    assert api_key is not None
    assert desk.check(run_id).health is Health.WORKING
    vault.delete(entry)
    with closing(LocalDesk(lambda: nullcontext(surroundings))) as later:
        (before,) = later.connections()
        with problem("sign-in-needed"):
            later.check(run_id)
        assert later.connections() == (before,)
        bag = SecretBag()
        bag.put(SecretName.ELASTIC_API_KEY, api_key)
        later.keep_secrets(run_id, bag)
        bag.clear()
        # What is kept later is added to what was kept before.
        later.keep_secrets(run_id, SecretBag())
        assert later.check(run_id).health is Health.WORKING
    assert vault.load(entry) is None
    undo(desk, run_id)


def test_a_rotated_key_is_the_one_that_home_shows(
    desk: LocalDesk, run_id: str, world: World
) -> None:
    (before,) = desk.connections()
    assert before.can_rotate
    made = desk.facts_of(run_id)["access-key"]
    # The key of the test is as old as a key may be, by what the journal holds of it.
    aged = {**made, "created_at": "2020-01-01T00:00:00+00:00"}
    desk.room.journal.record(run_id, "access-key", Phase.DONE, aged, time.time())
    words = str(desk.carry_out(run_id, Fix("new-secret", translate("Test", "Rotate"))))
    renewed = desk.facts_of(run_id)["access-key"]
    assert renewed["access_key_id"] in words
    assert renewed["access_key_id"] != made["access_key_id"]
    (after,) = desk.connections()
    assert after.key_created_at == datetime.fromisoformat(renewed["created_at"]).timestamp()
    assert after.key_created_at is not None
    assert before.key_created_at is not None
    assert after.key_created_at >= before.key_created_at
    assert desk.check(run_id).health is Health.WORKING
    undo(desk, run_id)


def test_an_unfinished_run_says_where_it_stopped_and_is_resumed(
    desk: LocalDesk, planned: Planned, world: World
) -> None:
    world.faults.add(Fault("denied", "kibana", "*", after=1, times=None))
    ended = apply(desk, planned)
    world.faults.clear()
    assert ended.ending is Ending.FAILED
    (shown,) = desk.connections()
    assert shown.health is Health.UNFINISHED
    assert 0 < shown.done < shown.total
    assert str(shown.done) in str(shown.subtitle)
    resumed = desk.resume(ended.run_id, planned[1], ignore, CancelToken())
    assert resumed.ending is Ending.PROVED
    undo(desk, ended.run_id)


def test_a_run_goes_on_only_where_it_began(desk: LocalDesk, planned: Planned) -> None:
    plan, bag = planned
    elsewhere = dataclasses.replace(plan, place={**plan.place, "account": "999999999999"})
    with problem("run-elsewhere") as raised:
        desk.apply(elsewhere, bag, ignore, CancelToken())
    assert "999999999999" in str(raised.value.title)
    assert desk.connections() == ()


def test_a_dry_run_looks_and_journals_nothing(desk: LocalDesk, planned: Planned) -> None:
    plan, bag = planned
    events: list[Event] = []
    ended = desk.dry_run(plan, bag, events.append, CancelToken())
    assert ended.ending is Ending.INSPECTED
    assert sum(isinstance(event, StepInspected) for event in events) == len(plan.steps)
    assert desk.connections() == ()


def test_the_key_is_saved_on_request_for_its_owner_only(
    desk: LocalDesk, run_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "key.csv"
    desk.save_key(run_id, path)
    header, line = path.read_text("utf-8-sig").splitlines()
    assert header == "Access key ID,Secret access key"
    assert line.startswith("AKIA")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    undo(desk, run_id)


def test_a_saved_plan_is_a_setup_file(desk: LocalDesk, planned: Planned, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    desk.save_plan(planned[0], path)
    assert 'kind = "bedrock"' in path.read_text("utf-8")


def test_lookups_answer_as_the_operator(desk: LocalDesk) -> None:
    bag = SecretBag()
    sign_in = desk.practice_sign_in(bag)
    assert sign_in is not None
    aws, elastic = sign_in
    assert set(desk.profiles()) == {"admin", "default", "sso", "weak"}
    assert "us-east-1" in desk.regions("bedrock")
    assert desk.identify(aws, bag).name == "admin"
    assert desk.meet(elastic, bag).release == (9, 6)
    assert "default" in desk.spaces(elastic, bag)
    assert {user.name for user in desk.users(aws, bag)} >= {"admin", "weak"}
    assert desk.policies(aws, bag) == desk.policies(aws, bag)
    assert desk.access_keys(aws, bag, "admin")[0].is_active
    assert desk.models(aws, bag)
    assert desk.keyring_name() == "memory"


def test_two_operators_do_not_share_a_session(desk: LocalDesk) -> None:
    bag = SecretBag()
    names = [
        desk.identify(AwsSignIn(profile=profile), bag).name
        for profile in ("admin", "weak", "admin")
    ]
    assert names == ["admin", "weak", "admin"]


def test_secrets_are_recalled_from_where_they_lie(planned: Planned, vault: MemoryVault) -> None:
    elastic = planned[0].sign_in["elastic"]
    sign_in = {**planned[0].sign_in, "elastic": {**elastic, "secret": {"env": "KEY"}}}
    full = recall(sign_in, SecretBag(), {"KEY": "from the environment"}, vault)
    assert full.get(SecretName.ELASTIC_API_KEY) == "from the environment"
    typed = SecretBag()
    typed.put(SecretName.ELASTIC_API_KEY, "typed")
    full = recall(sign_in, typed, {"KEY": "from the environment"}, vault)
    assert full.get(SecretName.ELASTIC_API_KEY) == "typed"


def test_pasted_aws_keys_are_asked_for_again(planned: Planned, vault: MemoryVault) -> None:
    aws = {**planned[0].sign_in["aws"], "source": "keys", "access_key_id": "AKIAEXAMPLE"}
    typed = SecretBag()
    typed.put(SecretName.ELASTIC_API_KEY, "typed")
    with problem("sign-in-needed"):
        recall({**planned[0].sign_in, "aws": aws}, typed, {}, vault)
