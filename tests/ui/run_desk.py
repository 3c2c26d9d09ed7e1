"""The half of the fake desk that plays plans, runs and proofs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.events import Ending, Event, RunEnded, State, StepChanged, StepInspected
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.secrets import SecretBag
from fairlead.core.step import Group, Left, Row, Standing
from fairlead.core.texts import Text, verbatim
from fairlead.flows.bedrock_views import Prompt, Reply
from fairlead.flows.views import Check, CheckState, Connection, Health, Side

ACCOUNT = "123456789012"
REGION = "us-east-1"
RUN = "run-1"
OLD_ID = "us.anthropic.claude-3-5-haiku-20241022-v1:0"
SONNET_ID = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
NOW = 1_795_000_000.0
DAY = 86_400.0

CHECKS = (
    Check("key", Side.AWS, CheckState.PASSED, verbatim("Key is active and belongs to the user")),
    Check("policy", Side.AWS, CheckState.PASSED,
          verbatim("Policy allows invoke and streaming for this model")),
    Check("secrets", Side.ELASTIC, CheckState.PASSED, verbatim("Connector has its secrets")),
    Check("region", Side.ELASTIC, CheckState.PASSED, verbatim("Connector region matches model")),
)  # fmt: skip

ANSWER = (
    "A SIEM collects and correlates security events from across an organization so analysts can "
    "detect, investigate and respond to threats in one place."
)

_STEPS = (
    ("policy", "Create IAM policy fairlead-bedrock-prod", "IAM", Group.CREATE,
     f"arn:aws:iam::{ACCOUNT}:policy/elastic/fairlead-bedrock-prod", 0.3,
     "aws iam create-policy --policy-name fairlead-bedrock-prod --path /elastic/ \\\n"
     "    --policy-document file://policy.json"),
    ("user", "Create IAM user fairlead-bedrock-prod", "IAM", Group.CREATE,
     f"arn:aws:iam::{ACCOUNT}:user/elastic/fairlead-bedrock-prod", 0.4,
     "aws iam create-user --user-name fairlead-bedrock-prod --path /elastic/"),
    ("attachment", "Attach the policy to the user", "IAM", Group.CREATE, "attached", 0.1,
     "aws iam attach-user-policy --user-name fairlead-bedrock-prod \\\n"
     f"    --policy-arn arn:aws:iam::{ACCOUNT}:policy/elastic/fairlead-bedrock-prod"),
    ("access-key", "Create access key, store it in GNOME Keyring", "IAM → keyring", Group.CREATE,
     "AKIA…7Q2X · secret stored, never shown", 0.4,
     "aws iam create-access-key --user-name fairlead-bedrock-prod"),
    ("agreement", "Accept agreement for Claude Haiku 4.5", "Bedrock", Group.CHANGE,
     "access ready", 2.1,
     "aws bedrock create-foundation-model-agreement --model-id anthropic.claude-haiku-4-5"),
    ("key-works", "Wait until the new key works everywhere", "STS, Bedrock", Group.CHECK,
     "works", 6.2, "aws sts get-caller-identity"),
    ("connector", "Create Kibana connector Bedrock prod SOC", "Kibana", Group.CREATE,
     "Bedrock prod SOC", 0.5, "POST kbn:/api/actions/connector/5f1c…"),
    ("proof", "Send one test prompt through Kibana", "Kibana → Bedrock", Group.CHECK,
     "answered in 0.8 s", 0.8, "POST kbn:/api/actions/connector/5f1c…/_execute"),
)  # fmt: skip

PLAN = Plan(
    kind="bedrock",
    name="Bedrock prod SOC",
    place={"account": ACCOUNT, "region": REGION, "kibana": "https://soc.kb.example.com"},
    sign_in={
        "aws": {"source": "profile", "profile": "admin", "region": REGION},
        "elastic": {"address": "https://soc.kb.example.com", "method": "api-key"},
    },
    steps=tuple(StepSpec(step[0], step[0]) for step in _STEPS),
)

SIGN_IN_AGAIN = Problem(
    "sign-in-needed",
    verbatim("Fairlead has to sign in to Elastic again."),
    verbatim("Enter it once more."),
    fix=Fix("sign-in", verbatim("Sign in"), {"side": "Elastic"}),
)
THROTTLED = Problem(
    "aws-throttled",
    verbatim("AWS asked to slow down."),
    verbatim("Wait a few seconds and try again. What is done stays done."),
    details="ThrottlingException: Rate exceeded (request id 8f0c)",
    retryable=True,
)
WRONG_REGION = Problem(
    "connector-region",
    verbatim("The connector points at eu-central-1, but the model is only enabled in us-east-1."),
    verbatim("The connector URL and the model prefix must name the same area."),
    details="400 Bad Request: The provided model identifier is invalid.",
    fix=Fix("set-connector-region", verbatim("Fix and test again"), {"region": REGION}),
)

MENDED = verbatim("The connector now points at us-east-1.")

CONNECTIONS = (
    Connection(RUN, "bedrock", "Bedrock prod SOC", verbatim(SONNET_ID), Health.WORKING,
               checked_at=NOW - 120, latency_ms=840, key_created_at=NOW - 41 * DAY,
               done=8, total=8, open_url="https://soc.kb.example.com/app/connectors",
               can_rotate=True),
    Connection("run-2", "bedrock", "Bedrock old", verbatim(OLD_ID), Health.FAILING,
               verbatim("Access denied: bedrock:InvokeModel"), checked_at=NOW - 3 * DAY,
               key_created_at=NOW - 203 * DAY, done=8, total=8,
               open_url="https://soc.kb.example.com/app/connectors", can_rotate=True),
    Connection("run-3", "bedrock", "Bedrock lab",
               verbatim("stopped at “Access key” yesterday, 3 of 8 steps done"),
               Health.UNFINISHED, done=3, total=8),
)  # fmt: skip


@dataclass
class FakeRuns:
    """Plays plans, runs and proofs; each part can be told to fail or to wait.

    `problems` maps a method's name, or the id of a step, to what it raises or fails with, once.
    `holds` are names that wait until `let_go` or until they are cancelled. `mended` is what a
    remedy says, `saved` what was written where, `plans` what is known by run beside `PLAN`,
    `data` what the rows of a step say of its data, `removed` what undo was told of it. `calls`
    lists what was asked, in order.
    """

    checks_of_proof: tuple[Check, ...] = CHECKS
    known: list[Connection] = field(default_factory=lambda: list(CONNECTIONS))
    problems: dict[str, Problem] = field(default_factory=dict)
    holds: set[str] = field(default_factory=set)
    left: tuple[Left, ...] = ()
    calls: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    mended: Text = MENDED
    fixed: list[Fix] = field(default_factory=list)
    prompts: list[Prompt] = field(default_factory=list)
    saved: dict[Path, str] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    data: dict[str, Text] = field(default_factory=dict)
    removed: list[frozenset[str]] = field(default_factory=list)
    kept: dict[str, SecretBag] = field(default_factory=dict)
    done_steps: set[str] = field(default_factory=set)
    _gate: threading.Event = field(default_factory=threading.Event)

    def let_go(self) -> None:
        """Let everything that waits go on, now and later."""
        self._gate.set()

    def _enter(self, name: str, cancel: CancelToken | None = None) -> None:
        self.calls.append(name)
        if name in self.holds:
            while not self._gate.wait(0.005):
                if cancel is not None:
                    cancel.check()
        if (problem := self.problems.pop(name, None)) is not None:
            raise problem

    # Proof.

    def prompt_direct(
        self, run_id: str, prompt: Prompt, on_text: Callable[[str], None], cancel: CancelToken
    ) -> Reply:
        self.prompts.append(prompt)
        words = ANSWER.split(" ")
        for word in words[:8]:
            on_text(word + " ")
        self._enter("prompt_direct", cancel)
        for word in words[8:]:
            on_text(word + " ")
        return Reply(ANSWER, SONNET_ID, 310, 640, 14, 27, "end_turn")

    def prompt_kibana(self, run_id: str, prompt: Prompt, sub_action: str) -> Reply:
        self._enter(f"prompt_kibana {sub_action}")
        return Reply(ANSWER, SONNET_ID, None, 840)

    def checks(self, run_id: str) -> Iterator[Check]:
        self._enter("checks")
        yield from self.checks_of_proof

    def carry_out(self, run_id: str, fix: Fix) -> Text:
        self._enter("carry_out")
        self.fixed.append(fix)
        return self.mended

    # Runs.

    def rows(self, plan: Plan) -> tuple[tuple[str, Text, tuple[Row, ...]], ...]:
        self._enter("rows")
        wanted = {step.id for step in plan.steps}
        return tuple(
            (
                step_id,
                verbatim(title),
                (
                    Row(
                        group,
                        verbatim(title),
                        verbatim(where),
                        call,
                        verbatim("Removed by undo."),
                        self.data.get(step_id),
                    ),
                ),
            )
            for step_id, title, where, group, _result, _seconds, call in _STEPS
            if step_id in wanted
        )

    def dry_run(
        self, plan: Plan, bag: SecretBag, on_event: Callable[[Event], None], cancel: CancelToken
    ) -> RunEnded:
        self._enter("dry_run", cancel)
        for step in plan.steps:
            on_event(StepInspected(step.id, Standing.ABSENT, verbatim("not there yet")))
        return RunEnded(RUN, Ending.INSPECTED)

    def apply(
        self, plan: Plan, bag: SecretBag, on_event: Callable[[Event], None], cancel: CancelToken
    ) -> RunEnded:
        self._enter("apply", cancel)
        return self._work(on_event, cancel)

    def resume(
        self, run_id: str, bag: SecretBag, on_event: Callable[[Event], None], cancel: CancelToken
    ) -> RunEnded:
        self._enter("resume", cancel)
        return self._work(on_event, cancel)

    def _work(self, on_event: Callable[[Event], None], cancel: CancelToken) -> RunEnded:
        for step_id, _title, _where, _group, result, seconds, _call in _STEPS:
            if cancel.is_cancelled:
                return RunEnded(RUN, Ending.CANCELLED)
            if step_id in self.done_steps:
                # What the journal knows of a finished step is told again, without its words.
                facts = {"arn": result} if result.startswith("arn:") else {}
                on_event(StepChanged(step_id, State.DONE, facts=facts))
                continue
            on_event(StepChanged(step_id, State.RUNNING))
            try:
                self._enter(step_id)
            except Problem as problem:
                on_event(StepChanged(step_id, State.FAILED, seconds=seconds, problem=problem))
                return RunEnded(RUN, Ending.FAILED, problem)
            self.done_steps.add(step_id)
            on_event(StepChanged(step_id, State.DONE, verbatim(result), seconds))
        return RunEnded(RUN, Ending.PROVED)

    def undo(
        self,
        run_id: str,
        bag: SecretBag,
        on_event: Callable[[Event], None],
        cancel: CancelToken,
        remove: frozenset[str] = frozenset(),
    ) -> RunEnded:
        self._enter("undo", cancel)
        self.removed.append(remove)
        for step_id, *_rest in reversed(_STEPS):
            if step_id in self.done_steps:
                on_event(StepChanged(step_id, State.UNDOING))
                on_event(StepChanged(step_id, State.UNDONE, seconds=0.2))
                self.done_steps.discard(step_id)
        ending = Ending.LEFTOVERS if self.left else Ending.UNDONE
        return RunEnded(run_id, ending, left=self.left)

    def keep_secrets(self, run_id: str, bag: SecretBag) -> None:
        self._enter("keep_secrets")
        self.kept[run_id] = bag

    def plan_of(self, run_id: str) -> Plan:
        self._enter("plan_of")
        return self.plans.get(run_id, PLAN)

    def connections(self) -> tuple[Connection, ...]:
        self._enter("connections")
        return tuple(self.known)

    def check(self, run_id: str, cancel: CancelToken | None = None) -> Connection:
        self._enter("check", cancel)
        found = next(known for known in self.known if known.run_id == run_id)
        return replace(
            found, health=Health.WORKING, health_text=None, checked_at=NOW, latency_ms=790
        )

    def save_plan(self, plan: Plan, path: Path) -> None:
        self._enter("save_plan")
        path.write_text(plan.name, encoding="utf-8")

    def save_key(self, run_id: str, path: Path) -> None:
        self._enter("save_key")

    # The machine.

    def keyring_name(self) -> str:
        self._enter("keyring_name")
        return "GNOME Keyring"

    def open_url(self, url: str) -> None:
        self._enter("open_url")
        self.opened.append(url)

    def save_text(self, path: Path, text: str) -> None:
        self._enter("save_text")
        self.saved[path] = text
