"""The wait until a new key and its policy are known everywhere."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.services.aws import Aws, StaticCredentials
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import Vault
from fairlead.steps.codes import DENIED, UNKNOWN_KEY
from fairlead.steps.keyring_entry import need_key, secret_name_of
from fairlead.steps.reach import Reach
from fairlead.steps.rows import aws_line

_HOME_REGIONS = {"aws": "us-east-1", "aws-us-gov": "us-gov-west-1"}
_USUAL_SECONDS = 15
_LONGEST_PAUSE = 8
# AWS denies these with the code of a policy that it does not know yet. A boundary and the policies
# of an organization were there before the user.
_LASTING = frozenset(
    {
        *("model-by-sales", "account-being-verified"),
        *("aws-denied-boundary", "aws-denied-organization"),
    }
)
_BETWEEN = 0.1

_TITLE = translate("Steps", "Wait until the key works everywhere")
_WHERE = translate("Steps", "STS, Bedrock")
_UNDO = translate("Steps", "Nothing to undo: this only asks")
_USUAL = translate("Steps", "IAM usually needs 5 to 15 seconds")
_LONGER = translate("Steps", "IAM takes longer than usual, up to %1 s are normal")
_NOT_ENABLED = translate("Steps", "The region %1 is not enabled for this AWS account.")
_NOT_ENABLED_ADVICE = translate(
    "Steps",
    "The key works in %1, so the key itself is fine. Enable %2 under Account > AWS Regions in the"
    " AWS console, or set up the connector in another region.",
)
_UNKNOWN = translate("Steps", "AWS does not know the access key %1 after %2 seconds.")
_UNKNOWN_ADVICE = translate(
    "Steps",
    "See in the IAM console whether the key is there and active. If it is, try again in a few"
    " minutes; if it is gone, undo and begin anew.",
)


@dataclass(frozen=True, slots=True)
class KeyWorks:
    """Asks STS and Bedrock with the connector's key until both answer several times in a row.

    One answer proves nothing: each comes from one of many servers, and some have heard of the key
    before others. `window` is seconds, `scale` stretches every pause.
    """

    id: str
    region: str
    call_id: str
    entry: str
    aws: Aws
    vault: Vault
    window: float = 120
    times: int = 3
    scale: float = 1

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: both questions."""
        calls = (
            aws_line("sts", "get_caller_identity"),
            aws_line("bedrock-runtime", "converse", **self._request),
        )
        return (Row(Group.CHECK, _TITLE, _WHERE, "\n".join(calls), _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Nothing to see beforehand: asking is the step itself."""
        return Found(Standing.ABSENT)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Ask until both services answered `times` times in a row."""
        key = need_key(self.vault, self.entry)
        with closing(self.aws.with_key(key, self.region)) as caller:
            began = time.monotonic()
            in_a_row = failures = 0
            while True:
                spent = time.monotonic() - began
                self._report(run, spent)
                try:
                    self._ask(caller)
                except ServiceProblem as problem:
                    if spent > self.window * self.scale or not _may_pass(problem):
                        raise self._explain(key, problem) from problem
                    in_a_row = 0
                    run.cancel.wait(min(_LONGEST_PAUSE, 2**failures) * self.scale)
                    failures += 1
                else:
                    in_a_row += 1
                    if in_a_row == self.times:
                        return Done()
                    run.cancel.wait(_BETWEEN * self.scale)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Nothing more: `apply` was the check."""
        return done

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Nothing to undo."""
        return None

    @property
    def _request(self) -> dict[str, object]:
        return {
            "modelId": self.call_id,
            "messages": [{"role": "user", "content": [{"text": "Hi"}]}],
            "inferenceConfig": {"maxTokens": 1},
        }

    def _ask(self, caller: Aws) -> None:
        caller.call("sts", "get_caller_identity")
        caller.call("bedrock-runtime", "converse", **self._request)

    def _report(self, run: RunContext, spent: float) -> None:
        text = _USUAL if spent <= _USUAL_SECONDS else _LONGER(round(self.window))
        run.report(text, min(0.95, spent / _USUAL_SECONDS))

    def _explain(self, key: StaticCredentials, problem: ServiceProblem) -> Problem:
        """Tell a region that is not enabled from a key that is not known: AWS answers the same."""
        if problem.service_code not in UNKNOWN_KEY:
            return problem
        home = _HOME_REGIONS.get(self.aws.partition, self.region)
        if home != self.region and self._is_known_in(home, key):
            return Problem(
                "aws-region-not-enabled",
                _NOT_ENABLED(self.region),
                _NOT_ENABLED_ADVICE(home, self.region),
                details=problem.details,
            )
        return Problem(
            "access-key-unknown",
            _UNKNOWN(key.access_key_id, round(self.window)),
            _UNKNOWN_ADVICE,
            details=problem.details,
            retryable=True,
        )

    def _is_known_in(self, region: str, key: StaticCredentials) -> bool:
        with closing(self.aws.with_key(key, region)) as caller:
            try:
                caller.call("sts", "get_caller_identity")
            except ServiceProblem as problem:
                if problem.service_code in UNKNOWN_KEY:
                    return False
                raise
        return True


def _may_pass(problem: ServiceProblem) -> bool:
    """Tell whether waiting can help. An explicit deny stays, whoever wrote it."""
    if problem.service_code in DENIED:
        return "explicit deny" not in problem.details and problem.code not in _LASTING
    return problem.service_code in UNKNOWN_KEY


def build(plan: Plan, spec: StepSpec, reach: Reach) -> KeyWorks:
    """Build the step from its part of the plan."""
    return KeyWorks(
        id=spec.id,
        region=spec.values["region"],
        call_id=spec.values["call_id"],
        entry=secret_name_of(plan),
        aws=reach.aws,
        vault=reach.vault,
    )
