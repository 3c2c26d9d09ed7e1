"""Prompts through a connection that was set up, and the checks shown beside them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.bedrock_views import Prompt, Reply
from fairlead.flows.views import Check, CheckState, Side
from fairlead.steps.bedrock_checks import check_key, check_policy, check_region, check_secrets
from fairlead.steps.bedrock_connected import BedrockConnected
from fairlead.steps.keyring_entry import need_key
from fairlead.steps.prompts import prompt_direct, prompt_kibana
from fairlead.steps.side_by_side import side_by_side

_SIDES = {"key": Side.AWS, "policy": Side.AWS, "secrets": Side.ELASTIC, "region": Side.ELASTIC}


def prompt_direct_of(
    connected: BedrockConnected, prompt: Prompt, on_text: Callable[[str], None], cancel: CancelToken
) -> Reply:
    """Send a prompt to Bedrock with the connector's own key; "" as model means the default."""
    key = need_key(connected.reach.vault, connected.secret_name)
    asked = replace(prompt, model=prompt.model or connected.call_id)
    with closing(connected.reach.aws.with_key(key, connected.region)) as caller:
        return prompt_direct(caller, asked, on_text, cancel)


def prompt_kibana_of(connected: BedrockConnected, prompt: Prompt, sub_action: str) -> Reply:
    """Send a prompt through the connector; "" as model means the connector's default."""
    reply = prompt_kibana(connected.reach.kibana, connected.connector_id, prompt, sub_action)
    return replace(reply, model=reply.model or connected.call_id)


def checks_of(connected: BedrockConnected, cancel: CancelToken) -> Generator[Check, None, None]:
    """Yield the checks under the test prompt, in any order, asking side by side.

    Raises:
        Cancelled: Somebody asked to stop.
    """
    questions: dict[str, Callable[[], Check]] = {
        "key": lambda: check_key(connected),
        "secrets": lambda: check_secrets(connected),
        "region": lambda: check_region(connected),
    }
    if connected.policy_arn:
        questions["policy"] = lambda: check_policy(connected, cancel)
    for name, answer in side_by_side(questions, cancel):
        if isinstance(answer, Problem):
            yield Check(
                name,
                _SIDES[name],
                CheckState.FAILED,
                answer.title,
                meaning=answer.advice,
                fix=answer.fix,
                problem=answer,
            )
        else:
            yield replace(answer, id=name, side=_SIDES[name])
