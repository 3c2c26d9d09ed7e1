"""The table on Home: connections and unfinished runs, how they are, and what can be done."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from fairlead.flows.views import Connection, Health
from fairlead.ui.family_card import FamilyCard
from fairlead.ui.texts import fill, say
from fairlead.ui.times import DAY, ago, days
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.buttons import Button, ButtonRole, small
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.table import Column, Table

_KEY_IS_OLD = 90 * DAY


class Connections(QWidget):
    """Shows connections, and says what the user wants to do with which.

    Signals:
        test_wanted, stop_wanted, try_wanted, open_wanted, rotate_wanted, save_key_wanted,
            resume_wanted, undo_wanted: Each with the `Connection`.
    """

    test_wanted = Signal(object)
    stop_wanted = Signal(object)
    try_wanted = Signal(object)
    open_wanted = Signal(object)
    rotate_wanted = Signal(object)
    save_key_wanted = Signal(object)
    resume_wanted = Signal(object)
    undo_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families: Mapping[str, FamilyCard] = {}
        self._in_test: Collection[str] = ()
        self._table = Table(
            [
                Column(self.tr("Your connections"), 5),
                Column(self.tr("Type"), 1),
                Column(self.tr("Health"), 4),
                Column(self.tr("Key age"), 2),
                Column("", 0, right=True),
            ],
            name=self.tr("Your connections"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)

    def show_all(
        self,
        connections: Sequence[Connection],
        families: Mapping[str, FamilyCard],
        at_work: Mapping[str, str],
        now: float,
        in_test: Collection[str] = (),
    ) -> None:
        """Show these. `families` are known by kind, `at_work` says by run id what is being done.

        A test can be stopped: `in_test` are the run ids of those that are being tested.
        """
        self._families = families
        self._in_test = in_test
        self._table.clear()
        for connection in connections:
            work = at_work.get(connection.run_id, "")
            family = families.get(connection.kind)
            self._table.add_row(
                [
                    self._name(connection),
                    Label(say(family.short) if family is not None else connection.kind),
                    self._health(connection, work, now),
                    self._key_age(connection, is_idle=not work, now=now),
                    self._actions(connection, is_idle=not work),
                ]
            )

    @staticmethod
    def _name(connection: Connection) -> QWidget:
        is_finished = connection.health is not Health.UNFINISHED
        role = Role.MONO_MUTED if is_finished else Role.SMALL
        return _stack(
            Label(connection.name, Role.STRONG, wraps=True, selectable=True),
            Label(say(connection.subtitle), role, wraps=True, selectable=True),
        )

    def _health(self, connection: Connection, work: str, now: float) -> QWidget:
        if work:
            return _stack(Badge(work, Tone.INFO))
        words, tone = {
            Health.UNKNOWN: (self.tr("Not tested"), Tone.NEUTRAL),
            Health.WORKING: (self.tr("Working"), Tone.SUCCESS),
            Health.FAILING: (self.tr("Failing"), Tone.DANGER),
            Health.UNFINISHED: (self.tr("Unfinished"), Tone.INFO),
            Health.UNDONE: (self.tr("Removed"), Tone.NEUTRAL),
        }[connection.health]
        notes = [say(connection.health_text)] if connection.health_text else []
        if connection.checked_at is not None:
            note = fill(self.tr("checked %1"), ago(connection.checked_at, now))
            if connection.latency_ms is not None and connection.health is Health.WORKING:
                note += fill(self.tr(" · %1 ms"), connection.latency_ms)
            notes.append(note)
        labels = [Label(note, Role.SMALL, wraps=True, selectable=True) for note in notes]
        return _stack(Badge(words, tone), *labels)

    def _key_age(self, connection: Connection, *, is_idle: bool, now: float) -> QWidget:
        if connection.key_created_at is None:
            return Label("\u2013", Role.MUTED)
        age = now - connection.key_created_at
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(Label(days(age)))
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        if age > _KEY_IS_OLD:
            badge = Badge(self.tr("rotate"), Tone.WARNING)
            badge.setToolTip(self.tr("Keys older than 90 days should be replaced."))
            line.addWidget(badge)
            if connection.can_rotate:
                name = fill(self.tr("Rotate the key of %1"), connection.name)
                rotate = small(self.tr("Rotate key…"), name=name)
                rotate.setEnabled(is_idle)
                rotate.clicked.connect(partial(self._want, self.rotate_wanted, connection))
                layout.addWidget(rotate, alignment=Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        return holder

    def _actions(self, connection: Connection, *, is_idle: bool) -> QWidget:
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        name = connection.name
        if connection.in_use and is_idle:
            layout.addWidget(Label(self.tr("in use elsewhere"), Role.SMALL))
        elif connection.health is Health.UNFINISHED:
            resume = small(self.tr("Resume"), name=fill(self.tr("Resume %1"), name))
            resume.clicked.connect(partial(self._want, self.resume_wanted, connection))
            undo = small(self.tr("Undo"), name=fill(self.tr("Undo %1"), name))
            undo.set_role(ButtonRole.DANGER)
            undo.clicked.connect(partial(self._want, self.undo_wanted, connection))
            layout.addWidget(resume)
            layout.addWidget(undo)
        elif connection.health is not Health.UNDONE:
            if connection.run_id in self._in_test:
                test = small(self.tr("Cancel"), name=fill(self.tr("Cancel the test of %1"), name))
                test.clicked.connect(partial(self._want, self.stop_wanted, connection))
            else:
                test = small(self.tr("Test"), name=fill(self.tr("Test %1"), name))
                test.setEnabled(is_idle)
                test.clicked.connect(partial(self._want, self.test_wanted, connection))
            more = small(self.tr("More ▾"), name=fill(self.tr("More for %1"), name))
            more.setEnabled(is_idle)
            more.clicked.connect(partial(self._open_menu, more, connection))
            layout.addWidget(test)
            layout.addWidget(more)
        return holder

    def _open_menu(self, button: Button, connection: Connection, *_checked: bool) -> None:
        menu = self.menu(connection, button)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def menu(self, connection: Connection, parent: QWidget) -> QMenu:
        """Return the menu of what is not done every day."""
        menu = QMenu(parent)
        if (family := self._families.get(connection.kind)) is not None:
            attempt = menu.addAction(say(family.try_words))
            attempt.triggered.connect(partial(self._want, self.try_wanted, connection))
        if connection.open_url:
            kibana = menu.addAction(self.tr("Open in &Kibana"))
            kibana.triggered.connect(partial(self._want, self.open_wanted, connection))
        if connection.can_rotate:
            rotate = menu.addAction(self.tr("&Rotate key…"))
            rotate.triggered.connect(partial(self._want, self.rotate_wanted, connection))
        if connection.key_created_at is not None:
            save = menu.addAction(self.tr("&Save access key as .csv…"))
            save.triggered.connect(partial(self._want, self.save_key_wanted, connection))
        menu.addSeparator()
        undo = menu.addAction(self.tr("&Undo everything…"))
        undo.triggered.connect(partial(self._want, self.undo_wanted, connection))
        return menu

    @staticmethod
    def _want(signal: SignalInstance, connection: Connection, *_checked: bool) -> None:
        signal.emit(connection)


def _stack(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(1)
    for widget in widgets:
        layout.addWidget(widget)
    return holder
