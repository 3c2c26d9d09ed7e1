"""S3 runs on a sandbox apart, with a real keyring: made, tested, interrupted, and undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from tests.system.apart import KEY_VARIABLE, PASSWORD_VARIABLE, Apart
from tests.system.program import Program
from tests.system.quay import NAME, SELF, Quay, open_quay
from tests.system.traces import Traces

from fairlead.flows.s3_config import api_key_body

pytestmark = pytest.mark.keyring

ENTRY = "quay elastic"


@pytest.fixture
def quay(program: Program, apart: Apart, keyring: KeyringBackend) -> Iterator[Quay]:
    with open_quay(program, apart, keyring, SELF) as quay:
        yield quay


def test_a_connection_is_made_tested_and_undone(quay: Quay) -> None:
    created = quay.check_proved(quay.run("apply"))
    files = Path(created["deployment"]["folder"])
    assert list(files.iterdir()) != []
    quay.test()
    quay.check_undone(created)


@pytest.mark.parametrize("step", ["bucket-access", "connector", "api-key", "rules", "deployment"])
def test_a_run_that_was_killed_goes_on_or_back(quay: Quay, step: str) -> None:
    quay.kill_when("apply", step, "running")
    quay.kill_when("resume", step, "done")
    created = quay.check_proved(quay.run("resume"))
    quay.kill_when("undo", step, "undone")
    quay.check_undone(created)


@pytest.mark.slow
def test_a_run_that_is_killed_in_every_effect_ends_proved_and_undone(quay: Quay) -> None:
    quay.kill_in_every_effect()


def test_a_run_that_was_killed_is_undone_without_being_finished(quay: Quay) -> None:
    quay.kill_when("apply", "api-key", "running")
    quay.check_undone()


def test_a_key_of_ones_own_is_found_again_by_a_run_that_goes_on(
    program: Program, apart: Apart, keyring: KeyringBackend
) -> None:
    with apart.api_key(api_key_body(NAME, SELF.index)) as encoded:
        keyring.set_password(ENTRY, "fairlead", encoded)
        quay = Quay(program, apart, keyring, SELF)
        quay.write_setup(f'api_key = {{ keyring = "{ENTRY}" }}')
        quay.kill_when("apply", "connector", "running")
        ended = quay.run("resume")
        assert (ended.status, ended.last["proved"]) == (0, True), ended.out
        created = ended.last["created"]
        assert keyring.get_password(created["api-key"]["secret_name"], "fairlead") == encoded
        quay.check_undone(created)
        # What is the user's own stays.
        assert keyring.get_password(ENTRY, "fairlead") == encoded
        keyring.delete_password(ENTRY, "fairlead")


def test_a_saved_run_is_looked_at_again_by_its_setup_file(quay: Quay) -> None:
    """The connector of a setup file that was applied already is not made twice."""
    quay.check_proved(quay.run("apply"))
    there = quay.apart.things()
    again = quay.program.run(
        *("apply", quay.setup, "--state", quay.program.state, "--json", "--yes"),
        *("--on-failure", "undo"),
    )
    assert (again.status, again.last["ending"]) == (1, "refused")
    assert again.last["problem"]["code"] == "index-has-connector"
    assert [line for line in again.lines if line["event"] == "step"] == []
    assert quay.apart.things() == there
    quay.check_undone()


def test_no_secret_is_left_anywhere(
    quay: Quay, apart: Apart, home: Path, keyring: KeyringBackend
) -> None:
    keyring.set_password(ENTRY, "fairlead", apart.secrets["Elastic password"])
    setup = quay.write_setup(password=f'{{ keyring = "{ENTRY}" }}')
    setup.write_text(setup.read_text().replace("environment = true", 'profile = "admin"'))
    quay.program = quay.program.without(
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", PASSWORD_VARIABLE, KEY_VARIABLE
    )
    traces = Traces(home, quay.program.folder)
    found: dict[str, str] = {}
    for command in ("plan", "apply", "check", "undo"):
        with (
            quay.program.start(*quay.words(command)) as running,
            traces.watch(running.process.pid),
        ):
            ended = running.end()
        assert ended.status == 0, ended.out
        traces.add("stdout", ended.out.encode())
        traces.add("stderr", ended.err.encode())
        traces.look()
        if command == "apply":
            made = ended.last["created"]
            key = keyring.get_password(made["access-key"]["secret_name"], "fairlead") or "{}"
            api_key = keyring.get_password(made["api-key"]["secret_name"], "fairlead") or ""
            found = {
                "made AWS secret": json.loads(key)["secret_access_key"],
                "made API key": api_key,
            }
            assert api_key
            assert traces.find(made["api-key"]["api_key_id"]) != set()
    for name, secret in {**apart.secrets, **found}.items():
        assert traces.find(secret) == set(), name
    keyring.delete_password(ENTRY, "fairlead")
