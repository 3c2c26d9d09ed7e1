"""The pages that S3 shares with other journeys, as S3 uses them."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.desk import SIGNED_IN_AWS, SIGNED_IN_ELASTIC, FakeDesk
from tests.ui.keys import press
from tests.ui.pages.conftest import S3Opener
from tests.ui.pages.finding import has_button, note_at, shown_words, state_of, tab_to_words
from tests.ui.run_desk import ACCOUNT
from tests.ui.s3_desk import BUCKETS, EU, US

from fairlead.flows.answers import ElasticMethod, PolicyScope
from fairlead.flows.s3 import fill_names
from fairlead.flows.s3_answers import RulesAnswers, S3Answers, S3ConnectorAnswers
from fairlead.flows.sync_rules import Rule
from fairlead.ui.page import PageState
from fairlead.ui.pages.s3_forms import FORMS
from fairlead.ui.widgets.code import CodeView

READY = fill_names(
    S3Answers(
        aws=SIGNED_IN_AWS,
        elastic=replace(SIGNED_IN_ELASTIC, method=ElasticMethod.PASSWORD, username="elastic"),
        rules=RulesAnswers(known=BUCKETS, looked_up_for=ACCOUNT, chosen=(EU, US)),
        connector=S3ConnectorAnswers(id="5f1c2a34-9b7d-4c1e-8a2f-0d3e4b5a6c7d"),
    )
)
BY_KEY = replace(READY, elastic=SIGNED_IN_ELASTIC)


def document_of(opener: S3Opener) -> str:
    view = next(
        view
        for view in opener.frame.findChildren(CodeView)
        if view.accessibleName() == "Policy document"
    )
    return view.toPlainText()


def test_sign_in_is_checked_by_what_s3_needs(
    qtbot: QtBot, open_s3_page: S3Opener, desk: FakeDesk
) -> None:
    page = open_s3_page("sign-in", READY)
    qtbot.waitUntil(lambda: "May list the 4 buckets" in list(shown_words(page)))
    assert "bedrock_preflight" not in desk.calls


def test_sign_in_by_key_says_what_it_cannot_do(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    page = open_s3_page("sign-in", BY_KEY)
    assert "cannot create the API key of the connector" in note_at(
        page, "How to sign in to Elastic"
    )
    assert has_button(page, "User and password")
    qtbot.waitUntil(lambda: "May list the 4 buckets" in list(shown_words(page)))
    assert state_of(page) is not PageState.ERROR, "there are other ways, on Connector"


def test_the_policy_names_the_chosen_buckets_and_their_key(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("policy", READY)
    assert state_of(page) is PageState.VALID
    assert f"{EU}, {US}" in list(shown_words(page))
    statements = json.loads(document_of(open_s3_page))["Statement"]
    assert [f"arn:aws:s3:::{EU}/*", f"arn:aws:s3:::{US}/*"] in [s["Resource"] for s in statements]
    assert any(s["Action"] == ["kms:Decrypt"] for s in statements)
    assert any("encrypted with a key of your own" in words for words in shown_words(page))


def test_a_bucket_whose_encryption_nobody_knows_is_warned_of(open_s3_page: S3Opener) -> None:
    page = open_s3_page("policy", replace(READY, rules=replace(READY.rules, chosen=("by-hand",))))
    assert state_of(page) is PageState.VALID
    assert any("How by-hand is encrypted" in words for words in shown_words(page))


def test_rules_say_which_buckets_the_policy_is_for(qtbot: QtBot, open_s3_page: S3Opener) -> None:
    rules = replace(READY.rules, rules=(Rule(US, "notes/"),))
    page = open_s3_page("policy", replace(READY, rules=rules))
    assert US in list(shown_words(page))
    assert EU not in document_of(open_s3_page)


def test_the_policy_of_the_documents_is_one_click_away(
    qtbot: QtBot, open_s3_page: S3Opener
) -> None:
    page = open_s3_page("policy", READY)
    tab_to_words("Chosen buckets")
    press(Qt.Key.Key_Right)
    assert page.draft.answers.policy.scope is PolicyScope.DOCUMENTED
    actions = json.loads(document_of(open_s3_page))["Statement"][0]["Action"]
    assert set(actions) == {
        *("s3:ListAllMyBuckets", "s3:ListBucket", "s3:GetBucketLocation", "s3:GetObject")
    }
    assert not has_button(page, "Any Claude model")


@pytest.mark.parametrize("page_id", list(FORMS))
def test_every_page_opens(qtbot: QtBot, open_s3_page: S3Opener, page_id: str) -> None:
    page = open_s3_page(page_id, READY)
    qtbot.waitUntil(lambda: page.bridge.pending == 0)
    assert state_of(page) is not PageState.ERROR


def test_the_pages_of_s3_know_nothing_of_bedrock() -> None:
    seen: set[str] = set()
    wanted = ["fairlead.ui.pages.s3_forms"]
    while wanted:
        name = wanted.pop()
        if name in seen or not name.startswith("fairlead.ui.p"):
            continue
        seen.add(name)
        path = import_module(name).__file__
        assert path is not None
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                assert "bedrock" not in node.module, f"{name} imports {node.module}"
                wanted.append(node.module)
    assert len(seen) > 20
