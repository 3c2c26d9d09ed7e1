"""Runs whose connector Elastic runs, on a sandbox apart that is a deployment of Elastic Cloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from keyring.backend import KeyringBackend
from tests.system.apart import Apart, start_apart
from tests.system.program import Program
from tests.system.quay import MANAGED, Quay, open_quay

pytestmark = pytest.mark.keyring


@pytest.fixture(scope="module")
def shared_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    scene = ("key_delay=0", "kibana_version=8.19", "elastic_cloud=true")
    with start_apart(tmp_path_factory.mktemp("apart"), *scene) as apart:
        yield apart


@pytest.fixture
def quay(program: Program, apart: Apart, keyring: KeyringBackend) -> Iterator[Quay]:
    with open_quay(program, apart, keyring, MANAGED) as quay:
        yield quay


def test_a_connection_is_made_tested_and_undone(quay: Quay) -> None:
    created = quay.check_proved(quay.run("apply"))
    quay.test()
    quay.check_undone(created)


def test_a_run_that_was_killed_goes_on_or_back(quay: Quay) -> None:
    quay.kill_when("apply", "connector-secret", "running")
    quay.kill_when("resume", "connector-secret", "done")
    created = quay.check_proved(quay.run("resume"))
    quay.kill_when("undo", "connector-secret", "undone")
    quay.check_undone(created)


@pytest.mark.slow
def test_a_run_that_is_killed_in_every_effect_ends_proved_and_undone(quay: Quay) -> None:
    quay.kill_in_every_effect()
