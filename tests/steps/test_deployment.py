"""The deployment files of a run: without a key in its folder, with it where they are saved."""

from __future__ import annotations

import stat
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from tests.core.toys import Crash
from tests.problems import problem
from tests.steps.fused import FusedStage
from tests.steps.stage import Stage

from fairlead.core.events import Ending
from fairlead.core.plan import Plan, StepSpec
from fairlead.flows.deployment import KEY_FILE
from fairlead.sandbox.world import World
from fairlead.services.vault import MemoryVault
from fairlead.steps.deployment import save_files, service_of

FOLDER = "s3-0a1b2c3d"
FILES = {"config.yml", "docker-compose.yml", "docker-run.sh"}
NEVER = 10**9
API_KEY = "a2V5LWlkOnNlY3JldC1vZi1rZXk="


def spec(version: str = "9.6.1") -> StepSpec:
    values = {
        "connector_id": "0a1b2c3d-1111",
        "version": version,
        "elasticsearch_url": "https://es.example.com:9243",
        "folder_name": FOLDER,
    }
    return StepSpec("deployment", "deployment-files", values)


@pytest.fixture
def vault() -> MemoryVault:
    opened = MemoryVault()
    opened.store("entry", API_KEY)
    return opened


def folder_of(stage: Stage) -> Path:
    return stage.folder / "deployment" / FOLDER


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_the_files_are_written_without_a_key_and_undone(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(spec()))
    records = stage.prove(run_id)
    folder = folder_of(stage)
    assert records["deployment"].facts["folder"] == str(folder)
    assert set(modes(folder)) == FILES
    assert set(modes(folder).values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert "9.6.1" in (folder / "docker-compose.yml").read_text()
    ended = stage.undo(run_id)
    assert (ended.ending, ended.left) == (Ending.UNDONE, ())
    assert not folder.exists()
    assert stage.undo(run_id).ending is Ending.UNDONE


def test_files_that_somebody_changed_are_written_anew(stage: Stage) -> None:
    plan = stage.plan(spec())
    folder = folder_of(stage)
    folder.mkdir(parents=True)
    (folder / "config.yml").write_text("connectors: []\n")
    stage.prove(stage.begin(plan))
    assert "0a1b2c3d-1111" in (folder / "config.yml").read_text()


def test_what_others_put_into_the_folder_stays(stage: Stage) -> None:
    run_id = stage.begin(stage.plan(spec()))
    stage.prove(run_id)
    (folder_of(stage) / "notes.txt").write_text("mine")
    ended = stage.undo(run_id)
    (left,) = ended.left
    assert str(folder_of(stage)) in str(left.what)
    assert set(modes(folder_of(stage))) == {"notes.txt"}


def test_a_folder_that_cannot_be_made_is_said(stage: Stage) -> None:
    (stage.folder / "deployment").write_text("in the way")
    ended = stage.run(stage.begin(stage.plan(spec())))
    assert ended.problem is not None
    assert ended.problem.code == "folder-refused"


def test_saving_puts_the_key_into_one_file_of_the_owners(
    stage: Stage, vault: MemoryVault, tmp_path: Path
) -> None:
    service = service_of(stage.plan(spec()))
    assert service is not None
    folder = tmp_path / "service"
    paths = save_files(service, vault, "entry", folder)
    assert {path.name for path in paths} == set(modes(folder))
    assert set(modes(folder).values()) == {0o600}
    holding = [path.name for path in paths if API_KEY in path.read_text()]
    assert holding == [KEY_FILE]
    with problem("keyring-entry-missing"):
        save_files(service, vault, "elsewhere", folder)


def test_saving_removes_the_key_that_was_left_where_saving_was_killed(
    stage: Stage, vault: MemoryVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = service_of(stage.plan(spec()))
    assert service is not None
    folder = tmp_path / "service"
    folder.mkdir()
    (folder / f".{KEY_FILE}.theirs").write_text("theirs")
    replace = Path.replace

    def replace_or_die(draft: Path, path: Path) -> Path:
        if path.name == KEY_FILE:
            raise Crash
        return replace(draft, path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace_or_die)
        with pytest.raises(Crash):
            save_files(service, vault, "entry", folder)
    assert [path.name for path in folder.iterdir() if API_KEY in path.read_text()] != []

    save_files(service, vault, "entry", folder)

    assert set(modes(folder)) == {*FILES, KEY_FILE, f".{KEY_FILE}.theirs"}


def test_where_elastic_runs_the_service_there_are_no_files(stage: Stage) -> None:
    assert service_of(Plan("s3", "Docs")) is None
    rows = stage.steps(stage.plan(spec()))[0].rows
    assert "docker run" in rows[0].call
    assert KEY_FILE not in [line for line in rows[0].call.splitlines() if line == KEY_FILE]


def test_a_crash_at_any_moment_is_mended_by_going_on_and_by_undoing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(FusedStage(world, tmp_path)) as fused:
        replace = Path.replace

        def replace_fused(draft: Path, path: Path) -> Path:
            fused.fuse.tick()
            replaced = replace(draft, path)
            fused.fuse.tick()
            return replaced

        monkeypatch.setattr(Path, "replace", replace_fused)
        for ticks in count(1):
            run_id = fused.begin(fused.plan(spec()))
            was_pulled = fused.crashes("run", run_id, ticks)
            assert not fused.crashes("run", run_id, NEVER)
            assert set(modes(folder_of(fused))) == FILES
            _ = fused.crashes("undo", run_id, ticks)
            assert not fused.crashes("undo", run_id, NEVER)
            assert not folder_of(fused).exists()
            if not was_pulled:
                assert ticks > 8
                return
