"""Tab goes from widget to widget as they stand on screen, also to those that came later.

Qt leads Tab to widgets in the order in which they were made, so a row that a lookup adds in the
middle of a page would come after everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget

# Asked thousands of times, where taking the flag out of each policy would take milliseconds.
_BY_TAB = frozenset(
    {Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus}
)


_SOON = 30
"""Milliseconds for which changes are gathered: a lookup adds row after row."""


class TabOrder(QObject):
    """Leads Tab through the layouts of `root`, which says when widgets may have come or gone."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root
        self._stops: list[QWidget] = []
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.lead)

    def lead_soon(self) -> None:
        """Lead Tab in a turn of its own, once for all that changes until then."""
        if not self._soon.isActive():
            self._soon.start()

    def lead(self) -> None:
        """Lead Tab through `root` as it is now."""
        self._soon.stop()
        self._stops = order_tabs(self._root, self._stops)


def order_tabs(root: QWidget, before: Sequence[QWidget] = ()) -> list[QWidget]:
    """Make Tab follow the layouts of `root`, top to bottom and left to right.

    Returns the widgets that Tab goes to. Given back as `before`, they save the work where nothing
    has come or gone since.
    """
    stops = list(_stops(root))
    if stops != before:
        for one, other in pairwise(stops):
            # What is right already is left alone: a widget may hold others that follow it.
            if _next_stop(one) is not other:
                QWidget.setTabOrder(one, other)
    return stops


def _next_stop(widget: QWidget) -> QWidget | None:
    following = widget.nextInFocusChain()
    while following is not None and following is not widget and not _takes_tab(following):
        following = following.nextInFocusChain()
    return following


def _takes_tab(widget: QWidget) -> bool:
    return widget.focusPolicy() in _BY_TAB and widget.focusProxy() is None


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _takes_tab(widget):
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)
    else:
        # A line for a secret holds its button without a layout.
        for child in widget.findChildren(
            QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            yield from _stops(child)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
