"""The journal: what every run intended, did and undid, written before and after each effect.

It is a SQLite database, because the guarantees a run rests on are the ones SQLite was built and
tested for: a record is either whole or absent after a power cut, two processes may read and write
at once, and a file from a newer version is recognised by its `user_version`. An append-only text
log would need its own torn-line check, its own locking and its own index to give the same. The
rollback journal is used rather than the write-ahead log, since the latter needs shared memory that
a home directory on a network file system does not have; `synchronous=EXTRA` also syncs the folder
after each commit, so a record that was reported written survives a power cut
(https://www.sqlite.org/pragma.html#pragma_synchronous).

Records are only ever added. The state of a step is its latest record, and the facts of its first
intent are kept apart, since they say what the world was like before the run touched it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.core.step import NO_FACTS, Facts
from fairlead.core.texts import translate

VERSION = 1
"""The format of the file, kept in SQLite's `user_version`."""

_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY,
    began_at REAL NOT NULL,
    plan TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS records (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL REFERENCES runs (id),
    step TEXT NOT NULL,
    phase TEXT NOT NULL,
    facts TEXT NOT NULL,
    at REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS records_of_run ON records (run, number);
PRAGMA user_version = {VERSION};
"""

_NEWER = translate("Journal", "The journal was written by a newer version of Fairlead.")
_NEWER_ADVICE = translate(
    "Journal", "Start that version, or move %1 away to begin a new journal. Nothing was changed."
)
_IN_USE = translate("Journal", "This run is being worked on by another Fairlead.")
_IN_USE_ADVICE = translate(
    "Journal", "Go to the window or command that started it, or wait until it has finished."
)
_UNWRITABLE = translate("Journal", "The journal cannot be read or written.")
_UNWRITABLE_ADVICE = translate(
    "Journal",
    "Nothing is changed without it. Check that the disk is not full and that you may write to %1.",
)
_UNKNOWN = translate("Journal", "There is no run named %1.")
_UNKNOWN_ADVICE = translate("Journal", "List the runs and copy the name from there.")


RUN = ""
"""The step id under which the journal keeps what concerns the run as a whole: its undo."""


class Phase(Enum):
    """What a record says about its step."""

    INTENT = "intent"
    DONE = "done"
    REUSED = "reused"
    UNDOING = "undoing"
    UNDONE = "undone"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Record:
    """How a step stands: its latest phase and facts, and the facts of its first intent."""

    phase: Phase
    facts: Facts
    intended: Facts
    at: float

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do for this step."""
        return self.phase in (Phase.DONE, Phase.REUSED)


@dataclass(frozen=True, slots=True)
class Run:
    """A run as the journal has it. Times are seconds since 1970, `undo` is how far undo came."""

    id: str
    began_at: float
    plan: Plan
    records: Mapping[str, Record]
    undo: Phase | None = None

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(record.is_done for record in self.records.values())

    @property
    def is_complete(self) -> bool:
        """Whether every step is done, the proof among them."""
        return self.done == len(self.plan.steps)

    @property
    def is_undone(self) -> bool:
        """Whether undo was asked for and has nothing more to do."""
        return self.undo is Phase.UNDONE

    @property
    def is_being_undone(self) -> bool:
        """Whether undo was begun and has more to do: such a run can only be undone further."""
        return self.undo in (Phase.UNDOING, Phase.LEFT)


class Journal:
    """The journal in one folder. Safe to use from several threads and processes.

    Every method opens its own connection: the journal is touched a few times a second at most, and
    a connection that is never shared cannot be shared wrongly.

    Args:
        folder: Where the journal and the locks of its runs are kept. It must exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "journal.sqlite"

    def begin(self, run_id: str, plan: Plan, now: float) -> None:
        """Write down that a run of this plan begins."""
        with self._open() as connection:
            connection.execute(
                "INSERT INTO runs (id, began_at, plan) VALUES (?, ?, ?)",
                (run_id, now, plan.to_json()),
            )

    def record(self, run_id: str, step_id: str, phase: Phase, facts: Facts, now: float) -> None:
        """Add a record. When this returns, the record is on the disk."""
        with self._open() as connection:
            connection.execute(
                "INSERT INTO records (run, step, phase, facts, at) VALUES (?, ?, ?, ?, ?)",
                (run_id, step_id, phase.value, json.dumps(dict(facts), sort_keys=True), now),
            )

    def run(self, run_id: str) -> Run:
        """Return one run; a `Problem` if there is none of that name."""
        for run in self._read(run_id):
            return run
        raise Problem("run-unknown", _UNKNOWN(run_id), _UNKNOWN_ADVICE)

    def runs(self) -> tuple[Run, ...]:
        """Return all runs, the newest first."""
        return tuple(self._read(None))

    @contextmanager
    def hold(self, run_id: str) -> Iterator[None]:
        """Keep every other window and command from working on this run meanwhile.

        The lock is an exclusive transaction on a file of its own: the operating system takes it
        back when the process dies, however it dies.

        Raises:
            Problem: Somebody else holds the run, or it cannot be locked.
        """
        with closing(self._lock(run_id)) as connection:
            yield
            connection.rollback()

    def is_held(self, run_id: str) -> bool:
        """Tell whether somebody is working on this run now."""
        try:
            with self.hold(run_id):
                return False
        except Problem as problem:
            return problem.code == "run-in-use"

    def _lock(self, run_id: str) -> sqlite3.Connection:
        with ExitStack() as opened:
            try:
                path = self._folder / f"{run_id}.lock"
                connection = sqlite3.connect(path, timeout=0, isolation_level=None)
                opened.callback(connection.close)
                connection.execute("PRAGMA journal_mode = MEMORY")
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                    raise Problem("run-in-use", _IN_USE, _IN_USE_ADVICE, retryable=True) from error
                raise self._unwritable(error) from error
            opened.pop_all()
            return connection

    def _unwritable(self, error: sqlite3.Error) -> Problem:
        return Problem(
            "journal-unwritable",
            _UNWRITABLE,
            _UNWRITABLE_ADVICE(str(self._folder)),
            details=str(error),
            retryable=True,
        )

    def _read(self, run_id: str | None) -> Iterator[Run]:
        if not self._path.exists():
            return
        with self._open() as connection:
            runs = connection.execute(
                "SELECT id, began_at, plan FROM runs WHERE ?1 IS NULL OR id = ?1"
                " ORDER BY began_at DESC, id DESC",
                (run_id,),
            ).fetchall()
            found = [
                _assemble(id_, began_at, plan, _records(connection, id_))
                for id_, began_at, plan in runs
            ]
        yield from found

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=10)) as connection:
                self._prepare(connection)
                with connection:
                    yield connection
        except sqlite3.Error as error:
            raise self._unwritable(error) from error

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA foreign_keys = ON")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise Problem("journal-newer", _NEWER, _NEWER_ADVICE(str(self._path)))
        if version == 0:
            self._create(connection)

    def _create(self, connection: sqlite3.Connection) -> None:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
        self._path.chmod(0o600)


def _assemble(run_id: str, began_at: float, plan: str, records: dict[str, Record]) -> Run:
    of_run = records.pop(RUN, None)
    undo = of_run.phase if of_run is not None else None
    return Run(run_id, began_at, Plan.from_json(plan), records, undo)


def _records(connection: sqlite3.Connection, run_id: str) -> dict[str, Record]:
    records: dict[str, Record] = {}
    rows = connection.execute(
        "SELECT step, phase, facts, at FROM records WHERE run = ? ORDER BY number", (run_id,)
    )
    for step, phase_name, facts_json, at in rows:
        phase = Phase(phase_name)
        facts: Facts = json.loads(facts_json)
        before = records.get(step)
        if before is not None:
            intended = before.intended
        else:
            intended = facts if phase is Phase.INTENT else NO_FACTS
        records[step] = Record(phase, facts, intended, at)
    return records
