"""What is sent: a prompt, and for those who want it another model or a whole request body."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fairlead.core.flow import Issue
from fairlead.core.texts import translate
from fairlead.flows.bedrock_names import check_model_id
from fairlead.flows.bedrock_views import Prompt
from fairlead.flows.policy_json import read_json
from fairlead.ui.widgets.buttons import ButtonRole, primary
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.disclosure import Disclosure
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import LineEdit

_NO_OBJECT = translate("PromptForm", "A request body is a JSON object.")


class PromptForm(QWidget):
    """A line for the prompt with its button. The page places `advanced`, the folded rest.

    Signals:
        sent: Send was pressed (a `Prompt`).
        stopped: Stop was pressed.
    """

    sent = Signal(object)
    stopped = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self.line = LineEdit(self.tr("In one sentence, what does a SIEM do?"))
        self.line.setAccessibleName(self.tr("Prompt"))
        self._button = primary("", self.press)
        self._button.setToolTip(self.tr("Ctrl+Enter"))
        # On macOS, Qt's Ctrl is the Command key.
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self, self.send)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self.advanced = Disclosure(self.tr("Advanced: other model, whole request body"))
        self.model = LineEdit(mono=True)
        self._model_field = Field(
            self.tr("&Model or inference profile"),
            self.model,
            hint=self.tr("Empty for the default model of the connector."),
        )
        self.advanced.add(self._model_field)
        self.model.textChanged.connect(self._check_model)
        self.body = CodeView(name=self.tr("Request body"), editable=True)
        self.body.show_lines(7)
        self._body_field = Field(
            self.tr("Request &body (JSON)"),
            self.body,
            hint=self.tr("Empty for a plain message with the prompt above."),
        )
        self.advanced.add(self._body_field)
        self.body.textChanged.connect(self._check_body)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.line, 1)
        line.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        self.line.textChanged.connect(self._update)
        self._update()

    def set_waiting(self, is_waiting: bool) -> None:
        """Offer Stop instead of Send while answers are on their way."""
        self._is_waiting = is_waiting
        self._update()

    def press(self) -> None:
        """Send, or stop waiting."""
        if self._is_waiting:
            self.stopped.emit()
        else:
            self.send()

    def send(self) -> None:
        """Send what is there, if it can be sent."""
        if not self._is_waiting and self._is_complete():
            body = self.body.text().strip()
            self.sent.emit(Prompt(self.line.text().strip(), self.model.text().strip(), body))

    def _is_complete(self) -> bool:
        has_something = bool(self.line.text().strip() or self.body.text().strip())
        return has_something and self._body_fault() is None and self._model_fault() is None

    def _model_fault(self) -> Issue | None:
        words = check_model_id(self.model.text().strip())
        return None if words is None else Issue("", words)

    def _body_fault(self) -> Issue | None:
        text = self.body.text()
        if not text.strip():
            return None
        body = read_json(text)
        if isinstance(body, Issue):
            return body
        return None if isinstance(body, dict) else Issue("", _NO_OBJECT)

    def _check_model(self) -> None:
        self._model_field.set_issue(self._model_fault())
        self._update()

    def _check_body(self) -> None:
        self._body_field.set_issue(self._body_fault())
        self._update()

    def _update(self, _text: str = "") -> None:
        self._button.setText(self.tr("S&top") if self._is_waiting else self.tr("&Send"))
        self._button.set_role(ButtonRole.PLAIN if self._is_waiting else ButtonRole.PRIMARY)
        self._button.setEnabled(self._is_waiting or self._is_complete())
