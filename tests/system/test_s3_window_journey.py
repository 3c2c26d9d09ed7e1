"""The S3 journey in the real window: by keyboard alone, seen through a screen reader's eyes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.system.desktop import open_desktop
from tests.system.program import Program
from tests.system.window import Window, open_window

pytestmark = [pytest.mark.x11, pytest.mark.atspi]

SCENE = ("--scene", "key_delay=0.5")
NAME = "Reports Harbor"
BUCKET = "fairlead-berichte"
OBJECTS = 8
STEPS = 12


def set_up(window: Window) -> None:
    """Go from Home to the button that begins."""
    screen, seat = window.screen, window.seat
    window.press_button("Set up S3")
    window.see_page("Sign in")
    window.press_next()
    window.see_page("Buckets and rules")
    screen.wait_for("list item", f"{BUCKET}*", "focused")
    seat.press("space")
    screen.wait_for("label", f"{OBJECTS} of {OBJECTS} objects match*")
    window.press_next()
    for page in ("IAM policy", "IAM user", "Access key"):
        window.see_page(page)
        window.press_next()
    window.see_page("Connector")
    window.fill_in("Connector name", NAME)
    window.press_next()
    window.see_page("Review and apply")


def test_the_journey_from_home_to_a_sample_and_back(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(tmp_path, {})
    with (
        open_desktop(home, monkeypatch) as desktop,
        open_window(desktop, program, "--sandbox", *SCENE) as window,
    ):
        screen, seat = window.screen, window.seat
        screen.wait_for("label", "No connections yet")
        set_up(window)
        screen.wait_for("label", f"Create the S3 connector {NAME}")
        screen.wait_for("label", "Nothing has been changed yet")

        window.press_button("Make * changes")
        screen.wait_for("push button", "Pause", "focused")
        screen.wait_for("label", f"{STEPS} of {STEPS} done · *")
        screen.wait_for("push button", "Next", "focused")
        window.press_next()

        window.see_page("Sample sync")
        screen.wait_for("label", f"A full sync would bring {OBJECTS} objects")
        seat.press("alt+r")
        screen.wait_for("label", f"{OBJECTS} objects sampled into their index")
        seat.press("alt+m")
        screen.wait_until_gone("push button", "Remove sample")
        seat.press("alt+f")
        screen.wait_for("label", "Waiting for the connector service*")
        window.press_button("Cancel the full sync")
        screen.wait_for("push button", "Start full sync", "enabled")
        seat.press("alt+c")

        screen.wait_for("label", NAME)
        window.press_button(f"Test {NAME}")
        screen.wait_for("label", "Working")
        window.press_button(f"More for {NAME}")
        seat.wait_for_menu()
        seat.press("u")
        window.answer(f"Undo “{NAME}”?", "Undo everything")
        screen.wait_for("push button", "Close", "enabled")
        screen.wait_for("label", "* removed · *")
        seat.press("alt+c")
        screen.wait_for("label", "No connections yet")

        seat.close_window()
        ended = window.running.end()
    # Qt remarks on questions about what has just gone from the screen.
    errors = [line for line in ended.err.splitlines() if not line.startswith("qt.accessibility.")]
    assert (ended.status, ended.out, errors) == (0, "", [])
    assert list(program.temporary.iterdir()) == []
