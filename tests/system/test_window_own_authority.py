"""A Kibana that only the company's own authority vouches for, up to the browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.authority import establish
from tests.secret_service import keyring_daemon
from tests.system.apart import KEY_VARIABLE, Apart
from tests.system.atspi import wait_for
from tests.system.desktop import open_desktop
from tests.system.program import Program
from tests.system.tls_front import tls_front
from tests.system.window import Window, open_window

pytestmark = [pytest.mark.x11, pytest.mark.atspi]

NAME = "Bedrock Breakwater"


def test_it_is_believed_with_the_file_of_its_authority_and_opens_in_the_browser(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apart: Apart
) -> None:
    authority = establish(tmp_path)
    opened = tmp_path / "opened"
    opened.touch()
    with (
        tls_front(apart.kibana, authority.tls) as kibana,
        open_desktop(home, monkeypatch) as desktop,
        keyring_daemon(os.environ),
        open_window(
            desktop,
            Program(tmp_path, {**apart.variables, "PATH": _browser(tmp_path, opened)}),
            "--state",
            str(tmp_path / "state"),
        ) as window,
    ):
        screen, seat = window.screen, window.seat
        window.press_button("Set up Bedrock")
        window.see_page("Sign in")
        window.fill_in("Kibana address or Cloud ID", kibana)
        seat.tab_to("text", "API key")
        seat.type(apart.variables[KEY_VARIABLE])
        screen.wait_for("label", "The certificate that Kibana shows is not trusted.")
        # It unfolds by itself where it is needed.
        window.fill_in("Certificate authority file", str(authority.file))
        screen.wait_until_gone("label", "The certificate that Kibana shows is not trusted.")
        screen.wait_for("label", "Kibana * answers, certificate trusted")
        for page in ("Sign in", "IAM policy", "IAM user", "Access key"):
            window.see_page(page)
            window.press_next()
        window.see_page("Model access")
        window.accept_the_agreement()
        window.press_next()
        window.see_page("Connector")
        window.fill_in("Connector name", NAME)
        window.press_next()
        window.press_button("Make * changes")
        screen.wait_for("push button", "Next", "focused")
        window.press_next()
        window.see_page("Test prompt")
        seat.press("alt+f")

        screen.wait_for("label", NAME)
        _choose(window, "k")
        address = wait_for(lambda: opened.read_text() or None, "the browser")
        assert address.startswith(f"{kibana}/app/management/")
        window.press_button(f"Test {NAME}")
        screen.wait_for("label", "checked * · * ms")
        _choose(window, "u")
        window.answer(f"Undo “{NAME}”?", "Undo everything")
        screen.wait_for("push button", "Close", "enabled")
        seat.press("alt+c")
        screen.wait_for("label", "No connections yet")


def _choose(window: Window, letter: str) -> None:
    window.press_button(f"More for {NAME}")
    window.seat.wait_for_menu()
    window.seat.press(letter)


def _browser(folder: Path, opened: Path) -> str:
    """Put a browser in front of all others that only writes down what it is to open."""
    program = folder / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n')
    program.chmod(0o755)
    return f"{program.parent}:{os.environ['PATH']}"
