"""What is said before Qt aborts."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from fairlead.services.display import describe_missing, probed_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display")


def display_fault() -> str:
    with probed_display() as fault:
        return fault


@pytest.fixture(autouse=True)
def no_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


def test_no_display_is_said_in_words(home: Path) -> None:
    assert display_fault().startswith("no display to open a window on")


def test_a_display_that_does_not_answer_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", "unix:987")
    assert "X display unix:987 does not answer" in display_fault()


def test_a_compositor_that_is_gone_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert "Wayland display wayland-7 does not answer" in display_fault()


def test_a_compositor_that_listens_is_a_display(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "wayland-0"))
        listener.listen()
        monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-0"))
        fault = display_fault()
    # Its library may be missing where the tests run, but it is not the display.
    assert "display" not in fault


def test_a_platform_that_was_chosen_needs_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display_fault() == ""


def test_a_missing_library_is_named_with_its_package(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: str) -> None:
        if path.endswith((".so", "libxcb-icccm.so.4")):
            raise OSError("libxcb-icccm.so.4: cannot open shared object file: No such file")

    monkeypatch.setattr("ctypes.CDLL", fail)
    monkeypatch.setenv("DISPLAY", ":0")
    fault = display_fault()
    assert "libxcb-icccm.so.4" in fault
    assert fault.endswith("sudo apt-get install libxcb-icccm4")


def test_all_missing_libraries_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str) -> None:
        raise OSError(f"{path}: cannot open shared object file: No such file")

    monkeypatch.setattr("ctypes.CDLL", fail)
    words = describe_missing(
        ImportError("libGL.so.1: cannot open shared object file: No such file")
    )
    assert "missing: libGL.so.1, libEGL.so.1, " in words
    assert "sudo apt-get install libgl1 libegl1 " in words
    assert words.count("libgl1") == 1


def test_an_import_that_fails_for_another_reason_is_none_of_them() -> None:
    assert describe_missing(ImportError("cannot import name 'x' from 'y'")) == ""
