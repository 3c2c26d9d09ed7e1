"""What the pages ask about models before anything is made: which there are, who may call them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.flows.catalog import read_models
from fairlead.flows.models import Gate, Model, ModelAccess
from fairlead.services.aws import Aws
from fairlead.services.problems import ServiceProblem
from fairlead.steps.codes import DENIED
from fairlead.steps.gates import NOT_FOUND, model_gates, read_offer, use_case_gate
from fairlead.steps.side_by_side import ask_all, side_by_side

_ANTHROPIC = "Anthropic"
_USE_CASE = ""


def models(aws: Aws, cancel: CancelToken) -> tuple[Model, ...]:
    """Return every way to call a Claude model from the region, best first.

    Bedrock lists profiles of AWS and of the account only when asked for each by its type.
    """
    listed = ask_all(
        {
            "models": lambda: _foundation_models(aws),
            "system": lambda: _profiles(aws, "SYSTEM_DEFINED"),
            "own": lambda: _if_allowed(lambda: _profiles(aws, "APPLICATION")),
            "throughput": lambda: _if_allowed(lambda: _throughputs(aws)),
        },
        cancel,
    )
    profiles = listed["system"] + listed["own"]
    return read_models(listed["models"], profiles, listed["throughput"], datetime.now(UTC).date())


def access(aws: Aws, models: tuple[Model, ...], cancel: CancelToken) -> Iterator[ModelAccess]:
    """Yield what AWS says about each foundation model, in any order, asking side by side.

    Where AWS did not answer for a model, its gates are UNKNOWN and `message` says why; where it
    offers an agreement that is not accepted, the offer comes along.

    Raises:
        Problem: The question itself is refused, as by an expired sign-in.
        Cancelled: Somebody asked to stop.
    """
    providers = {model.model_id: model.provider for model in models}
    questions: dict[str, Callable[[], Gate | ModelAccess]] = {
        _USE_CASE: partial(use_case_gate, aws),
        **{model_id: partial(_model_access, aws, model_id) for model_id in providers},
    }
    form: Gate | None = None
    # The form concerns all models: what is known of one is told once the form's gate is.
    held: list[tuple[str, ModelAccess | Problem]] = []
    for key, answer in side_by_side(questions, cancel):
        if isinstance(answer, Problem) and (key == _USE_CASE or not _is_about_model(answer)):
            raise answer
        if isinstance(answer, Gate):
            form = answer
        else:
            held.append((key, answer))
        if form is not None:
            for model_id, known in held:
                is_asked = providers[model_id] == _ANTHROPIC
                yield _with_form(model_id, known, form if is_asked else Gate.OPEN)
            held.clear()


def try_model(aws: Aws, model: Model) -> int:
    """Call the model once with the operator's rights; return the milliseconds it took."""
    began = time.monotonic()
    aws.call(
        "bedrock-runtime",
        "converse",
        modelId=model.call_id,
        messages=[{"role": "user", "content": [{"text": "Hi"}]}],
        inferenceConfig={"maxTokens": 1},
    )
    return round((time.monotonic() - began) * 1000)


def _model_access(aws: Aws, model_id: str) -> ModelAccess:
    known = model_gates(aws, model_id)
    if known.agreement is not Gate.SHUT:
        return known
    return replace(known, offer=read_offer(aws, model_id))


def _with_form(model_id: str, answer: ModelAccess | Problem, form: Gate) -> ModelAccess:
    if isinstance(answer, Problem):
        return ModelAccess(model_id, use_case=form, message=str(answer.title))
    return replace(answer, use_case=form)


def _is_about_model(problem: Problem) -> bool:
    """Tell whether asking for this one model failed, while others may well be answered for."""
    if not isinstance(problem, ServiceProblem):
        return False
    is_passing = problem.status is None or problem.status == 429 or problem.status >= 500
    return is_passing or problem.service_code in (NOT_FOUND, "ValidationException")


def _foundation_models(aws: Aws) -> list[dict[str, Any]]:
    return list(aws.pages("bedrock", "list_foundation_models", "modelSummaries"))


def _profiles(aws: Aws, kind: str) -> list[dict[str, Any]]:
    key = "inferenceProfileSummaries"
    return list(aws.pages("bedrock", "list_inference_profiles", key, typeEquals=kind))


def _throughputs(aws: Aws) -> list[dict[str, Any]]:
    key = "provisionedModelSummaries"
    return list(aws.pages("bedrock", "list_provisioned_model_throughputs", key))


def _if_allowed(listing: Callable[[], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return a listing of what few accounts have, empty where the operator may not see it."""
    try:
        return listing()
    except ServiceProblem as problem:
        if problem.service_code not in DENIED:
            raise
        return []
