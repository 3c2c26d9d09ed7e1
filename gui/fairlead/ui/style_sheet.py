"""The one style sheet, made from the named colors and the size of body text."""

from __future__ import annotations

from string import Template

from fairlead.ui.tokens import Tokens

_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 6px; }
QWidget#header, QWidget#bar { background: $surface; }
QWidget#header { border-bottom: 1px solid $border; }
QWidget#bar { border-top: 1px solid $border; }
QWidget#rail { background: $rail; border-right: 1px solid $border; }
QScrollArea, QWidget#page { background: $window; border: none; }
QFrame[frame="card"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[frame="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }

Label { background: transparent; }
Label[role="title"] { font-size: ${size_title}px; font-weight: 600; }
Label[role="subtitle"] { font-size: ${size_large}px; color: $muted; }
Label[role="heading"] { font-size: ${size_large}px; font-weight: 600; }
Label[role="strong"] { font-weight: 600; }
Label[role="large"] { font-size: ${size_large}px; }
Label[role="muted"] { color: $muted; }
Label[role="small"] { font-size: ${size_small}px; color: $muted; }
Label[role="column"] { font-size: ${size_small}px; color: $muted; font-weight: 500; }
Label[role="field"] { font-weight: 500; }
Label[role="mono"] { font-family: "$fixed"; font-size: ${size_small}px; }
Label[role="mono-muted"] { font-family: "$fixed"; font-size: ${size_small}px; color: $muted; }
Label[role="caption"] {
    font-size: ${size_tiny}px; font-weight: 700; color: $muted; letter-spacing: 1px;
}
Label[role="danger"] { color: $danger; font-size: ${size_small}px; }
Label[role="warning"] { color: $warning; font-size: ${size_small}px; }
Label[role="footer"] { font-size: ${size_large}px; color: $muted; }

Badge { border-radius: ${radius_badge}px; padding: 2px 8px; font-size: ${size_small}px;
    font-weight: 600; }
Badge[tone="neutral"] { background: $hover; color: $muted; }
Badge[tone="info"] { background: $primary_soft; color: $primary; }
Badge[tone="success"] { background: $success_soft; color: $success; }
Badge[tone="warning"] { background: $warning_soft; color: $warning; }
Badge[tone="danger"] { background: $danger_soft; color: $danger; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $field_border; border-radius: 8px;
    padding: 8px 15px; font-size: ${size_large}px; font-weight: 500;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $primary; padding: 7px 14px; }
QPushButton:disabled { color: $faint; border-color: $border; }
QPushButton[scale="small"] { padding: 4px 9px; border-radius: 7px; font-size: ${size_body}px; }
QPushButton[scale="small"]:focus { padding: 3px 8px; }
QPushButton[role="primary"] {
    background: $primary; color: $on_primary; border: 1px solid $primary;
}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
    background: $primary_hover; border-color: $primary_hover;
}
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled {
    background: $primary_off; border-color: $primary_off; color: $on_primary_off;
}
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="danger"]:disabled { color: $faint; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0 1px;
    color: $primary; text-decoration: underline; font-weight: 400; font-size: ${size_body}px;
}
QPushButton[role="link"]:hover { color: $primary_hover; }
QPushButton[role="link"]:focus { border: 2px solid $primary; padding: 0; }
QPushButton[role="link"]:disabled { color: $faint; }
QPushButton[role="link"][scale="small"] { font-size: ${size_small}px; }
QPushButton[role="link"][scale="footer"] { font-size: ${size_large}px; color: $muted; }
QPushButton[role="fold"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 2px 4px;
    text-align: left; font-size: ${size_body}px;
}
QPushButton[role="fold"]:focus { border: 2px solid $primary; padding: 1px 3px; }
QPushButton[role="segment"] {
    border-radius: 0; border-left: none; padding: 6px 12px; font-size: ${size_body}px;
}
QPushButton[role="segment"][edge="first"] {
    border-left: 1px solid $field_border;
    border-top-left-radius: 8px; border-bottom-left-radius: 8px;
}
QPushButton[role="segment"][edge="last"] {
    border-top-right-radius: 8px; border-bottom-right-radius: 8px;
}
QPushButton[role="segment"]:checked {
    background: $primary_soft; color: $primary; font-weight: 600;
}
QPushButton[role="segment"]:focus { border: 2px solid $primary; padding: 5px 11px; }

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {
    background: $field; color: $text; border: 1px solid $field_border; border-radius: 7px;
    selection-background-color: $primary; selection-color: $on_primary;
}
QLineEdit, QComboBox, QSpinBox { padding: 7px 10px; }
QPlainTextEdit { padding: 5px 7px; }
QLineEdit[scale="cell"], QComboBox[scale="cell"] { padding: 1px 5px; border-radius: 4px; }
QLineEdit[scale="cell"]:focus, QComboBox[scale="cell"]:focus { padding: 0 4px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $primary; padding: 6px 9px; }
QPlainTextEdit:focus { border: 2px solid $primary; padding: 4px 6px; }
QPlainTextEdit[passage="true"], QPlainTextEdit[passage="true"]:focus {
    border: none; padding: 0; background: transparent;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
    border-color: $danger;
}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    color: $faint; background: $hover;
}
QLineEdit[mono="true"], QComboBox[mono="true"], QPlainTextEdit[mono="true"] {
    font-family: "$fixed"; font-size: ${size_body}px;
}
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox QAbstractItemView, QMenu {
    background: $surface; color: $text; border: 1px solid $border; outline: none; padding: 4px;
}
QComboBox QAbstractItemView::item { padding: 5px 8px; min-height: ${size_title}px; }
QComboBox QAbstractItemView::item:selected, QMenu::item:selected {
    background: $primary_soft; color: $text;
}
QMenu { border-radius: 8px; }
QMenu::item { padding: 6px 18px 6px 12px; border-radius: 5px; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
CodeView[readOnly="true"] { background: $code; border: 1px solid $border; }
CodeView { font-family: "$fixed";
    font-size: ${size_small}px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding: 2px; }
QCheckBox:focus, QRadioButton:focus {
    border: 2px solid $primary; border-radius: 5px; padding: 0;
}
QCheckBox::indicator, QRadioButton::indicator {
    width: ${size_mark}px; height: ${size_mark}px; border: 1px solid $field_border;
    background: $field;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${radius_mark}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $primary; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked {
    background: $primary; border-color: $primary;
}
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $hover; }

QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 7px;
    min-height: 7px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }

RecordTable { background: $surface; border: 2px solid transparent; border-radius: 5px; }
RecordTable:focus { border-color: $primary; }
RecordTable QHeaderView, RecordTable QHeaderView::section {
    background: $surface; color: $muted; border: none; font-size: ${size_small}px;
    font-weight: 500;
}
RecordTable QHeaderView::section { border-bottom: 1px solid $border; padding: 2px 8px 6px 8px; }
EditTable, CheckList QListView { background: $surface; border: none; }
EditTable QHeaderView, EditTable QHeaderView::section {
    background: $surface; color: $muted; border: none; font-size: ${size_small}px;
    font-weight: 500;
}
EditTable QHeaderView::section { border-bottom: 1px solid $border; padding: 2px 8px 6px 8px; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $field_border; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")


def style_sheet(tokens: Tokens, base: int, fixed: str) -> str:
    """Return the style sheet for these colors.

    `base` is the height of body text in logical pixels; every other size follows from it. `fixed`
    is the family of the fixed-width font.
    """
    colors = tokens._asdict()
    return _SHEET.substitute(
        colors,
        on_primary_off=tokens.surface,
        fixed=fixed,
        size_title=round(base * 1.6),
        size_large=base + 1,
        size_body=base,
        size_small=base - 1,
        size_tiny=base - 2,
        size_mark=base + 1,
        radius_mark=(base + 3) // 2,
        radius_badge=(base + 5) // 2,
    )
