"""The use case form that Anthropic asks first-time customers for, once per account."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps.gates import NOT_FOUND
from fairlead.steps.once import make_once
from fairlead.steps.patience import Patience
from fairlead.steps.reach import Reach
from fairlead.steps.rows import aws_line

HOME_REGION = "us-east-1"
"""Where AWS keeps the form of accounts whose own region does not take it."""

_SHOWING = Patience(seconds=60, pause=2)

_TITLE = translate("Steps", "Submit the use case form for Anthropic's models")
_UNDO = translate("Steps", "Cannot be undone: AWS keeps the form for the account, at no cost")
_THERE = translate("Steps", "submitted before, nothing to do")
_SENT = translate("Steps", "submitted")
_NOT_SEEN = translate("Steps", "AWS does not show the use case form that was just submitted.")
_NOT_SEEN_ADVICE = translate("Steps", "It may need a little longer. Try again in a minute.")
_KEPT = translate("Steps", "The use case form for Anthropic's models, which AWS keeps")
_KEPT_REMEDY = translate(
    "Steps", "AWS offers no way to withdraw it. It costs nothing and opens nothing by itself."
)


@dataclass(frozen=True, slots=True)
class UseCaseFormStep:
    """The form, with the field names that AWS gives it. It cannot be changed or withdrawn."""

    id: str
    form: Mapping[str, str]
    aws: Aws
    aws_in: Callable[[str], Aws]
    patience: Patience = _SHOWING

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the form."""
        call = aws_line("bedrock", "put_use_case_for_model_access", formData=self._data)
        return (Row(Group.CHANGE, _TITLE, verbatim("Bedrock"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the account has submitted the form."""
        if not self._is_submitted():
            return Found(Standing.ABSENT, {"submitted_before": "no"})
        if run.intended:
            return Found(Standing.OURS)
        return Found(Standing.ADOPTABLE, text=_THERE)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Submit the form in the region, or at home if this region does not take it."""
        make_once(self._submit, self._is_submitted, exists=("ConflictException",))
        return Done(text=_SENT)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Wait until AWS shows that the form was submitted."""
        if self.patience.wait_for(lambda: self._is_submitted() or None, run.cancel) is None:
            raise Problem("use-case-not-seen", _NOT_SEEN, _NOT_SEEN_ADVICE, retryable=True)
        return Done(done.facts, _SENT)

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Say that AWS keeps the form, if it was submitted."""
        return Left(_KEPT, _KEPT_REMEDY) if self._is_submitted() else None

    @property
    def _data(self) -> bytes:
        return json.dumps(dict(self.form), ensure_ascii=False).encode()

    def _submit(self) -> None:
        try:
            self.aws.call("bedrock", "put_use_case_for_model_access", formData=self._data)
        except ServiceProblem as problem:
            is_about_region = (
                problem.service_code == "ValidationException"
                and "region" in problem.details.lower()
            )
            if not is_about_region or self.aws.region == HOME_REGION:
                raise
            with closing(self.aws_in(HOME_REGION)) as home:
                home.call("bedrock", "put_use_case_for_model_access", formData=self._data)

    def _is_submitted(self) -> bool:
        try:
            self.aws.call("bedrock", "get_use_case_for_model_access")
        except ServiceProblem as problem:
            if problem.service_code != NOT_FOUND:
                raise
            return False
        return True


def build(plan: Plan, spec: StepSpec, reach: Reach) -> UseCaseFormStep:
    """Build the step from its part of the plan."""
    return UseCaseFormStep(id=spec.id, form=spec.values["form"], aws=reach.aws, aws_in=reach.aws_in)
