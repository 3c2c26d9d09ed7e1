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
    lines = [
        f"Fairlead {fairlead.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        "",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        lines += [f"  {line}" for line in _places(cause)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def _places(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = frame.f_globals.get("__name__", "?")
        is_ours = module.split(".")[0] == "fairlead"
        name = f"{module}:{line} {frame.f_code.co_name}" if is_ours else module.split(".")[0]
        yield name


class BugDialog(QDialog):
    """Says that Fairlead made a mistake, and offers the report."""

    def __init__(self, error: BaseException, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Fairlead made a mistake"))
        self.report = bug_report(error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(self.tr("Fairlead made a mistake"), Role.TITLE))
        layout.addWidget(
            Label(
                self.tr(
                    "What was done so far is in the journal and can be resumed or undone from "
                    "Home. The report below says where it happened; it holds no names, no "
                    "addresses and no secrets."
                ),
                wraps=True,
            )
        )
        layout.addWidget(CodeView(self.report, name=self.tr("Report")), 1)
        copy = primary(self.tr("&Copy report"), lambda: copy_text(self.report))
        close = Button(self.tr("Close"), self.accept)
        buttons = row(copy, close)
        layout.addWidget(buttons)
        self.resize(640, 420)
        copy.setFocus()
