"""The window put together: the only module that knows Qt and the services at once.

Everything that the first paint does not need is imported by whoever asks for it first, on the
thread that asks.
"""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import translate
from fairlead.desk.late import LateDesk
from fairlead.flows.bedrock import settle, start_answers
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES
from fairlead.ui.family import Family
from fairlead.ui.first_paint import call_after_paint
from fairlead.ui.page import JourneyPage, PageContext
from fairlead.ui.theme import Appearance, Theme
from fairlead.ui.window import MainWindow

_NO_DISPLAY = """\
fairlead: no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).
The same journey runs without one: fairlead apply FILE, or fairlead --help.
"""
_HELP = (
    "https://www.elastic.co/docs/explore-analyze/ai-features/llm-guides/connect-to-amazon-bedrock"
)


def main() -> int:
    """Open the window, as started from a menu."""
    os.umask(0o077)
    return run_window(sandbox=False, scene=(), state=None, theme="system")


def run_window(sandbox: bool, scene: Sequence[str], state: Path | None, theme: str) -> int:
    """Open the window and return the exit status once it is closed."""
    if not _has_display():
        sys.stderr.write(_NO_DISPLAY)
        return 1
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Fairlead")
    app.setDesktopFileName("fairlead")
    look = Theme(app, Appearance(theme))
    desk = LateDesk(sandbox=sandbox, scene=scene, state=state)
    window = build_window(desk, is_sandbox=sandbox)
    sys.excepthook = lambda _kind, error, _trace: window.show_bug(error)
    window.show()
    if os.environ.get("FAIRLEAD_EXIT_AFTER_PAINT"):
        call_after_paint(window, window.close)
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        window.bridge.close()
        desk.close()
        look.deleteLater()


def build_window(desk: LateDesk, *, is_sandbox: bool = False) -> MainWindow:
    """Return the window on this desk, not shown yet."""
    families = [bedrock_family(desk)]
    practice = None if is_sandbox else _open_practice_window
    return MainWindow(families, desk.as_desk(), is_sandbox=is_sandbox, practice=practice)


def bedrock_family(desk: LateDesk) -> Family[BedrockAnswers]:
    """Return what the window knows about Bedrock."""

    def begin(bag: SecretBag) -> BedrockAnswers:
        answers = start_answers(str(uuid.uuid4()))
        sign_in = desk.practice_sign_in(bag)
        if sign_in is None:
            return answers
        aws, elastic = sign_in
        return replace(answers, aws=aws, elastic=elastic)

    return Family(
        kind="bedrock",
        title=translate("Bedrock", "Bedrock connector"),
        short=translate("Bedrock", "Bedrock"),
        card_title=translate("Bedrock", "Amazon Bedrock connector"),
        card_text=translate(
            "Bedrock",
            "Lets AI Assistant and Attack Discovery use Claude models. Policy, user, access key,"
            " model access and Kibana connector.",
        ),
        card_button=translate("Bedrock", "Set up Bedrock"),
        help_url=_HELP,
        pages=PAGES,
        review_id="review",
        begin=begin,
        settle=settle,
        build_plan=_build_bedrock_plan,
        ends=lambda answers: (answers.aws, answers.elastic),
        make_page=_make_bedrock_page,
    )


def _build_bedrock_plan(answers: BedrockAnswers) -> Plan:
    from fairlead.flows.bedrock_plan import build_plan

    return build_plan(answers)


def _make_bedrock_page(context: PageContext[BedrockAnswers]) -> JourneyPage[BedrockAnswers]:
    from fairlead.ui.pages.bedrock_forms import FORMS
    from fairlead.ui.pages.review import ReviewPage
    from fairlead.ui.pages.test_prompt import TestPromptPage

    if context.spec.id == "review":
        return ReviewPage(context)
    if context.spec.id == "test":
        return TestPromptPage(context)
    return FORMS[context.spec.id](context)


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_practice_window() -> None:
    """Start a second Fairlead on a sandbox; it lives on its own."""
    is_frozen = getattr(sys, "frozen", False)
    words = ["--sandbox"] if is_frozen else ["-m", "fairlead", "--sandbox"]
    QProcess.startDetached(sys.executable, words)
