"""The IAM user whose key the connector uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate, verbatim
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps import iam
from fairlead.steps.once import make_once
from fairlead.steps.patience import IAM_PATIENCE, Patience
from fairlead.steps.reach import Reach
from fairlead.steps.rows import RUN_PLACEHOLDER, aws_line

_TITLE = translate("Steps", "Create the IAM user %1")
_UNDO = translate("Steps", "Deletes the user, unless it has keys or policies of somebody else")
_TAKEN = translate("Steps", "The account has a user named %1 already.")
_TAKEN_ADVICE = translate(
    "Steps",
    "It was not made by this run, so it stays as it is (%1). Choose another name on IAM user, or"
    " choose it there as an existing user.",
)
_NOT_SEEN = translate("Steps", "IAM does not show the user %1 that was just created.")
_NOT_SEEN_ADVICE = translate("Steps", "IAM may need a little longer. Try again in a minute.")
_UNBOUND = translate("Steps", "The user %1 is not limited by the permissions boundary %2.")
_UNBOUND_ADVICE = translate(
    "Steps", "Somebody changed it since it was created. Set the boundary again in IAM, or undo."
)
_UNMARKED = translate("Steps", "The user %1, which no longer carries the mark of this run")
_UNMARKED_REMEDY = translate("Steps", "If nobody needs it, delete it in the IAM console.")
_IN_USE = translate("Steps", "The user %1, which has something that this run did not give it")
_IN_USE_REMEDY = translate("Steps", "AWS says: %1 Remove that if nobody needs it, then undo again.")


@dataclass(frozen=True, slots=True)
class IamUser:
    """An IAM user with the mark of the run. `boundary_arn` "" means no permissions boundary."""

    id: str
    name: str
    path: str
    boundary_arn: str
    tags: Mapping[str, str]
    arn: str
    connection: str
    aws: Aws
    patience: Patience = IAM_PATIENCE

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.name)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the user."""
        call = aws_line("iam", "create_user", **self._request(RUN_PLACEHOLDER))
        return (Row(Group.CREATE, self.title, verbatim("IAM"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look for the name, which is unique in the account whatever the path."""
        user = self._look()
        if user is None:
            return Found(Standing.ABSENT, self._facts)
        if not iam.is_marked(user, run.run_id):
            raise self._taken(user["Arn"])
        return Found(Standing.OURS, self._facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Create the user, with its boundary and its mark in the same call."""
        try:
            make_once(
                lambda: self.aws.call("iam", "create_user", **self._request(run.run_id)),
                lambda: self._look_for_ours(run) is not None,
                exists=iam.EXISTS,
            )
        except ServiceProblem as problem:
            if problem.service_code in iam.EXISTS:
                raise self._taken(self.name) from problem
            raise
        return Done(self._facts, verbatim(self.arn))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Wait until IAM shows the user with its mark, and check the boundary."""
        user = self.patience.wait_for(lambda: self._look_for_ours(run), run.cancel)
        if user is None:
            raise Problem(
                "iam-user-not-seen", _NOT_SEEN(self.name), _NOT_SEEN_ADVICE, retryable=True
            )
        boundary = user.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn", "")
        if self.boundary_arn and boundary != self.boundary_arn:
            raise Problem(
                "iam-user-unbound", _UNBOUND(self.name, self.boundary_arn), _UNBOUND_ADVICE
            )
        return Done(done.facts, verbatim(self.arn))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the user. AWS itself refuses while the user has anything left."""
        user = self._look()
        if user is None:
            return None
        if not iam.is_marked(user, run.run_id):
            return Left(_UNMARKED(self.name), _UNMARKED_REMEDY)
        try:
            iam.remove(self.aws, "delete_user", UserName=self.name)
        except ServiceProblem as problem:
            if problem.service_code != "DeleteConflict":
                raise
            remedy = _IN_USE_REMEDY(problem.details.partition("\n")[0])
            return Left(_IN_USE(self.name), remedy, may_go_later=True)
        return None

    @property
    def _facts(self) -> Facts:
        return {"name": self.name, "arn": self.arn}

    def _request(self, run_id: str) -> dict[str, Any]:
        request: dict[str, Any] = {
            "UserName": self.name,
            "Path": self.path,
            "Tags": iam.mark(run_id, self.connection, self.tags),
        }
        if self.boundary_arn:
            request["PermissionsBoundary"] = self.boundary_arn
        return request

    def _look(self) -> dict[str, Any] | None:
        answer = iam.find(self.aws, "get_user", UserName=self.name)
        return None if answer is None else answer["User"]

    def _look_for_ours(self, run: RunContext) -> dict[str, Any] | None:
        user = self._look()
        return user if user is not None and iam.is_marked(user, run.run_id) else None

    def _taken(self, where: str) -> Problem:
        return Problem("iam-user-taken", _TAKEN(self.name), _TAKEN_ADVICE(where))


def build(plan: Plan, spec: StepSpec, reach: Reach) -> IamUser:
    """Build the step from its part of the plan."""
    values = spec.values
    return IamUser(
        id=spec.id,
        name=values["name"],
        path=values["path"],
        boundary_arn=values["boundary_arn"],
        tags=values["tags"],
        arn=iam.arn_of(plan.place, "user", values["path"], values["name"]),
        connection=plan.name,
        aws=reach.aws,
    )
