"""A setup file for Bedrock and what was looked up for it, put together into complete answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.flows.bedrock import fill_names
from fairlead.flows.bedrock_answers import BedrockAnswers, ModelAnswers
from fairlead.flows.model_access import Standstill, explain_access
from fairlead.flows.model_choice import prefix_of, recommend, serves
from fairlead.flows.models import Gate, Model, ModelAccess
from fairlead.flows.setup_bedrock import BedrockSetup
from fairlead.flows.setup_shared_resolve import Found, resolve_key, resolve_policy

_NO_CLAUDE = translate("Setup", "Bedrock offers no active Claude model in %1.")
_NO_CLAUDE_ADVICE = translate("Setup", "Set another region at “aws.region”.")
_UNKNOWN = translate("Setup", "Bedrock offers no model “%1” in %2.")
_NEAR_ADVICE = translate("Setup", "Do you mean “%1”?")
_LIST_ADVICE = translate("Setup", "Possible are: %1.")
_OTHER_AREA = translate("Setup", "“%1” cannot be called from %2.")
_OTHER_AREA_ADVICE = translate(
    "Setup", "The prefix “%1.” is for other regions. In this one there is “%2”."
)
_DEFAULT = translate("Setup", "The default “%1” is not among the models.")
_DEFAULT_ADVICE = translate("Setup", "Add it to “models”, or make one of these the default: %1.")
_AGREEMENT = translate("Setup", "%1 needs an agreement that nobody in the account has accepted.")
_AGREEMENT_ADVICE = translate(
    "Setup", "Read it (%1), then write accept_agreements = true into the setup file."
)
_IN_CONSOLE = translate("Setup", "on the model's page in the Bedrock console")
_FORM = translate("Setup", "%1 needs Anthropic's use case form, which was not submitted yet.")
_FORM_ADVICE = translate(
    "Setup", "Add a table [use_case] to the setup file. It is a statement of your company."
)


def choose_models(setup: BedrockSetup, models: Sequence[Model]) -> tuple[Model, ...]:
    """Return the models that the file asks for, out of those that the region has.

    Raises:
        Problem: One is not there, or there is none to recommend, or the default is not among them.
    """
    region = setup.answers.aws.region
    if not setup.model_ids:
        best = recommend(models)
        if best is None:
            raise Problem("setup-no-model", _NO_CLAUDE(region), _NO_CLAUDE_ADVICE)
        chosen: tuple[Model, ...] = (best,)
    else:
        ids = dict.fromkeys(setup.model_ids)
        chosen = tuple(_find_model(call_id, models, region) for call_id in ids)
    ids_chosen = [model.call_id for model in chosen]
    if setup.default_id and setup.default_id not in ids_chosen:
        advice = _DEFAULT_ADVICE(", ".join(ids_chosen))
        raise Problem("setup-default", _DEFAULT(setup.default_id), advice)
    return chosen


def resolve(
    setup: BedrockSetup, found: Found, models: Sequence[Model], access: Iterable[ModelAccess]
) -> BedrockAnswers:
    """Return complete answers out of a setup file and what was looked up.

    Raises:
        Problem: A model is not there, needs an agreement that the file does not allow, or needs
            the form that the file does not have; or the key to delete is not there.
    """
    chosen = choose_models(setup, models)
    answers, known = setup.answers, tuple(access)
    for model in chosen:
        _need_consent(setup, model, known)
    shut = {one.model_id for one in known if one.agreement is Gate.SHUT}
    resolved = replace(
        answers,
        aws=replace(answers.aws, identity=found.identity),
        elastic=replace(answers.elastic, deployment=found.deployment),
        policy=resolve_policy(answers.policy, found),
        key=resolve_key(setup, found),
        models=ModelAnswers(
            chosen=chosen,
            default_id=setup.default_id or chosen[0].call_id,
            access=known,
            accepted=tuple(
                dict.fromkeys(model.model_id for model in chosen if model.model_id in shut)
            ),
            form=answers.models.form,
            looked_up_for=answers.aws.region,
        ),
    )
    return fill_names(resolved)


def _find_model(call_id: str, models: Sequence[Model], region: str) -> Model:
    for model in models:
        if call_id in (model.call_id, model.arn):
            return model
    prefix = prefix_of(call_id)
    if prefix and serves(prefix, region) is False:
        bare = call_id.removeprefix(f"{prefix}.")
        twins = [model.call_id for model in models if model.model_id == bare]
        if twins:
            title, advice = _OTHER_AREA(call_id, region), _OTHER_AREA_ADVICE(prefix, twins[0])
            raise Problem("setup-model-elsewhere", title, advice)
    ids = [model.call_id for model in models]
    near = get_close_matches(call_id, ids, n=1)
    advice = _NEAR_ADVICE(near[0]) if near else _LIST_ADVICE(", ".join(ids))
    raise Problem("setup-model-unknown", _UNKNOWN(call_id, region), advice)


def _need_consent(setup: BedrockSetup, model: Model, access: tuple[ModelAccess, ...]) -> None:
    """Make sure that the file agrees to what the model still needs."""
    known = next((one for one in access if one.model_id == model.model_id), None)
    standstill = explain_access(
        model,
        known,
        is_accepted=setup.accept_agreements,
        has_form=setup.answers.models.form is not None,
    ).standstill
    if standstill is Standstill.FORM:
        raise Problem("setup-form", _FORM(model.name), _FORM_ADVICE)
    if standstill is Standstill.AGREEMENT:
        offer = known.offer if known is not None else None
        where = offer.license_url if offer is not None and offer.license_url else _IN_CONSOLE
        raise Problem("setup-agreement", _AGREEMENT(model.name), _AGREEMENT_ADVICE(where))
