"""A full sync, watched: how it stands, what it brought, and what that means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from fairlead.core.errors import Problem
from fairlead.flows.s3_desk import S3Desk
from fairlead.flows.s3_views import SyncState, SyncStatus
from fairlead.ui.bridge import Bridge
from fairlead.ui.figures import count_words
from fairlead.ui.texts import fill, say
from fairlead.ui.widgets.announce import announce
from fairlead.ui.widgets.badge import Badge, Tone
from fairlead.ui.widgets.buttons import small
from fairlead.ui.widgets.card import Card
from fairlead.ui.widgets.label import Label, Role

_EVERY_MS = 2_000
_TONES = {
    SyncState.COMPLETED: Tone.SUCCESS,
    SyncState.ERROR: Tone.DANGER,
    SyncState.SUSPENDED: Tone.WARNING,
    SyncState.CANCELED: Tone.NEUTRAL,
}


class FullSync(Card):
    """Shows the newest full sync and looks again until it is over. Hidden while there is none.

    Signals:
        changed: The sync stands otherwise now.
        refused: A call failed (a `Problem`, what does it again).
    """

    changed = Signal()
    refused = Signal(object, object)

    def __init__(
        self,
        desk: S3Desk,
        bridge: Bridge,
        run_id: Callable[[], str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Full sync"))
        self.title.setVisible(True)
        self._desk = desk
        self._bridge = bridge
        self._run_id = run_id
        self.status: SyncStatus | None = None
        self.is_asking = False
        self.badge = Badge()
        self.cancel_button = small(
            self.tr("Ca&ncel sync"), self.cancel, name=self.tr("Cancel the full sync")
        )
        self.head.addWidget(self.badge)
        self.head.addWidget(self.cancel_button)
        self._counts = Label(role=Role.STRONG, wraps=True, selectable=True)
        self._meaning = Label(wraps=True, selectable=True)
        self._error = Label(role=Role.DANGER, wraps=True, selectable=True)
        self._service = Label(role=Role.SMALL, wraps=True, selectable=True)
        for label in (self._counts, self._meaning, self._error, self._service):
            self.add(label)
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.look)
        self._show(None)

    @property
    def is_going_on(self) -> bool:
        """Whether a sync was asked for and is not over."""
        return self.status is not None and not self.status.state.is_over

    @property
    def words(self) -> tuple[str, ...]:
        """What is said of the sync, from its state to the service."""
        labels = (self.badge, self._counts, self._meaning, self._error, self._service)
        return tuple(label.text() for label in labels)

    def look(self) -> None:
        """Ask how the newest sync stands, and again while it goes on."""
        job = self.status.job_id if self.is_going_on and self.status is not None else ""
        run_id = self._run_id()
        self._bridge.ask(
            self,
            "status",
            lambda: self._desk.sync_status(run_id, job),
            on_result=self._show,
            on_problem=lambda problem: self._refuse(self.look, problem),
        )

    def start(self) -> None:
        """Ask the connector service for a full sync."""
        self._change(lambda: self._desk.start_sync(self._run_id()), self.start)

    def cancel(self) -> None:
        """Cancel the sync that goes on."""
        if self.status is not None:
            job = self.status.job_id
            self._change(lambda: self._desk.cancel_sync(self._run_id(), job), self.cancel)

    def stop(self) -> None:
        """Look no more until `look` is called again."""
        self.timer.stop()
        self._bridge.drop(self, "status")

    def _change(self, work: Callable[[], SyncStatus], retry: Callable[[], None]) -> None:
        # An older answer must not come after the one to this.
        self.stop()
        self._set_asking(True)
        self._bridge.run(
            self,
            lambda _cancel, _report: work(),
            on_event=lambda _event: None,
            on_result=self._end_change,
            on_problem=partial(self._refuse_change, retry),
            on_stopped=lambda: self._set_asking(False),
        )

    def _end_change(self, status: SyncStatus) -> None:
        self._set_asking(False)
        self._show(status)

    def _refuse_change(self, retry: Callable[[], None], problem: Problem) -> None:
        self._set_asking(False)
        self._refuse(retry, problem)

    def _refuse(self, retry: Callable[[], None], problem: Problem) -> None:
        self.refused.emit(problem, retry)

    def _set_asking(self, is_asking: bool) -> None:
        self.is_asking = is_asking
        self.cancel_button.setEnabled(not is_asking)
        self.changed.emit()

    def _show(self, status: SyncStatus | None) -> None:
        before = self.status
        self.status = status
        self.setVisible(status is not None)
        if status is not None:
            self._show_status(status)
            if before is None or before.state is not status.state:
                announce(self, fill(self.tr("Full sync: %1"), self.badge.text()))
        if self.is_going_on:
            self.timer.start()
        self.changed.emit()

    def _show_status(self, status: SyncStatus) -> None:
        self.badge.show_state(self._state_words(status.state), _TONES.get(status.state, Tone.INFO))
        is_canceling = status.state is SyncState.CANCELING
        self.cancel_button.setVisible(self.is_going_on and not is_canceling)
        self._counts.setText(
            fill(
                self.tr("%1 documents indexed, %2 deleted, %3 MB"),
                count_words(status.indexed),
                count_words(status.deleted),
                count_words(status.volume_mib),
            )
        )
        self._meaning.setText(say(status.meaning))
        self._meaning.setVisible(bool(self._meaning.text()))
        self._error.setText(status.error)
        self._error.setVisible(bool(status.error))
        self._service.setText(
            fill(
                self.tr(
                    "Connector status: %1. It tells how the service gets on with the connector; "
                    "whether documents came, only the last sync tells. %2"
                ),
                status.connector_status or "\u2013",
                self._seen_words(status.seen_seconds_ago),
            )
        )

    def _state_words(self, state: SyncState) -> str:
        return {
            SyncState.PENDING: self.tr("waiting for the service"),
            SyncState.IN_PROGRESS: self.tr("in progress"),
            SyncState.SUSPENDED: self.tr("suspended"),
            SyncState.CANCELING: self.tr("canceling"),
            SyncState.CANCELED: self.tr("canceled"),
            SyncState.COMPLETED: self.tr("completed"),
            SyncState.ERROR: self.tr("failed"),
        }[state]

    def _seen_words(self, seconds: float | None) -> str:
        if seconds is None:
            return self.tr("No service has checked in yet.")
        if seconds < 90:
            return fill(self.tr("The service checked in %1 s ago."), round(seconds))
        return fill(self.tr("The service checked in %1 min ago."), round(seconds / 60))
