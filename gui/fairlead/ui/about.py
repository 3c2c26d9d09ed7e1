"""About Fairlead: its version, what it is made of and under which licenses, and a report."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

import fairlead
from fairlead.core.about import Component, diagnose
from fairlead.core.errors import Problem
from fairlead.flows.about import AboutDesk
from fairlead.ui.bridge import Bridge
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import Button
from fairlead.ui.widgets.card import row
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import ComboBox
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_text


class AboutDialog(QDialog):
    """What the program tells of itself. Everything that takes time is looked up off this thread."""

    def __init__(self, desk: AboutDesk, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Fairlead"))
        self._desk, self._bridge = desk, bridge
        self._components: tuple[Component, ...] = ()
        self.news = Label(role=Role.MUTED, wraps=True, selectable=True)
        self.choice = ComboBox()
        self.text = CodeView(name=self.tr("License"))
        self.choice.currentIndexChanged.connect(self._show_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(fill("Fairlead %1", fairlead.__version__), Role.TITLE))
        words = self.tr(
            "Connects AWS to Elastic. Apache License 2.0. It uses Qt and Qt for Python under the "
            "GNU Lesser General Public License 3, unchanged: you may replace them by builds of "
            "your own. These are the licenses of everything it is made of:"
        )
        layout.addWidget(Label(words, wraps=True))
        layout.addWidget(Field(self.tr("Component"), self.choice))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.news)
        self.copy = Button(self.tr("&Copy diagnostics"), self._ask_surroundings)
        self.look_up = Button(self.tr("Check for a &newer version"), self._ask_version)
        self.look_up.setVisible(desk.can_look_up())
        close = Button(self.tr("Close"), self.accept)
        layout.addWidget(row(self.copy, self.look_up, close))
        self.resize(680, 560)
        close.setFocus()
        bridge.ask(
            self,
            "components",
            desk.components,
            on_result=self._show_components,
            on_problem=self._refuse,
        )

    def _show_components(self, components: tuple[Component, ...]) -> None:
        self._components = components
        for component in components:
            words = (component.name, component.version, component.licence)
            self.choice.addItem("  ".join(filter(None, words)))

    def _show_text(self, index: int) -> None:
        text = self._components[index].text
        self.text.show_text(text or self.tr("Its package brings no text of its license along."))

    def _ask_surroundings(self) -> None:
        self._bridge.ask(
            self,
            "surroundings",
            self._desk.surroundings,
            on_result=self._copy,
            on_problem=self._refuse,
        )

    def _copy(self, surroundings: Mapping[str, str]) -> None:
        copy_text(diagnose({**surroundings, **_of_qt(self)}))
        self._say(
            self.tr("Copied. It holds versions and codes, no names, no addresses, no secrets.")
        )

    def _ask_version(self) -> None:
        self._say(self.tr("Asking for the newest version…"))
        self._bridge.ask(
            self,
            "version",
            self._desk.newer_version,
            on_result=self._show_version,
            on_problem=self._refuse,
        )

    def _show_version(self, version: str) -> None:
        if version:
            self._say(fill(self.tr("There is a newer version: %1."), version))
        else:
            self._say(self.tr("This is the newest version."))

    def _refuse(self, problem: Problem) -> None:
        self._say(f"{say(problem.title)} {say(problem.advice)}")

    def _say(self, words: str) -> None:
        self.news.setText(words)
        announce(self, words)


def _of_qt(window: QWidget) -> dict[str, str]:
    return {
        "qt": qVersion(),
        "display": QGuiApplication.platformName(),
        "scale": f"{window.devicePixelRatioF():.2f}",
    }
