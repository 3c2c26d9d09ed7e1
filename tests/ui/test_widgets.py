"""The small widgets: what they show, what they say, and how the keyboard works them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import keys
from tests.ui.desk import MAY_NOT_CREATE
from tests.ui.run_desk import THROTTLED, WRONG_REGION

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import verbatim
from fairlead.flows.views import Check, CheckState, Side
from fairlead.ui.theme import Theme
from fairlead.ui.tokens import LIGHT
from fairlead.ui.widgets.badge import Badge, Mark, Tone
from fairlead.ui.widgets.buttons import Button, link, small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.check_rows import CheckRows
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.disclosure import Disclosure
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import ComboBox, LineEdit, SecretEdit
from fairlead.ui.widgets.label import Label
from fairlead.ui.widgets.notice import ProblemView, copy_button, report_of
from fairlead.ui.widgets.page_frame import PageFrame
from fairlead.ui.widgets.segmented import Segmented
from fairlead.ui.widgets.table import Column, Table
from fairlead.ui.widgets.text_area import TextArea

pytestmark = pytest.mark.usefixtures("theme")


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader gets."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_a_label_takes_no_markup(qtbot: QtBot) -> None:
    label = Label("<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_field_names_its_editor_and_says_what_is_wrong(qtbot: QtBot) -> None:
    field = Field("Kibana &address", LineEdit(), hint="A URL or a Cloud ID")
    shown(qtbot, field)
    assert spoken(field.editor) == "Kibana address"
    assert field.editor.accessibleDescription() == "A URL or a Cloud ID"
    field.set_issue(Issue("address", verbatim("Enter an address.")))
    assert field.note == "Enter an address."
    assert field.editor.accessibleDescription() == "Enter an address."
    assert field.editor.property("wrong") is True
    field.set_issue(Issue("address", verbatim("Only for tests."), Weight.WARNING))
    assert field.editor.property("wrong") is False
    field.set_issue(None)
    assert field.note == "A URL or a Cloud ID"


def test_the_letter_of_a_field_leads_to_its_editor(qtbot: QtBot) -> None:
    field = Field("&Region", LineEdit())
    shown(qtbot, field)
    QTest.keyClick(field, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert field.editor.hasFocus()


def test_a_secret_is_hidden_until_asked_for(qtbot: QtBot) -> None:
    edit = SecretEdit()
    shown(qtbot, edit)
    QTest.keyClicks(edit, "hush")
    assert edit.displayText() != "hush"
    toggle = edit.findChildren(Button)[0]
    assert toggle.accessibleName() == "Show what is typed"
    QTest.keyClick(toggle, Qt.Key.Key_Return)
    assert edit.displayText() == "hush"
    assert toggle.accessibleName() == "Hide what is typed"
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    assert edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_combo_box_keeps_its_choice_when_the_list_arrives(qtbot: QtBot) -> None:
    box = ComboBox(editable=True)
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.currentIndexChanged):
        box.offer([], "admin")
        assert box.value == "admin"
        box.offer([("default", "default"), ("admin", "admin (SSO)")], "admin")
    assert box.value == "admin"
    assert box.currentText() == "admin (SSO)"


def test_return_presses_a_button(qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = small("Go", lambda: pressed.append("go"))
    shown(qtbot, button)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == ["go", "go"]


def test_arrow_keys_move_in_a_segmented_choice(qtbot: QtBot) -> None:
    choice = Segmented([("a", "Chosen"), ("b", "Documented"), ("c", "Existing")], name="Allow")
    shown(qtbot, choice)
    chosen: list[str] = []
    choice.chosen.connect(chosen.append)
    choice.setFocus()
    keys.press(Qt.Key.Key_Right)
    assert choice.value == "b"
    choice.show_value("c")
    assert chosen == ["b"]


def test_a_check_takes_the_place_of_its_forerunner(qtbot: QtBot) -> None:
    rows = CheckRows()
    shown(qtbot, rows)
    rows.put(Check("kibana", Side.ELASTIC, CheckState.RUNNING, verbatim("Asking Kibana")))
    rows.put(MAY_NOT_CREATE)
    rows.put(Check("kibana", Side.ELASTIC, CheckState.PASSED, verbatim("Kibana answers")))
    assert [check.state for check in rows.checks] == [CheckState.PASSED, CheckState.FAILED]
    words = "Copy the role for your administrator"
    fix = next(button for button in rows.findChildren(Button) if button.text() == words)
    qtbot.waitUntil(fix.isVisible)
    with qtbot.waitSignal(rows.fix_wanted) as wanted:
        QTest.keyClick(fix, Qt.Key.Key_Return)
    assert wanted.args == [MAY_NOT_CREATE]
    rows.clear()
    assert rows.checks == ()


def test_a_check_says_its_state_in_words(qtbot: QtBot) -> None:
    rows = CheckRows()
    shown(qtbot, rows)
    rows.put(MAY_NOT_CREATE)
    assert [mark.accessibleName() for mark in rows.findChildren(Mark)] == ["Failed"]


def colors_of(document: QTextDocument) -> dict[str, str]:
    layout = document.firstBlock().layout()
    text = document.firstBlock().text()
    return {
        text[part.start : part.start + part.length]: part.format.foreground().color().name()
        for part in layout.formats()
    }


def test_json_is_colored(qtbot: QtBot) -> None:
    code = CodeView('{"Effect": "Allow", "a\\"b": ["x:y"]}', name="Policy")
    qtbot.addWidget(code)
    assert colors_of(code.document()) == {
        '"Effect"': LIGHT.code_key,
        '"Allow"': LIGHT.code_string,
        '"a\\"b"': LIGHT.code_key,
        '"x:y"': LIGHT.code_string,
    }


def test_tab_leaves_a_code_view(qtbot: QtBot) -> None:
    card = Card()
    code, after = CodeView(name="Body", editable=True), Button("After")
    card.add(code)
    card.add(after)
    shown(qtbot, card)
    code.setFocus()
    QTest.keyClick(code, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_what_is_advanced_is_folded(qtbot: QtBot) -> None:
    fold = Disclosure("Advanced")
    inside = LineEdit()
    fold.add(inside)
    shown(qtbot, fold)
    assert not inside.isVisible()
    button = fold.findChildren(Button)[0]
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert inside.isVisible()
    assert button.accessibleDescription() == "Unfolded"


def test_a_problem_shows_its_remedies(qtbot: QtBot) -> None:
    view = ProblemView(WRONG_REGION)
    shown(qtbot, view)
    words = [button.text() for button in view.findChildren(Button)]
    assert words == ["Fix and test again", "Details", "Copy report"]
    with qtbot.waitSignal(view.fix_wanted) as wanted:
        view.findChildren(Button)[0].click()
    assert wanted.args == [WRONG_REGION.fix]
    details = view.findChildren(CodeView)[0]
    assert not details.isVisible()
    view.findChildren(Button)[1].click()
    assert details.isVisible()
    assert details.toPlainText() == WRONG_REGION.details
    view.findChildren(Button)[2].click()
    assert QGuiApplication.clipboard().text() == report_of(WRONG_REGION)


def test_only_what_may_succeed_can_be_tried_again(qtbot: QtBot) -> None:
    for problem, offers in ((THROTTLED, True), (WRONG_REGION, False)):
        view = ProblemView(problem)
        qtbot.addWidget(view)
        assert ("Try again" in [b.text() for b in view.findChildren(Button)]) is offers


def test_a_table_forgets_its_rows(qtbot: QtBot) -> None:
    table = Table([Column("Model", 1), Column("Access")], name="Models")
    shown(qtbot, table)
    table.add_row([Label("Sonnet"), Badge("Ready", Tone.SUCCESS)])
    table.add_note(Label("About Sonnet"))

    def words() -> list[str]:
        return [label.text() for label in table.findChildren(Label) if label.isVisible()]

    everything = ["Model", "Access", "Sonnet", "Ready", "About Sonnet"]
    qtbot.waitUntil(lambda: sorted(words()) == sorted(everything))
    table.clear()
    table.add_row([Label("Haiku"), None])
    qtbot.waitUntil(lambda: words() == ["Model", "Access", "Haiku"])


def test_copying_takes_what_is_there_now(qtbot: QtBot) -> None:
    words = ["first"]
    button = copy_button("Copy", lambda: words[0], name="Copy the ARN")
    qtbot.addWidget(button)
    words[0] = "second"
    button.click()
    assert QGuiApplication.clipboard().text() == "second"
    assert button.accessibleName() == "Copy the ARN"


def test_a_link_is_named_by_its_words(qtbot: QtBot) -> None:
    button = link("Check again")
    qtbot.addWidget(button)
    assert spoken(button) == "Check again"


def test_a_badge_changes_words_and_tone(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge("Ready", Tone.SUCCESS)
    shown(qtbot, badge)
    badge.show_state("Blocked", Tone.DANGER)
    assert badge.text() == "Blocked"
    assert badge.palette().windowText().color().name() == theme.tokens.danger


def test_tab_brings_the_whole_editor_into_sight(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    first, spacer, editor = LineEdit(), QWidget(), TextArea()
    spacer.setFixedHeight(900)
    editor.setFixedHeight(120)
    for widget in (first, spacer, editor):
        layout.addWidget(widget)
    frame = PageFrame()
    frame.setWidget(page)
    qtbot.addWidget(frame)
    frame.resize(400, 300)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    first.setFocus()
    keys.press(Qt.Key.Key_Tab)
    assert keys.focused() is editor
    shown = frame.viewport().rect()
    assert shown.contains(_place_in(frame, editor))
    keys.press(Qt.Key.Key_Backtab)
    assert keys.focused() is first
    assert shown.contains(_place_in(frame, first))
    # Of what is higher than the window, the beginning is shown.
    frame.bring_into_sight(spacer)
    assert 0 <= _place_in(frame, spacer).top() < 50


def _place_in(frame: PageFrame, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(frame.viewport(), QPoint(0, 0)), widget.size())
