"""Answers the window's questions in tests, without a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fairlead.ui.question import Question, Tick


@dataclass
class FakeAsker:
    """Says yes or no to all questions, and knows one path. `asked` lists what was asked.

    `ticks` are the ids that it ticks, `offered` the words of all that it was offered to tick.
    """

    says_yes: bool = True
    path: Path | None = None
    ticks: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)

    def confirm(self, parent: QWidget, question: Question, on_yes: Callable[[], None]) -> None:
        self.asked.append(question.title)
        if self.says_yes:
            on_yes()

    def confirm_with(
        self,
        parent: QWidget,
        question: Question,
        ticks: Sequence[Tick],
        on_yes: Callable[[frozenset[str]], None],
        on_no: Callable[[], None],
    ) -> None:
        self.asked.append(question.title)
        self.offered += [tick.words for tick in ticks]
        if self.says_yes:
            on_yes(self.ticks)
        else:
            on_no()

    def choose_save_path(
        self, parent: QWidget, title: str, proposal: str, on_path: Callable[[Path], None]
    ) -> None:
        self.asked.append(f"{title}: {proposal}")
        if self.path is not None:
            on_path(self.path)

    def choose_file(
        self, parent: QWidget, title: str, kinds: str, on_path: Callable[[Path], None]
    ) -> None:
        self.asked.append(f"{title}: {kinds}")
        if self.path is not None:
            on_path(self.path)

    def choose_folder(self, parent: QWidget, title: str, on_path: Callable[[Path], None]) -> None:
        self.asked.append(title)
        if self.path is not None:
            on_path(self.path)
