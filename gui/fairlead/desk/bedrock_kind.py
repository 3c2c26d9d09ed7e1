"""What Home has to know of connections to Amazon Bedrock."""

from __future__ import annotations

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.journal import Run
from fairlead.core.plan import Plan
from fairlead.core.texts import Text
from fairlead.flows.bedrock_views import Prompt
from fairlead.steps.bedrock_connected import BedrockConnected
from fairlead.steps.bedrock_connection import checks_of, prompt_kibana_of
from fairlead.steps.bedrock_remedies import REMEDIES
from fairlead.steps.passed import need_passed
from fairlead.steps.reach import Reach
from fairlead.steps.remedy import Case, Remember, carry_out

_SHORT = Prompt("Answer with the one word: ready")


class BedrockKind:
    """Connections that the AI Assistant talks through."""

    can_rotate = True

    def prove(self, run: Run, reach: Reach, cancel: CancelToken) -> int | None:
        """Ask the checks, then send one prompt as the AI Assistant does."""
        connected = BedrockConnected.of(run, reach)
        need_passed(checks_of(connected, cancel))
        return prompt_kibana_of(connected, _SHORT, "invokeAI").latency_ms

    def carry_out(self, run: Run, reach: Reach, fix: Fix, remember: Remember) -> Text:
        """Carry out one of the remedies for connector, model, policy and key."""
        case = Case(run.id, BedrockConnected.of(run, reach), remember, CancelToken())
        return carry_out(case, fix, REMEDIES)

    def target(self, plan: Plan) -> str:
        """Return the default model."""
        proof = next(step for step in plan.steps if step.kind == "bedrock-proof")
        return str(proof.values["call_id"])

    def page(self, plan: Plan) -> str:
        """Return the page of Kibana's connectors."""
        return "/app/management/insightsAndAlerting/triggersActionsConnectors/connectors"
