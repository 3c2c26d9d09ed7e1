"""What fills the window: with `cli`, the only module that knows Qt and the services at once.

Everything that Home does not need is imported by whoever asks for it first, on the thread that
asks.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

import fairlead.ui.resources
from fairlead.core.texts import translate
from fairlead.desk.late import LateDesk
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.first_paint import call_after_paint
from fairlead.ui.frame import Frame
from fairlead.ui.language import install_language
from fairlead.ui.theme import Appearance, Theme
from fairlead.ui.window import MainWindow

if TYPE_CHECKING:
    from fairlead.desk.about import LocalAbout
    from fairlead.services.instance import FirstWindow
    from fairlead.ui.family import Family

_FIRST_PAGES = (
    "fairlead.ui.stepper",
    "fairlead.ui.journey",
    "fairlead.ui.widgets.inputs",
    "fairlead.ui.panes.sign_in_aws",
    "fairlead.ui.widgets.code",
    "fairlead.ui.pages.sign_in",
)


class Contents:
    """All that fills the frame: `color`, `build` and `show` it, in this order and in turns."""

    def __init__(
        self, frame: Frame, theme: str, *, sandbox: bool, scene: Sequence[str], state: Path | None
    ) -> None:
        self._frame = frame
        self._appearance = Appearance(theme)
        self._is_sandbox = sandbox
        self._desk = LateDesk(sandbox=sandbox, scene=scene, state=state)
        self._closing = ExitStack()
        self._closing.callback(self._desk.close)
        self._window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """What stands in the frame."""
        assert self._window is not None, "not built yet"
        return self._window

    def color(self) -> None:
        """Give the application its language, its font and its colors."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install_language(app, fairlead.ui.resources.FOLDER / "i18n")
        self._closing.callback(Theme(app, self._appearance).deleteLater)

    def build(self) -> None:
        """Make Home."""
        self._window = build_window(self._desk, is_sandbox=self._is_sandbox, parent=self._frame)
        sys.excepthook = self._show_bug

    def show(self, painted: Callable[[], object]) -> None:
        """Put it into the frame; `painted` is called once it is on the screen."""
        call_after_paint(self.window, painted)
        self._frame.show_content(self.window)

    def begin(self, first: FirstWindow | None) -> None:
        """Begin with what Home itself does not need."""
        # Where a desktop entry is installed, the desktop takes the icon from there at once.
        icon = fairlead.ui.resources.FOLDER / "icons" / "app" / "fairlead.svg"
        QApplication.setWindowIcon(QIcon(str(icon)))
        if first is not None:
            self._answer_starts(first)
        if not self._is_sandbox:
            self._keep_records()

    def close(self) -> None:
        """End all that was begun, questions first."""
        if self._window is not None:
            self._window.bridge.close(0)
        self._closing.close()

    def _show_bug(self, _kind: type[BaseException], error: BaseException, _trace: Any) -> None:
        self.window.show_bug(error)

    def _answer_starts(self, first: FirstWindow) -> None:
        """Let further starts raise this window."""
        from fairlead.services.instance import ANSWER
        from fairlead.ui.instance import InstanceServer, bring_forward

        server = InstanceServer(first.hand_over(), ANSWER, self._frame)
        server.raise_wanted.connect(partial(bring_forward, self._frame))

    def _keep_records(self) -> None:
        """Log what is asked, show what a crash before has left, watch for the next one."""
        from fairlead.services.crash import CrashGuard

        about, guard = _local_about(self._desk), CrashGuard()
        self._desk.note = about.note
        self._closing.callback(guard.end)

        def show(report: str) -> None:
            from fairlead.ui.bugs import CrashDialog

            if report:
                CrashDialog(report, self.window).open()

        # Where the folder cannot be used, Home says so.
        self.window.bridge.ask(
            self.window,
            "crash",
            lambda: guard.begin(about.folder()),
            on_result=show,
            on_problem=lambda _problem: None,
        )


def build_window(
    desk: LateDesk, *, is_sandbox: bool = False, parent: QWidget | None = None
) -> MainWindow:
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
        parent=parent,
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
        rules=(
            "fairlead.flows.desk",
            "fairlead.flows.bedrock_pages",
            "fairlead.flows.bedrock_plan",
        ),
        pages=(
            *_FIRST_PAGES,
            "fairlead.ui.pages.policy",
            "fairlead.ui.pages.access_key",
            "fairlead.ui.pages.models",
            "fairlead.ui.pages.connector",
            "fairlead.ui.pages.review",
            "fairlead.ui.pages.test_prompt",
            "fairlead.bedrock",
        ),
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
        rules=("fairlead.flows.desk", "fairlead.flows.s3_pages", "fairlead.flows.s3_plan"),
        pages=(
            *_FIRST_PAGES,
            "fairlead.ui.panes.buckets_list",
            "fairlead.ui.panes.rules_builder",
            "fairlead.ui.panes.rules_pane",
            "fairlead.ui.pages.buckets",
            "fairlead.ui.pages.policy",
            "fairlead.ui.pages.access_key",
            "fairlead.ui.pages.s3_connector",
            "fairlead.ui.pages.review",
            "fairlead.ui.pages.sample_sync",
            "fairlead.s3",
        ),
    )


def _local_about(desk: LateDesk) -> LocalAbout:
    from fairlead.desk.about import LocalAbout

    return LocalAbout(desk)


def _open_practice_window() -> None:
    """Start a second Fairlead on a sandbox; it lives on its own."""
    from PySide6.QtCore import QProcess

    is_frozen = getattr(sys, "frozen", False)
    words = ["--sandbox"] if is_frozen else ["-P", "-m", "fairlead", "--sandbox"]
    QProcess.startDetached(sys.executable, words)
