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
    questions = {model_id: partial(_model_access, aws, model_id) for model_id in providers}
    use_case = ask_all({_USE_CASE: lambda: use_case_gate(aws)}, cancel)[_USE_CASE]
    for model_id, answer in side_by_side(questions, cancel):
        form = use_case if providers[model_id] == _ANTHROPIC else Gate.OPEN
        if not isinstance(answer, Problem):
            yield replace(answer, use_case=form)
        elif _is_about_model(answer):
            yield ModelAccess(model_id, use_case=form, message=str(answer.title))
        else:
            raise answer


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
