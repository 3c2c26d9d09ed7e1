"""Home: what can be set up, what is connected, and what was left unfinished."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.errors import Problem
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.texts import fill, say
from fairlead.ui.tools import Tools
from fairlead.ui.view import BarButton, Footer, View
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.buttons import Button, primary
from fairlead.ui.widgets.card import Card, columns
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.page_frame import PageFrame
from fairlead.ui.widgets.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

    from fairlead.core.cancel import CancelToken
    from fairlead.core.texts import Text
    from fairlead.flows.views import Connection
    from fairlead.ui.key_rotation import KeyRotation
    from fairlead.ui.panes.connections import Connections
    from fairlead.ui.panes.sign_in_again import SignInAgain


class Home(View):
    """The first thing on screen. It shows at once; what it looks up comes in later.

    Signals:
        set_up_wanted: A card's button was pressed (the family's kind).
        run_wanted: A `Connection` is to be opened for a `Purpose`.
    """

    set_up_wanted = Signal(str)
    run_wanted = Signal(object, object)

    def __init__(
        self,
        families: Sequence[FamilyCard],
        tools: Tools,
        *,
        practice: Callable[[], None] | None = None,
        about: Callable[[], None] | None = None,
        clock: Callable[[], float] = time.time,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._families = {family.kind: family for family in families}
        self._tools = tools
        self._practice = practice
        self._about = about
        self._clock = clock
        self._connections: tuple[Connection, ...] | None = None
        self._testing: dict[str, CancelToken] = {}
        self._rotation: KeyRotation | None = None
        self._sign_in: SignInAgain | None = None
        self._news: Label | None = None
        self._keyring = ""
        self._table: Connections | None = None
        self._list: Card | None = None
        self._empty: Card | None = None
        self._cards: list[Button] = []
        # From the outside in: what moves to another parent is styled once more, all of it.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame = PageFrame()
        layout.addWidget(frame)
        content = QWidget()
        frame.setWidget(content)
        content.setObjectName("page")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._body = QVBoxLayout(content)
        self._body.setContentsMargins(32, 26, 32, 26)
        self._body.setSpacing(14)
        self._build()

    def _build(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(Label(self.tr("Connect AWS to Elastic"), Role.TITLE))
        heading.addWidget(
            Label(
                self.tr(
                    "Pick what to set up. Nothing is created until you have seen the full list of "
                    "changes and confirmed it."
                ),
                Role.SUBTITLE,
                wraps=True,
            )
        )
        self._body.addLayout(heading)
        self._body.addWidget(columns(*(self._card(family) for family in self._families.values())))
        self._problems = Problems()
        self._body.addWidget(self._problems)
        self._body.addStretch(1)

    # From here to the cards: what comes with the first answers, and so after the first paint.

    def _make_empty(self) -> Card:
        card = Card(self.tr("No connections yet"))
        words = self.tr("What you set up appears here, with its health and the age of its key.")
        card.add(Label(words, Role.MUTED, wraps=True))
        if self._practice is not None:
            words = self.tr("To see how it goes without an account, practice in the sandbox.")
            card.add(Label(words, Role.MUTED, wraps=True))
        self._body.insertWidget(self._body.count() - 1, card)
        return card

    def _make_news(self) -> Label:
        news = Label(role=Role.MUTED, wraps=True, selectable=True)
        card = Card()
        card.add(news)
        self._body.insertWidget(self._body.indexOf(self._problems) + 1, card)
        return news

    def _make_table(self) -> Connections:
        from fairlead.ui.key_file import KeyFile
        from fairlead.ui.key_rotation import KeyRotation
        from fairlead.ui.panes.connections import Connections
        from fairlead.ui.panes.sign_in_again import SignInAgain
        from fairlead.ui.runs import Purpose

        table = Connections()
        table.test_wanted.connect(self.test)
        table.stop_wanted.connect(self.stop_test)
        table.try_wanted.connect(lambda known: self.run_wanted.emit(known, Purpose.TRY))
        table.open_wanted.connect(self._open)
        key_file = KeyFile(self._tools, self)
        key_file.saved.connect(self._show_saved)
        key_file.refused.connect(self.show_problem)
        table.save_key_wanted.connect(key_file.ask)
        table.resume_wanted.connect(lambda known: self.run_wanted.emit(known, Purpose.RESUME))
        # The page that undoes asks first: it knows what data there is.
        table.undo_wanted.connect(lambda known: self.run_wanted.emit(known, Purpose.UNDO))
        self._rotation = KeyRotation(self._tools, self)
        self._rotation.changed.connect(self._refresh)
        self._rotation.rotated.connect(self._show_rotated)
        self._rotation.refused.connect(self._show_not_rotated)
        table.rotate_wanted.connect(self._rotation.ask)
        self._sign_in = SignInAgain(self._tools.desk, self._tools.bridge, self.show_problem)
        self._body.insertWidget(self._body.indexOf(self._problems), self._sign_in)
        self._list = Card()
        self._list.add(table)
        self._body.insertWidget(self._body.count() - 1, self._list)
        return table

    def _card(self, family: FamilyCard) -> Card:
        card = Card(say(family.title))
        card.add(Label(say(family.text), Role.MUTED, wraps=True))
        button = primary(say(family.button), partial(self.set_up_wanted.emit, family.kind))
        self._cards.append(button)
        card.body.addSpacing(8)
        card.add(button)
        return card

    def enter(self) -> None:
        """Look up the connections and the keyring, off the GUI thread."""
        self._tools.bridge.ask(
            self,
            "connections",
            self._tools.desk.connections,
            on_result=self._show_connections,
            on_problem=self.show_problem,
        )
        self._tools.bridge.ask(
            self,
            "keyring",
            self._tools.desk.keyring_name,
            on_result=self._show_keyring,
            on_problem=self.show_problem,
        )

    def test(self, connection: Connection) -> None:
        """Test a connection end to end and show how it is."""
        run_id = connection.run_id
        self.show_problem(None)

        def stop() -> None:
            del self._testing[run_id]
            self._refresh()

        def succeed(checked: Connection) -> None:
            del self._testing[run_id]
            self._connections = tuple(
                checked if known.run_id == run_id else known for known in self._connections or ()
            )
            self._refresh()
            from fairlead.flows.views import Health

            is_working = checked.health is Health.WORKING
            sentence = self.tr("%1 works.") if is_working else self.tr("%1 does not work.")
            announce(self, fill(sentence, checked.name))

        def fail(problem: Problem) -> None:
            stop()
            self._refuse(connection, problem, lambda: self.test(connection))

        self._testing[run_id] = self._tools.bridge.follow(
            self,
            f"check {run_id}",
            lambda cancel, _report: self._tools.desk.check(run_id, cancel),
            on_event=lambda _nothing: None,
            on_result=succeed,
            on_problem=fail,
            on_stopped=stop,
        )
        self._refresh()

    def stop_test(self, connection: Connection) -> None:
        """Stop the test of a connection; what was known of it before stays."""
        self._testing[connection.run_id].cancel()

    def _show_rotated(self, connection: Connection, words: Text) -> None:
        """Say what was done, and look whether the connection works with its new key."""
        self._tell(connection, say(words))
        self.test(connection)

    def _show_saved(self, connection: Connection, path: Path) -> None:
        """Say where the secret is, so that it is deleted there."""
        self._tell(connection, fill(self.tr("The access key is saved in %1."), str(path)))

    def _tell(self, connection: Connection, words: str) -> None:
        if self._news is None:
            self._news = self._make_news()
        self._news.setText(fill("%1: %2", connection.name, words))
        announce(self, self._news.text())

    def _show_not_rotated(self, connection: Connection, problem: Problem) -> None:
        rotation = self._rotation
        if rotation is not None:
            self._refuse(connection, problem, lambda: rotation.rotate(connection))

    def _refuse(self, connection: Connection, problem: Problem, retry: Callable[[], None]) -> None:
        """Ask for the secret that was missing, or else show the problem."""
        if self._sign_in is None or not self._sign_in.take(connection.run_id, problem, retry):
            self.show_problem(problem)

    def first_focus(self) -> QWidget | None:
        """Return the first card's button."""
        return self._cards[0] if self._cards else None

    def footer(self) -> Footer:
        """Name the keyring, and lead to what the program tells of itself."""
        words = fill(self.tr("Keyring: %1"), self._keyring) if self._keyring else ""
        if self._about is None:
            return Footer(words)
        return Footer(words, self.tr("About Fairlead"), self._about)

    def buttons(self) -> tuple[BarButton, ...]:
        """Offer the sandbox."""
        if self._practice is None:
            return ()
        return (BarButton("practice", self.tr("&Practice in the sandbox"), self._practice),)

    def _show_connections(self, connections: tuple[Connection, ...]) -> None:
        self._connections = connections
        self._refresh()

    def _show_keyring(self, name: str) -> None:
        self._keyring = name
        self.state_changed.emit()

    def _refresh(self) -> None:
        connections = self._connections or ()
        if self._empty is None and self._connections == ():
            self._empty = self._make_empty()
        if self._empty is not None:
            self._empty.setVisible(self._connections == ())
        if self._table is None and connections:
            self._table = self._make_table()
        if self._list is not None:
            self._list.setVisible(bool(connections))
        if self._table is None or not connections:
            return
        at_work = dict.fromkeys(self._testing, self.tr("Testing…"))
        if self._rotation is not None:
            at_work |= dict.fromkeys(self._rotation.at_work, self.tr("Rotating the key…"))
        self._table.show_all(
            connections, self._families, at_work, self._clock(), in_test=self._testing
        )

    def show_problem(self, problem: Problem | None) -> None:
        """Show a problem above the connections, or take it away."""
        if problem is None:
            self._problems.forget()
            if self._sign_in is not None:
                self._sign_in.forget()
        else:
            self._problems.show_problem(problem, self._retry)

    def _retry(self) -> None:
        self.show_problem(None)
        self.enter()

    def _open(self, connection: Connection) -> None:
        self._tools.bridge.ask(
            self,
            "open",
            lambda: self._tools.desk.open_url(connection.open_url),
            on_result=lambda _none: None,
            on_problem=self.show_problem,
        )
