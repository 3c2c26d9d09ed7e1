"""Editors: one line, a secret, a choice, a tick. They draw their own marks in theme colors."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from fairlead.ui.icons import paint_icon
from fairlead.ui.tokens import tokens_of
from fairlead.ui.widgets.buttons import Button, ButtonRole


class LineEdit(QLineEdit):
    """One line of text. `mono` for names, addresses and ARNs. A placeholder is not a name."""

    def __init__(
        self,
        text: str = "",
        *,
        mono: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("mono", mono)
        self.setPlaceholderText(placeholder)

    def show_text(self, text: str) -> None:
        """Show `text` unless it is there already, so that the cursor stays where it is."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                # The beginning of an address tells more than its end.
                self.setCursorPosition(0)


class SecretEdit(LineEdit):
    """A line for a secret, with a button that shows and hides what was typed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(mono=True, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._toggle = Button("", self.toggle, ButtonRole.LINK, scale="small", parent=self)
        self._update_toggle()

    @property
    def is_shown(self) -> bool:
        """Whether the secret stands readable on screen."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def toggle(self) -> None:
        """Show or hide what was typed."""
        hidden, shown = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
        self.setEchoMode(hidden if self.is_shown else shown)
        self._update_toggle()

    def _update_toggle(self) -> None:
        self._toggle.setText(self.tr("Hide") if self.is_shown else self.tr("Show"))
        self._toggle.setAccessibleName(
            self.tr("Hide what is typed") if self.is_shown else self.tr("Show what is typed")
        )
        self._place_toggle()

    def _place_toggle(self) -> None:
        hint = self._toggle.sizeHint()
        self.setTextMargins(0, 0, hint.width() + 6, 0)
        self._toggle.setGeometry(
            self.width() - hint.width() - 9,
            (self.height() - hint.height()) // 2,
            hint.width(),
            hint.height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end."""
        super().resizeEvent(event)
        self._place_toggle()


class ComboBox(QComboBox):
    """A choice from a list; editable ones take other words too. The wheel only scrolls the page."""

    def __init__(
        self, *, mono: bool = False, editable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("mono", mono)
        self.setEditable(editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, choices: Iterable[tuple[str, str]], chosen: str) -> None:
        """Show these (value, words) and select `chosen`, without telling anybody.

        An editable box keeps a chosen value that is not among them as its text.
        """
        wanted = list(choices)
        blocked = self.blockSignals(True)
        if wanted != [(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            self.clear()
            for value, words in wanted:
                self.addItem(words, value)
        index = self.findData(chosen)
        if index != self.currentIndex() or index < 0:
            self.setCurrentIndex(index)
        if index < 0 and self.isEditable() and self.currentText() != chosen:
            self.setEditText(chosen)
        self.blockSignals(blocked)

    def show_value(self, value: str) -> None:
        """Select the choice with this value, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.findData(value))
        self.blockSignals(blocked)

    @property
    def value(self) -> str:
        """The chosen value, or the text typed into an editable box."""
        index = self.findText(self.currentText())
        return str(self.itemData(index)) if index >= 0 else self.currentText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: it changes no choice in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron."""
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        side = self.fontMetrics().height()
        painter = QPainter(self)
        where = QRectF(self.width() - side - 8, (self.height() - side) / 2, side, side)
        paint_icon(
            painter, "chevron-down", where, tokens.text if self.isEnabled() else tokens.faint
        )


class CheckBox(QCheckBox):
    """A tick with a text beside it. Without one it needs an accessible name."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if name:
            self.setAccessibleName(name)

    def show_tick(self, is_ticked: bool) -> None:
        """Tick the box or not, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setChecked(is_ticked)
        self.blockSignals(blocked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over the box."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            tokens = tokens_of(self.palette())
            color = tokens.on_primary if self.isEnabled() else tokens.faint
            paint_icon(QPainter(self), "check", QRectF(box), color)


class RadioButton(QRadioButton):
    """One of several choices that exclude each other."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot over the circle."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            circle = self.style().subElementRect(
                QStyle.SubElement.SE_RadioButtonIndicator, option, self
            )
            tokens = tokens_of(self.palette())
            color = tokens.on_primary if self.isEnabled() else tokens.faint
            paint_icon(QPainter(self), "dot", QRectF(circle), color)
