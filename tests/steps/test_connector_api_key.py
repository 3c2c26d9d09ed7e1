"""The connector's API key: new with the documented role, pasted, or the operator's own."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.problems import problem
from tests.steps.s3_plans import api_key_spec, s3_connector_spec
from tests.steps.stage import Stage

from fairlead.core.errors import Problem
from fairlead.core.events import Ending
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.core.secrets import SecretName
from fairlead.core.texts import verbatim
from fairlead.sandbox.world import World
from fairlead.services.api_keys import ApiKeys, key_id_of
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import MemoryVault

CONNECTOR = s3_connector_spec()


class FullVault(MemoryVault):
    """A keyring that takes nothing."""

    def store(self, entry: str, secret: str) -> None:
        raise Problem("vault-full", verbatim("Full."), verbatim("Make room."))


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    yield opened
    opened.close()


@pytest.fixture
def with_key(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    """A stage whose operator is signed in to Elastic with an API key alone."""
    folder = tmp_path / "with key"
    folder.mkdir()
    opened = Stage(world, folder)
    opened.bag.put(SecretName.ELASTIC_API_KEY, world.elastic.api_key)
    yield opened
    opened.close()


@pytest.fixture
def keys(stage: Stage) -> ApiKeys:
    return ApiKeys(stage.elasticsearch)


@pytest.fixture
def spec() -> StepSpec:
    return api_key_spec(s3_connector_spec())


def name_of(spec: StepSpec) -> str:
    return f"{spec.values['name']}-connector-api-key"


def entry_of(spec: StepSpec) -> str:
    return str(spec.values["secret_name"])


def told(stage: Stage, key_id: str) -> dict[str, Any]:
    answer = stage.elasticsearch.request(
        "api_key", lambda client: client.security.get_api_key(id=key_id)
    )
    found: dict[str, Any] = answer["api_keys"][0]
    return found


def role_for(index: str) -> dict[str, Any]:
    """The role of "Create an Amazon S3 connector" in the Elastic documentation."""
    return {
        "cluster": ["monitor", "manage_connector"],
        "indices": [
            {
                "names": [index, f".search-acl-filter-{index}", ".elastic-connectors*"],
                "privileges": ["all"],
                "allow_restricted_indices": False,
            }
        ],
    }


def test_it_has_exactly_the_documented_role_and_works(stage: Stage, spec: StepSpec) -> None:
    run_id = stage.begin(stage.plan(spec))

    facts = stage.prove(run_id)["api-key"].facts

    made = told(stage, facts["api_key_id"])
    assert made["name"] == name_of(spec)
    assert made["role_descriptors"] == {
        f"{spec.values['name']}-connector-role": role_for(spec.values["index"])
    }
    assert made["metadata"]["fairlead_run"] == run_id
    encoded = stage.vault.load(entry_of(spec)) or ""
    assert facts == {"api_key_id": key_id_of(encoded), "secret_name": entry_of(spec)}
    service = stage.elasticsearch.with_key(encoded)
    assert service.authenticate()["api_key"]["id"] == facts["api_key_id"]
    assert stage.undo(run_id).left == ()
    with pytest.raises(ServiceProblem):
        service.authenticate()
    service.close()
    assert stage.vault.load(entry_of(spec)) is None


def test_a_key_whose_secret_was_lost_is_replaced(
    stage: Stage, spec: StepSpec, keys: ApiKeys
) -> None:
    run_id = stage.begin(stage.plan(spec))
    lost = stage.prove(run_id)["api-key"].facts
    stage.vault.delete(entry_of(spec))
    stage.journal.record(run_id, "api-key", Phase.INTENT, lost, 0)

    found = stage.prove(run_id)["api-key"].facts

    assert [key.id for key in keys.named(name_of(spec))] == [found["api_key_id"]]
    assert found["api_key_id"] != lost["api_key_id"]


def test_a_lost_result_is_known_again(stage: Stage, spec: StepSpec) -> None:
    run_id = stage.begin(stage.plan(spec))
    facts = stage.prove(run_id)["api-key"].facts
    stage.journal.record(run_id, "api-key", Phase.INTENT, {"secret_name": entry_of(spec)}, 0)

    assert stage.prove(run_id)["api-key"].facts == facts


def test_a_key_of_the_same_name_is_left_alone(stage: Stage, spec: StepSpec, keys: ApiKeys) -> None:
    keys.create({"name": name_of(spec), "metadata": {"fairlead_run": "another"}})
    before = keys.named(name_of(spec))
    run_id = stage.begin(stage.plan(spec))

    stage.prove(run_id)
    assert len(keys.named(name_of(spec))) == 2
    stage.undo(run_id)

    assert keys.named(name_of(spec)) == before


def test_what_the_keyring_does_not_take_is_invalidated_at_once(
    stage: Stage, spec: StepSpec, keys: ApiKeys
) -> None:
    run_id = stage.begin(stage.plan(spec))

    with problem("api-key-not-stored") as raised:
        stage.prove(run_id, vault=FullVault())

    assert "Make room." in str(raised.value.advice)
    assert keys.named(name_of(spec)) == ()


def test_one_that_cannot_be_invalidated_is_so_on_resume(
    stage: Stage, spec: StepSpec, keys: ApiKeys
) -> None:
    run_id = stage.begin(stage.plan(spec))
    with (
        stage.fault("denied", "elasticsearch", "DELETE /_security/api_key"),
        problem("api-key-not-stored") as raised,
    ):
        stage.prove(run_id, vault=FullVault())
    (orphan,) = keys.named(name_of(spec))
    assert orphan.id in str(raised.value.advice)

    facts = stage.prove(run_id)["api-key"].facts

    assert [key.id for key in keys.named(name_of(spec))] == [facts["api_key_id"]] != [orphan.id]


def test_signed_in_with_a_key_it_is_refused_before_anything_is_made(
    with_key: Stage, spec: StepSpec, keys: ApiKeys
) -> None:
    plan = with_key.plan(spec)

    ended = with_key.dry_run(plan)
    with problem("api-key-derived") as raised:
        with_key.prove(with_key.begin(plan))

    assert ended.problem is not None
    assert ended.problem.code == "api-key-derived"
    for way in ("password", "paste", "let it use the key"):
        assert way in str(raised.value.advice)
    assert keys.named(name_of(spec)) == ()


class TestOwn:
    @pytest.fixture
    def spec(self) -> StepSpec:
        return api_key_spec(CONNECTOR, "pasted")

    def paste(self, stage: Stage, role: dict[str, Any]) -> str:
        body = {"name": "mine", "role_descriptors": {"mine": role}}
        encoded = ApiKeys(stage.elasticsearch).create(body).encoded
        stage.bag.put(SecretName.CONNECTOR_API_KEY, encoded)
        return encoded

    def test_a_pasted_one_is_stored_tried_and_never_touched(
        self, stage: Stage, spec: StepSpec
    ) -> None:
        encoded = self.paste(stage, role_for(CONNECTOR.values["index"]))
        run_id = stage.begin(stage.plan(spec))

        facts = stage.prove(run_id)["api-key"].facts

        assert facts["api_key_id"] == key_id_of(encoded)
        assert stage.vault.load(entry_of(spec)) == encoded
        assert stage.undo(run_id).ending is Ending.UNDONE
        assert stage.vault.load(entry_of(spec)) is None
        assert not told(stage, key_id_of(encoded))["invalidated"]

    def test_the_key_one_is_signed_in_with_does_as_well(self, with_key: Stage) -> None:
        spec = api_key_spec(CONNECTOR, "operator")

        facts = with_key.prove(with_key.begin(with_key.plan(spec)))["api-key"].facts

        own = with_key.bag.get(SecretName.ELASTIC_API_KEY)
        assert facts["api_key_id"] == key_id_of(own)
        assert with_key.vault.load(entry_of(spec)) == own

    def test_one_that_lacks_rights_is_refused_by_their_names(
        self, stage: Stage, spec: StepSpec
    ) -> None:
        index = CONNECTOR.values["index"]
        weak = {"cluster": ["monitor"], "indices": [{"names": [index], "privileges": ["read"]}]}
        self.paste(stage, weak)

        with problem("api-key-lacks-rights") as raised:
            stage.prove(stage.begin(stage.plan(spec)))

        advice = str(raised.value.advice)
        assert "manage_connector" in advice
        assert f"all ({index})" in advice
        assert "monitor," not in advice

    def test_another_one_can_be_pasted_after_that(self, stage: Stage, spec: StepSpec) -> None:
        self.paste(stage, {"cluster": ["monitor"]})
        run_id = stage.begin(stage.plan(spec))
        with problem("api-key-lacks-rights"):
            stage.prove(run_id)
        encoded = self.paste(stage, role_for(CONNECTOR.values["index"]))

        facts = stage.prove(run_id)["api-key"].facts

        assert facts["api_key_id"] == key_id_of(encoded)

    def test_without_one_nothing_is_asked(self, stage: Stage, spec: StepSpec) -> None:
        with stage.calls_made() as calls, problem("api-key-untyped"):
            stage.prove(stage.begin(stage.plan(spec)))

        assert calls == []

    @pytest.mark.parametrize(
        "words", ["not a key", base64.b64encode(b"id:unknown").decode(), "bWFueQ=="]
    )
    def test_what_is_no_key_is_refused_and_not_repeated(
        self, stage: Stage, spec: StepSpec, words: str
    ) -> None:
        stage.bag.put(SecretName.CONNECTOR_API_KEY, words)

        with pytest.raises(Problem) as raised:
            stage.prove(stage.begin(stage.plan(spec)))

        said = f"{raised.value} {raised.value.details}"
        assert words not in said
        assert str(raised.value.advice)


@pytest.mark.parametrize("name", ["_hidden", "ü" * 256, "x" * 256, "___"])
def test_whatever_a_connector_may_be_called_its_key_can_be_made(stage: Stage, name: str) -> None:
    spec = api_key_spec(s3_connector_spec())
    run_id = stage.begin(stage.plan(replace(spec, values={**spec.values, "name": name})))

    assert stage.prove(run_id)["api-key"].facts["api_key_id"]

    assert stage.undo(run_id).left == ()
