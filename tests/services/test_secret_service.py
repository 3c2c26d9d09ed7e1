"""The keyring vault on a real GNOME keyring."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import secretstorage
from keyring.backend import KeyringBackend
from keyring.testing.backend import BackendBasicTests
from tests.problems import problem
from tests.secret_service import secret_service, session_bus

from fairlead.services.bus import BusError, open_bus
from fairlead.services.secret_service import SecretServiceKeyring
from fairlead.services.vault import KeyringVault, open_vault, probe

__all__ = ["secret_service"]

pytestmark = pytest.mark.keyring

make_backend: Callable[[], KeyringBackend] = SecretServiceKeyring
SECRET = '{"access_key_id": "AKIA", "secret_access_key": "pä€ß\\n\\u0000"}'


@pytest.fixture
def vault(secret_service: None) -> KeyringVault:
    vault = open_vault()
    assert isinstance(vault, KeyringVault)
    return vault


def test_it_is_called_by_its_name_and_keeps_what_it_gets(vault: KeyringVault) -> None:
    assert vault.name == "GNOME Keyring"
    assert vault.is_durable
    probe(vault)


def test_a_secret_is_stored_replaced_and_forgotten(vault: KeyringVault) -> None:
    vault.store("Fairlead access key claude 1", SECRET)
    vault.store("Fairlead access key other 2", "other")
    assert vault.load("Fairlead access key claude 1") == SECRET
    vault.store("Fairlead access key claude 1", "new")
    assert open_vault().load("Fairlead access key claude 1") == "new"
    vault.delete("Fairlead access key claude 1")
    assert vault.load("Fairlead access key claude 1") is None
    vault.delete("Fairlead access key claude 1")
    assert vault.load("Fairlead access key other 2") == "other"


def test_everybody_finds_a_secret_under_its_name(vault: KeyringVault) -> None:
    vault.store("Fairlead access key", SECRET)
    with closing(secretstorage.dbus_init()) as bus:
        (item,) = secretstorage.search_items(
            bus, {"service": "Fairlead access key", "username": "fairlead"}
        )
        assert item.get_secret().decode() == SECRET


def test_environment_variables_choose_no_other_keyring(
    vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    chosen = open_vault()
    assert chosen.name == "GNOME Keyring"
    chosen.store("entry", SECRET)
    assert vault.load("entry") == SECRET


def test_a_locked_keyring_is_told(vault: KeyringVault) -> None:
    vault.store("entry", SECRET)
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
    asks: tuple[Callable[[], object], ...] = (
        lambda: vault.load("entry"),
        lambda: vault.store("entry", "new"),
        lambda: vault.delete("entry"),
    )
    for ask in asks:
        with problem("vault-locked") as raised:
            ask()
        assert raised.value.retryable
        assert raised.value.__context__ is None


def test_a_keyring_that_ended_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus(home) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        vault = KeyringVault(make_backend(), "GNOME Keyring")
        with problem("vault-gone"):
            vault.load("entry")
    with problem("vault-gone"):
        vault.load("entry")


@pytest.mark.parametrize(
    ("desktop", "words"), [("KDE", "KDE Wallet"), ("ubuntu:GNOME", "gnome-keyring"), ("", "gnome")]
)
def test_a_bus_without_a_keyring_has_a_remedy(
    desktop: str, words: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    with session_bus(home) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with problem("vault-missing") as raised:
            open_vault()
    assert words in str(raised.value.advice)
    assert "alt" not in raised.value.details


def test_no_bus_at_all_has_a_remedy() -> None:
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
    with problem("vault-missing") as raised:
        open_vault()
    assert "session" in str(raised.value.advice)


@pytest.mark.parametrize("address", ["", "nonsense", "tcp:host=localhost", "unix:path=/gone/bus"])
def test_an_address_without_a_bus_is_an_error_of_the_bus(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(BusError), open_bus("SESSION"):
        pass


class TestTheLibrarysOwnRules(BackendBasicTests):
    """What keyring asks of every backend, asked of the one that the vault stands on."""

    @pytest.fixture(autouse=True)
    def _init_properties(self, secret_service: None) -> Iterator[None]:
        """Do as the library's own fixture, but with the service running until after it."""
        self.keyring = self.init_keyring()
        self.credentials_created: set[tuple[str, str]] = set()
        yield
        self.cleanup()  # type: ignore[no-untyped-call]  # keyring has no types here

    def init_keyring(self) -> KeyringBackend:
        backend: KeyringBackend = make_backend()
        return backend
