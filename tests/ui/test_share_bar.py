from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from fairlead.ui.theme import Theme
from fairlead.ui.tokens import LIGHT
from fairlead.ui.widgets.share_bar import Share, ShareBar

SHARES = (
    Share(600, "600 with text", "primary"),
    Share(0, "0 dropped", "danger"),
    Share(1, "1 too large", "warning"),
)


def test_the_smallest_share_is_seen_and_nothing_is_not(qtbot: QtBot, theme: Theme) -> None:
    bar = ShareBar("Fates")
    qtbot.addWidget(bar)
    bar.resize(400, 60)
    bar.show_shares(SHARES)
    image = bar.grab().toImage()
    row = [QColor(image.pixel(x, 6)).name() for x in range(400)]
    assert row.count(LIGHT.primary) > 380
    assert row.count(LIGHT.warning) >= 2
    assert LIGHT.danger not in row
    assert bar.accessibleDescription() == "600 with text, 1 too large"


def test_a_narrow_bar_gets_more_lines_of_legend(qtbot: QtBot) -> None:
    bar = ShareBar("Fates")
    qtbot.addWidget(bar)
    bar.show_shares(SHARES)
    assert bar.heightForWidth(120) > bar.heightForWidth(600)
