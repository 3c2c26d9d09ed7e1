"""The window put together: with `cli`, the only module that knows Qt and the services at once.

Everything that the first paint does not need is imported by whoever asks for it first, on the
thread that asks.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

# First of ours: its room quietens PySide6, which else reads the source of all that follow.
import fairlead.ui.resources
from fairlead.core.texts import translate
from fairlead.desk.late import LateDesk
from fairlead.services.display import prefer_utf8, probed_display
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.first_paint import call_after_paint
from fairlead.ui.language import install_language
from fairlead.ui.theme import ARGUMENTS, Appearance, Theme
from fairlead.ui.window import MainWindow

if TYPE_CHECKING:
    from fairlead.desk.about import LocalAbout
    from fairlead.services.instance import FirstWindow
    from fairlead.ui.family import Family

_NO_WINDOW = """\
fairlead: {}
The same journeys run without a window: fairlead apply FILE, or fairlead --help.
"""


def run_window(sandbox: bool, scene: Sequence[str], state: Path | None, theme: str) -> int:
    """Open the window and return the exit status once it is closed."""
    with probed_display() as fault:
        if fault:
            sys.stderr.write(_NO_WINDOW.format(fault))
            return 1
        # With a sandbox or a folder of its own a window is one of many.
        first = None if sandbox or state is not None else _claim()
        if first is not None and first.is_taken:
            return 0
        prefer_utf8()
        app = QApplication([sys.argv[0], *ARGUMENTS])
    app.setApplicationName("Fairlead")
    app.setDesktopFileName("fairlead")
    install_language(app, fairlead.ui.resources.FOLDER / "i18n")
    look = Theme(app, Appearance(theme))
    desk = LateDesk(sandbox=sandbox, scene=scene, state=state)
    # Where a desktop entry is installed, the desktop takes the icon from there at once.
    icon = str(fairlead.ui.resources.FOLDER / "icons" / "app" / "fairlead.svg")
    window = build_window(desk, is_sandbox=sandbox)
    closing = ExitStack()
    call_after_paint(window, lambda: app.setWindowIcon(QIcon(icon)))
    if first is not None:
        call_after_paint(window, partial(_answer_starts, window, first))
    if not sandbox:
        call_after_paint(window, partial(_keep_records, window, desk, closing))
    sys.excepthook = lambda _kind, error, _trace: window.show_bug(error)
    window.show()
    if os.environ.get("FAIRLEAD_EXIT_AFTER_PAINT"):
        # What is measured is the way to the first paint, not the way out.
        call_after_paint(window, lambda: os._exit(0))
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        window.bridge.close(0)
        desk.close()
        closing.close()
        if first is not None:
            first.release()
        look.deleteLater()
        # Else the interpreter would look for garbage in all that was imported before it ends.
        gc.freeze()


def build_window(desk: LateDesk, *, is_sandbox: bool = False) -> MainWindow:
    """Return the window on this desk, not shown yet."""
    favor_window()
    families = [_bedrock_card(desk), _s3_card(desk)]
    practice = None if is_sandbox else _open_practice_window
    return MainWindow(
        families,
        desk.as_desk(),
        is_sandbox=is_sandbox,
        practice=practice,
        prepare=desk.prepare,
        about=partial(_local_about, desk),
    )


def favor_window() -> None:
    """Keep what threads do for the window from holding it up."""
    # They hand Python's lock over this often (seconds), and the window waits for it with every key
    # press. The usual 5 ms add up where several of them compute at once.
    sys.setswitchinterval(0.0001)
    # The garbage collector holds the lock as long as it works, a tenth of a second for all there
    # is. So it looks through what is new more rarely, and through all next to never; what was
    # imported stays and need not be looked through at all.
    gc.freeze()
    gc.set_threshold(2_000, 5, 1_000)
    gc.enable()


def _bedrock_card(desk: LateDesk) -> FamilyCard:
    def load() -> Family[Any]:
        from fairlead.bedrock import bedrock_family

        return bedrock_family(desk)

    return FamilyCard(
        kind="bedrock",
        short=translate("Bedrock", "Bedrock"),
        title=translate("Bedrock", "Amazon Bedrock connector"),
        text=translate(
            "Bedrock",
            "Lets AI Assistant and Attack Discovery use Claude models. Policy, user, access key,"
            " model access and Kibana connector.",
        ),
        button=translate("Bedrock", "Set up Bedrock"),
        try_words=translate("Bedrock", "Send a &test prompt…"),
        load=load,
    )


def _s3_card(desk: LateDesk) -> FamilyCard:
    def load() -> Family[Any]:
        from fairlead.s3 import s3_family

        return s3_family(desk)

    return FamilyCard(
        kind="s3",
        short=translate("S3", "S3"),
        title=translate("S3", "Amazon S3 content connector"),
        text=translate(
            "S3",
            "Indexes files from S3 buckets into Elasticsearch. Identity, connector, API key, sync"
            " rules and a sample sync.",
        ),
        button=translate("S3", "Set up S3"),
        try_words=translate("S3", "&Sample and full sync…"),
        load=load,
    )


def _claim() -> FirstWindow | None:
    from fairlead.services.instance import FirstWindow

    return FirstWindow.claim()


def _answer_starts(window: MainWindow, first: FirstWindow) -> None:
    """Let further starts raise this window."""
    from fairlead.services.instance import ANSWER
    from fairlead.ui.instance import InstanceServer, bring_forward

    server = InstanceServer(first.hand_over(), ANSWER, window)
    server.raise_wanted.connect(partial(bring_forward, window))


def _local_about(desk: LateDesk) -> LocalAbout:
    from fairlead.desk.about import LocalAbout

    return LocalAbout(desk)


def _keep_records(window: MainWindow, desk: LateDesk, closing: ExitStack) -> None:
    """Log what the desk is asked, show what a crash before has left, watch for the next one."""
    from fairlead.services.crash import CrashGuard

    about, guard = _local_about(desk), CrashGuard()
    desk.note = about.note
    closing.callback(guard.end)

    def show(report: str) -> None:
        from fairlead.ui.bugs import CrashDialog

        if report:
            CrashDialog(report, window).open()

    # Where the folder cannot be used, Home says so.
    window.bridge.ask(
        window,
        "crash",
        lambda: guard.begin(about.folder()),
        on_result=show,
        on_problem=lambda _problem: None,
    )


def _open_practice_window() -> None:
    """Start a second Fairlead on a sandbox; it lives on its own."""
    from PySide6.QtCore import QProcess

    is_frozen = getattr(sys, "frozen", False)
    words = ["--sandbox"] if is_frozen else ["-P", "-m", "fairlead", "--sandbox"]
    QProcess.startDetached(sys.executable, words)
