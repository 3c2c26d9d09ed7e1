"""The whole journey in the real window: by keyboard alone, seen through a screen reader's eyes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.system.desktop import Seat, open_desktop
from tests.system.program import Program, Running

pytestmark = [pytest.mark.x11, pytest.mark.atspi]

SCENE = ("key_delay=0.5", "agreement_delay=0.2")
LONGEST = 300.0
NAME = "Bedrock Harbor"
MODEL = "Claude Sonnet 4.6"
STEPS = 9
ROUTES = 3


class Window:
    """The window and somebody in front of it."""

    def __init__(self, program: Program, running: Running, seat: Seat) -> None:
        self.program = program
        self.running = running
        self.seat = seat
        self.screen = seat.screen

    def see_page(self, name: str) -> None:
        """Wait until a page is on screen."""
        self.screen.wait_for("filler", name)

    def press_next(self) -> None:
        """Press Next by its letter as soon as it can be pressed."""
        self.screen.wait_for("push button", "Next", "enabled")
        self.seat.press("alt+n")

    def press_button(self, name: str, *, key: str = "Tab") -> None:
        """Go to a button with Tab and press it."""
        self.screen.wait_for("push button", name, "enabled")
        self.seat.tab_to("push button", name, key=key)
        self.seat.press("Return")

    def fill_in(self, name: str, text: str) -> None:
        """Go to a field with Tab and type."""
        self.seat.tab_to("text", name)
        self.seat.type(text)
        self.screen.wait_for("text", name, "focused")

    def answer(self, dialog: str, button: str) -> None:
        """Wait for a question, and press one of its buttons."""
        self.screen.wait_for("dialog", dialog)
        self.press_button(button)
        self.screen.wait_until_gone("dialog", dialog)


@pytest.fixture
def window(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    scene = [word for option in SCENE for word in ("--scene", option)]
    program = Program(tmp_path, {})
    with (
        open_desktop(home, monkeypatch) as desktop,
        program.start("--sandbox", *scene, deadline=LONGEST) as running,
    ):
        yield Window(program, running, desktop.sit_down(running.process.pid, "Fairlead"))


def fill_in_the_form(window: Window) -> None:
    """Anthropic's use case form, on Model access."""
    window.screen.wait_for("push button", "Fill in form…")
    window.seat.press("alt+f")
    window.screen.wait_for("text", "Company name", "focused")
    window.seat.type("Lantern and Tide")
    window.fill_in("Company website", "https://www.example.com")
    window.seat.tab_to("combo box", "Who will use it")
    window.seat.press("Down")
    window.screen.wait_for("combo box", "People inside the company")
    window.fill_in("Industry", "Travel")
    window.fill_in("What the models will be used for", "Summaries of alerts for our analysts.")


def accept_the_agreement(window: Window) -> None:
    """The license of the recommended model."""
    window.press_button(f"Accept…: {MODEL}, us.*", key="shift+Tab")
    window.screen.wait_for("check box", f"Accept the agreement for {MODEL}", "focused")
    window.seat.press("space")
    window.screen.wait_for("check box", f"Accept the agreement for {MODEL}", "checked")


def set_up(window: Window) -> None:
    """From Home to the button that begins."""
    window.press_button("Set up Bedrock")
    for page in ("Sign in", "IAM policy", "IAM user", "Access key"):
        window.see_page(page)
        window.press_next()
    window.see_page("Model access")
    fill_in_the_form(window)
    accept_the_agreement(window)
    window.press_next()
    window.see_page("Connector")
    window.screen.wait_for("text", "Connector name", "focused")
    window.seat.press("ctrl+a")
    window.seat.type(NAME)
    window.press_next()
    window.see_page("Review and apply")
    window.screen.wait_for("label", f"Create the Kibana connector {NAME}")
    window.screen.wait_for("label", "Nothing has been changed yet")


def test_the_journey_from_home_to_the_proof_and_back(window: Window) -> None:
    screen, seat = window.screen, window.seat
    screen.wait_for("label", "No connections yet")
    set_up(window)

    window.press_button("Make * changes")
    screen.wait_for("progress bar", "*")
    screen.wait_for("label", f"{STEPS} of {STEPS} done · *")
    screen.wait_for("label", "direct * ms · Kibana * ms · AI Assistant * ms")
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
    screen.wait_for("label", "* removed · *")
    seat.press("alt+c")
    screen.wait_for("label", "No connections yet")

    seat.close_window()
    ended = window.running.end()
    # Qt remarks on questions about what has just gone from the screen.
    errors = [line for line in ended.err.splitlines() if not line.startswith("qt.accessibility.")]
    assert (ended.status, ended.out, errors) == (0, "", [])
    assert list(window.program.temporary.iterdir()) == []
