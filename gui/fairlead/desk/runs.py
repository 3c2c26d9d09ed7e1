"""Begins, resumes and undoes runs, and tells Home what they left."""

from __future__ import annotations

import dataclasses
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from fairlead.core.cancel import CancelToken
from fairlead.core.events import Ending, Event, RunEnded
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.core.step import Facts, Row
from fairlead.core.texts import Text
from fairlead.desk.base import DeskPart
from fairlead.desk.sign_ins import elastic_of, secret_of, vault_entry
from fairlead.flows.place import check_place
from fairlead.flows.setup_file import write_setup_file
from fairlead.services.places import write_private
from fairlead.services.system import keep_awake
from fairlead.steps.build import build_steps
from fairlead.steps.keyring_entry import need_key
from fairlead.steps.place import find_place
from fairlead.steps.reach import Reach

OnEvent = Callable[[Event], None]


class Runs(DeskPart):
    """`RunDesk` but for what needs a test of the connection."""

    def rows(self, plan: Plan) -> tuple[tuple[str, Text, tuple[Row, ...]], ...]:
        """Return per step its id, its title and the rows that Review lists."""
        return tuple((step.id, step.title, step.rows) for step in build_steps(plan, None))

    def dry_run(
        self, plan: Plan, bag: SecretBag, on_event: OnEvent, cancel: CancelToken
    ) -> RunEnded:
        """Inspect every step and change nothing."""
        with self.room.reaching.run(plan, bag) as reach:
            self._check_place(plan, reach)
            return self.room.engine.dry_run("", build_steps(plan, reach), on_event, cancel)

    def apply(self, plan: Plan, bag: SecretBag, on_event: OnEvent, cancel: CancelToken) -> RunEnded:
        """Begin a run of this plan, and keep its sign-in to Elastic in the keyring."""
        plan = self._with_remembered_sign_in(plan, bag)
        with self.room.reaching.run(plan, bag) as reach:
            self._check_place(plan, reach)
            run_id = new_run_id()
            self.room.journal.begin(run_id, plan, time.time())
            self.room.keep_bag(run_id, reach.bag)
            with keep_awake():
                return self.room.engine.run(run_id, build_steps(plan, reach), on_event, cancel)

    def resume(
        self, run_id: str, bag: SecretBag, on_event: OnEvent, cancel: CancelToken
    ) -> RunEnded:
        """Go on with a run that has not ended."""
        plan = self.plan_of(run_id)
        full = self.room.bag_of(run_id, bag)
        with self.room.reaching.run(plan, full) as reach, keep_awake():
            self._check_place(plan, reach)
            self.room.keep_bag(run_id, reach.bag)
            return self.room.engine.run(run_id, build_steps(plan, reach), on_event, cancel)

    def undo(
        self,
        run_id: str,
        bag: SecretBag,
        on_event: OnEvent,
        cancel: CancelToken,
        remove: frozenset[str] = frozenset(),
    ) -> RunEnded:
        """Remove what the run made, and forget its sign-in when that is done."""
        plan = self.plan_of(run_id)
        full = self.room.bag_of(run_id, bag)
        with self.room.reaching.run(plan, full) as reach, keep_awake():
            self._check_place(plan, reach)
            self.room.keep_bag(run_id, reach.bag)
            ended = self.room.engine.undo(
                run_id, build_steps(plan, reach), on_event, cancel, remove
            )
        if ended.ending is Ending.UNDONE:
            self._forget_sign_in(plan)
        return ended

    def keep_secrets(self, run_id: str, bag: SecretBag) -> None:
        """Keep what was typed for a run as long as the program lives."""
        self.room.keep_bag(run_id, self.room.bag_of(run_id, bag))

    def plan_of(self, run_id: str) -> Plan:
        """Return the plan of a run."""
        return self.room.journal.run(run_id).plan

    def facts_of(self, run_id: str) -> dict[str, Facts]:
        """Return what the run's steps learnt and made, by step id."""
        return {
            step: record.facts for step, record in self.room.journal.run(run_id).records.items()
        }

    def save_plan(self, plan: Plan, path: Path) -> None:
        """Write the plan as a setup file."""
        write_private(path, write_setup_file(plan).encode())

    def save_key(self, run_id: str, path: Path) -> None:
        """Write the run's access key in the form of the AWS console's .csv, for its owner only."""
        facts = self.facts_of(run_id)
        made = facts.get("access-key") or facts["own-key"]
        key = need_key(self.room.reaching.vault(), made["secret_name"])
        lines = ("Access key ID,Secret access key", f"{key.access_key_id},{key.secret_access_key}")
        write_private(path, ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode())

    def _check_place(self, plan: Plan, reach: Reach) -> None:
        check_place(plan.place, find_place(reach))

    def _with_remembered_sign_in(self, plan: Plan, bag: SecretBag) -> Plan:
        """Keep the secret of the Elastic sign-in in the keyring unless the plan names a place.

        Testing, resuming and undoing need it after a restart.
        """
        elastic = plan.sign_in["elastic"]
        if elastic.get("secret"):
            return plan
        sign_in = elastic_of(plan.sign_in)
        entry = vault_entry(sign_in)
        self.room.reaching.vault().store(entry, bag.get(secret_of(sign_in)))
        remembered = {**elastic, "secret": {"keyring": entry, "ours": True}}
        return dataclasses.replace(plan, sign_in={**plan.sign_in, "elastic": remembered})

    def _forget_sign_in(self, plan: Plan) -> None:
        """Delete the kept sign-in unless another run still needs it."""
        secret = plan.sign_in["elastic"].get("secret", {})
        if not secret.get("ours"):
            return
        needed = any(
            run.plan.sign_in["elastic"].get("secret", {}).get("keyring") == secret["keyring"]
            for run in self.room.journal.runs()
            if not run.is_undone
        )
        if not needed:
            self.room.reaching.vault().delete(secret["keyring"])


def new_run_id() -> str:
    """Return a name for a run: the day, and a part that no other run has."""
    return f"{time.strftime('%Y%m%d')}-{secrets.token_hex(4)}"
