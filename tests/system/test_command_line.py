"""The command line on a sandbox of its own: what it prints, how it ends, what it does not touch."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.system.program import COMMAND, DEADLINE, Ended, Program

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
EXAMPLE, S3_EXAMPLE = EXAMPLES / "bedrock.toml", EXAMPLES / "s3.toml"
QUICK = ("--sandbox", "--scene", "key_delay=0", "--scene", "agreement_delay=0")
MADE = {"policy", "user", "attachment", "access-key", "form", "connector", "key-works", "proof"}


@pytest.fixture
def lone(tmp_path: Path) -> Program:
    """A Fairlead without a keyring and without AWS."""
    return Program(tmp_path, {})


def states(ended: Ended) -> list[tuple[str, str]]:
    """Return how the rows of the checklist changed, in order."""
    return [(line["step"], line["state"]) for line in ended.lines if line["event"] == "step"]


def check_refused(ended: Ended, code: str) -> None:
    """Nothing was begun, and the last line says why."""
    assert (ended.status, ended.err) == (1, "")
    assert ended.last["ending"] == "refused"
    assert ended.last["proved"] is False
    assert ended.last["problem"]["code"] == code
    assert states(ended) == []


def check_wrong_words(ended: Ended, hint: str) -> None:
    """Nothing was begun, and a hint says how to put it."""
    assert (ended.status, ended.out) == (2, "")
    assert hint in ended.err


def test_the_example_becomes_a_proved_connector(lone: Program) -> None:
    ended = lone.run("apply", EXAMPLE, *QUICK, "--yes", "--json")
    assert (ended.status, ended.err) == (0, "")
    assert ended.last["proved"] is True
    assert ended.last["problem"] is None
    created = ended.last["created"]
    assert {step for step in created if not step.startswith("agreement:")} == MADE
    assert created["access-key"]["access_key_id"].startswith("AKIA")
    assert int(created["proof"]["invoke_ms"]) > 0
    done = [step for step, state in states(ended) if state == "done"]
    assert done == list(created)
    assert list(lone.temporary.iterdir()) == []
    assert not lone.state.exists()


def test_the_s3_example_becomes_a_proved_connector(lone: Program) -> None:
    ended = lone.run("apply", S3_EXAMPLE, *QUICK, "--yes", "--json")
    assert (ended.status, ended.err) == (0, "")
    assert ended.last["proved"] is True
    created = ended.last["created"]
    assert created["connector"]["index"] == "search-harbor-handbook"
    assert int(created["proof"]["objects"]) > 0
    done = [step for step, state in states(ended) if state == "done"]
    assert done == list(created)
    assert done[-3:] == ["schedule", "deployment", "proof"]
    assert list(lone.temporary.iterdir()) == []


def test_an_s3_plan_shows_every_change_and_warns(lone: Program) -> None:
    text = S3_EXAMPLE.read_text("utf-8").replace('prefix = "docs/"', 'extension = ["pdf"]')
    ended = lone.run("plan", lone.write("s3.toml", text), *QUICK, "--json")
    assert (ended.status, ended.err) == (0, "")
    (plan,) = (line for line in ended.lines if line["event"] == "plan")
    seen = [line["step"] for line in ended.lines if line["event"] == "inspected"]
    assert list(dict.fromkeys(row["step"] for row in plan["rows"])) == seen
    assert all(row["call"] and row["undo"] for row in plan["rows"])
    (warning,) = (line["warning"] for line in ended.lines if "warning" in line)
    assert "“pdf” takes nothing" in warning


def test_a_key_that_cannot_make_a_key_is_refused_with_the_ways_out(lone: Program) -> None:
    text = S3_EXAMPLE.read_text("utf-8").replace(
        'username = "elastic" ', 'api_key = { env = "KEY" } #'
    )
    text = text.replace("password = ", "# password = ")
    ended = lone.run("apply", lone.write("key.toml", text), *QUICK, "--yes", "--json")
    check_refused(ended, "answers-incomplete")
    for way in ("user name and password", "paste a key", "let the service use the key"):
        assert way in ended.last["problem"]["advice"]


def test_a_person_reads_what_happens_in_words(lone: Program) -> None:
    ended = lone.run("apply", EXAMPLE, *QUICK, "--yes")
    assert (ended.status, ended.err) == (0, "")
    assert "Bedrock SOC: what will be done, in order" in ended.out
    assert "aws iam create-policy" in ended.out
    assert "Create the Kibana connector Bedrock SOC" in ended.out
    assert "secret stored in memory, never shown" in ended.out
    assert "Where: AWS account 123456789012, us-east-1; Kibana http://127.0.0.1:" in ended.out
    assert "Done and proved.  Run " in ended.out.splitlines()[-1]


def test_plan_shows_every_change_and_makes_none(lone: Program) -> None:
    ended = lone.run("plan", EXAMPLE, *QUICK, "--json")
    assert (ended.status, ended.err) == (0, "")
    (plan,) = (line for line in ended.lines if line["event"] == "plan")
    seen = [line["step"] for line in ended.lines if line["event"] == "inspected"]
    assert list(dict.fromkeys(row["step"] for row in plan["rows"])) == seen
    assert {"policy", "user", "access-key", "connector"} <= set(seen)
    assert all(row["call"] and row["undo"] for row in plan["rows"])
    assert states(ended) == []
    assert ended.last["ending"] == "inspected"
    assert ended.last["created"] == {}
    (place,) = (line["place"] for line in ended.lines if "place" in line)
    assert (place["account"], place["space"]) == ("123456789012", "default")


def test_without_anybody_to_ask_the_last_line_says_that_nothing_was_proved(lone: Program) -> None:
    ended = lone.run("apply", EXAMPLE, *QUICK, "--json")
    assert (ended.status, ended.err) == (130, "fairlead: nobody to ask; say --yes to go ahead\n")
    assert (ended.last["event"], ended.last["ending"]) == ("ended", "cancelled")
    assert ended.last["proved"] is False
    assert states(ended) == []


@pytest.mark.parametrize("answer", [b"n\n", b"\n", b"\x04"], ids=["no", "enter", "ctrl-d"])
def test_whatever_is_not_a_yes_changes_nothing(lone: Program, answer: bytes) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, answer)
    ended = subprocess.run(
        [*COMMAND, "apply", EXAMPLE, *QUICK],
        env=lone.environment,
        stdin=terminal,
        capture_output=True,
        check=False,
        timeout=DEADLINE,
    )
    os.close(keyboard)
    os.close(terminal)
    assert (ended.returncode, ended.stderr) == (130, b"")
    assert ended.stdout.endswith(b"Make these changes to set up Bedrock SOC? [y/N] ")


@pytest.mark.parametrize("example", [EXAMPLE, S3_EXAMPLE], ids=lambda example: example.stem)
def test_an_example_is_printed_as_it_is(lone: Program, example: Path) -> None:
    ended = lone.run("example", example.stem, "--state", lone.state, "--sandbox")
    assert (ended.status, ended.err, ended.out) == (0, "", example.read_text("utf-8"))
    assert not lone.state.exists()


@pytest.mark.parametrize("words", [["sandbox"], ["--self-test"]])
def test_without_the_extra_the_sandbox_says_so_and_not_by_a_traceback(
    tmp_path: Path, words: list[str]
) -> None:
    hides_moto = "import sys; sys.modules['moto'] = None"
    (tmp_path / "sitecustomize.py").write_text(hides_moto)
    without = Program(tmp_path, {"PYTHONPATH": str(tmp_path)})
    ended = without.run(*words)
    assert (ended.status, ended.out) == (1, "")
    assert "fairlead: The sandbox is not part of this installation." in ended.err
    assert "fairlead[sandbox]" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("words", [[], ["--self-test"]])
def test_a_library_that_qt_lacks_is_named_and_not_by_a_traceback(
    tmp_path: Path, words: list[str]
) -> None:
    """As on a machine that has never had a window."""
    (tmp_path / "PySide6").mkdir()
    missing = "libGL.so.1: cannot open shared object file: No such file or directory"
    (tmp_path / "PySide6" / "__init__.py").write_text(f"raise ImportError({missing!r})")
    ended = Program(tmp_path, {"PYTHONPATH": str(tmp_path)}).run(*words)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("fairlead: Qt needs libraries that are missing: libGL.so.1")
    assert "sudo apt-get install libgl1" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["aply", "setup.toml"], "invalid choice: 'aply'"),
        (["apply"], "required: file"),
        (["check"], "required: NAME"),
        (["apply", "setup.toml", "--on-failure", "cry"], "choose from"),
        (["runs", "--nicely"], "unrecognized arguments: --nicely"),
        (["--theme", "pink"], "choose from"),
    ],
)
def test_wrong_words_are_answered_with_the_right_ones(
    lone: Program, words: list[str], hint: str
) -> None:
    check_wrong_words(lone.run(*words), hint)


def test_a_sandbox_that_cannot_be_is_refused(lone: Program) -> None:
    ended = lone.run("plan", EXAMPLE, "--sandbox", "--scene", "license=basic", "--json")
    check_refused(ended, "scene-wrong")
    assert "licence" in ended.last["problem"]["details"]
    ended = lone.run("sandbox", "--scene", "licence=silver")
    check_wrong_words(ended, "licence: 'silver'")


def test_a_file_that_cannot_be_read_is_named(lone: Program, tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    ended = lone.run("apply", missing, "--state", lone.state, "--yes", "--json")
    check_refused(ended, "file-unreadable")
    assert str(missing) in ended.last["problem"]["title"]
    ended = lone.run("plan", tmp_path, "--state", lone.state)
    assert (ended.status, ended.out) == (1, "")
    assert f"fairlead: The file {tmp_path} cannot be read." in ended.err


def test_a_broken_file_is_refused_with_the_place(lone: Program) -> None:
    broken = lone.write("broken.toml", "[aws]\nregion = us-east-1\n")
    ended = lone.run("apply", broken, "--state", lone.state, "--yes", "--json")
    check_refused(ended, "setup-file")
    assert "line 2" in ended.last["problem"]["advice"]
    misspelt = EXAMPLE.read_text().replace("accept_agreements", "accept_agrements")
    ended = lone.run("apply", lone.write("misspelt.toml", misspelt), *QUICK, "--yes", "--json")
    check_refused(ended, "setup-file")
    assert "accept_agreements" in ended.last["problem"]["advice"]


def test_a_secret_in_the_file_is_refused_and_not_repeated(lone: Program) -> None:
    secret = "Wm5vdC1hLXJlYWwta2V5"
    text = EXAMPLE.read_text().replace(
        'api_key = { env = "FAIRLEAD_ELASTIC_API_KEY" }', f'api_key = "{secret}"'
    )
    assert secret in text
    ended = lone.run("apply", lone.write("told.toml", text), *QUICK, "--yes", "--json")
    check_refused(ended, "setup-file-secret")
    assert secret not in ended.out


def test_a_connection_that_is_not_there_is_told(lone: Program) -> None:
    for command in (["check", "Harbor"], ["undo", "Harbor", "--yes"], ["resume", "Harbor"]):
        ended = lone.run(*command, "--state", lone.state, "--json")
        check_refused(ended, "run-unknown")
        assert "Harbor" in ended.last["problem"]["title"]


def test_without_a_display_the_window_says_what_to_do(lone: Program) -> None:
    ended = Program(lone.temporary, {"QT_QPA_PLATFORM": ""}).run()
    assert (ended.status, ended.out) == (1, "")
    assert "DISPLAY" in ended.err
    assert "fairlead apply FILE" in ended.err
