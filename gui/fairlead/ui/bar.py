"""The bar at the bottom: what the view has to say on the left, its buttons on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fairlead.ui.view import BarButton, Footer
from fairlead.ui.widgets.buttons import Button, ButtonRole, link
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.shown import set_shown


class Bar(QWidget):
    """Shows a `Footer` and `BarButton`s. A button that stays keeps the focus."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = Label(role=Role.FOOTER, selectable=True)
        self._link = link("", self._follow_link, scale="footer")
        self._footer = Footer()
        self._specs: dict[str, BarButton] = {}
        self._buttons: dict[str, Button] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 11, 20, 11)
        layout.setSpacing(6)
        layout.addWidget(self._text)
        layout.addWidget(self._link)
        layout.addStretch(1)
        self._right = QHBoxLayout()
        self._right.setSpacing(10)
        layout.addLayout(self._right)

    def button(self, name: str) -> Button:
        """Return the button with this id."""
        return self._buttons[name]

    @property
    def text(self) -> str:
        """What is said on the left."""
        return self._text.text()

    def show_footer(self, footer: Footer) -> None:
        """Say this on the left."""
        self._footer = footer
        self._text.setText(footer.text)
        self._link.setText(footer.link)
        self._link.setVisible(bool(footer.link))

    def show_buttons(self, specs: Sequence[BarButton]) -> None:
        """Offer these buttons. Those that were there before are changed, not replaced.

        The focus of one that goes passes to the one that goes ahead, never to one that destroys.
        """
        self._specs = {spec.id: spec for spec in specs}
        had_focus = False
        for name in [name for name in self._buttons if name not in self._specs]:
            button = self._buttons.pop(name)
            had_focus |= button.hasFocus()
            self._right.removeWidget(button)
            button.hide()
            button.deleteLater()
        moved = False
        for index, spec in enumerate(specs):
            button = self._buttons.get(spec.id) or self._add(spec)
            if self._right.indexOf(button) != index:
                moved = True
                self._right.insertWidget(index, button)
                # At once, not with the next event: its letter works from now on.
                set_shown(button, True)
            button.setText(spec.text)
            button.setAccessibleName(spec.name or spec.text.replace("&", ""))
            button.setEnabled(spec.is_enabled)
            button.set_role(spec.role)
        if moved:
            # No need to look where Tab leads now: through the whole page.
            for one, other in pairwise((self._link, *map(self._buttons.__getitem__, self._specs))):
                self.setTabOrder(one, other)
        if had_focus:
            self._focus_harmless()

    def take_idle_focus(self) -> None:
        """Take the focus where no editor and no button has it, as after a letter with Alt."""
        if _is_idle(self.window().focusWidget()):
            self._focus_harmless()

    def _focus_harmless(self) -> None:
        """Go to the button that goes ahead, or else to the last one that does no harm."""
        offered = [spec for spec in self._specs.values() if spec.is_enabled]
        ahead = [spec for spec in offered if spec.role is ButtonRole.PRIMARY]
        harmless = [spec for spec in offered if spec.role is not ButtonRole.DANGER]
        for spec in (ahead or harmless)[-1:]:
            self._buttons[spec.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, spec: BarButton) -> Button:
        button = self._buttons[spec.id] = Button(spec.text, partial(self._press, spec.id))
        button.setObjectName(spec.id)
        return button

    def _press(self, name: str) -> None:
        # What a button does may have changed since it was made.
        self._specs[name].on_click()

    def _follow_link(self) -> None:
        self._footer.on_link()


def _is_idle(focused: QWidget | None) -> bool:
    return focused is None or focused.focusPolicy() == Qt.FocusPolicy.NoFocus
