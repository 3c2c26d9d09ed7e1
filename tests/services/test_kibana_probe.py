"""Asking whether a connector could be made, where something stands in the way."""

from __future__ import annotations

import pytest

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.problems import ServiceProblem


def test_a_kibana_without_an_encryption_key_is_told() -> None:
    with World(Scene(encryption_key=False)) as world:
        kibana = Kibana(world.kibana_url, ElasticAuth(api_key=world.elastic.api_key))
        with pytest.raises(ServiceProblem) as raised:
            kibana.probe_create(".bedrock")
        kibana.close()
    assert (raised.value.service_code, raised.value.status) == ("500", 500)
    # The request is refused for certain, so whatever came back, nothing was made.
    assert not raised.value.may_have_happened


@pytest.mark.parametrize("version", ["8.19", "serverless"])
def test_older_and_newer_words_for_a_config_that_is_minded(version: str) -> None:
    with World(Scene(kibana_version=version)) as world:
        kibana = Kibana(world.kibana_url, ElasticAuth(api_key=world.elastic.api_key))
        before = kibana.connectors()
        kibana.probe_create(".bedrock")
        assert kibana.connectors() == before
        kibana.close()
