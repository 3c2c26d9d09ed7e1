"""Times in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fairlead.ui.texts import fill

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def ago(then: float, now: float) -> str:
    """Return how long ago something was: "just now", "2 min ago", "3 days ago"."""
    passed = now - then
    if passed < MINUTE:
        return QCoreApplication.translate("Times", "just now")
    if passed < HOUR:
        return fill(QCoreApplication.translate("Times", "%1 min ago"), int(passed // MINUTE))
    if passed < DAY:
        return fill(QCoreApplication.translate("Times", "%1 h ago"), int(passed // HOUR))
    return fill(QCoreApplication.translate("Times", "%1 ago"), days(passed))


def days(passed: float) -> str:
    """Return a number of days: "1 day", "41 days"; none for what a wrong clock has in future."""
    count = max(0, int(passed // DAY))
    if count == 1:
        return QCoreApplication.translate("Times", "1 day")
    return fill(QCoreApplication.translate("Times", "%1 days"), count)
