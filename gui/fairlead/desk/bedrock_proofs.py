"""What Bedrock is asked after the run: prompts by both routes, and the checks under them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fairlead.core.cancel import CancelToken
from fairlead.desk.base import DeskPart
from fairlead.flows.bedrock_views import Prompt, Reply
from fairlead.flows.views import Check
from fairlead.steps import bedrock_connection
from fairlead.steps.bedrock_connected import BedrockConnected


class BedrockProofs(DeskPart):
    """What `BedrockDesk` asks after the run."""

    def prompt_direct(
        self, run_id: str, prompt: Prompt, on_text: Callable[[str], None], cancel: CancelToken
    ) -> Reply:
        """Send the prompt to Bedrock with the connector's own key, streaming the answer."""
        return bedrock_connection.prompt_direct_of(self._connected(run_id), prompt, on_text, cancel)

    def prompt_kibana(self, run_id: str, prompt: Prompt, sub_action: str) -> Reply:
        """Send the prompt through the connector; `sub_action` is "test" or "invokeAI"."""
        return bedrock_connection.prompt_kibana_of(self._connected(run_id), prompt, sub_action)

    def checks(self, run_id: str) -> Iterator[Check]:
        """Yield the checks under the test prompt: key, policy, secrets, region."""
        return bedrock_connection.checks_of(self._connected(run_id), CancelToken())

    def _connected(self, run_id: str) -> BedrockConnected:
        run = self.room.journal.run(run_id)
        reach = self.room.reaching.lookup(run.plan, self.room.bag_of(run_id))
        return BedrockConnected.of(run, reach)
