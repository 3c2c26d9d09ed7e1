"""The commands that do something: from example to runs."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import resources
from pathlib import Path

from fairlead.cli import EXIT_CANCELLED, EXIT_FAILED, EXIT_PROVED
from fairlead.commands.preview import show_preview
from fairlead.commands.reporters import JsonLines, Reporter, Words
from fairlead.commands.sample import Wanted, is_good, show_sample
from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.core.events import Ending, RunEnded
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.core.step import Facts
from fairlead.core.texts import Text, translate
from fairlead.desk.local import LocalDesk
from fairlead.desk.opening import open_surroundings
from fairlead.flows.views import Connection, Health

_NOT_FOUND = translate("Commands", "There is no connection or run named %1.")
_NOT_FOUND_ADVICE = translate("Commands", "“fairlead runs” lists them.")
_WHERE = translate("Commands", "Where: AWS account %1, %2; Kibana %3, space %4.")
_TWIN = translate("Commands", "There is a connection named %1 already (%2). This makes another.")
_AMBIGUOUS = translate("Commands", "Several runs are named %1.")
_AMBIGUOUS_ADVICE = translate("Commands", "Say which by its id: %1")


@dataclasses.dataclass(frozen=True, slots=True)
class _Session:
    """One command at work."""

    desk: LocalDesk
    options: argparse.Namespace
    reporter: Reporter
    cancel: CancelToken


def run_command(options: argparse.Namespace) -> int:
    """Run the command and return its exit status; a second Ctrl+C ends it at once."""
    reporter: Reporter = JsonLines() if options.json else Words()
    opening = partial(
        open_surroundings, sandbox=options.sandbox, scene=options.scene, state=options.state
    )
    try:
        with (
            contextlib.closing(LocalDesk(opening)) as desk,
            _cancel_on_interrupt() as cancel,
        ):
            if options.sandbox and not _is_listing(options):
                reporter.say(
                    "On a sandbox of its own: secrets stay in memory, and everything is gone "
                    "when this command ends.",
                    sandbox=True,
                )
            return _COMMANDS[options.command](_Session(desk, options, reporter, cancel))
    except Problem as problem:
        reporter.fail(problem)
        return EXIT_FAILED
    except (Cancelled, KeyboardInterrupt):
        if not _is_listing(options):
            reporter.stop()
        return EXIT_CANCELLED
    except BrokenPipeError:
        print("fairlead: nobody reads what it prints any more, so it stopped", file=sys.stderr)
        # Whoever read the lines has read enough; Python would try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILED


def _is_listing(options: argparse.Namespace) -> bool:
    """Tell whether each line is an object of a bucket or belongs to a file, and nothing else is."""
    return options.command == "example" or (
        options.command in ("preview", "sample") and options.json
    )


def _example(session: _Session) -> int:
    name = f"examples/{session.options.kind}.toml"
    sys.stdout.write(resources.files("fairlead.resources").joinpath(name).read_text("utf-8"))
    return EXIT_PROVED


def _plan(session: _Session) -> int:
    plan, bag = _planned(session)
    ended = session.desk.dry_run(plan, bag, session.reporter.on_event, session.cancel)
    session.reporter.end(ended, {})
    return EXIT_FAILED if ended.problem is not None else EXIT_PROVED


def _apply(session: _Session) -> int:
    plan, bag = _planned(session)
    # What stands in the way of a later step is told before an earlier one has made anything.
    looked = session.desk.dry_run(plan, bag, lambda _event: None, session.cancel)
    if looked.problem is not None:
        raise looked.problem
    session.cancel.check()
    if not session.options.yes:
        _ask(f"Make these changes to set up {plan.name}?")
    ended = session.desk.apply(plan, bag, session.reporter.on_event, session.cancel)
    if ended.ending is Ending.FAILED and session.options.on_failure == "undo":
        undone = session.desk.undo(ended.run_id, bag, session.reporter.on_event, session.cancel)
        ended = dataclasses.replace(undone, problem=ended.problem)
        session.reporter.end(ended, {})
        return EXIT_FAILED
    return _end(session, ended)


def _resume(session: _Session) -> int:
    run = _find(session)
    _learn_titles(session, session.desk.plan_of(run.run_id))
    bag = SecretBag()
    return _end(
        session,
        session.desk.resume(run.run_id, bag, session.reporter.on_event, session.cancel),
    )


def _undo(session: _Session) -> int:
    run = _find(session)
    _learn_titles(session, session.desk.plan_of(run.run_id))
    if not session.options.yes:
        _ask(f"Remove what {run.name} has made?")
    ended = session.desk.undo(
        run.run_id,
        SecretBag(),
        session.reporter.on_event,
        session.cancel,
        frozenset(session.options.remove_data),
    )
    return _end(session, ended)


def _check(session: _Session) -> int:
    found = session.desk.check(_find(session).run_id, session.cancel)
    _tell(session, found)
    return EXIT_PROVED if found.health is Health.WORKING else EXIT_FAILED


def _preview(session: _Session) -> int:
    options = session.options
    show_preview(session.desk, options.rules, options.buckets, session.cancel, as_json=options.json)
    return EXIT_PROVED


def _sample(session: _Session) -> int:
    options = session.options
    run_id = _sampled_run(session)
    if options.remove:
        held = session.desk.remove_sample(run_id)
        session.reporter.say(f"Removed the sample: {held:,} documents.", removed=held)
        return EXIT_PROVED
    wanted = Wanted(options.objects, options.index)
    report = show_sample(session.desk, run_id, wanted, session.cancel, as_json=options.json)
    if report.is_cancelled:
        return EXIT_CANCELLED
    return EXIT_PROVED if is_good(report) else EXIT_FAILED


def _sampled_run(session: _Session) -> str:
    """Return the run to be sampled. A new sandbox has none, so there a setup file makes one."""
    path = Path(session.options.run)
    if not session.options.sandbox or path.suffix != ".toml":
        return _find(session).run_id
    plan, bag = plan_from_file(session.desk, path, session.cancel)
    ended = session.desk.apply(plan, bag, lambda _event: None, session.cancel)
    if ended.problem is not None:
        raise ended.problem
    session.cancel.check()
    return ended.run_id


def _runs(session: _Session) -> int:
    connections = session.desk.connections()
    for connection in connections:
        _tell(session, connection)
    if not connections:
        session.reporter.say("There are no connections yet.", runs=[])
    return EXIT_PROVED


_COMMANDS: dict[str, Callable[[_Session], int]] = {
    "example": _example,
    "plan": _plan,
    "apply": _apply,
    "resume": _resume,
    "undo": _undo,
    "check": _check,
    "preview": _preview,
    "sample": _sample,
    "runs": _runs,
}


def _end(session: _Session, ended: RunEnded) -> int:
    made: dict[str, Facts] = session.desk.facts_of(ended.run_id)
    session.reporter.end(ended, made)
    if ended.ending is Ending.CANCELLED:
        return EXIT_CANCELLED
    is_good = ended.ending in (Ending.PROVED, Ending.UNDONE)
    return EXIT_PROVED if is_good else EXIT_FAILED


def _planned(session: _Session) -> tuple[Plan, SecretBag]:
    """Return the plan of the setup file, shown with what is to be known before it is agreed to."""
    warnings: list[Text] = []
    plan, bag = plan_from_file(session.desk, session.options.file, session.cancel, warnings.append)
    session.reporter.show_plan(plan.name, session.desk.rows(plan))
    place = plan.place
    where = _WHERE(place["account"], place["region"], place["kibana"], place["space"])
    session.reporter.say(str(where), place=dict(place))
    twin = next((one for one in session.desk.connections() if one.name == plan.name), None)
    if twin is not None:
        warnings.append(_TWIN(plan.name, twin.run_id))
    for warning in warnings:
        session.reporter.say(f"Mind: {warning}", warning=str(warning))
    return plan, bag


def _learn_titles(session: _Session, plan: Plan) -> None:
    titles: dict[str, Text] = {step: title for step, title, _rows in session.desk.rows(plan)}
    session.reporter.learn_titles(titles)


def _find(session: _Session) -> Connection:
    """Return the connection or run that is meant, by its id or its name."""
    wanted = session.options.run
    known = session.desk.connections()
    found = [one for one in known if one.run_id == wanted] or [
        one for one in known if one.name == wanted
    ]
    if not found:
        raise Problem("run-unknown", _NOT_FOUND(wanted), _NOT_FOUND_ADVICE)
    if len(found) > 1:
        ids = ", ".join(one.run_id for one in found)
        raise Problem("run-ambiguous", _AMBIGUOUS(wanted), _AMBIGUOUS_ADVICE(ids))
    return found[0]


def _tell(session: _Session, connection: Connection) -> None:
    health = connection.health_text or connection.subtitle
    session.reporter.say(
        f"{connection.run_id}  {connection.name}  {connection.health.value}  {health}",
        run=connection.run_id,
        kind=connection.kind,
        name=connection.name,
        health=connection.health.value,
        text=str(health),
        done=connection.done,
        total=connection.total,
        latency_ms=connection.latency_ms,
    )


def _ask(question: str) -> None:
    """Ask on the terminal. Without one the answer is no, since nobody saw the list.

    Raises:
        Cancelled: The answer is no.
    """
    if not sys.stdin.isatty():
        print("fairlead: nobody to ask; say --yes to go ahead", file=sys.stderr)
        raise Cancelled
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:
        raise Cancelled from None
    if answer.strip().lower() not in ("y", "yes"):
        raise Cancelled


@contextlib.contextmanager
def _cancel_on_interrupt() -> Iterator[CancelToken]:
    """Give a token that the first Ctrl+C (or SIGTERM) cancels; the second one ends the program."""
    token = CancelToken()

    def interrupt(_number: int, _frame: object) -> None:
        if token.is_cancelled:
            raise KeyboardInterrupt
        print("\nStopping after the current call…", file=sys.stderr)
        token.cancel()

    before = {number: signal.signal(number, interrupt) for number in _STOPPING}
    try:
        yield token
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_STOPPING = (signal.SIGINT, signal.SIGTERM)
