"""The guards of conftest.py catch what they are there for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OFFENDERS = """
import pathlib, socket, threading
import httpx, keyring, pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, args=(7,)).start()

def test_leaves_a_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_leaves_a_window(qtbot):
    kept.append(QWidget(objectName="stray"))

def test_reaches_outside_and_hides_it():
    with pytest.raises(RuntimeError):
        httpx.get("http://192.0.2.1/")

def test_cannot_run_here():
    pytest.skip("lacks a tool")

def test_behaves(qtbot, tmp_path):
    qtbot.addWidget(QWidget())
    assert not list(pathlib.Path.home().glob(".*"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with pytest.raises(socket.gaierror):
        socket.create_connection(("kibana.invalid", 443))
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("service", "user")
"""


def test_guards_name_every_offender_and_nothing_else(tmp_path: Path) -> None:
    here = Path(__file__).parent
    (tmp_path / "conftest.py").write_text((here / "conftest.py").read_text())
    (tmp_path / "pyproject.toml").write_text((here.parent / "pyproject.toml").read_text())
    (tmp_path / "test_offenders.py").write_text(OFFENDERS)
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:randomly", "."],
        cwd=tmp_path,
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    faults = {
        line.split("::")[1].split(" ")[0]
        for line in ran.stdout.splitlines()
        if line.startswith(("ERROR test", "FAILED test"))
    }
    assert faults == {
        "test_leaves_a_thread",
        "test_leaves_a_timer",
        "test_leaves_a_window",
        "test_reaches_outside_and_hides_it",
        "test_cannot_run_here",
    }, ran.stdout
