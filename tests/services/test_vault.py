"""Vaults: what is stored comes back, and a keyring that misbehaves is told on."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import (
    InitError,
    KeyringLocked,
    NoKeyringError,
    PasswordDeleteError,
    PasswordSetError,
)
from keyring.testing.backend import BackendBasicTests
from tests.problems import problem
from tests.services.traces import assert_keeps

from fairlead.services.vault import KeyringVault, MemoryVault, Vault, open_vault, probe

SECRET = "sEcReT/1234567890+sEcReT"


class MemoryKeyring(KeyringBackend):
    """A keyring that keeps the contract of the library, in memory."""

    # Never found by the library's own search.
    priority = -1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")


class TestTheLibrarysOwnRules(BackendBasicTests):
    """The stand-in behaves as a backend has to."""

    def init_keyring(self) -> KeyringBackend:
        return MemoryKeyring()


@pytest.fixture(params=["memory", "keyring"])
def vault(request: pytest.FixtureRequest) -> Vault:
    return MemoryVault() if request.param == "memory" else KeyringVault(MemoryKeyring(), "Ring")


@given(entry=st.text(min_size=1), secret=st.text())
def test_whatever_is_stored_comes_back(entry: str, secret: str) -> None:
    vault = MemoryVault()
    vault.store(entry, secret)
    assert vault.load(entry) == secret


def test_a_secret_is_stored_replaced_and_forgotten(vault: Vault) -> None:
    assert vault.load("one") is None
    vault.store("one", "a")
    vault.store("two", "b")
    vault.store("one", "c")
    assert (vault.load("one"), vault.load("two")) == ("c", "b")
    vault.delete("one")
    vault.delete("one")
    assert (vault.load("one"), vault.load("two")) == (None, "b")
    probe(vault)
    assert "b" not in repr(vault)


def test_every_secret_has_a_service_name_of_its_own() -> None:
    ring = MemoryKeyring()
    KeyringVault(ring, "Ring").store("Fairlead access key claude", SECRET)
    assert ring.kept == {("Fairlead access key claude", "fairlead"): SECRET}


def test_only_memory_forgets() -> None:
    vault = open_vault("memory")
    assert (vault.name, vault.is_durable) == ("memory", False)
    assert KeyringVault(MemoryKeyring(), "Ring").is_durable


class Raising(MemoryKeyring):
    """A keyring that fails."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error


def because(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


class PromptDismissedException(Exception):
    """Named as in SecretStorage."""


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked(), "vault-locked"),
        (because(InitError("Prompt"), PromptDismissedException()), "vault-locked"),
        (NoKeyringError("install the keyrings.alt package"), "vault-gone"),
        (ConnectionResetError(), "vault-gone"),
        (PasswordSetError(SECRET), "vault-failed"),
        (RuntimeError(f"stub received bad data {SECRET}"), "vault-failed"),
        (TimeoutError(), "vault-timeout"),
    ],
)
def test_failures_become_problems_without_the_secret(error: Exception, code: str) -> None:
    vault = KeyringVault(Raising(error), "Ring")
    with problem(code) as raised:
        vault.store("entry", SECRET)
    assert_keeps(raised.value, SECRET)
    assert "Ring" in str(raised.value.title)
    assert "keyrings.alt" not in str(raised.value) + raised.value.details
    asks: tuple[Callable[[], object], ...] = (
        lambda: vault.load("entry"),
        lambda: vault.delete("entry"),
    )
    for ask in asks:
        with problem(code):
            ask()


class Forgetful(MemoryKeyring):
    """A keyring that swallows what it gets, like the library's null backend."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Sticky(MemoryKeyring):
    """A keyring that forgets nothing."""

    def delete_password(self, service: str, username: str) -> None:
        pass


def test_a_keyring_that_keeps_something_else_is_told() -> None:
    with problem("vault-unfaithful") as raised:
        KeyringVault(Forgetful(), "Null").store("entry", SECRET)
    assert_keeps(raised.value, SECRET)
    with problem("vault-unfaithful"):
        probe(KeyringVault(Forgetful(), "Null"))
    with problem("vault-forgetful"):
        probe(KeyringVault(Sticky(), "Sticky"))


@pytest.mark.parametrize(("secret", "fits"), [("a" * 8, True), ("a" * 9, False), ("😀" * 5, False)])
def test_length_is_counted_as_windows_counts(secret: str, fits: bool) -> None:
    ring = MemoryKeyring()
    vault = KeyringVault(ring, "Ring", max_units=8)
    if fits:
        vault.store("entry", secret)
        assert vault.load("entry") == secret
        return
    with problem("vault-too-long") as raised:
        vault.store("entry", secret)
    assert_keeps(raised.value, secret)
    assert ring.kept == {}


class Waiting(MemoryKeyring):
    """A keyring that waits for its user."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.calls = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.calls += 1
        self.answered.wait(10)
        return super().get_password(service, username)


def test_calls_do_not_pile_up_behind_one_that_waits() -> None:
    ring = Waiting()
    vault = KeyringVault(ring, "Ring", seconds=0.1)
    before = threading.active_count()
    for _ in range(3):
        with problem("vault-timeout") as raised:
            vault.load("entry")
        assert raised.value.retryable
    assert ring.calls == 1
    assert threading.active_count() == before + 1
    ring.answered.set()
    patient(lambda: vault.load("entry"))
    assert ring.calls == 2


def test_an_answer_that_comes_late_is_waited_for() -> None:
    ring = Waiting()
    vault = KeyringVault(ring, "Ring", seconds=0.1)
    with problem("vault-timeout"):
        vault.load("entry")
    threading.Timer(0.02, ring.answered.set).start()
    slow = KeyringVault(ring, "Ring", seconds=5)
    slow.store("entry", SECRET)
    assert slow.load("entry") == SECRET


def patient(ask: Callable[[], object]) -> None:
    """Ask again until the call that was stuck has made room."""
    for _ in range(50):
        try:
            ask()
        except Exception as error:
            if getattr(error, "code", "") != "vault-timeout":
                raise
        else:
            return
    pytest.fail("the vault did not recover")


def test_many_threads_may_ask_at_once() -> None:
    vault = KeyringVault(MemoryKeyring(), "Ring")
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(20):
                vault.store(f"entry {number}", str(turn))
                assert vault.load(f"entry {number}") == str(turn)
        except BaseException as error:  # handed to the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
