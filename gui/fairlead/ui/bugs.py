"""A failure that is nobody's fault but ours: one dialog, and a report that gives nothing away."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

import fairlead
from fairlead.ui.widgets.buttons import Button, primary
from fairlead.ui.widgets.card import row
from fairlead.ui.widgets.code import CodeView
from fairlead.ui.widgets.label import Label, Role
from fairlead.ui.widgets.notice import copy_text


def bug_report(error: BaseException) -> str:
    """Return what may leave the machine: versions, kinds of exceptions, and lines of code.

    No message and no value: either could hold a name, a path or a secret.
    """
    lines = [*versions(), ""]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        lines += [f"  {line}" for line in _places(cause)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def versions() -> tuple[str, str]:
    """Return the lines that every report begins with."""
    return (
        f"Fairlead {fairlead.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
    )


def _places(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = frame.f_globals.get("__name__", "?")
        is_ours = module.split(".")[0] == "fairlead"
        name = f"{module}:{line} {frame.f_code.co_name}" if is_ours else module.split(".")[0]
        yield name


class ReportDialog(QDialog):
    """A report that can be copied, and why there is one."""

    def __init__(self, title: str, words: str, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.report = report
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(title, Role.TITLE))
        layout.addWidget(Label(words, wraps=True))
        layout.addWidget(CodeView(self.report, name=self.tr("Report")), 1)
        copy = primary(self.tr("&Copy report"), lambda: copy_text(self.report))
        close = Button(self.tr("Close"), self.accept)
        buttons = row(copy, close)
        layout.addWidget(buttons)
        self.resize(640, 420)
        copy.setFocus()


class BugDialog(ReportDialog):
    """Says that Fairlead made a mistake, and offers the report."""

    def __init__(self, error: BaseException, parent: QWidget) -> None:
        super().__init__(
            self.tr("Fairlead made a mistake"),
            self.tr(
                "What was done so far is in the journal and can be resumed or undone from "
                "Home. The report below says where it happened; it holds no names, no "
                "addresses and no secrets."
            ),
            bug_report(error),
            parent,
        )


class CrashDialog(ReportDialog):
    """Says that the Fairlead before this one died, and offers what it left."""

    def __init__(self, report: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("Fairlead crashed the last time"),
            self.tr(
                "Nothing that was done is lost: what was not finished can be resumed or undone "
                "from Home. The report below says where it happened; it holds no names, no "
                "addresses and no secrets."
            ),
            "\n".join([*versions(), "", report]),
            parent,
        )
