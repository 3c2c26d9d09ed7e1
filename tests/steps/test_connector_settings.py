"""What else is set in a connector once it is there: secret, rules, schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.problems import problem
from tests.steps.plans import own_key_spec
from tests.steps.s3_plans import (
    BASIC,
    RULES,
    api_key_spec,
    configuration_spec,
    rules_spec,
    s3_connector_spec,
    schedule_spec,
    secret_spec,
)
from tests.steps.stage import Stage
from tests.steps.things import bodies_of, change, is_stored, lose, raw, shown

from fairlead.core.plan import StepSpec
from fairlead.core.secrets import SecretName
from fairlead.sandbox.world import World
from fairlead.services.connectors import send


@pytest.fixture
def stage(world: World, tmp_path: Path, hasty_sdk: None) -> Iterator[Stage]:
    opened = Stage(world, tmp_path, has_password=True)
    opened.bag.put(SecretName.OWN_SECRET_ACCESS_KEY, world.admin.secret_access_key)
    yield opened
    opened.close()


@pytest.fixture
def own_key(stage: Stage) -> StepSpec:
    return own_key_spec(stage.world.admin.access_key_id)


@pytest.fixture
def connector() -> StepSpec:
    return s3_connector_spec()


class TestRules:
    def test_they_are_a_draft_until_the_service_has_looked(
        self, stage: Stage, connector: StepSpec
    ) -> None:
        spec = rules_spec(connector)
        run_id = stage.begin(stage.plan(connector, spec))

        stage.prove(run_id)

        told = shown(stage, connector)
        (body,) = bodies_of(stage, spec)
        assert body == {"advanced_snippet": {"value": RULES}, "rules": BASIC}
        assert told.draft["advanced_snippet"]["value"] == RULES
        assert [rule["id"] for rule in told.draft["rules"]] == ["no-large", "DEFAULT"]
        assert told.draft["validation"]["state"] == "edited"
        assert told.active["advanced_snippet"]["value"] == {}
        lose(stage, run_id, spec)
        with stage.calls_made() as calls:
            stage.prove(run_id)
        assert {call.operation.split()[0] for call in calls} == {"GET"}

    @pytest.mark.parametrize(
        ("state", "word"), [("edited", "30 s"), ("valid", "in force with the next sync")]
    )
    def test_their_state_is_explained(
        self, stage: Stage, connector: StepSpec, state: str, word: str
    ) -> None:
        run_id = stage.begin(stage.plan(connector, rules_spec(connector)))
        stage.prove(run_id)
        body = {"validation": {"state": state, "errors": []}}
        change(stage, connector, "_filtering/_validation", body)

        done = stage.verify_again(run_id, "rules")

        assert word in str(done.text)

    def test_a_refusal_of_the_service_is_told_in_its_words(
        self, stage: Stage, connector: StepSpec
    ) -> None:
        run_id = stage.begin(stage.plan(connector, rules_spec(connector)))
        stage.prove(run_id)
        words = "data[0] must not contain {'suffix'} properties"
        errors = [{"ids": ["advanced_snippet"], "messages": [words]}]
        body = {"validation": {"state": "invalid", "errors": errors}}
        change(stage, connector, "_filtering/_validation", body)

        with problem("connector-rules-invalid") as raised:
            stage.verify_again(run_id, "rules")

        assert words in str(raised.value.advice)

    def test_basic_rules_alone_leave_the_buckets_to_the_settings(
        self, stage: Stage, connector: StepSpec
    ) -> None:
        spec = rules_spec(connector)
        spec = replace(spec, values={**spec.values, "rules": []})

        stage.prove(stage.begin(stage.plan(connector, spec)))

        assert shown(stage, connector).draft["advanced_snippet"]["value"] == {}


class TestSchedule:
    @pytest.mark.parametrize("is_enabled", [True, False])
    def test_full_syncs_alone_are_scheduled(
        self, stage: Stage, connector: StepSpec, is_enabled: bool
    ) -> None:
        spec = schedule_spec(connector, is_enabled=is_enabled)
        run_id = stage.begin(stage.plan(connector, spec))

        stage.prove(run_id)

        (body,) = bodies_of(stage, spec)
        told = raw(stage, connector)["scheduling"]
        assert told["full"] == body["scheduling"]["full"]
        assert told["full"] == {"enabled": is_enabled, "interval": "0 30 2 ? * 2"}
        assert not told["incremental"]["enabled"]
        lose(stage, run_id, spec)
        with stage.calls_made() as calls:
            stage.prove(run_id)
        assert {call.operation.split()[0] for call in calls} == {"GET"}

    def test_an_expression_that_elasticsearch_refuses_is_told(
        self, stage: Stage, connector: StepSpec
    ) -> None:
        spec = schedule_spec(connector)
        spec = replace(spec, values={**spec.values, "interval": "every day"})

        with problem("connector-cron") as raised:
            stage.prove(stage.begin(stage.plan(connector, spec)))

        assert "every day" in raised.value.details


class TestSecret:
    def test_elastic_gets_the_key_and_the_connector_names_it(self, stage: Stage) -> None:
        connector = s3_connector_spec(is_managed=True)
        connector_id = connector.values["connector_id"]
        api_key, spec = api_key_spec(connector), secret_spec(connector)
        run_id = stage.begin(stage.plan(connector, api_key, spec))

        facts = stage.prove(run_id)

        told = shown(stage, connector)
        assert told.api_key_id == facts["api-key"].facts["api_key_id"]
        assert told.api_key_secret_id == connector_id
        stored = send(stage.elasticsearch, "secret", "GET", ("_secret", connector_id))
        assert stored["value"] == stage.vault.load(api_key.values["secret_name"])
        lose(stage, run_id, spec)
        with stage.calls_made() as calls:
            stage.prove(run_id)
        assert {call.operation.split()[0] for call in calls} == {"GET"}
        assert stage.undo(run_id).left == ()
        assert not is_stored(stage, connector_id)

    def test_a_key_that_was_replaced_is_given_anew(self, stage: Stage) -> None:
        connector = s3_connector_spec(is_managed=True)
        api_key, spec = api_key_spec(connector), secret_spec(connector)
        run_id = stage.begin(stage.plan(connector, api_key, spec))
        stage.prove(run_id)
        lose(stage, run_id, spec)
        body = {"api_key_id": "another"}
        change(stage, connector, "_api_key_id", body)

        facts = stage.prove(run_id)

        assert shown(stage, connector).api_key_id == facts["api-key"].facts["api_key_id"]

    def test_review_shows_no_key(self, stage: Stage) -> None:
        secret, _ids = bodies_of(stage, secret_spec(s3_connector_spec()))

        assert secret == {"value": "FROM-KEYRING"}


def test_every_setting_is_absent_where_there_is_no_connector(
    stage: Stage, own_key: StepSpec, connector: StepSpec
) -> None:
    specs = [configuration_spec(connector), rules_spec(connector), schedule_spec(connector)]

    assert stage.dry_run(stage.plan(own_key, *specs, secret_spec(connector))).problem is None
