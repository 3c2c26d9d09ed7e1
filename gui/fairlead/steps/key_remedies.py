"""The remedies for the access key of a connection: sent again, or replaced by a new one."""

from __future__ import annotations

from collections.abc import Callable

from fairlead.core.step import Step
from fairlead.core.texts import Text, translate
from fairlead.services.aws import StaticCredentials
from fairlead.steps import access_key
from fairlead.steps.connected import Connected
from fairlead.steps.keyring_entry import need_key
from fairlead.steps.remedy import Case, not_ours
from fairlead.steps.rotation import Rotation

_SENT = translate("Remedies", "The connector has its access key again.")
_ROTATED = translate("Remedies", "The connector uses the new key %1; the old one is deleted.")


def send_again(connected: Connected, send: Callable[[StaticCredentials], None]) -> Text:
    """Give the connector the key that is in the keyring."""
    send(need_key(connected.reach.vault, connected.secret_name))
    return _SENT


def replace_key(
    case: Case[Connected],
    trial: Callable[[str], Step],
    send: Callable[[StaticCredentials], None],
    check_idle: Callable[[], None] = lambda: None,
) -> Text:
    """Replace the access key by a new one and give that to the connector.

    Args:
        case: The run that made the key.
        trial: Returns the step that tries the key of this keyring entry.
        send: Gives a key to the connector.
        check_idle: Raises a `Problem` where the connector must not lose its key now.
    """
    spec = case.connected.spec("iam-access-key")
    facts = case.connected.facts.get("access-key")
    if spec is None or not facts:
        raise not_ours(case.connected.access_key_id)
    check_idle()
    step = access_key.build(case.connected.plan, spec, case.reach)
    rotation = Rotation(step, trial, send, remember=lambda renewed: case.remember(spec.id, renewed))
    return _ROTATED(rotation.rotate(facts, case.cancel))
