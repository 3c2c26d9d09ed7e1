"""S3 runs on a sandbox apart, with a real keyring: made, tested, interrupted, and undone."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from tests.system.apart import KEY_VARIABLE, PASSWORD_VARIABLE, Apart
from tests.system.killing import kill_during
from tests.system.program import Ended, Line, Program
from tests.system.traces import Traces

from fairlead.flows.s3_config import api_key_body

pytestmark = pytest.mark.keyring

NAME = "Quay"
INDEX = "search-quay"
STEPS = (
    *("policy", "user", "attachment", "access-key", "bucket-access", "index", "connector"),
    *("api-key", "configuration", "schedule", "deployment", "proof"),
)
ENTRY = "quay elastic"
# The calls that change the world, by service, in the order of the steps and of their undoing. A new
# connector has the pipeline already.
EFFECTS = (
    ("iam", "CreatePolicy"),
    ("iam", "CreateUser"),
    ("iam", "AttachUserPolicy"),
    ("iam", "CreateAccessKey"),
    ("elasticsearch", "PUT /{index}"),
    ("elasticsearch", "PUT /_connector/{id}"),
    ("elasticsearch", "PUT /_security/api_key"),
    ("elasticsearch", "PUT /_connector/{id}/_configuration"),
    ("elasticsearch", "PUT /_connector/{id}/_scheduling"),
)
UNDOINGS = (
    ("elasticsearch", "PUT /_connector/{id}/_scheduling"),
    ("elasticsearch", "DELETE /_security/api_key"),
    ("elasticsearch", "DELETE /_connector/{id}"),
    ("elasticsearch", "DELETE /{index}"),
    ("iam", "DeleteAccessKey"),
    ("iam", "DetachUserPolicy"),
    ("iam", "DeleteUser"),
    ("iam", "DeletePolicy"),
)


class Quay:
    """One S3 connection on the shared sandbox, worked on by one command after another."""

    def __init__(self, program: Program, apart: Apart, keyring: KeyringBackend) -> None:
        self.program = program
        self.apart = apart
        self.keyring = keyring
        self.before = apart.things()
        self.setup = program.write("setup.toml", apart.s3_setup(NAME, f'index = "{INDEX}"'))

    def words(self, command: str) -> list[str]:
        subject = {"apply": str(self.setup), "plan": str(self.setup)}.get(command, NAME)
        consent = ["--yes"] if command in ("apply", "undo") else []
        return [command, subject, "--state", str(self.program.state), "--json", *consent]

    def run(self, command: str) -> Ended:
        """Run a command to its end."""
        ended = self.program.run(*self.words(command))
        assert ended.err == ""
        return ended

    def kill_when(self, command: str, step: str, state: str) -> None:
        """Start a command and kill it when a step comes so far."""
        with self.program.start(*self.words(command)) as running:
            running.read_until("step", step=step, state=state)
            running.kill()
            assert running.end().status == -signal.SIGKILL

    def kill_during(self, command: str, service: str, operation: str) -> None:
        """Kill a command that waits for an answer; the call has its effect all the same."""
        start = self.program.start(*self.words(command))
        kill_during(self.apart, start, service, operation)

    def check_proved(self, ended: Ended) -> Line:
        """There is one of everything, and nothing else; the keyring holds the keys that work."""
        assert (ended.status, ended.last["proved"]) == (0, True), ended.out
        created: Line = ended.last["created"]
        assert tuple(created) == STEPS
        assert self.apart.things() - self.before == {
            created["policy"]["arn"],
            created["user"]["arn"],
            created["access-key"]["access_key_id"],
            created["connector"]["connector_id"],
            created["api-key"]["api_key_id"],
            INDEX,
        }
        key = json.loads(self.kept(created, "access-key") or "{}")
        assert self.apart.user_of(key) == created["user"]["arn"]
        api_key = self.kept(created, "api-key") or "none"
        assert self.apart.id_of(api_key) == created["api-key"]["api_key_id"]
        return created

    def kept(self, created: Line, step: str) -> str | None:
        """Return what the keyring holds of a step."""
        return self.keyring.get_password(created[step]["secret_name"], "fairlead")

    def check_undone(self, created: Line | None = None) -> None:
        """Undo it; nothing of it is left, in the world or on this computer."""
        ended = self.run("undo")
        assert (ended.status, ended.last["ending"], ended.last["left"]) == (0, "undone", [])
        assert self.apart.things() == self.before
        if created is not None:
            assert not Path(created["deployment"]["folder"]).exists()
            assert self.kept(created, "access-key") is self.kept(created, "api-key") is None


@pytest.fixture
def quay(program: Program, apart: Apart, keyring: KeyringBackend) -> Iterator[Quay]:
    quay = Quay(program, apart, keyring)
    yield quay
    # What a failed test has left would fail the next ones.
    if apart.things() != quay.before:
        quay.run("undo")


def test_a_connection_is_made_tested_and_undone(quay: Quay) -> None:
    created = quay.check_proved(quay.run("apply"))
    files = Path(created["deployment"]["folder"])
    assert list(files.iterdir()) != []
    tested = quay.run("check")
    assert (tested.status, tested.last["health"], tested.last["kind"]) == (0, "working", "s3")
    quay.check_undone(created)


@pytest.mark.parametrize("step", ["bucket-access", "connector", "api-key", "deployment"])
def test_a_run_that_was_killed_goes_on_or_back(quay: Quay, step: str) -> None:
    quay.kill_when("apply", step, "running")
    quay.kill_when("resume", step, "done")
    created = quay.check_proved(quay.run("resume"))
    quay.kill_when("undo", step, "undone")
    quay.check_undone(created)


@pytest.mark.slow
def test_a_run_that_is_killed_in_every_effect_ends_proved_and_undone(quay: Quay) -> None:
    # Another one than a new connector has, which would be left as it is.
    schedule = '[schedule]\ninterval = "0 30 2 * * ?"'
    quay.program.write("setup.toml", quay.apart.s3_setup(NAME, f'index = "{INDEX}"\n{schedule}'))
    command = "apply"
    for effect in EFFECTS:
        quay.kill_during(command, *effect)
        command = "resume"
    created = quay.check_proved(quay.run("resume"))
    for undoing in UNDOINGS:
        quay.kill_during("undo", *undoing)
    quay.check_undone(created)


def test_a_run_that_was_killed_is_undone_without_being_finished(quay: Quay) -> None:
    quay.kill_when("apply", "api-key", "running")
    quay.check_undone()


def test_a_key_of_ones_own_is_found_again_by_a_run_that_goes_on(
    program: Program, apart: Apart, keyring: KeyringBackend
) -> None:
    with apart.api_key(api_key_body(NAME, INDEX)) as encoded:
        keyring.set_password(ENTRY, "fairlead", encoded)
        quay = Quay(program, apart, keyring)
        more = f'index = "{INDEX}"\napi_key = {{ keyring = "{ENTRY}" }}'
        program.write("setup.toml", apart.s3_setup(NAME, more))
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
    assert again.status == 1
    assert again.last["problem"]["code"] == "index-has-connector"
    assert quay.apart.things() == there
    quay.check_undone()


def test_no_secret_is_left_anywhere(
    quay: Quay, apart: Apart, home: Path, keyring: KeyringBackend
) -> None:
    keyring.set_password(ENTRY, "fairlead", apart.secrets["Elastic password"])
    quay.program.write(
        "setup.toml",
        apart.s3_setup(NAME, f'index = "{INDEX}"', password=f'{{ keyring = "{ENTRY}" }}').replace(
            "environment = true", 'profile = "admin"'
        ),
    )
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
