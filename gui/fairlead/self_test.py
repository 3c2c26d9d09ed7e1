"""`fairlead --self-test`: does this installation hold together? Silent when it does.

It loads every resource, builds and paints every page of every family, and lets every example be
proved and undone on a sandbox. What fails is raised: an installation that does not pass is broken,
and the traceback says where. Where the sandbox was not installed, that is said in words.
"""

from __future__ import annotations

import os
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from fairlead.app import build_window
from fairlead.bedrock import bedrock_family
from fairlead.cli import EXIT_FAILED, EXIT_PROVED
from fairlead.commands.reporters import Words
from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.events import Ending
from fairlead.core.secrets import SecretBag
from fairlead.desk.late import LateDesk
from fairlead.desk.local import LocalDesk
from fairlead.desk.practice import require_packages
from fairlead.s3 import s3_family
from fairlead.services.display import prefer_utf8
from fairlead.ui.asking import DialogAsker
from fairlead.ui.draft import Draft
from fairlead.ui.family import Family
from fairlead.ui.frame import ARGUMENTS
from fairlead.ui.page import PageContext
from fairlead.ui.runs import RunHandle
from fairlead.ui.theme import Theme
from fairlead.ui.window import MainWindow

_SCENE = ("key_delay=0.5", "agreement_delay=0.5")


def run_self_test() -> int:
    """Return 0 if all of it holds; raise what does not."""
    try:
        require_packages()
    except Problem as problem:
        Words().fail(problem)
        return EXIT_FAILED
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prefer_utf8()
    _load(resources.files("fairlead.resources"))
    app = QApplication(["fairlead", *ARGUMENTS])
    Theme(app, parent=app)
    late = LateDesk(sandbox=True, scene=_SCENE)
    window = build_window(late, is_sandbox=True)
    try:
        _paint_pages(late, window)
        with resources.as_file(resources.files("fairlead.resources") / "examples") as examples:
            for example in sorted(Path(examples).glob("*.toml")):
                _prove(late.made(), example)
    finally:
        window.bridge.close()
        late.close()
    return EXIT_PROVED


def _load(folder: Traversable) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            _load(entry)
        else:
            entry.read_bytes()


def _paint_pages(desk: LateDesk, window: MainWindow) -> None:
    window.grab()
    families: tuple[Family[Any], ...] = (bedrock_family(desk), s3_family(desk))
    for family in families:
        bag = SecretBag()
        draft = Draft(family.begin(bag), family.settle, parent=window)
        for page in family.pages:
            run = RunHandle(parent=window)
            family.make_page(
                PageContext(
                    page,
                    draft,
                    desk.as_desk(),
                    window.bridge,
                    bag,
                    DialogAsker(),
                    run,
                    family.build_plan,
                )
            ).grab()


def _prove(desk: LocalDesk, example: Path) -> None:
    cancel = CancelToken()
    plan, bag = plan_from_file(desk, example, cancel)
    ended = desk.apply(plan, bag, lambda _event: None, cancel)
    if ended.problem is not None:
        raise ended.problem
    assert ended.ending is Ending.PROVED
    undone = desk.undo(ended.run_id, bag, lambda _event: None, cancel)
    if undone.problem is not None:
        raise undone.problem
    assert undone.ending is Ending.UNDONE
