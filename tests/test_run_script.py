"""What `run` does on machines that lack something, played with a PATH of its own."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = [ROOT / "run", ROOT / ".ci" / "run"]
# What the script may use on every system; everything else is laid in the way by the test.
COREUTILS = ["awk", "cat", "cksum", "dirname", "env", "sh", "sort"]

# Speaks for .venv/bin/python and for fairlead: notes its words, and is a Python if asked.
RECORDER = """#!/bin/sh
case $1 in -c | -V) ;; *) echo "$(basename "$0") $*" >> "$RECORD" ;; esac
case "$*" in
-V) echo "Python 3.12.9" ;;
*QGuiApplication*) [ "$DISPLAY" = :7 ] ;;
"-m venv"*) mkdir -p "$PLACE/.venv/bin" && cp "$0" "$PLACE/.venv/bin/python" &&
    cp "$0" "$PLACE/.venv/bin/fairlead" ;;
esac
"""


class Machine:
    """A checkout and a PATH that holds little."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "a checkout"
        self.bin = folder / "bin"
        self.record = folder / "record"
        self.script = self.checkout / "run"
        for place in (self.checkout, self.bin):
            place.mkdir()
        for name in ("run", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
            shutil.copy(ROOT / name, self.checkout)
        for name in (*COREUTILS, "basename", "cp", "mkdir"):
            (self.bin / name).symlink_to(str(shutil.which(name)))
        self.install("id", "#!/bin/sh\necho 1000\n")

    def install(self, name: str, script: str = RECORDER) -> None:
        """Put a program on the PATH."""
        path = self.bin / name
        path.write_text(script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Start the script as an ordinary user would, from another folder."""
        return subprocess.run(
            [self.script, *words],
            cwd=self.bin,
            env={
                "PATH": str(self.bin),
                "RECORD": str(self.record),
                "PLACE": str(self.checkout),
                **environment,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        """Return what was called since the last look."""
        lines = self.record.read_text().splitlines() if self.record.exists() else []
        self.record.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def ready(machine: Machine) -> Machine:
    """A machine on which one start has set everything up."""
    machine.install("python3")
    machine.install("ldd", "#!/bin/sh\n")
    machine.run("--version")
    machine.calls()
    return machine


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_scripts_have_no_finding(script: Path) -> None:
    assert os.access(script, os.X_OK)
    shellcheck = shutil.which("shellcheck")
    if shellcheck is None:
        pytest.skip("Debian: apt-get install shellcheck")
    checked = subprocess.run([shellcheck, script], capture_output=True, text=True, check=False)
    assert checked.stdout == ""


def test_first_start_installs_only_pinned_packages(machine: Machine) -> None:
    machine.install("python3")
    assert machine.run("--version").returncode == 0
    venv, pins, own, started = machine.calls()[-4:]
    assert venv.startswith("python3 -m venv --clear ")
    assert "--require-hashes" in pins
    assert pins.endswith("/a checkout/requirements.txt")
    assert "--no-deps --no-build-isolation" in own
    assert started == "fairlead --version"


def test_second_start_goes_straight_to_the_program(ready: Machine) -> None:
    assert ready.run("plan", "two words", "*").returncode == 0
    assert ready.calls() == ["fairlead plan two words *"]


def test_a_link_elsewhere_starts_the_same(ready: Machine) -> None:
    (ready.bin / "readlink").symlink_to(str(shutil.which("readlink")))
    ready.script = ready.bin / "harbor"
    ready.script.symlink_to(ready.checkout / "run")
    assert ready.run("--version").returncode == 0
    assert ready.calls() == ["fairlead --version"]


@pytest.mark.parametrize("file", ["requirements.txt", "pyproject.toml"])
def test_changed_requirements_are_installed(ready: Machine, file: str) -> None:
    with (ready.checkout / file).open("a") as changed:
        changed.write("# changed\n")
    ready.run("--version")
    assert any("--require-hashes" in call for call in ready.calls())


def test_failed_setup_is_repeated(machine: Machine) -> None:
    fails = '*--require-hashes*) exit 3 ;;\n"-m venv"*)'
    machine.install("python3", RECORDER.replace('"-m venv"*)', fails))
    assert machine.run("--version").returncode == 3
    machine.calls()
    machine.install("python3")
    shutil.copy(machine.bin / "python3", machine.checkout / ".venv" / "bin" / "python")
    assert machine.run("--version").returncode == 0
    pip, pins, _own, started = machine.calls()
    assert (pip, started) == ("python -m pip --version", "fairlead --version")
    assert "--require-hashes" in pins


def test_a_display_that_answers_gets_the_window(ready: Machine) -> None:
    assert ready.run(DISPLAY=":7").returncode == 0
    assert ready.calls() == ["fairlead --sandbox"]


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":99"}, {"WAYLAND_DISPLAY": "wl-9"}])
def test_without_a_display_the_journeys_run_in_the_terminal(
    ready: Machine, environment: dict[str, str]
) -> None:
    ran = ready.run(**environment)
    assert "No display" in ran.stderr
    for call, kind in zip(ready.calls(), ("bedrock", "s3"), strict=True):
        assert call.startswith("fairlead apply ")
        assert call.endswith(f"/resources/examples/{kind}.toml --sandbox --yes")


def test_missing_python_is_one_line_to_type(machine: Machine) -> None:
    machine.install("python3", "#!/bin/sh\nexit 1\n")
    machine.install("apt-get", "#!/bin/sh\nexit 9\n")
    ran = machine.run()
    assert ran.returncode == 1
    (line,) = [line for line in ran.stderr.splitlines() if "sudo" in line]
    assert line.startswith("  sudo apt-get install -y --no-install-recommends python3 python3-venv")
    assert "libxcb-cursor0" in line


def test_missing_python_elsewhere_is_said_in_words(machine: Machine) -> None:
    ran = machine.run()
    assert (ran.returncode, ran.stderr) == (
        1,
        "Fairlead needs Python 3.11 to 3.14 with its venv module.\n",
    )


def test_root_installs_what_is_missing(machine: Machine) -> None:
    machine.install("id", "#!/bin/sh\necho 0\n")
    machine.install(
        "apt-get",
        RECORDER + f'[ "$1" != install ] || cp "{machine.bin}/later" "{machine.bin}/python3"\n',
    )
    machine.install("later")
    assert machine.run("--version").returncode == 0
    calls = machine.calls()
    assert calls[0] == "apt-get update -q"
    assert calls[1].startswith("apt-get install -y --no-install-recommends python3 python3-venv")
    assert calls[-1] == "fairlead --version"


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libgl1"),
        ("dnf", "sudo dnf install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", "sudo pacman -S libglvnd"),
    ],
)
def test_missing_libraries_are_named(ready: Machine, manager: str, line: str) -> None:
    ready.install(
        "ldd",
        "#!/bin/sh\necho 'libxcb-cursor.so.0 => not found'\necho 'libEGL.so.1 => not found'\n",
    )
    ready.install(manager, "#!/bin/sh\nexit 9\n")
    ran = ready.run(DISPLAY=":7")
    assert ran.returncode == 1
    assert "libxcb-cursor.so.0" in ran.stderr
    assert line in ran.stderr
    assert ready.calls() == []


def test_all_checks_run_and_the_failed_ones_are_named(ready: Machine) -> None:
    broken = RECORDER.replace('"-m venv"*)', '*ruff*) exit 1 ;;\n"-m venv"*)')
    ready.run("test")
    ready.calls()
    (ready.checkout / ".venv" / "bin" / "python").write_text(broken)
    ran = ready.run("test", "-k", "two words")
    assert ran.returncode == 1
    assert [call.removeprefix("python -m ") for call in ready.calls()] == [
        "ruff check .",
        "ruff format --check .",
        "mypy",
        "pytest -n auto -k two words",
    ]
    assert ran.stdout.splitlines()[-1] == "Failed: ruff check, ruff format"


def test_the_pinned_files_agree() -> None:
    run, test = (
        dict(
            line.split(" ")[0].split("==")
            for line in (ROOT / name).read_text().splitlines()
            if "==" in line and not line.startswith(("#", " "))
        )
        for name in ("requirements.txt", "requirements-test.txt")
    )
    assert run.items() <= test.items()
