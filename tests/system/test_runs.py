"""Runs on a sandbox apart, with a real keyring: made, listed, tested, undone, and interrupted."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from keyring.backend import KeyringBackend
from tests.system.apart import KEY_VARIABLE, Apart
from tests.system.killing import kill_during, wait_until
from tests.system.program import DEADLINE, Ended, Line, Program, Running

from fairlead.core.journal import Journal

pytestmark = pytest.mark.keyring

NAME = "Harbor"
STEPS = (
    "policy",
    "user",
    "attachment",
    "access-key",
    "agreement:anthropic.claude-sonnet-4-6",
    "key-works",
    "connector",
    "inference",
    "proof",
)
# The calls that change the world, by service, in the order of the steps.
EFFECTS = (
    ("iam", "CreatePolicy"),
    ("iam", "CreateUser"),
    ("iam", "AttachUserPolicy"),
    ("iam", "CreateAccessKey"),
    ("bedrock", "CreateFoundationModelAgreement"),
    ("kibana", "POST /api/actions/connector/{id}"),
    ("elasticsearch", "PUT /_inference/{task}/{id}"),
)
# How the names of calls begin that change something.
CHANGING = ("Accept", "Attach", "Create", "Delete", "Put", "Tag", "POST", "PUT")


class Harbor:
    """One connection on the shared sandbox, worked on by one command after another."""

    def __init__(self, program: Program, apart: Apart, keyring: KeyringBackend) -> None:
        self.program = program
        self._keyring = keyring
        self.apart = apart
        self.before = apart.things()
        self.setup = program.write("setup.toml", apart.setup(NAME, "with_inference = true"))

    def run(self, command: str) -> Ended:
        """Run a command to its end."""
        ended = self.program.run(*self._words(command))
        assert ended.err == ""
        return ended

    @contextmanager
    def start(self, command: str) -> Iterator[Running]:
        """Start a command."""
        with self.program.start(*self._words(command)) as running:
            yield running

    def kill_when(self, command: str, event: str, **facts: str) -> None:
        """Start a command and kill it when it tells of an event."""
        with self.start(command) as running:
            running.read_until(event, **facts)
            running.kill()
            assert running.end().status == -signal.SIGKILL

    def kill_during(self, command: str, service: str, operation: str) -> None:
        """Kill a command that waits for an answer; the call has its effect all the same."""
        kill_during(self.apart, self.start(command), service, operation)

    def _words(self, command: str) -> list[str]:
        file = [str(self.setup)]
        subject = {"apply": file, "plan": file, "runs": []}.get(command, [NAME])
        consent = ["--yes"] if command in ("apply", "undo") else []
        return [command, *subject, "--state", str(self.program.state), "--json", *consent]

    @property
    def journal(self) -> Journal:
        """What the commands have written down."""
        return Journal(self.program.state)

    def listed(self) -> Line:
        """Return the one line of the list."""
        ended = self.run("runs")
        assert ended.status == 0
        (line,) = ended.lines
        return line

    def _kept(self, entry: str) -> str | None:
        return self._keyring.get_password(entry, "fairlead")

    def check_proved(self, ended: Ended) -> None:
        """There is one of everything, and the keyring holds the key that AWS has."""
        assert (ended.status, ended.last["proved"]) == (0, True)
        created = ended.last["created"]
        assert tuple(created) == STEPS
        key = created["access-key"]
        assert self.apart.things() - self.before == {
            created["policy"]["arn"],
            created["user"]["arn"],
            key["access_key_id"],
            "agreement for anthropic.claude-sonnet-4-6",
            created["connector"]["connector_id"],
            created["inference"]["inference_id"],
        }
        assert key["access_key_id"] in (self._kept(key["secret_name"]) or "")

    def check_undone(self) -> None:
        """Undo it; nothing of it is left in the world, in the keyring, or in the list."""
        (run,) = self.journal.runs()
        entry = run.plan.steps[STEPS.index("access-key")].values["secret_name"]
        ended = self.run("undo")
        assert (ended.status, ended.last["ending"], ended.last["left"]) == (0, "undone", [])
        assert self.apart.things() == self.before
        assert self._kept(entry) is None
        assert self.listed()["runs"] == []


@pytest.fixture
def harbor(program: Program, apart: Apart, keyring: KeyringBackend) -> Harbor:
    return Harbor(program, apart, keyring)


def test_a_connection_is_made_listed_tested_and_undone(harbor: Harbor) -> None:
    harbor.check_proved(harbor.run("apply"))
    line = harbor.listed()
    assert (line["name"], line["health"]) == (NAME, "working")
    assert (line["done"], line["total"]) == (len(STEPS), len(STEPS))
    (warning,) = (said["warning"] for said in harbor.run("plan").lines if "warning" in said)
    assert f"There is a connection named {NAME} already" in warning
    tested = harbor.run("check")
    assert (tested.status, tested.last["health"]) == (0, "working")
    assert tested.last["latency_ms"] > 0
    harbor.check_undone()


def test_nothing_changes_before_somebody_agrees(harbor: Harbor, apart: Apart) -> None:
    already = len(apart.calls())
    assert harbor.run("plan").status == 0
    without_consent = harbor.program.run("apply", harbor.setup, "--state", harbor.program.state)
    assert without_consent.status != 0
    assert "Create the IAM policy" in without_consent.out
    assert "say --yes" in without_consent.err
    asked = set(apart.calls()[already:])
    assert {call for call in asked if call.startswith(CHANGING)} == set()
    assert "GetCallerIdentity" in asked
    assert harbor.listed()["runs"] == []


def test_a_run_whose_output_nobody_reads_any_more_stops_and_can_go_on(harbor: Harbor) -> None:
    with harbor.start("apply") as running:
        running.read_until("step", step="user", state="done")
        running.close_output()
        ended = running.end()
    assert ended.status == 1
    assert ended.err == "fairlead: nobody reads what it prints any more, so it stopped\n"
    assert harbor.listed()["health"] == "unfinished"
    harbor.check_proved(harbor.run("resume"))
    harbor.check_undone()


def test_a_broken_connection_fails_its_test_and_can_be_undone(harbor: Harbor) -> None:
    created = harbor.run("apply").last["created"]
    key = {
        "UserName": created["user"]["name"],
        "AccessKeyId": created["access-key"]["access_key_id"],
    }
    with harbor.apart.open("iam") as iam:
        iam.update_access_key(**key, Status="Inactive")
    tested = harbor.run("check")
    assert (tested.status, tested.last["health"]) == (1, "failing")
    assert harbor.listed()["text"] == tested.last["text"] != ""
    harbor.check_undone()


def test_a_run_that_is_killed_in_every_effect_ends_proved(harbor: Harbor) -> None:
    for call in EFFECTS:
        harbor.kill_during("resume" if harbor.journal.runs() else "apply", *call)
    line = harbor.listed()
    assert (line["health"], line["total"]) == ("unfinished", len(STEPS))
    harbor.check_proved(harbor.run("resume"))
    for step in ("inference", "access-key", "user"):
        harbor.kill_when("undo", "step", step=step, state="undoing")
    refused = harbor.run("resume")
    assert (refused.status, refused.last["problem"]["code"]) == (1, "run-being-undone")
    harbor.check_undone()


@pytest.mark.parametrize("step", ["access-key", "connector"])
def test_a_run_that_was_killed_is_undone_without_being_finished(harbor: Harbor, step: str) -> None:
    harbor.kill_when("apply", "step", step=step, state="running")
    harbor.check_undone()


def test_ctrl_c_stops_after_the_current_call(harbor: Harbor) -> None:
    with harbor.start("apply") as running:
        running.read_until("report", step="key-works")
        running.interrupt()
        ended = running.end()
    assert ended.status == 130
    assert ended.err == "\nStopping after the current call…\n"
    assert (ended.last["ending"], ended.last["proved"]) == ("cancelled", False)
    harbor.check_proved(harbor.run("resume"))
    harbor.check_undone()


def test_a_second_ctrl_c_does_not_wait(harbor: Harbor) -> None:
    harbor.apart.fault("slow", "bedrock-runtime", "Converse", seconds=DEADLINE)
    with harbor.start("apply") as running:
        running.read_until("report", step="key-works")
        running.interrupt()
        wait_until(lambda: "Stopping" in running.err)
        running.interrupt()
        assert running.end().status == 130
    harbor.check_undone()


def test_one_run_is_worked_on_by_one_command(harbor: Harbor) -> None:
    with harbor.start("apply") as running:
        running.read_until("report", step="key-works")
        running.process.send_signal(signal.SIGSTOP)
        for command in ("resume", "undo"):
            refused = harbor.run(command)
            assert (refused.status, refused.last["problem"]["code"]) == (1, "run-in-use")
        running.process.send_signal(signal.SIGCONT)
        harbor.check_proved(running.end())
    harbor.check_undone()


def test_going_on_needs_the_sign_in_that_the_setup_file_has_named(
    harbor: Harbor, apart: Apart
) -> None:
    harbor.kill_when("apply", "step", step="user", state="running")
    there = apart.things()
    whole = harbor.program
    harbor.program = whole.without(KEY_VARIABLE)
    for command in ("resume", "undo"):
        refused = harbor.run(command)
        assert (refused.status, refused.last["problem"]["code"]) == (1, "sign-in-needed")
    assert apart.things() == there
    harbor.program = whole
    harbor.check_undone()
