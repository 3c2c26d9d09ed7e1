"""Changes to the model answers, one function for each thing a user can do to them."""

from __future__ import annotations

from dataclasses import replace

from fairlead.flows.bedrock_answers import ModelAnswers
from fairlead.flows.model_choice import recommend
from fairlead.flows.models import Model, ModelAccess


def with_models(answers: ModelAnswers, models: tuple[Model, ...], region: str) -> ModelAnswers:
    """Return the answers for what was looked up: the same models as before, or the recommended."""
    if answers.looked_up_for != region:
        first = recommend(models)
        chosen: tuple[Model, ...] = () if first is None else (first,)
    else:
        wanted = {model.call_id for model in answers.chosen}
        chosen = tuple(model for model in models if model.call_id in wanted)
    kept = replace(answers, chosen=chosen, looked_up_for=region)
    return kept if kept.default is not None else replace(kept, default_id=_first_id(chosen))


def with_choice(answers: ModelAnswers, model: Model, is_chosen: bool) -> ModelAnswers:
    """Return the answers with this model or without it; the default is always one of them."""
    chosen = tuple(known for known in answers.chosen if known != model)
    if is_chosen:
        chosen = (*chosen, model)
    kept = replace(answers, chosen=chosen)
    return kept if kept.default is not None else replace(kept, default_id=_first_id(chosen))


def with_access(answers: ModelAnswers, access: ModelAccess) -> ModelAnswers:
    """Return the answers with what AWS now says about one model."""
    others = tuple(known for known in answers.access if known.model_id != access.model_id)
    return replace(answers, access=(*others, access))


def with_consent(answers: ModelAnswers, model_id: str, is_given: bool) -> ModelAnswers:
    """Return the answers with or without the consent to the agreement of this model."""
    accepted = tuple(known for known in answers.accepted if known != model_id)
    return replace(answers, accepted=(*accepted, model_id) if is_given else accepted)


def _first_id(models: tuple[Model, ...]) -> str:
    return models[0].call_id if models else ""
