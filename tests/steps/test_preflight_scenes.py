"""The rows of Sign in about a Kibana that lacks something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.s3 import start_answers
from fairlead.flows.views import CheckState
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.steps.checks_bedrock import check_create, check_license
from fairlead.steps.checks_s3 import check_elasticsearch, check_privileges


@contextmanager
def kibana_in(scene: Scene) -> Iterator[Kibana]:
    with World(scene) as world:
        kibana = Kibana(world.kibana_url, ElasticAuth(api_key=world.elastic.api_key))
        yield kibana
        kibana.close()


@pytest.mark.parametrize("version", ["8.19", "9.2", "9.6"])
def test_without_an_encryption_key_the_row_names_the_setting(version: str) -> None:
    with kibana_in(Scene(kibana_version=version, encryption_key=False)) as kibana:
        check = check_create(kibana, BedrockAnswers())

    assert check.state is CheckState.FAILED
    assert "xpack.encryptedSavedObjects.encryptionKey" in str(check.meaning)


def test_a_trial_is_enough() -> None:
    with kibana_in(Scene(licence="trial")) as kibana:
        assert check_license(kibana).state is CheckState.PASSED
        assert check_create(kibana, BedrockAnswers()).state is CheckState.PASSED


@pytest.mark.parametrize("licence", ["basic", "gold", "platinum", "expired"])
def test_a_license_without_connectors_names_the_one_it_takes(licence: str) -> None:
    with kibana_in(Scene(licence=licence)) as kibana:
        check = check_license(kibana)

    assert check.state is CheckState.FAILED
    assert "Enterprise" in str(check.meaning)


@pytest.mark.parametrize("version", ["8.19", "9.2", "serverless"])
def test_every_version_of_elasticsearch_that_is_spoken_passes(version: str) -> None:
    answers = start_answers("0f1e2d3c-0000-4000-8000-000000000000")
    with World(Scene(kibana_version=version, sample_buckets=False)) as world:
        auth = ElasticAuth(username=world.elastic.username, password=world.elastic.password)
        with closing(Elasticsearch(world.elasticsearch_url, auth)) as elasticsearch:
            assert check_elasticsearch(elasticsearch).state is CheckState.PASSED
            assert check_privileges(elasticsearch, answers).state is CheckState.PASSED
