"""Looks for a secret everywhere an exception may carry it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

from fairlead.core.errors import Problem


def assert_keeps(problem: Problem, *secrets: str) -> None:
    """Fail if a problem, or anything it hangs on to, holds one of the secrets or a cause at all."""
    assert problem.__cause__ is None
    assert problem.__context__ is None
    words = "\n".join(_words(problem))
    for secret in secrets:
        assert secret not in words


def _words(problem: Problem) -> Iterator[str]:
    yield str(problem)
    yield repr(problem)
    yield repr(problem.args)
    yield repr(vars(problem))
    yield str(problem.title)
    yield str(problem.advice)
    yield problem.details
    yield from traceback.format_exception(problem)
