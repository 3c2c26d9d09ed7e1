"""The policy attached to the user."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps import iam
from fairlead.steps.patience import IAM_PATIENCE, Patience
from fairlead.steps.reach import Reach
from fairlead.steps.rows import aws_line

_TITLE = translate("Steps", "Attach the policy %1 to the user %2")
_UNDO = translate("Steps", "Detaches the policy again")
_THERE = translate("Steps", "attached before this run")
_OTHERS = translate("Steps", "The policy %1 at the user %2, which this run did not make")
_OTHERS_REMEDY = translate("Steps", "Detach it in the IAM console if nobody needs it.")
_FULL = translate("Steps", "The user %1 has as many policies as AWS allows.")
_FULL_ADVICE = translate(
    "Steps",
    "%1 Detach one that is not needed any more, choose another user, or ask AWS for a higher quota"
    " “Managed policies attached to an IAM user”.",
)
_NOT_SEEN = translate("Steps", "IAM does not show the policy at the user %1.")
_NOT_SEEN_ADVICE = translate("Steps", "IAM may need a little longer. Try again in a minute.")


@dataclass(frozen=True, slots=True)
class IamAttachment:
    """A managed policy attached to a user.

    An attachment carries no mark. It is this run's if the user or the policy is (`is_of_new`), or
    if it was not there when this step first looked. From a user of somebody else's, who bears the
    name that the run gave to its own (`is_of_new_user`), nothing is detached.
    """

    id: str
    user: str
    policy_arn: str
    is_of_new: bool
    is_of_new_user: bool
    aws: Aws
    patience: Patience = IAM_PATIENCE

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.policy_arn.rsplit("/", 1)[-1], self.user)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the attachment."""
        call = aws_line("iam", "attach_user_policy", UserName=self.user, PolicyArn=self.policy_arn)
        return (Row(Group.CHANGE, self.title, verbatim("IAM"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look whether the policy is attached already, and by whom."""
        if not self._is_attached():
            return Found(Standing.ABSENT, self._facts)
        if self.is_of_new or run.intended:
            return Found(Standing.OURS, self._facts)
        return Found(Standing.ADOPTABLE, self._facts, _THERE)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Attach the policy. Attaching it twice is the same as once."""
        try:
            self.aws.call(
                "iam", "attach_user_policy", UserName=self.user, PolicyArn=self.policy_arn
            )
        except ServiceProblem as problem:
            if problem.service_code != "LimitExceeded":
                raise
            advice = _FULL_ADVICE(problem.details.partition("\n")[0])
            raise Problem(
                "iam-policies-full", _FULL(self.user), advice, details=problem.details
            ) from problem
        return Done(self._facts)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Wait until IAM lists the policy at the user."""
        if self.patience.wait_for(lambda: self._is_attached() or None, run.cancel) is None:
            raise Problem(
                "iam-attachment-not-seen", _NOT_SEEN(self.user), _NOT_SEEN_ADVICE, retryable=True
            )
        return done

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Detach the policy; user or policy may be gone already."""
        if self.is_of_new_user and iam.is_of_others(self.aws, facts["user"], run.run_id):
            if not self._is_attached():
                return None
            name = self.policy_arn.rsplit("/", 1)[-1]
            return Left(_OTHERS(name, facts["user"]), _OTHERS_REMEDY)
        iam.remove(
            self.aws,
            "detach_user_policy",
            UserName=facts["user"],
            PolicyArn=facts["policy_arn"],
        )
        return None

    @property
    def _facts(self) -> Facts:
        return {"user": self.user, "policy_arn": self.policy_arn}

    def _is_attached(self) -> bool:
        return self.policy_arn in (iam.attached_arns(self.aws, self.user) or ())


def build(plan: Plan, spec: StepSpec, reach: Reach) -> IamAttachment:
    """Build the step from its part of the plan."""
    made = {step.kind: step.values for step in plan.steps}
    policy_arn = str(spec.values["policy_arn"])
    if not policy_arn:
        policy = made["iam-policy"]
        policy_arn = iam.arn_of(plan.place, "policy", policy["path"], policy["name"])
    return IamAttachment(
        id=spec.id,
        user=spec.values["user"],
        policy_arn=policy_arn,
        is_of_new="iam-policy" in made or "iam-user" in made,
        is_of_new_user="iam-user" in made,
        aws=reach.aws,
    )
