"""Fairlead's window with somebody in front of it who has a keyboard and a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.system.atspi import wait_for
from tests.system.desktop import Desktop, Seat
from tests.system.program import Program, Running

MODEL = "Claude Sonnet 4.6"
LONGEST = 300.0
"""Seconds that a journey may take; only a machine that does much else comes near."""


class Window:
    """The window, page by page. Every method waits until it can be done."""

    def __init__(self, running: Running, seat: Seat) -> None:
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
        """Go to a field with Tab and type over what stands there."""
        self.seat.tab_to("text", name)
        self.seat.press("ctrl+a")
        self.seat.type(text)
        field = self.screen.wait_for("text", name, "focused")
        wait_for(lambda: field.text == text or None, f"“{text}” in {name}", self.screen.tell)

    def answer(self, dialog: str, button: str) -> None:
        """Wait for a question, and press one of its buttons."""
        self.screen.wait_for("dialog", dialog)
        self.press_button(button)
        self.screen.wait_until_gone("dialog", dialog)

    def fill_in_the_form(self) -> None:
        """Fill in Anthropic's use case form, on Model access."""
        self.screen.wait_for("push button", "Fill in form…")
        self.seat.press("alt+f")
        self.fill_in("Company name", "Lantern & Tide Lighthouse Rentals")
        self.fill_in("Company website", "https://www.example.com")
        self.seat.tab_to("combo box", "Who will use it")
        self.seat.press("Down")
        self.screen.wait_for("combo box", "People inside the company")
        self.fill_in("Industry", "Travel and hospitality")
        self.fill_in("What the models will be used for", "Our analysts summarize security alerts.")

    def accept_the_agreement(self) -> None:
        """Accept the license of the recommended model."""
        self.press_button(f"Accept…: {MODEL}, us.*", key="shift+Tab")
        consent = f"Accept the agreement for {MODEL}"
        self.screen.wait_for("check box", consent, "focused")
        self.seat.press("space")
        self.screen.wait_for("check box", consent, "checked")


@contextmanager
def open_window(desktop: Desktop, program: Program, *words: str) -> Iterator[Window]:
    """Start the program on a desktop; it is gone when the block is left."""
    with program.start(*words, deadline=LONGEST) as running:
        yield Window(running, desktop.sit_down(running.process.pid, "Fairlead"))
