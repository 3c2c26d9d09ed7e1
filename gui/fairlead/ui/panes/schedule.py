"""When full syncs start: a cron expression built from choices, with the times that follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fairlead.core.texts import Text
from fairlead.flows.quartz import WEEKDAY_NAMES, next_times, read_cron
from fairlead.flows.s3_schedule import Plan, Rhythm, cron_of, describe, plan_of
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.card import Card, row
from fairlead.ui.widgets.field import Field
from fairlead.ui.widgets.inputs import CheckBox, ComboBox, LineEdit
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.segmented import Segmented

_OWN = "own"
_PACES = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)
_USES = {
    Rhythm.MINUTES: ("every",),
    Rhythm.HOURLY: ("minute",),
    Rhythm.DAILY: ("hour", "minute"),
    Rhythm.WEEKLY: ("hour", "minute"),
    Rhythm.MONTHLY: ("day", "hour", "minute"),
}


class SchedulePane(Card):
    """Asks whether and when.

    Signals:
        enabled: Syncs are to start by themselves, or not (a bool).
        edited: Another expression is wanted (a string).
    """

    enabled = Signal(bool)
    edited = Signal(str)

    def __init__(
        self,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Schedule"), parent=parent)
        self._now = now
        self._interval = ""
        self._is_own = False
        self._enabled = CheckBox(self.tr("Start full s&yncs on a schedule"))
        self._rhythm = Segmented(self._rhythms(), name=self.tr("How often"))
        self._choices = {
            "every": self._choice(self.tr("Every"), _PACES, self.tr("%1 minutes")),
            "day": self._choice(self.tr("Day of month"), range(1, 32), "%1"),
            "hour": self._choice(self.tr("Hour (UTC)"), range(24), "%1"),
            "minute": self._choice(self.tr("Minute"), range(60), "%1"),
        }
        self._weekdays = {
            number: CheckBox(say(words)) for number, words in sorted(WEEKDAY_NAMES.items())
        }
        self.expression = Field(
            self.tr("Cron e&xpression"),
            LineEdit(mono=True),
            hint=self.tr(
                "Seconds, minutes, hours, day of month, month, day of week; in UTC. Write ? for the"
                " day that is not named."
            ),
        )
        self._days = row(*self._weekdays.values(), spacing=10)
        self._words = Label("", Role.STRONG, wraps=True)
        self._next = Label("", Role.MUTED, wraps=True, selectable=True)
        self._plan = QWidget()
        layout = QVBoxLayout(self._plan)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._rhythm)
        layout.addWidget(self._days)
        layout.addWidget(row(*self._choices.values(), spacing=14))
        layout.addWidget(self.expression)
        layout.addWidget(self._words)
        layout.addWidget(self._next)
        self.body.addWidget(self._enabled, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add(self._plan)
        self._connect()

    def _rhythms(self) -> tuple[tuple[str, str], ...]:
        return (
            (Rhythm.MINUTES.value, self.tr("Minutes")),
            (Rhythm.HOURLY.value, self.tr("Hourly")),
            (Rhythm.DAILY.value, self.tr("Daily")),
            (Rhythm.WEEKLY.value, self.tr("Weekly")),
            (Rhythm.MONTHLY.value, self.tr("Monthly")),
            (_OWN, self.tr("Own")),
        )

    @staticmethod
    def _choice(name: str, numbers: Any, words: str) -> Field[ComboBox]:
        field = Field(name, ComboBox())
        field.editor.offer(((str(number), fill(words, number)) for number in numbers), "")
        return field

    def _connect(self) -> None:
        self._enabled.toggled.connect(self.enabled)
        self._rhythm.chosen.connect(self._choose)
        for name, field in self._choices.items():
            field.editor.currentIndexChanged.connect(
                lambda _index, name=name: self._set(name, int(self._choices[name].editor.value))
            )
        for number, box in self._weekdays.items():
            box.toggled.connect(partial(self._tick, number))
        self.expression.editor.textEdited.connect(self.edited)

    def show_answers(self, interval: str, *, is_enabled: bool) -> None:
        """Show the schedule and the next times it names."""
        self._interval = interval
        plan = plan_of(interval)
        is_own = self._is_own or plan is None
        self._enabled.show_tick(is_enabled)
        self._plan.setVisible(is_enabled)
        self._rhythm.show_value(_OWN if is_own or plan is None else plan.rhythm.value)
        self.expression.setVisible(is_own)
        self.expression.editor.show_text(interval)
        uses = () if is_own or plan is None else _USES[plan.rhythm]
        for name, field in self._choices.items():
            field.setVisible(name in uses)
            if plan is not None:
                field.editor.show_value(str(getattr(plan, name)))
        is_weekly = not is_own and plan is not None and plan.rhythm is Rhythm.WEEKLY
        self._days.setVisible(is_weekly)
        for number, box in self._weekdays.items():
            box.show_tick(plan is not None and number in plan.weekdays)
        self._show_times()

    def _show_times(self) -> None:
        cron = read_cron(self._interval)
        self._words.setText("" if isinstance(cron, Text) else say(describe(self._interval)))
        times = () if isinstance(cron, Text) else next_times(cron, self._now())
        shown = ", ".join(f"{moment:%Y-%m-%d %H:%M} UTC" for moment in times)
        self._next.setText(fill(self.tr("Next: %1"), shown) if shown else "")
        for label in (self._words, self._next):
            label.setVisible(bool(label.text()))

    def _choose(self, value: str) -> None:
        self._is_own = value == _OWN
        if self._is_own:
            self.show_answers(self._interval, is_enabled=True)
            self.expression.editor.setFocus()
        else:
            self._put(replace(plan_of(self._interval) or Plan(), rhythm=Rhythm(value)))

    def _set(self, name: str, number: int) -> None:
        plan = plan_of(self._interval)
        if plan is not None:
            changes: dict[str, Any] = {name: number}
            self._put(replace(plan, **changes))

    def _tick(self, number: int, is_ticked: bool) -> None:
        plan = plan_of(self._interval)
        if plan is None:
            return
        days = {*plan.weekdays, number} if is_ticked else {*plan.weekdays} - {number}
        # A week without a day would be no schedule: the last tick stays.
        self._put(replace(plan, weekdays=tuple(sorted(days)) or plan.weekdays))
        self._weekdays[number].show_tick(is_ticked or not days)

    def _put(self, plan: Plan) -> None:
        interval = cron_of(plan)
        if interval != self._interval:
            self.edited.emit(interval)
        else:
            self.show_answers(interval, is_enabled=True)
