"""Canned answers: what the local models say."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from fairlead.sandbox.aws.models import Model
from fairlead.sandbox.aws.prompts import Prompt

_CHARACTERS_PER_TOKEN: Final = 4
# Words shorter than this are rarely what a question is about.
_KEY_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_KEY_WORDS: Final = 4


@dataclass(frozen=True)
class Reply:
    """An answer and its size."""

    text: str
    stop: Literal["end_turn", "max_tokens", "stop_sequence"]
    stop_sequence: str | None
    input_tokens: int
    output_tokens: int


def count_tokens(text: str) -> int:
    """Estimate the tokens of a text; it is never less than one."""
    return max(1, math.ceil(len(text) / _CHARACTERS_PER_TOKEN))


def reply_to(model: Model, prompt: Prompt) -> Reply:
    """Answer a prompt by naming what it is about, cut where the prompt asks for it."""
    text = f"This is {model.name} in the practice sandbox. "
    words = list(dict.fromkeys(_KEY_WORD.findall(prompt.question)))[:_KEY_WORDS]
    if words:
        text += f"You asked about {', '.join(words)}. "
    text += "The connection works: your prompt arrived and this answer came back."
    stop: Literal["end_turn", "max_tokens", "stop_sequence"] = "end_turn"
    sequence = next((item for item in prompt.stop_sequences if item and item in text), None)
    if sequence is not None:
        text, stop = text[: text.index(sequence)], "stop_sequence"
    if count_tokens(text) > prompt.max_tokens:
        text, stop = text[: prompt.max_tokens * _CHARACTERS_PER_TOKEN], "max_tokens"
        sequence = None
    return Reply(text, stop, sequence, count_tokens(prompt.text), count_tokens(text))


def pieces(text: str) -> Iterator[str]:
    """Cut an answer into the pieces a stream sends: a few words each, nothing lost."""
    for match in re.finditer(r"(?:\S+\s*){1,4}", text):
        yield match[0]
