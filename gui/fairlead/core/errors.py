"""The one kind of failure that a user may see.

Whatever reaches the window or the command line and is not a `Problem` (or a `Cancelled`) is a bug
and is shown as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairlead.core.texts import Text


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy that Fairlead can carry out itself, offered as a button.

    `kind` names the remedy to whoever carries it out ("new-secret"), `label` is the button's
    verb, and `values` holds what the remedy needs to know. It never holds a secret.
    """

    kind: str
    label: Text
    values: Mapping[str, str] = field(default_factory=dict)


class Problem(Exception):
    """A failure in words: what it means, what to do, and the original words for those who ask.

    Attributes:
        code: A stable name for programs and tests, such as "aws-access-denied".
        title: What happened, in one sentence.
        advice: What to do about it.
        details: The service's own words with its request id. Plain text, free of secrets.
        retryable: Whether doing the same again can succeed without any other change.
        fix: A remedy that Fairlead can carry out, if there is one.
    """

    def __init__(
        self,
        code: str,
        title: Text,
        advice: Text,
        *,
        details: str = "",
        retryable: bool = False,
        fix: Fix | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.title = title
        self.advice = advice
        self.details = details
        self.retryable = retryable
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.title} {self.advice}"
