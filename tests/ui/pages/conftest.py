"""Opens one page alone, over plain objects, as it stands in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea
from pytestqt.qtbot import QtBot
from tests.ui.asker import FakeAsker
from tests.ui.desk import FakeDesk
from tests.ui.run_desk import PLAN

from fairlead.core.flow import Page
from fairlead.core.secrets import SecretBag
from fairlead.flows import s3, s3_pages
from fairlead.flows.bedrock import settle
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.bedrock_pages import PAGES
from fairlead.flows.s3_answers import S3Answers
from fairlead.ui.bridge import Bridge
from fairlead.ui.draft import Draft
from fairlead.ui.form_page import FormPage
from fairlead.ui.page import PageContext
from fairlead.ui.pages import s3_forms
from fairlead.ui.pages.bedrock_forms import FORMS
from fairlead.ui.runs import RunHandle
from fairlead.ui.theme import Theme

A = TypeVar("A")

Maker = Callable[[PageContext[A]], FormPage[A]]


@dataclass
class JourneyOpener(Generic[A]):
    """Opens pages of a journey. `bag` is the one that they get, `frame` what they stand in."""

    pages: tuple[Page[A], ...]
    forms: Mapping[str, Maker[A]]
    settle: Callable[[A, A], A]
    qtbot: QtBot
    desk: FakeDesk
    bridge: Bridge
    asker: FakeAsker
    bag: SecretBag
    frame: QScrollArea

    def __call__(self, page_id: str, answers: A, make: Maker[A] | None = None) -> FormPage[A]:
        page = (make or self.forms[page_id])(
            PageContext(
                spec=next(spec for spec in self.pages if spec.id == page_id),
                draft=Draft(answers, self.settle, parent=self.frame),
                desk=self.desk,
                bridge=self.bridge,
                bag=self.bag,
                asker=self.asker,
                run=RunHandle(parent=self.frame),
                build_plan=lambda _answers: PLAN,
            )
        )
        page.complete()
        self.frame.setWidget(page)
        self.frame.show()
        self.frame.activateWindow()
        self.qtbot.waitUntil(self.frame.isActiveWindow)
        page.enter()
        focus = page.first_focus()
        assert focus is not None, "the page opens with the focus nowhere"
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return page


Context = PageContext[BedrockAnswers]
Opener = JourneyOpener[BedrockAnswers]
S3Opener = JourneyOpener[S3Answers]


@pytest.fixture
def frame(qtbot: QtBot, theme: Theme) -> QScrollArea:
    """What a page stands in, as wide and high as in the window."""
    frame = QScrollArea()
    frame.setWidgetResizable(True)
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.resize(884, 656)
    qtbot.addWidget(frame)
    return frame


@pytest.fixture
def open_page(
    qtbot: QtBot, frame: QScrollArea, desk: FakeDesk, bridge: Bridge, asker: FakeAsker
) -> Opener:
    return Opener(PAGES, FORMS, settle, qtbot, desk, bridge, asker, SecretBag(), frame)


@pytest.fixture
def open_s3_page(
    qtbot: QtBot, frame: QScrollArea, desk: FakeDesk, bridge: Bridge, asker: FakeAsker
) -> S3Opener:
    return S3Opener(s3_pages.PAGES, s3_forms.FORMS, s3.settle, qtbot, desk, bridge, asker,
                    SecretBag(), frame)  # fmt: skip
