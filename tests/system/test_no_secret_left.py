"""A secret is in the keyring, in AWS and in Kibana, and in no other place, at any moment."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from tests.system.apart import KEY_VARIABLE, PASSWORD_VARIABLE, Apart
from tests.system.program import Ended, Program
from tests.system.traces import Traces

NEEDLE = "wJalr/XUtn+FEMI/K7MDENG?bPxRfiCYNEEDLE"
API_KEY_ENTRY = "harbor elastic"
CREATE_CONNECTOR = "POST /api/actions/connector/{id}"


class Watched:
    """A program whose every command is watched."""

    def __init__(self, program: Program, traces: Traces) -> None:
        self.program = program
        self.traces = traces

    def run(self, *words: str | Path) -> Ended:
        """Run a command and keep every trace of it."""
        command = (*words, "--state", self.program.state)
        with self.program.start(*command) as running, self.traces.watch(running.process.pid):
            ended = running.end()
        self.traces.add("stdout", ended.out.encode())
        self.traces.add("stderr", ended.err.encode())
        self.traces.look()
        return ended


@pytest.mark.keyring
def test_no_secret_is_left_anywhere(
    program: Program, apart: Apart, home: Path, keyring: KeyringBackend
) -> None:
    keyring.set_password(API_KEY_ENTRY, "fairlead", apart.secrets["Elastic API key"])
    # The keys lie in the AWS credentials file and in the keyring, so not in the environment.
    frugal = program.without(
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", KEY_VARIABLE, PASSWORD_VARIABLE
    )
    watched = Watched(frugal, Traces(home, program.folder))
    setup = program.write(
        "setup.toml",
        apart.setup(
            "Harbor",
            "with_inference = true",
            aws='profile = "admin"',
            api_key=f'{{ keyring = "{API_KEY_ENTRY}" }}',
        ),
    )
    assert watched.run("plan", setup).status == 0
    apart.fault("server_error", "kibana", CREATE_CONNECTOR, times=None)
    failed = watched.run("apply", setup, "--yes", "--json")
    assert [line["step"] for line in failed.lines if line.get("state") == "failed"] == ["connector"]
    apart.clear_faults()
    resumed = watched.run("resume", "Harbor", "--json")
    assert resumed.last["proved"] is True
    entry = resumed.last["created"]["access-key"]["secret_name"]
    made = json.loads(keyring.get_password(entry, "fairlead") or "{}")["secret_access_key"]
    assert watched.run("check", "Harbor").status == 0
    assert watched.run("runs").status == 0
    assert watched.run("undo", "Harbor", "--yes").status == 0

    traces = watched.traces
    assert {"cmdline", "environ", "stdout", "stderr", str(program.state / "journal.sqlite")} <= (
        traces.places
    )
    assert traces.find(entry) != set()  # what is no secret is found
    for name, secret in {**apart.secrets, "made": made}.items():
        assert traces.find(secret) == set(), name
    keyring.delete_password(API_KEY_ENTRY, "fairlead")


def test_what_the_program_keeps_is_for_its_owner_alone(program: Program, apart: Apart) -> None:
    setup = program.write("setup.toml", apart.setup("Harbor"))
    watched = Watched(program, Traces())
    with program.start("apply", setup, "--yes", "--json", "--state", program.state) as running:
        running.read_until("step", step="user", state="done")
        kept = {path: path.stat().st_mode & 0o077 for path in program.state.rglob("*")}
        running.end()
    assert kept
    assert set(kept.values()) == {0}
    assert program.state.stat().st_mode & 0o077 == 0
    assert watched.run("undo", "Harbor", "--yes").status == 0


@pytest.mark.parametrize(
    "form",
    [
        NEEDLE,
        base64.b64encode(f"AKIA:{NEEDLE}".encode()).decode(),
        base64.b64encode(NEEDLE.encode()).decode(),
        base64.urlsafe_b64encode(f"a key {NEEDLE} and more".encode()).decode(),
        urllib.parse.urlencode({"secret": NEEDLE}),
        json.dumps({"secret": NEEDLE}),
        json.dumps({"secret": NEEDLE}).replace("/", "\\/"),
    ],
)
def test_the_search_finds_a_needle(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "deep" / "down"
    folder.mkdir(parents=True)
    (folder / ".hidden").write_text(f"hay {form} hay")
    traces = Traces(tmp_path)
    traces.look()
    assert traces.find(NEEDLE) == {str(folder / ".hidden")}
    assert traces.find(NEEDLE.replace("NEEDLE", "BEETLE")) == set()


def test_the_search_finds_a_needle_in_a_child_of_a_process() -> None:
    child = "print('up', flush=True); input()"
    # The needle comes on the standard input, so the parent itself shows none.
    parent = (
        "import subprocess, sys; needle = sys.stdin.readline().strip();"
        f"subprocess.run([sys.executable, '-c', {child!r}, needle], env={{'HAY': needle}})"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        traces = Traces()
        with traces.watch(process.pid):
            process.stdin.write(f"{NEEDLE}\n")
            process.stdin.flush()
            assert process.stdout.readline() == "up\n"
        process.stdin.write("\n")
        process.stdin.flush()
    assert traces.find(NEEDLE) == {"cmdline", "environ"}
    assert process.returncode == 0
