"""What the tests of the whole program share: a sandbox apart, and a Fairlead that goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.SecretService import Keyring
from tests.secret_service import secret_service
from tests.system.apart import Apart, start_apart
from tests.system.program import Program

__all__ = ["secret_service"]

# Typed here: the backend's own constructor is not.
_open_keyring: Callable[[], KeyringBackend] = Keyring


@pytest.fixture(scope="module")
def shared_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    """A sandbox in which nothing takes time and nobody has to sign anything."""
    scene = ("key_delay=0", "agreement_delay=0", "use_case_submitted=true")
    with start_apart(tmp_path_factory.mktemp("apart"), *scene) as apart:
        yield apart


@pytest.fixture
def apart(shared_apart: Apart) -> Iterator[Apart]:
    """The shared sandbox, which has to be left as it was found."""
    before = shared_apart.things()
    yield shared_apart
    shared_apart.clear_faults()
    assert shared_apart.things() == before


@pytest.fixture
def program(secret_service: None, apart: Apart, tmp_path: Path) -> Program:
    """A Fairlead with a real keyring that finds its way to the sandbox in its environment."""
    return Program(tmp_path, apart.variables)


@pytest.fixture
def keyring(secret_service: None) -> KeyringBackend:
    """The keyring of the desktop, seen with other eyes than the program's."""
    return _open_keyring()
