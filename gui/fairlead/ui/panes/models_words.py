"""How a model is called, in words, and the colors of what the rules say about it."""

from __future__ import annotations

from fairlead.core.texts import Text, translate
from fairlead.flows import model_access
from fairlead.flows.models import Model, ModelKind
from fairlead.ui.widgets.badge import Tone

TONES = {
    model_access.Tone.GOOD: Tone.SUCCESS,
    model_access.Tone.WARNING: Tone.WARNING,
    model_access.Tone.BAD: Tone.DANGER,
    model_access.Tone.NEUTRAL: Tone.NEUTRAL,
}

_LONGEST = 44

_KINDS = {
    ModelKind.ON_DEMAND: translate("Models", "on demand, in this region"),
    ModelKind.GEO_PROFILE: translate("Models", "may run in %1"),
    ModelKind.GLOBAL_PROFILE: translate("Models", "may run in any commercial region"),
    ModelKind.APPLICATION_PROFILE: translate("Models", "application profile"),
    ModelKind.PROVISIONED: translate("Models", "provisioned throughput"),
}


def kind_words(model: Model) -> Text:
    """Return how the model is called, and where a profile may route a request to."""
    return _KINDS[model.kind](", ".join(filter(None, model.destinations)))


def button_words(model: Model) -> str:
    """Return the name as a button can show it: not too long, and no letter of it a mnemonic."""
    name = model.name if len(model.name) <= _LONGEST else f"{model.name[:_LONGEST]}…"
    return name.replace("&", "&&")
