"""What a row of the catalogue of failures is, and how a service's answer finds its row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from fairlead.core.errors import Fix
from fairlead.core.texts import Text, translate


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service said. `code` is "" where another service has passed the message on."""

    service: str
    operation: str
    code: str
    message: str
    status: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """One kind of failure: by what it is recognised, and what to say about it.

    A row fits if every part that it names fits: the service, the code, the status,
    and the pattern anywhere in the message. `args` names what fills %1, %2 and so on of both texts:
    groups of the pattern, or "service", "code", "message". `fix` is a remedy, which gets the
    groups of the pattern as its values, or else the `url`.
    """

    name: str
    title: Text
    advice: Text
    pattern: str = ""
    codes: tuple[str, ...] = ()
    statuses: tuple[int, ...] = ()
    services: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    retryable: bool = False
    fix: Fix | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A row that fits, its texts filled."""

    name: str
    title: Text
    advice: Text
    retryable: bool
    fix: Fix | None


# What AWS leaves out where an action is not about anything in particular.
_UNSAID: Final = {"resource": "*"}

OPEN_PAGE: Final = Fix("open-url", translate("Fix", "Open the page"))
"""The remedy of a row that names a `url`."""


def find(failures: Iterable[Failure], answer: Answer) -> Diagnosis | None:
    """Return what the first row that fits says, or None if no row does."""
    for failure in failures:
        groups = _groups(failure, answer)
        if groups is not None:
            return _fill(failure, answer, groups)
    return None


def _groups(failure: Failure, answer: Answer) -> Mapping[str, str] | None:
    """Return what the pattern caught, or None if the row does not fit."""
    # Who passes a message on does not keep its code, so there the words alone must tell.
    codes = failure.codes or (answer.code,)
    fits = (
        not failure.services or answer.service in failure.services,
        not failure.statuses or answer.status in failure.statuses,
        answer.code in codes if answer.code else bool(failure.pattern or failure.statuses),
    )
    if not all(fits):
        return None
    found = re.search(failure.pattern, answer.message, re.IGNORECASE | re.DOTALL)
    if found is None:
        return None
    return {name: value or _UNSAID.get(name, "") for name, value in found.groupdict().items()}


def _fill(failure: Failure, answer: Answer, groups: Mapping[str, str]) -> Diagnosis:
    known = {
        "service": answer.service,
        "operation": answer.operation,
        "code": answer.code,
        "message": answer.message,
        **groups,
    }
    args = [known[name] for name in failure.args]
    values = {"url": failure.url} if failure.url else dict(groups)
    return Diagnosis(
        name=failure.name,
        title=failure.title(*args),
        advice=failure.advice(*args),
        retryable=failure.retryable,
        fix=replace(failure.fix, values=values) if failure.fix is not None else None,
    )
