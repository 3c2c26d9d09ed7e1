"""The agreement that opens a model to the account, and the wait until it does."""

from __future__ import annotations

import time
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

# Usually a minute; AWS documents up to 15 minutes.
_OPENING = Patience(seconds=15 * 60, pause=3)

_TITLE = translate("Steps", "Accept the agreement for %1")
_UNDO = translate(
    "Steps", "Deletes the agreement; other users of the account lose the model with it"
)
_THERE = translate("Steps", "accepted before this run")
_READY = translate("Steps", "access ready")
_WAITING = translate("Steps", "AWS is opening the model, %1 left at most")
_MINUTES = translate("Steps", "%1 min")
_SECONDS = translate("Steps", "%1 s")
_NO_OFFER = translate("Steps", "AWS makes no offer for %1 in this region.")
_NO_OFFER_ADVICE = translate(
    "Steps", "Choose another model, or ask AWS why the account may not subscribe to this one."
)
_FAILED = translate("Steps", "AWS could not open %1 for this account.")
_FAILED_ADVICE = translate(
    "Steps",
    "AWS says: %1 Check the payment method of the account and the Marketplace rights, then try"
    " again.",
)
_LATE = translate("Steps", "AWS has not opened %1 within %2 minutes.")
_LATE_ADVICE = translate(
    "Steps",
    "The agreement is made, but AWS still reports it as %1. Try again later; the run waits here.",
)


@dataclass(frozen=True, slots=True)
class ModelAgreement:
    """The agreement for one foundation model. `model_id` is its own id, never a profile's."""

    id: str
    model_id: str
    name: str
    aws: Aws
    patience: Patience = _OPENING

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.name)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the agreement. The token of the offer is asked for when it is needed."""
        call = "\n".join(
            (
                aws_line(
                    "bedrock", "list_foundation_model_agreement_offers", modelId=self.model_id
                ),
                aws_line(
                    "bedrock",
                    "create_foundation_model_agreement",
                    modelId=self.model_id,
                    offerToken="OFFER-TOKEN",
                ),
            )
        )
        return (Row(Group.CHANGE, self.title, verbatim("Bedrock"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Ask how the agreement stands now."""
        status = self._agreement()["status"]
        facts = {"model_id": self.model_id, "agreement_before": status}
        if status == "AVAILABLE":
            if _is_ours(run.intended):
                return Found(Standing.OURS, {**facts, **run.intended})
            return Found(Standing.ADOPTABLE, facts, _THERE)
        return Found(Standing.ABSENT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Accept the offer, unless an agreement is on its way already."""
        if found.facts["agreement_before"] != "PENDING":
            answer = self.aws.call(
                "bedrock",
                "list_foundation_model_agreement_offers",
                modelId=self.model_id,
                offerType="PUBLIC",
            )
            if not answer["offers"]:
                raise Problem("model-no-offer", _NO_OFFER(self.name), _NO_OFFER_ADVICE)
            token = answer["offers"][0]["offerToken"]
            make_once(
                lambda: self.aws.call(
                    "bedrock",
                    "create_foundation_model_agreement",
                    modelId=self.model_id,
                    offerToken=token,
                ),
                lambda: self._agreement()["status"] in ("PENDING", "AVAILABLE"),
                exists=("ConflictException",),
            )
        return Done({**found.facts, **run.intended})

    def verify(self, run: RunContext, done: Done) -> Done:
        """Wait until AWS reports the agreement as available, saying how long it may take."""
        began = time.monotonic()
        longest = self.patience.seconds

        def look() -> bool | None:
            spent = time.monotonic() - began
            run.report(_WAITING(_duration(longest - spent)), min(1.0, spent / longest))
            return self._is_open() or None

        if self.patience.wait_for(look, run.cancel) is None:
            minutes = round(longest / 60)
            raise Problem(
                "model-agreement-late",
                _LATE(self.name, minutes),
                _LATE_ADVICE(self._agreement()["status"]),
                retryable=True,
            )
        return Done(done.facts, _READY)

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the agreement if this run made it."""
        if not _is_ours(facts) or self._agreement()["status"] == "NOT_AVAILABLE":
            return None
        try:
            self.aws.call("bedrock", "delete_foundation_model_agreement", modelId=self.model_id)
        except ServiceProblem as problem:
            if problem.service_code != NOT_FOUND:
                raise
        return None

    def _is_open(self) -> bool:
        agreement = self._agreement()
        if agreement["status"] == "ERROR":
            reason = agreement.get("errorMessage", "")
            raise Problem(
                "model-agreement-failed",
                _FAILED(self.name),
                _FAILED_ADVICE(reason),
                details=reason,
                retryable=True,
            )
        return agreement["status"] == "AVAILABLE"

    def _agreement(self) -> dict[str, str]:
        answer = self.aws.call(
            "bedrock", "get_foundation_model_availability", modelId=self.model_id
        )
        agreement: dict[str, str] = answer["agreementAvailability"]
        return agreement


def _is_ours(facts: Facts) -> bool:
    """Tell whether there was no agreement, not even one on its way, when this step first looked."""
    return facts.get("agreement_before") in ("NOT_AVAILABLE", "ERROR")


def _duration(seconds: float) -> Text:
    return _MINUTES(round(seconds / 60)) if seconds >= 90 else _SECONDS(max(0, round(seconds)))


def build(plan: Plan, spec: StepSpec, reach: Reach) -> ModelAgreement:
    """Build the step from its part of the plan."""
    return ModelAgreement(
        id=spec.id, model_id=spec.values["model_id"], name=spec.values["name"], aws=reach.aws
    )
