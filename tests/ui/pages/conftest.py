"""Opens one page alone, over plain objects, as it stands in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea
from pytestqt.qtbot import QtBot
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.run_desk import PLAN

from fairlead.core.secrets import SecretBag
from fairlead.flows.bedrock import settle
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES
from fairlead.ui.bridge import Bridge
from fairlead.ui.draft import Draft
from fairlead.ui.page import FormPage, PageContext
from fairlead.ui.pages.bedrock_forms import FORMS
from fairlead.ui.runs import RunHandle
from fairlead.ui.theme import Theme

Context = PageContext[BedrockAnswers]
Maker = Callable[[Context], FormPage[BedrockAnswers]]


@dataclass
class Opener:
    """Opens pages. `bag` is the one that they get, `frame` what they stand in."""

    qtbot: QtBot
    desk: FakeDesk
    bridge: Bridge
    asker: FakeAsker
    bag: SecretBag
    frame: QScrollArea

    def __call__(
        self, page_id: str, answers: BedrockAnswers, make: Maker | None = None
    ) -> FormPage[BedrockAnswers]:
        page = (make or FORMS[page_id])(
            PageContext(
                spec=next(spec for spec in PAGES if spec.id == page_id),
                draft=Draft(answers, settle, parent=self.frame),
                desk=self.desk,
                bridge=self.bridge,
                bag=self.bag,
                asker=self.asker,
                run=RunHandle(parent=self.frame),
                build_plan=lambda _answers: PLAN,
            )
        )
        self.frame.setWidget(page)
        self.frame.show()
        self.frame.activateWindow()
        self.qtbot.waitUntil(self.frame.isActiveWindow)
        page.enter()
        focus = page.first_focus()
        assert focus is not None, "the page opens with the focus nowhere"
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return page


@pytest.fixture
def open_page(
    qtbot: QtBot, theme: Theme, desk: FakeDesk, bridge: Bridge, asker: FakeAsker
) -> Opener:
    frame = QScrollArea()
    frame.setWidgetResizable(True)
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.resize(884, 656)
    qtbot.addWidget(frame)
    return Opener(qtbot, desk, bridge, asker, SecretBag(), frame)
