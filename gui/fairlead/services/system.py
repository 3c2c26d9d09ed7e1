"""The machine around the program: the browser, and staying awake while a run works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


def open_url(url: str) -> None:
    """Open a web page in the user's browser. Raises Problem if that is not possible."""
    raise NotImplementedError


@contextmanager
def keep_awake(reason: str) -> Iterator[None]:
    """Keep the machine from going to sleep meanwhile, where the system allows it."""
    yield
