"""Answers further starts of Fairlead: this window comes forward instead."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget


class InstanceServer(QObject):
    """Listens on a socket that is bound already.

    Signals:
        raise_wanted: Another start asks, with the desktop's token for taking the focus, or "".
    """

    raise_wanted = Signal(str)

    def __init__(self, descriptor: int, answer: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._meet)
        self._server.listen(descriptor)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _meet(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.readyRead.connect(lambda connection=connection: self._read(connection))
            # What came before this was connected is not announced again.
            self._read(connection)

    def _read(self, connection: QLocalSocket) -> None:
        if connection.canReadLine():
            token = bytes(connection.readLine().data()).decode(errors="replace").strip()
            self.raise_wanted.emit(token)
            connection.write(self._answer)
            connection.disconnectFromServer()


def bring_forward(window: QWidget, token: str) -> None:
    """Show the window above the others and give it the focus, as far as the desktop lets it."""
    if token:
        # Qt's Wayland plugin takes it from there with the next request.
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
