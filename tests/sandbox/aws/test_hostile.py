"""Requests no SDK would send: each is refused in words, none breaks the stand-in."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.sandbox.aws.answers import pieces, reply_to
from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.models import MODELS, Model
from fairlead.sandbox.aws.prompts import Prompt, read_invoke
from fairlead.sandbox.aws.query import read_params
from fairlead.sandbox.aws.shapes import check_input, service_model

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
MODEL = st.sampled_from(MODELS)
CLAUDE, NOVA = (
    next(model for model in MODELS if model.id.startswith(name))
    for name in ("anthropic.claude-sonnet-4-5", "amazon.nova-micro")
)
TURNS = [{"role": "user", "content": "Hello"}]
# A body that is good, to spoil in one place.
GOOD: list[tuple[Model, dict[str, Any]]] = [
    (
        CLAUDE,
        {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 9, "messages": TURNS},
    ),
    (NOVA, {"messages": TURNS, "inferenceConfig": {"maxTokens": 9}}),
]
PLACES = [
    ("messages",),
    ("messages", 0),
    ("messages", 0, "role"),
    ("messages", 0, "content"),
    ("inferenceConfig",),
    ("inferenceConfig", "maxTokens"),
    ("inferenceConfig", "stopSequences"),
    *((name,) for name in ("max_tokens", "stop_sequences", "system", "temperature", "more")),
]


def _answer(model: Model, document: object) -> None:
    with suppress(ApiError):
        prompt = read_invoke(model, json.dumps(document).encode())
        reply_to(model, prompt)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("model", "body"), GOOD)
@settings(max_examples=15)
@given(JSON)
def test_a_body_spoiled_in_one_place_is_read_or_refused(
    model: Model, body: dict[str, Any], place: tuple[Any, ...], value: object
) -> None:
    spoiled: Any = copy.deepcopy(body)
    node = spoiled
    for step in place[:-1]:
        node = node[step] if isinstance(step, int) else node.setdefault(step, {})
    node[place[-1]] = value
    _answer(model, spoiled)


@given(MODEL, JSON)
def test_any_body_is_read_or_refused(model: Model, document: object) -> None:
    _answer(model, document)


@given(st.binary(max_size=20))
def test_bytes_that_are_no_json_are_refused(body: bytes) -> None:
    with suppress(ApiError):
        read_invoke(MODELS[0], body)


_NAME = st.lists(st.sampled_from(["Tags", "member", "1", "x", "Key", "UserName"]), min_size=1).map(
    ".".join
)


@given(st.dictionaries(_NAME, st.text(max_size=3), max_size=4))
def test_any_form_is_read_or_refused(fields: dict[str, str]) -> None:
    operation = service_model("iam").operation_model("CreateUser")
    with suppress(ApiError):
        params = read_params(operation, fields)
        assert set(params) <= {"UserName", "Tags"}
        assert all(set(tag) <= {"Key", "Value"} for tag in params.get("Tags", []))


@given(JSON)
def test_any_parameters_are_accepted_or_refused(params: Any) -> None:
    shape = service_model("bedrock-runtime").operation_model("Converse").input_shape
    with suppress(ApiError):
        check_input(shape, {"modelId": "x", "messages": params}, "ValidationException")
        assert isinstance(params, list)


@given(MODEL, st.text(), st.integers(0, 60), st.lists(st.text(max_size=3), max_size=2))
def test_an_answer_keeps_to_its_limits(
    model: Model, text: str, max_tokens: int, stops: list[str]
) -> None:
    reply = reply_to(model, Prompt(text, text, max_tokens, tuple(stops)))
    assert "".join(pieces(reply.text)) == reply.text
    assert len(reply.text) <= 4 * max_tokens or reply.stop != "max_tokens"
    assert (reply.stop == "stop_sequence") == (reply.stop_sequence is not None)
