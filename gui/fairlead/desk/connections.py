"""How a run of the journal is shown on Home."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from fairlead.core.journal import Run
from fairlead.core.plan import Plan
from fairlead.core.step import Facts
from fairlead.core.texts import Text, translate, verbatim
from fairlead.desk.health import Checkup
from fairlead.desk.kinds import Kind
from fairlead.flows.views import Connection, Health

_STOPPED = translate("Connections", "stopped at “%1”, %2 of %3 steps done")
_LEFT = translate("Connections", "being undone, something is left")
_IS_UNDONE = translate("Connections", "undone")


def show_connection(
    run: Run,
    kind: Kind,
    checkup: Checkup | None,
    *,
    in_use: bool,
    stopped_at: Text | None = None,
) -> Connection:
    """Return the line for a run.

    Args:
        run: The run as the journal has it.
        kind: What its kind of connection is like.
        checkup: Its last test, if there was one.
        in_use: Whether somebody works on it now.
        stopped_at: The title of the first step that is not done.
    """
    facts = {step: record.facts for step, record in run.records.items()}
    health, about = _health(run, checkup)
    is_finished = run.is_complete and run.undo is None
    return Connection(
        run_id=run.id,
        kind=run.plan.kind,
        name=run.plan.name,
        subtitle=verbatim(kind.target(run.plan)) if is_finished else _state(run, stopped_at),
        health=health,
        health_text=about,
        checked_at=checkup.at if checkup and is_finished else None,
        latency_ms=checkup.latency_ms if checkup and is_finished else None,
        key_created_at=_key_created_at(facts),
        done=run.done,
        total=len(run.plan.steps),
        open_url=_open_url(run.plan, kind) if is_finished else "",
        in_use=in_use,
        can_rotate=is_finished and kind.can_rotate and bool(facts.get("access-key")),
    )


def _health(run: Run, checkup: Checkup | None) -> tuple[Health, Text | None]:
    if run.is_undone:
        return Health.UNDONE, None
    if run.is_being_undone or not run.is_complete:
        return Health.UNFINISHED, None
    if checkup is None:
        # The proof that ended the run was a test of its own.
        return Health.WORKING, None
    return checkup.health, checkup.problem


def _state(run: Run, stopped_at: Text | None) -> Text:
    if run.is_undone:
        return _IS_UNDONE
    if run.is_being_undone:
        return _LEFT
    return _STOPPED(stopped_at or "", run.done, len(run.plan.steps))


def _key_created_at(facts: dict[str, Facts]) -> float | None:
    for known in facts.values():
        if created := known.get("created_at"):
            return datetime.fromisoformat(created).timestamp()
    return None


def _open_url(plan: Plan, kind: Kind) -> str:
    """The page of Kibana on which the connection is managed."""
    space = plan.place.get("space", "default")
    prefix = "" if space == "default" else f"/s/{quote(space, safe='')}"
    return f"{plan.place['kibana']}{prefix}{kind.page(plan)}"
