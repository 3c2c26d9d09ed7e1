"""A real Secret Service for tests: a private session bus with a GNOME keyring of its own.

Use it as a plugin of a test module: `from tests.secret_service import secret_service`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from fairlead.services.bus import BusError, open_bus

_NAME: Final = "org.freedesktop.secrets"
_PASSWORD: Final = b"test-password"


@pytest.fixture
def secret_service(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Point this test's session bus to a keyring that is empty and unlocked."""
    with session_bus(home) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with keyring_daemon(os.environ):
            yield


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """Run a message bus of our own and yield its address; nothing is activated on it."""
    _need("dbus-daemon")
    config = folder / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:path={folder}/bus</listen>"
        "<policy context='default'><allow send_destination='*' eavesdrop='true'/>"
        "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>"
    )
    process = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with _stopping(process):
        assert process.stdout is not None
        yield process.stdout.readline().strip()


@contextmanager
def keyring_daemon(environment: os._Environ[str]) -> Iterator[None]:
    """Run an empty keyring, unlocked, on the session bus that the environment names."""
    _need("gnome-keyring-daemon")
    process = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=dict(environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with _stopping(process):
        assert process.stdin is not None
        process.stdin.write(_PASSWORD)
        process.stdin.close()
        _wait_for_owner(time.monotonic() + 10)
        yield


@contextmanager
def _stopping(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> Iterator[None]:
    with process:
        try:
            yield
        finally:
            process.terminate()


def _wait_for_owner(until: float) -> None:
    with open_bus("SESSION") as bus:
        while True:
            try:
                bus.owner_process(_NAME)
            except BusError:
                # Nobody owns the name yet.
                assert time.monotonic() < until, "the Secret Service did not appear"
                time.sleep(0.01)
            else:
                return


def _need(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip("needs a real Secret Service: apt-get install gnome-keyring dbus")
