"""The whole journey in the real window: by keyboard alone, seen through a screen reader's eyes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.system.desktop import open_desktop
from tests.system.program import Program
from tests.system.window import MODEL, Window, open_window

pytestmark = [pytest.mark.x11, pytest.mark.atspi]

# A run that takes long enough to be looked at, however slowly.
SCENE = ("--scene", "key_delay=4", "--scene", "agreement_delay=0.2")
NAME = "Bedrock Harbor"
STEPS = 9
ROUTES = 3
UNDONE = 8
"""All but the use case form, which AWS keeps."""


def set_up(window: Window) -> None:
    """Go from Home to the button that begins."""
    window.press_button("Set up Bedrock")
    for page in ("Sign in", "IAM policy", "IAM user", "Access key"):
        window.see_page(page)
        window.press_next()
    window.see_page("Model access")
    window.fill_in_the_form()
    window.accept_the_agreement()
    window.press_next()
    window.see_page("Connector")
    window.fill_in("Connector name", NAME)
    window.press_next()
    window.see_page("Review and apply")


def test_the_journey_from_home_to_the_proof_and_back(
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
        screen.wait_for("label", f"Create the Kibana connector {NAME}")
        screen.wait_for("label", "Nothing has been changed yet")

        window.press_button("Make * changes")
        screen.wait_for("progress bar", "*")
        # Never on what destroys: somebody may still have a finger on Return.
        screen.wait_for("push button", "Pause", "focused")
        screen.wait_for("label", f"{STEPS} of {STEPS} done · *")
        screen.wait_for("label", "direct * ms · Kibana * ms · AI Assistant * ms")
        screen.wait_for("push button", "Next", "focused")
        window.press_next()

        window.see_page("Test prompt")
        screen.wait_for("text", "Prompt", "focused")
        seat.press("Return")
        screen.wait_for_all("label", "Works · *", ROUTES)
        screen.wait_for_all("label", f"This is {MODEL} in the practice sandbox.*", ROUTES)
        seat.press("alt+f")

        screen.wait_for("label", NAME)
        screen.wait_for("label", "Working")
        window.press_button(f"Test {NAME}")
        screen.wait_for("label", "checked * · * ms")
        window.press_button(f"More for {NAME}")
        seat.wait_for_menu()
        seat.press("u")
        window.answer(f"Undo “{NAME}”?", "Undo everything")
        screen.wait_for("push button", "Close", "enabled")
        screen.wait_for("label", f"{UNDONE} removed · *")
        seat.press("alt+c")
        screen.wait_for("label", "No connections yet")

        seat.close_window()
        ended = window.running.end()
    # Qt remarks on questions about what has just gone from the screen.
    errors = [line for line in ended.err.splitlines() if not line.startswith("qt.accessibility.")]
    assert (ended.status, ended.out, errors) == (0, "", [])
    assert list(program.temporary.iterdir()) == []
