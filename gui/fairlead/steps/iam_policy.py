"""The IAM policy that says what the connector may do."""

from __future__ import annotations

import json
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
from fairlead.steps.codes import DENIED
from fairlead.steps.once import make_once
from fairlead.steps.patience import IAM_PATIENCE, Patience
from fairlead.steps.policy_versions import drop_idle_versions, put_document, read_document
from fairlead.steps.reach import Reach
from fairlead.steps.rows import RUN_PLACEHOLDER, aws_line

_DETACHING = Patience(seconds=5, pause=1)

_TITLE = translate("Steps", "Create the IAM policy %1")
_UNDO = translate("Steps", "Deletes the policy, unless it is attached to something else by then")
_TAKEN = translate("Steps", "The account has a policy named %1 already.")
_TAKEN_ADVICE = translate(
    "Steps",
    "It was not made by this run, so it stays as it is (%1). Choose another name on IAM policy, or"
    " use that policy as an existing one.",
)
_NOT_SEEN = translate("Steps", "IAM does not show the policy %1 that was just created.")
_NOT_SEEN_ADVICE = translate("Steps", "IAM may need a little longer. Try again in a minute.")
_UNMARKED = translate("Steps", "The policy %1, which no longer carries the mark of this run")
_UNMARKED_REMEDY = translate("Steps", "If nobody needs it, delete it in the IAM console.")
_ATTACHED = translate("Steps", "The policy %1, which is attached to %2")
_ATTACHED_REMEDY = translate(
    "Steps", "Detach it there if nobody needs it, then undo again or delete it in the IAM console."
)


@dataclass(frozen=True, slots=True)
class IamPolicy:
    """A customer managed policy with the mark of the run.

    `document` is JSON text; `arn` is known beforehand, since it follows from account and name.
    """

    id: str
    name: str
    path: str
    description: str
    document: str
    tags: Mapping[str, str]
    arn: str
    connection: str
    aws: Aws
    patience: Patience = IAM_PATIENCE
    detaching: Patience = _DETACHING

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE(self.name)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: the policy."""
        call = aws_line("iam", "create_policy", **self._request(RUN_PLACEHOLDER))
        return (Row(Group.CREATE, self.title, verbatim("IAM"), call, _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Look for the ARN, then for the same name elsewhere: a policy's name is unique."""
        facts = {"arn": self.arn}
        policy = self._look()
        if policy is None:
            self._refuse_namesake()
            return Found(Standing.ABSENT, facts)
        if not iam.is_marked(policy, run.run_id):
            raise self._taken(self.arn)
        in_force = read_document(self.aws, self.arn, policy["DefaultVersionId"])
        is_whole = in_force == json.loads(self.document)
        return Found(Standing.OURS if is_whole else Standing.REMNANT, facts)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Create the policy, or put its document in force again."""
        if found.standing is Standing.REMNANT:
            put_document(self.aws, self.arn, self.document)
        else:
            try:
                make_once(
                    lambda: self.aws.call("iam", "create_policy", **self._request(run.run_id)),
                    lambda: self._look_for_ours(run) is not None,
                    exists=iam.EXISTS,
                )
            except ServiceProblem as problem:
                if problem.service_code in iam.EXISTS:
                    raise self._taken(self.name) from problem
                raise
        return Done({"arn": self.arn}, verbatim(self.arn))

    def verify(self, run: RunContext, done: Done) -> Done:
        """Wait until IAM shows the policy with its mark."""
        if self.patience.wait_for(lambda: self._look_for_ours(run), run.cancel) is None:
            raise Problem(
                "iam-policy-not-seen", _NOT_SEEN(self.name), _NOT_SEEN_ADVICE, retryable=True
            )
        return Done(done.facts, verbatim(self.arn))

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Delete the policy with its versions, unless somebody else uses it."""
        arn = facts["arn"]
        policy = self._look(arn)
        if policy is None:
            return None
        if not iam.is_marked(policy, run.run_id):
            return Left(_UNMARKED(self.name), _UNMARKED_REMEDY)
        # A policy that was detached a moment ago is listed as attached for a while.
        if self.detaching.wait_for(lambda: None if self._users(arn) else True, run.cancel) is None:
            what = _ATTACHED(self.name, ", ".join(self._users(arn)))
            return Left(what, _ATTACHED_REMEDY, may_go_later=True)
        drop_idle_versions(self.aws, arn)
        iam.remove(self.aws, "delete_policy", PolicyArn=arn)
        return None

    def _request(self, run_id: str) -> dict[str, Any]:
        return {
            "PolicyName": self.name,
            "Path": self.path,
            "Description": self.description,
            "PolicyDocument": self.document,
            "Tags": iam.mark(run_id, self.connection, self.tags),
        }

    def _look(self, arn: str = "") -> dict[str, Any] | None:
        answer = iam.find(self.aws, "get_policy", PolicyArn=arn or self.arn)
        return None if answer is None else answer["Policy"]

    def _look_for_ours(self, run: RunContext) -> dict[str, Any] | None:
        policy = self._look()
        return policy if policy is not None and iam.is_marked(policy, run.run_id) else None

    def _refuse_namesake(self) -> None:
        try:
            for policy in self.aws.pages("iam", "list_policies", "Policies", Scope="Local"):
                if policy["PolicyName"] == self.name and policy["Arn"] != self.arn:
                    raise self._taken(policy["Arn"])
        except ServiceProblem as problem:
            # Listing is a courtesy: without the right to it, CreatePolicy itself will tell.
            if problem.service_code not in DENIED:
                raise

    def _taken(self, where: str) -> Problem:
        return Problem("iam-policy-taken", _TAKEN(self.name), _TAKEN_ADVICE(where))

    def _users(self, arn: str) -> tuple[str, ...]:
        answer = iam.find(self.aws, "list_entities_for_policy", PolicyArn=arn) or {}
        return tuple(
            entity[name]
            for kind, name in (
                ("PolicyUsers", "UserName"),
                ("PolicyGroups", "GroupName"),
                ("PolicyRoles", "RoleName"),
            )
            for entity in answer.get(kind, ())
        )


def build(plan: Plan, spec: StepSpec, reach: Reach) -> IamPolicy:
    """Build the step from its part of the plan."""
    values = spec.values
    return IamPolicy(
        id=spec.id,
        name=values["name"],
        path=values["path"],
        description=values["description"],
        document=values["document"],
        tags=values["tags"],
        arn=iam.arn_of(plan.place, "policy", values["path"], values["name"]),
        connection=plan.name,
        aws=reach.aws,
    )
