"""The browser, and staying awake."""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jeepney.io.blocking  # type: ignore[import-untyped]  # it has no types
import pytest
from tests.problems import problem
from tests.secret_service import session_bus

from fairlead.services.system import keep_awake, open_url

URL = "https://console.aws.amazon.com/bedrock/home?region=us-east-1#/models"


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put an `xdg-open` in front that writes down what it was called with."""
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/arguments\nenv > {tmp_path}/environment\n'
        f"exit $(cat {tmp_path}/exit 2>/dev/null || echo 0)\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return tmp_path


def environment_of(opener: Path) -> dict[str, str]:
    lines = (opener / "environment").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_a_page_is_opened(opener: Path) -> None:
    open_url(URL)
    assert (opener / "arguments").read_text() == f"{URL}\n"


def test_keys_stay_out_of_the_browser_s_environment(
    opener: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "ELASTIC_API_KEY", "MY_PASSWORD"):
        monkeypatch.setenv(name, "hush")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "window")
    open_url(URL)
    environment = environment_of(opener)
    assert "hush" not in environment.values()
    assert environment["XDG_ACTIVATION_TOKEN"] == "window"
    assert environment["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize(
    ("frozen", "original", "expected"),
    [(False, "/usr/lib", "/bundle"), (True, "/usr/lib", "/usr/lib"), (True, None, None)],
)
def test_a_frozen_program_gives_the_browser_its_libraries_back(
    frozen: bool,
    original: str | None,
    expected: str | None,
    opener: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    if original is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", original)
    open_url(URL)
    assert environment_of(opener).get("LD_LIBRARY_PATH") == expected


def test_a_browser_that_does_not_start_is_told(opener: Path) -> None:
    (opener / "exit").write_text("3")
    with problem("no-browser") as raised:
        open_url(URL)
    assert URL in str(raised.value.advice)


def test_an_opener_that_stays_is_not_waited_for(
    opener: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (opener / "bin" / "xdg-open").write_text("#!/bin/sh\nexec sleep 0.5\n")
    monkeypatch.setattr("fairlead.services.system._OPENING_SECONDS", 0.05)
    open_url(URL)
    for thread in threading.enumerate():
        if thread.name == "fairlead-browser":
            thread.join(5)
            assert not thread.is_alive()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
        "https://",
        "--help",
        "https://user:hush@example.com",
    ],
)
def test_only_pages_are_opened(url: str, opener: Path) -> None:
    with problem("not-a-page") as raised:
        open_url(url)
    assert not (opener / "arguments").exists()
    assert "hush" not in str(raised.value)


def test_a_machine_without_a_login_manager_may_sleep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
    with keep_awake():
        pass


@pytest.mark.keyring
def test_a_bus_without_a_login_manager_is_no_failure(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_bus(home) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        with keep_awake():
            pass


class Login:
    """A stand-in for systemd's login manager that hands out one lock."""

    def __init__(self, address: str) -> None:
        self.asked: tuple[Any, ...] = ()
        self._read, self._write = os.pipe()
        self._connection = jeepney.io.blocking.open_dbus_connection(address, enable_fds=True)
        self._connection.send_and_get_reply(
            jeepney.message_bus.RequestName("org.freedesktop.login1")
        )
        self._thread = threading.Thread(target=self._answer, name="login")
        self._thread.start()

    def _answer(self) -> None:
        while True:
            message = self._connection.receive(timeout=5)
            if message.header.fields.get(jeepney.HeaderFields.member) == "Inhibit":
                break
        self.asked = message.body
        self._connection.send(jeepney.new_method_return(message, "h", (self._write,)))
        os.close(self._write)

    def is_lock_held(self, seconds: float) -> bool:
        """Tell whether anybody still holds the other end of the pipe after that long."""
        self._thread.join()
        ready, _, _ = select.select([self._read], [], [], seconds)
        return not ready

    def close(self) -> None:
        self._connection.close()
        os.close(self._read)


@contextmanager
def login_manager(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Login]:
    with session_bus(home) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        login = Login(address)
        try:
            yield login
        finally:
            login.close()


@pytest.mark.keyring
def test_the_machine_stays_awake_as_long_as_the_block(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with login_manager(home, monkeypatch) as login:
        with keep_awake():
            assert login.asked[0] == "sleep:idle"
            assert login.asked[3] == "block"
            assert login.is_lock_held(0.05)
        # The bus itself may hold the lock for a moment longer than we do.
        assert not login.is_lock_held(5)
