"""What Home has to know of connections to Amazon Bedrock."""

from __future__ import annotations

from fairlead.core.cancel import CancelToken
from fairlead.core.journal import Run
from fairlead.core.plan import Plan
from fairlead.flows.desk import Prompt
from fairlead.steps.connected import connected_of
from fairlead.steps.connection import checks_of, prompt_kibana_of
from fairlead.steps.passed import need_passed
from fairlead.steps.reach import Reach

_SHORT = Prompt("Answer with the one word: ready")


class BedrockKind:
    """Connections that the AI Assistant talks through."""

    can_rotate = True

    def prove(self, run: Run, reach: Reach, cancel: CancelToken) -> int | None:
        """Ask the checks, then send one prompt as the AI Assistant does."""
        connected = connected_of(run, reach)
        need_passed(checks_of(connected, cancel))
        return prompt_kibana_of(connected, _SHORT, "invokeAI").latency_ms

    def target(self, plan: Plan) -> str:
        """Return the default model."""
        proof = next(step for step in plan.steps if step.kind == "bedrock-proof")
        return str(proof.values["call_id"])

    def page(self, plan: Plan) -> str:
        """Return the page of Kibana's connectors."""
        return "/app/management/insightsAndAlerting/triggersActionsConnectors/connectors"
