"""Takes a picture of every page: `python -m tests.system.screenshots FOLDER light` (or dark).

A third word, "bedrock" or "s3", picks one of the two journeys.

It plays on a sandbox apart, with a real keyring, so it needs what the tests of this folder need.
The pictures in `resources/screenshots` are some of these.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from tests.secret_service import keyring_daemon
from tests.system.apart import KEY_VARIABLE, Apart, start_apart
from tests.system.camera import Camera
from tests.system.desktop import Desktop, open_desktop
from tests.system.program import Program
from tests.system.s3_screenshots import take_s3
from tests.system.window import Window, open_window

# Slow enough to be seen at work.
SCENE = ("key_delay=9", "agreement_delay=2", "latency=0.1")
NAME = "Bedrock SOC"
CREATE_CONNECTOR = ("kibana", "POST /api/actions/connector/{id}")
FOLDERS = ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME")


def sign_in(window: Window, apart: Apart, camera: Camera) -> None:
    """Sign in, first with nothing filled in."""
    window.press_button("Set up Bedrock")
    window.see_page("Sign in")
    window.screen.wait_for("label", "May do all*")
    camera.take("sign-in-empty")
    window.seat.tab_to("combo box", "Profile")
    window.fill_in("Kibana address or Cloud ID", apart.kibana)
    window.seat.tab_to("text", "API key")
    window.seat.type(apart.variables[KEY_VARIABLE])
    window.seat.press("Tab")
    window.screen.wait_for("label", "May create connectors*")
    window.screen.wait_for("label", "checked *")
    camera.take("sign-in")
    window.press_next()


def fill_in_pages(window: Window, name: str, camera: Camera) -> None:
    """Fill in the pages up to Review."""
    for page in ("IAM policy", "IAM user", "Access key"):
        window.see_page(page)
        window.screen.wait_for("push button", "Next", "enabled")
        window.screen.wait_until_gone("label", "Looking up*")
        camera.take(page.lower().replace(" ", "-"))
        window.press_next()
    window.see_page("Model access")
    window.screen.wait_for("push button", "Fill in form…")
    camera.take("model-access")
    window.fill_in_the_form()
    camera.take("use-case-form")
    window.accept_the_agreement()
    camera.take("agreement")
    window.press_next()
    window.see_page("Connector")
    window.fill_in("Connector name", name)
    camera.take("connector")
    window.press_next()
    window.see_page("Review and apply")
    window.screen.wait_for("label", f"Create the Kibana connector {name}")
    camera.take("review")


def run(window: Window, apart: Apart, camera: Camera) -> None:
    """Apply, fail once, and go on to the proof."""
    apart.fault("denied", *CREATE_CONNECTOR)
    window.press_button("Make * changes")
    window.screen.wait_for("label", "IAM usually needs*")
    window.screen.wait_for("label", "2.? s")
    camera.take_now("running")
    window.screen.wait_for("push button", "Try again", "enabled")
    camera.take("failed")
    window.seat.press("alt+t")
    window.screen.wait_for("push button", "Next", "enabled")
    camera.take("proved")
    window.press_next()


def take_all(window: Window, apart: Apart, camera: Camera) -> None:
    """The whole journey, with what is beside the way."""
    screen, seat = window.screen, window.seat
    screen.wait_for("label", "No connections yet")
    screen.wait_for("label", "Keyring: *")
    camera.take("home-empty")
    sign_in(window, apart, camera)
    fill_in_pages(window, NAME, camera)
    run(window, apart, camera)
    window.see_page("Test prompt")
    screen.wait_for("filler", "Passed: Policy allows*")
    camera.take("test-prompt-before")
    seat.press("Return")
    screen.wait_for_all("label", "Works · *", 3)
    camera.take("test-prompt")
    seat.press("alt+f")
    screen.wait_for("label", NAME)
    window.press_button(f"Test {NAME}")
    screen.wait_for("label", "checked * · * ms")
    camera.take("home")
    seat.press("F1")
    screen.wait_for("dialog", "Help")
    camera.take("help")


@contextmanager
def stage(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[tuple[Desktop, Apart]]:
    """Open a desktop with a keyring, and a sandbox."""
    patch.setenv("HOME", str(folder))
    for name in FOLDERS:
        place = folder / name.lower()
        place.mkdir(mode=0o700)
        patch.setenv(f"XDG_{name}", str(place))
    with (
        open_desktop(folder, patch) as desktop,
        keyring_daemon(os.environ),
        start_apart(folder / "apart", *SCENE) as apart,
    ):
        yield desktop, apart


def main() -> None:
    """Take the pictures."""
    folder, theme, *chosen = sys.argv[1:]
    pictures = Path(folder)
    pictures.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        pytest.MonkeyPatch.context() as patch,
        stage(Path(place), patch) as (desktop, apart),
    ):
        # Only now: it goes to the display of the desktop.
        app = QGuiApplication([])
        camera = Camera(pictures)
        if "s3" not in chosen:
            program = Program(Path(place), apart.variables)
            with open_window(desktop, program, "--theme", theme) as window:
                take_all(window, apart, camera)
        if "bedrock" not in chosen:
            program = Program(Path(place), {})
            with open_window(desktop, program, "--sandbox", "--theme", theme) as window:
                take_s3(window, camera)
        app.shutdown()


if __name__ == "__main__":
    main()
