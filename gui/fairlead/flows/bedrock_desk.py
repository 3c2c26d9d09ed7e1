"""What the pages of the Bedrock journey may ask for, as an interface.

Every method blocks and is called from a worker thread. It raises `Problem` for what a user may
see and `Cancelled` when its token says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag
from fairlead.flows.answers import AwsSignIn
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_views import Prompt, Reply
from fairlead.flows.models import Model, ModelAccess
from fairlead.flows.views import Check


class BedrockDesk(Protocol):
    """What only the Bedrock journey asks, before and after Apply."""

    def bedrock_preflight(
        self, answers: BedrockAnswers, bag: SecretBag, cancel: CancelToken
    ) -> Iterable[Check]:
        """Yield the rows of Sign in, one by one as they become known."""
        ...

    def models(self, aws: AwsSignIn, bag: SecretBag) -> tuple[Model, ...]:
        """Return every way to call a Claude model from the region, best first."""
        ...

    def access(
        self, aws: AwsSignIn, bag: SecretBag, models: tuple[Model, ...], cancel: CancelToken
    ) -> Iterable[ModelAccess]:
        """Yield what AWS says about each model, in any order, asking side by side."""
        ...

    def try_model(self, aws: AwsSignIn, bag: SecretBag, model: Model) -> int:
        """Call the model once with the operator's rights; return the milliseconds it took."""
        ...

    def prompt_direct(
        self, run_id: str, prompt: Prompt, on_text: Callable[[str], None], cancel: CancelToken
    ) -> Reply:
        """Send the prompt to Bedrock with the connector's own key, streaming the answer."""
        ...

    def prompt_kibana(self, run_id: str, prompt: Prompt, sub_action: str) -> Reply:
        """Send the prompt through the connector; `sub_action` is "test" or "invokeAI"."""
        ...

    def checks(self, run_id: str) -> Iterable[Check]:
        """Yield the checks under the test prompt: key, policy, secrets, region."""
        ...
