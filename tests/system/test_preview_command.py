"""fairlead preview as a program: what it prints, how it ends, where it looks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.system.program import Ended, Program

from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.json"
    path.write_text('[{"bucket": "fairlead-handbook", "extension": [".md", ".png"]}]', "utf-8")
    return path


def objects(ended: Ended) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ended.out.splitlines()]


EXPECTED = [
    {"bucket": "fairlead-handbook", "key": "docs/mooring.md", "rule": 1, "action": "text"},
    {"bucket": "fairlead-handbook", "key": "images/harbor.png", "rule": 1, "action": "metadata"},
]


def check_objects(ended: Ended) -> None:
    assert (ended.status, ended.err) == (0, "")
    found = objects(ended)
    assert all(line.pop("size") > 0 for line in found)
    assert found == EXPECTED


def test_on_a_sandbox_of_its_own_every_line_is_an_object(tmp_path: Path, rules: Path) -> None:
    lone = Program(tmp_path, {})
    check_objects(lone.run("preview", rules, "--sandbox", "--json"))
    assert not lone.state.exists()


def test_it_goes_where_the_environment_says(tmp_path: Path, rules: Path) -> None:
    with World(Scene(key_delay=0)) as world:
        key = {
            "AWS_ENDPOINT_URL": world.aws_url,
            "AWS_ACCESS_KEY_ID": world.admin.access_key_id,
            "AWS_SECRET_ACCESS_KEY": world.admin.secret_access_key,
        }
        there = Program(tmp_path, key)
        check_objects(there.run("preview", rules, "--json"))
        # Refused settings are known without a look at any bucket.
        rules.write_text('[{"bucket": "b", "suffix": "x"}]', "utf-8")
        ended = there.run("preview", rules, "--json")
    assert (ended.status, ended.err) == (1, "")
    assert ended.last["problem"]["code"] == "sync-rules"
    assert "suffix" in ended.last["problem"]["advice"]


def test_a_person_reads_words(tmp_path: Path, rules: Path) -> None:
    lone = Program(tmp_path, {})
    ended = lone.run("preview", rules, "--sandbox")
    assert ended.status == 0
    assert "fairlead-handbook/docs/mooring.md" in ended.out
    ended = lone.run("preview", tmp_path / "none.json", "--sandbox")
    assert ended.status == 1
    assert "cannot be read" in ended.err
