"""A sandbox is a child that ends with its parent, and says in words why it does not start."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import httpx
import pytest
from tests.problems import problem

from fairlead.desk import practice
from fairlead.desk.late import LateDesk
from fairlead.desk.opening import open_surroundings
from fairlead.desk.surroundings import Practice


def test_a_sandbox_answers_while_it_is_open_and_is_gone_after(tmp_path: Path) -> None:
    with open_surroundings(sandbox=True, scene=["kibana_version=9.2"], state=tmp_path / "s") as box:
        assert box.practice is not None
        url = box.practice.kibana_url
        assert httpx.get(f"{url}/api/status").status_code == 200
        folder = box.aws_files.config
        assert folder is not None
        assert folder.exists()
        assert box.places.state == tmp_path / "s"
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/api/status")
    assert not folder.exists()


def test_a_wrong_scene_is_told_with_what_is_possible() -> None:
    with (
        problem("scene-wrong") as raised,
        open_surroundings(sandbox=True, scene=["licence=gratis"]),
    ):
        pass
    assert "enterprise" in raised.value.details


def test_a_sandbox_that_cannot_start_says_why_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        practice, "sandbox_command", lambda: [sys.executable, "-c", "raise SystemExit('no port')"]
    )
    with problem("sandbox-failed") as raised, practice.run_sandbox(tmp_path):
        pass
    assert raised.value.details == "no port"


def test_without_its_packages_a_sandbox_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice, "_PACKAGES", ("moto", "no_such_package"))
    with problem("sandbox-missing") as raised, practice.run_sandbox(tmp_path):
        pass
    assert "fairlead[sandbox]" in str(raised.value.advice)
    assert raised.value.details == "no_such_package"


def test_a_folder_of_the_same_name_is_not_taken_for_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as the checkout, seen from the folder it was cloned into."""
    (tmp_path / "fairlead").mkdir()
    monkeypatch.chdir(tmp_path)
    with practice.run_sandbox(tmp_path) as box:
        assert httpx.get(f"{box.practice.kibana_url}/api/status").status_code == 200


def test_the_surroundings_show_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_PASSWORD", "hunter2-hunter2")
    with open_surroundings(state=tmp_path / "s") as real:
        assert real.environ is os.environ
        assert "hunter2" not in repr(real)
    made = Practice("http://k", "http://e", "us-east-1", "hunter2", "elastic", "hunter2")
    assert "hunter2" not in repr(made)


def test_a_late_desk_is_made_by_its_first_question(tmp_path: Path) -> None:
    late = LateDesk(state=tmp_path / "state")
    assert not (tmp_path / "state").exists()
    assert late.connections() == ()
    assert (tmp_path / "state").is_dir()
    late.close()
    late.close()
    with pytest.raises(AttributeError):
        _ = late._no_such_thing
