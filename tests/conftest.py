"""What holds for every test: a home of its own, no outside network, nothing left running."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
import sys
import threading
import traceback
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

# Before Qt is imported: no display is needed, and the words are English everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer, isValid

_MACHINE_PREFIXES = ("AWS_", "BOTO", "ELASTIC", "FAIRLEAD_", "KIBANA", "XDG_")
_MACHINE_NAMES = {
    "CURL_CA_BUNDLE",
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "REQUESTS_CA_BUNDLE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "WAYLAND_DISPLAY",
    *(
        word
        for name in ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
        for word in (name, name.lower())
    ),
}

_reached_out: list[str] = []


def _is_loopback(host: object) -> bool:
    # None asks for this machine's own address.
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _guard_network(event: str, args: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        if not isinstance(address, tuple) or _is_loopback(address[0]):
            return
        host = address[0]
    elif event == "socket.getaddrinfo":
        host = args[0]
        if _is_loopback(host):
            return
        # RFC 2606: no name under .invalid exists, so a test may ask for one.
        if str(host).endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    else:
        return
    _reached_out.append(f"{event} {host!r}")
    raise RuntimeError(f"A test reached for the outside network: {event} {host!r}")


# An audit hook sees every socket of the process, whichever library opens it.
sys.addaudithook(_guard_network)


@pytest.fixture(autouse=True)
def no_leftovers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, an active timer or a window, or reached outside."""
    uses_qt = "qapp" in request.fixturenames
    threads = set(threading.enumerate())
    windows = set(_windows()) if uses_qt else set()
    _reached_out.clear()
    yield
    left = [*_reached_out, *_left_threads(threads)]
    if uses_qt:
        left += [text for window, text in _windows().items() if window not in windows]
        left += _stop_timers()
    if left:
        pytest.fail("Left behind:\n" + "\n".join(left), pytrace=False)


def _left_threads(before: set[threading.Thread]) -> Iterator[str]:
    for thread in set(threading.enumerate()) - before:
        if thread.daemon:
            continue
        thread.join(5)  # one that is about to end may do so, also on a busy machine
        frame = sys._current_frames().get(thread.ident or 0)
        if thread.is_alive() and frame is not None:
            yield f"thread {thread.name}, now in\n" + "".join(traceback.format_stack(frame))


def _windows() -> dict[int, str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        getCppPointer(widget)[0]: f"window {type(widget).__name__} {widget.objectName()}"
        for widget in QApplication.topLevelWidgets()
    }


def _stop_timers() -> Iterator[str]:
    # Every timer refers to its class: much faster to ask for than to search all objects.
    for timer in gc.get_referrers(*_with_subclasses(QTimer)):
        if isinstance(timer, QTimer) and isValid(timer) and timer.isActive():
            timer.stop()
            yield f"timer every {timer.interval()} ms of {timer.parent()!r}"


def _with_subclasses(base: type[object]) -> Iterator[type[object]]:
    yield base
    for subclass in base.__subclasses__():
        yield from _with_subclasses(subclass)


@pytest.fixture(autouse=True)
def home(
    no_leftovers: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Give each test an empty home and an environment that tells nothing of this machine."""
    for name in tuple(os.environ):
        if name.startswith(_MACHINE_PREFIXES) or name in _MACHINE_NAMES:
            monkeypatch.delenv(name)
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME"):
        place = folder / name.lower()
        place.mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}", str(place))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On CI a skipped test is a failed one: whatever it lacks is for `run` to install."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped on CI: {call.excinfo and call.excinfo.value}"
    return report
