"""A desk on a sandbox of this process, with its journal in a folder of the test."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import pytest
from tests.desk.s3_setup import HANDBOOK

from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import CancelToken
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.desk.local import LocalDesk
from fairlead.desk.surroundings import Practice, Surroundings
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
from fairlead.services.aws_session import AwsFiles
from fairlead.services.places import places_in
from fairlead.services.vault import MemoryVault

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "bedrock.toml"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World(Scene(key_delay=0, agreement_delay=0)) as started:
        yield started


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def surroundings(world: World, tmp_path: Path, vault: MemoryVault) -> Surroundings:
    profiles = tmp_path / "aws"
    profiles.mkdir()
    return Surroundings(
        places=places_in(tmp_path / "state"),
        open_vault=lambda: vault,
        environ={},
        aws_files=AwsFiles(*world.write_profiles(profiles), sso_cache=profiles / "sso" / "cache"),
        aws_endpoint=world.aws_url,
        practice=Practice(
            world.kibana_url,
            world.elasticsearch_url,
            "us-east-1",
            api_key=world.elastic.api_key,
            username=world.elastic.username,
            password=world.elastic.password,
        ),
    )


@pytest.fixture
def desk(surroundings: Surroundings) -> Iterator[LocalDesk]:
    def opening() -> AbstractContextManager[Surroundings]:
        return nullcontext(surroundings)

    with closing(LocalDesk(opening)) as opened:
        yield opened


@pytest.fixture
def planned(desk: LocalDesk) -> tuple[Plan, SecretBag]:
    return plan_from_file(desk, EXAMPLE, CancelToken())


@pytest.fixture
def setup(tmp_path: Path, world: World) -> Path:
    """A setup file that leads to the sandbox by its addresses."""
    path = tmp_path / "s3.toml"
    path.write_text(
        f"""
        kind = "s3"
        buckets = ["{HANDBOOK}"]
        [aws]
        profile = "admin"
        region = "us-east-1"
        [elastic]
        kibana = "{world.kibana_url}"
        elasticsearch = "{world.elasticsearch_url}"
        username = "{world.elastic.username}"
        password = {{ env = "PASSWORD" }}
        """
    )
    return path


@pytest.fixture
def real_desk(surroundings: Surroundings, world: World) -> Iterator[LocalDesk]:
    """A desk that does not know that its world is a sandbox."""
    real = dataclasses.replace(
        surroundings, practice=None, environ={"PASSWORD": world.elastic.password}
    )
    with closing(LocalDesk(lambda: nullcontext(real))) as opened:
        yield opened
