"""A `pytest.raises` for problems, by their code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from fairlead.core.errors import Problem


@contextmanager
def problem(code: str) -> Iterator[pytest.ExceptionInfo[Problem]]:
    """Expect a `Problem` with this code, with a title and with advice."""
    with pytest.raises(Problem) as raised:
        yield raised
    assert raised.value.code == code
    assert str(raised.value.title)
    assert str(raised.value.advice)
