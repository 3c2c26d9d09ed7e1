"""The journal keeps whole records, knows its version and lends a run to one worker at a time."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from tests.problems import problem

from fairlead.core.journal import RUN, VERSION, Journal, Phase
from fairlead.core.plan import Plan, StepSpec

PLAN = Plan("toy", "Toy", {"account": "1"}, {}, (StepSpec("a", "toy"), StepSpec("b", "toy")))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path)
    journal.begin("r1", PLAN, 10.0)
    return journal


def test_an_empty_folder_has_no_runs_and_stays_empty(tmp_path: Path) -> None:
    assert Journal(tmp_path).runs() == ()
    assert list(tmp_path.iterdir()) == []


def test_runs_come_newest_first_with_their_plans(journal: Journal) -> None:
    journal.begin("r2", PLAN, 20.0)
    assert [(run.id, run.began_at, run.plan) for run in journal.runs()] == [
        ("r2", 20.0, PLAN),
        ("r1", 10.0, PLAN),
    ]


def test_the_first_intent_is_kept_beside_the_latest_facts(journal: Journal) -> None:
    journal.record("r1", "a", Phase.INTENT, {"before": "nothing"}, 11.0)
    journal.record("r1", "a", Phase.INTENT, {"before": "something"}, 12.0)
    journal.record("r1", "a", Phase.DONE, {"arn": "x"}, 13.0)
    record = journal.run("r1").records["a"]
    assert record.phase is Phase.DONE
    assert record.facts == {"arn": "x"}
    assert record.intended == {"before": "nothing"}


def test_a_step_that_was_reused_has_no_intent(journal: Journal) -> None:
    journal.record("r1", "a", Phase.REUSED, {"arn": "x"}, 11.0)
    assert journal.run("r1").records["a"].intended == {}


def test_a_run_is_complete_when_every_step_is_done(journal: Journal) -> None:
    journal.record("r1", "a", Phase.REUSED, {}, 11.0)
    assert (journal.run("r1").done, journal.run("r1").is_complete) == (1, False)
    journal.record("r1", "b", Phase.DONE, {}, 12.0)
    assert (journal.run("r1").done, journal.run("r1").is_complete) == (2, True)


def test_undo_is_told_apart_from_its_end(journal: Journal) -> None:
    run = journal.run("r1")
    assert (run.is_being_undone, run.is_undone) == (False, False)
    for phase, being, undone in (
        (Phase.UNDOING, True, False),
        (Phase.LEFT, True, False),
        (Phase.UNDONE, False, True),
    ):
        journal.record("r1", RUN, phase, {}, 11.0)
        run = journal.run("r1")
        assert (run.is_being_undone, run.is_undone) == (being, undone)
        assert RUN not in run.records


def test_an_unknown_run_is_a_problem(journal: Journal) -> None:
    with problem("run-unknown") as raised:
        journal.run("nope")
    assert "nope" in str(raised.value.title)


def test_one_run_is_held_by_one_worker(journal: Journal, tmp_path: Path) -> None:
    other = Journal(tmp_path)
    with journal.hold("r1"):
        with problem("run-in-use"):
            other.hold("r1").__enter__()
        assert other.is_held("r1")
        assert other.run("r1").id == "r1"
        with other.hold("r2"):
            pass
    with other.hold("r1"):
        pass
    assert not other.is_held("r1")


def test_a_run_that_cannot_be_locked_is_not_said_to_be_at_work(
    journal: Journal, tmp_path: Path
) -> None:
    (tmp_path / "r1.lock").mkdir()
    (tmp_path / "r2.lock").write_bytes(b"not a database at all, but long enough to be read as one")
    for run in ("r1", "r2"):
        with problem("journal-unwritable") as raised, journal.hold(run):
            pass
        assert raised.value.details
        assert not journal.is_held(run)


def test_the_lock_is_given_back_after_a_failure(journal: Journal) -> None:
    with pytest.raises(ZeroDivisionError), journal.hold("r1"):
        raise ZeroDivisionError
    assert not journal.is_held("r1")


def test_a_journal_of_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    journal = Journal(tmp_path)
    with problem("journal-newer"):
        journal.runs()
    with problem("journal-newer"):
        journal.begin("r1", PLAN, 1.0)
    assert path.read_bytes() == before


def test_a_damaged_journal_is_a_problem_that_names_the_folder(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_bytes(b"not a database at all, but long enough to be read")
    with problem("journal-unwritable") as raised:
        Journal(tmp_path).runs()
    assert str(tmp_path) in str(raised.value.advice)
    assert raised.value.retryable


def test_only_its_owner_may_read_the_journal(journal: Journal, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "journal.sqlite").stat().st_mode) == 0o600


def test_many_writers_begin_one_journal(tmp_path: Path) -> None:
    def begin(number: int) -> None:
        Journal(tmp_path).begin(f"r{number}", PLAN, float(number))

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [run.id for run in Journal(tmp_path).runs()] == [f"r{n}" for n in range(7, -1, -1)]
