"""Folders and files that only their owner can look into."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest
from tests.problems import problem

from fairlead.services.places import default_places, delete_private, places_in, write_private

DATA = b"User name,Password\r\n"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_state_folder_is_made_for_its_owner_alone(home: Path) -> None:
    places = default_places()
    assert places.state == Path(os.environ["XDG_STATE_HOME"]) / "fairlead"
    assert mode_of(places.state) == 0o700
    assert default_places() == places


def test_a_folder_of_ones_own_holds_everything(tmp_path: Path) -> None:
    places = places_in(tmp_path / "a" / "b")
    assert places.state == places.documents == tmp_path / "a" / "b"
    assert mode_of(places.state) == 0o700


def test_a_folder_that_everybody_can_write_to_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    with problem("folder-open") as raised:
        places_in(folder)
    assert str(folder) in str(raised.value)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with problem("folder-not-usable") as raised:
            places_in(folder)
        assert raised.value.details


@pytest.mark.parametrize("answer", ["not writable", "not ours"])
def test_a_folder_that_is_not_ours_is_refused(
    answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root, who may run these tests, can write everywhere: so the system's answer is bent.
    if answer == "not writable":
        monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with problem("folder-not-usable"):
        places_in(tmp_path / "state")


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL])
def test_a_folder_without_locks_is_refused_before_any_work(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _command: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "lockf", refuse)
    with problem("folder-without-locks") as raised:
        places_in(tmp_path)
    assert str(tmp_path) in str(raised.value)
    assert "--state" in str(raised.value.advice)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_another_start_holds_is_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _command: int) -> None:
        raise BlockingIOError(errno.EAGAIN, "held")

    monkeypatch.setattr(fcntl, "lockf", refuse)
    assert places_in(tmp_path).state == tmp_path


def test_a_full_disk_is_not_taken_for_one_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _flags: int, _mode: int) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "open", refuse)
    assert places_in(tmp_path).state == tmp_path


def test_a_private_file_is_private_from_the_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    replace = Path.replace

    def look_and_replace(draft: Path, target: Path) -> Path:
        modes.append(mode_of(draft))
        assert draft.parent == target.parent
        assert not target.exists()
        assert draft.read_bytes() == DATA
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", look_and_replace)
    before = os.umask(0)
    try:
        write_private(tmp_path / "key.csv", DATA)
    finally:
        os.umask(before)
    assert modes == [0o600]
    assert mode_of(tmp_path / "key.csv") == 0o600


def test_an_older_file_is_replaced_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "key.csv"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, DATA)
    assert path.read_bytes() == DATA
    assert mode_of(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("target", ["elsewhere", "missing"])
def test_a_link_is_not_followed(target: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("theirs")
    link = tmp_path / "key.csv"
    link.symlink_to(tmp_path / target)
    with problem("file-is-link"):
        write_private(link, DATA)
    assert (tmp_path / "elsewhere").read_text() == "theirs"
    assert not (tmp_path / "missing").exists()


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "missing" / "key.csv"):
        with problem("file-not-written") as raised:
            write_private(path, DATA)
        assert str(path) in str(raised.value)
        assert raised.value.details
        assert raised.value.__context__ is None
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]


def test_a_failed_write_keeps_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key.csv"
    path.write_text("old")

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with problem("file-not-written") as raised:
        write_private(path, DATA)
    assert raised.value.details == "No space left on device"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_write_left_is_deleted_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pull_the_plug(_draft: Path, _path: Path) -> None:
        raise KeyboardInterrupt

    kept = {".a[b].yml.swp", ".a[b].yml.0123abcd.txt", ".ab.yml.0123abcd", "a[b].yml.0123abcd"}
    for name in kept:
        (tmp_path / name).touch()
    path = tmp_path / "a[b].yml"
    write_private(path, DATA)
    monkeypatch.setattr(Path, "replace", pull_the_plug)
    with pytest.raises(KeyboardInterrupt):
        write_private(path, DATA)
    assert len(list(tmp_path.iterdir())) == len(kept) + 2
    delete_private(path)
    assert {left.name for left in tmp_path.iterdir()} == kept
    delete_private(path)
