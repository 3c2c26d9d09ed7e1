"""One S3 connection on a sandbox apart, worked on by one command after another."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from keyring.backend import KeyringBackend
from tests.system.apart import Apart
from tests.system.killing import kill_during
from tests.system.program import Ended, Line, Program

NAME = "Quay"
RULES = '[{ bucket = "fairlead-handbook", prefix = "docs/" }]'
SCHEDULE = '[schedule]\ninterval = "0 30 2 * * ?"'
"""Another one than a new connector has, which would be left as it is."""

Call = tuple[str, str]
"""A service and an operation of it."""

_FIRST_STEPS = (
    *("policy", "user", "attachment", "access-key", "bucket-access"),
    *("index", "connector", "api-key"),
)
_SETTINGS = ("configuration", "rules", "schedule")


@dataclass(frozen=True)
class Kind:
    """What a run makes, and the calls that change the world on its way and on its way back.

    A new connector has the pipeline already, so nothing is sent for it.
    """

    index: str
    settings: str
    steps: tuple[str, ...]
    effects: tuple[Call, ...]
    undoings: tuple[Call, ...]


def _elastic(*operations: str) -> tuple[Call, ...]:
    return tuple(("elasticsearch", operation) for operation in operations)


_MADE = (
    ("iam", "CreatePolicy"),
    ("iam", "CreateUser"),
    ("iam", "AttachUserPolicy"),
    ("iam", "CreateAccessKey"),
    *_elastic("PUT /{index}", "PUT /_connector/{id}", "PUT /_security/api_key"),
)
_SET = _elastic(
    "PUT /_connector/{id}/_configuration",
    "PUT /_connector/{id}/_filtering",
    "PUT /_connector/{id}/_scheduling",
)
_REMOVED = (
    *_elastic("DELETE /_security/api_key", "DELETE /_connector/{id}", "DELETE /{index}"),
    ("iam", "DeleteAccessKey"),
    ("iam", "DetachUserPolicy"),
    ("iam", "DeleteUser"),
    ("iam", "DeletePolicy"),
)
_STOPPED = _elastic("PUT /_connector/{id}/_scheduling")

SELF = Kind(
    "search-quay",
    "",
    (*_FIRST_STEPS, *_SETTINGS, "deployment", "proof"),
    (*_MADE, *_SET),
    (*_STOPPED, *_REMOVED),
)
MANAGED = Kind(
    "content-quay",
    'host = "elastic"',
    (*_FIRST_STEPS, "connector-secret", *_SETTINGS, "proof"),
    (
        *_MADE,
        *_elastic("PUT /_connector/_secret/{id}", "PUT /_connector/{id}/_api_key_id"),
        *_SET,
    ),
    (*_STOPPED, *_elastic("DELETE /_connector/_secret/{id}"), *_REMOVED),
)


class Quay:
    """The connection, seen with the eyes of the sandbox's administrator."""

    def __init__(self, program: Program, apart: Apart, keyring: KeyringBackend, kind: Kind) -> None:
        self.program = program
        self.apart = apart
        self.keyring = keyring
        self.kind = kind
        self.before = apart.things()
        self.setup = self.write_setup()

    def write_setup(self, more: str = "", *, password: str = "") -> Path:
        """Write the setup file; `more` are further lines of [connector] and on."""
        lines = f'index = "{self.kind.index}"\n{self.kind.settings}\n{more}'
        text = self.apart.s3_setup(NAME, lines, rules=RULES, password=password)
        return self.program.write("setup.toml", text)

    def words(self, command: str) -> list[str]:
        """Return what a command is called with."""
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

    def test(self) -> None:
        """Test the finished connection."""
        tested = self.run("check")
        assert (tested.status, tested.last["health"], tested.last["kind"]) == (0, "working", "s3")

    def kill_in_every_effect(self) -> None:
        """Make it and undo it, killed in each effect and then in each undoing."""
        self.write_setup(SCHEDULE)
        command = "apply"
        for effect in self.kind.effects:
            self.kill_during(command, *effect)
            command = "resume"
        created = self.check_proved(self.run("resume"))
        for undoing in self.kind.undoings:
            self.kill_during("undo", *undoing)
        self.check_undone(created)

    def check_proved(self, ended: Ended) -> Line:
        """There is one of everything, and nothing else; what is kept are the keys that work."""
        assert (ended.status, ended.last["proved"]) == (0, True), ended.out
        created: Line = ended.last["created"]
        assert tuple(created) == self.kind.steps
        connector_id = created["connector"]["connector_id"]
        assert self.apart.things() - self.before == {
            created["policy"]["arn"],
            created["user"]["arn"],
            created["access-key"]["access_key_id"],
            connector_id,
            created["api-key"]["api_key_id"],
            self.kind.index,
        }
        key = json.loads(self.kept(created, "access-key") or "{}")
        assert self.apart.user_of(key) == created["user"]["arn"]
        api_key = self.kept(created, "api-key") or "none"
        assert self.apart.id_of(api_key) == created["api-key"]["api_key_id"]
        is_managed = "connector-secret" in self.kind.steps
        assert self.apart.connector_secret(connector_id) == (api_key if is_managed else None)
        return created

    def kept(self, created: Line, step: str) -> str | None:
        """Return what the keyring holds of a step."""
        return self.keyring.get_password(created[step]["secret_name"], "fairlead")

    def check_undone(self, created: Line | None = None) -> None:
        """Undo it; nothing of it is left, in the world or on this computer."""
        ended = self.run("undo")
        assert (ended.status, ended.last["ending"], ended.last["left"]) == (0, "undone", [])
        assert self.apart.things() == self.before
        if created is None:
            return
        if "deployment" in created:
            assert not Path(created["deployment"]["folder"]).exists()
        assert self.apart.connector_secret(created["connector"]["connector_id"]) is None
        assert self.kept(created, "access-key") is self.kept(created, "api-key") is None


@contextmanager
def open_quay(
    program: Program, apart: Apart, keyring: KeyringBackend, kind: Kind
) -> Iterator[Quay]:
    """Give a connection to be made; what a failed test has left does not fail the next ones."""
    quay = Quay(program, apart, keyring, kind)
    yield quay
    if apart.things() != quay.before:
        quay.run("undo")
