"""What an installed Fairlead costs: its start, its rest, its end.

`python -m bench.installed [PROGRAM…]`, such as /usr/bin/fairlead; by default the checkout itself.
Needs Xvfb and xdotool, and takes five minutes. For each program it prints

- start: seconds from the start of the process to the end it brings about itself right after the
  first paint (a frame without contents), and beside it right after that of Home, warm, and with
  --cold also with an empty disk cache (needs root, and slows down whatever else the machine does),
  ÷ the same of an empty PySide6 window run by this interpreter;
- rest: resident memory after a minute on Home, and the processor time of the minute after that;
- end: seconds from closing the window to the end of the process: on Home, right after the first
  paint while the services are being imported, and while a page waits for slow answers.

Ends with 1 if a limit is passed.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.startup import EMPTY_WINDOW, PACKAGE, empty_disk_cache, x_server
from tests.system.x_client import ask_to_close

START_RATIO = 1.25
MEGABYTES = 160
IDLE_SECONDS = 0.2
END_SECONDS = 1.0
REST = 60.0
SLOW = ("--sandbox", "--scene", "latency=8")


def main() -> int:
    """Measure every program and print the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="*", default=[f"{sys.executable} -m fairlead"])
    parser.add_argument("--cold", action="store_true", help="start with an empty disk cache too")
    parser.add_argument("-n", type=int, default=9, help="starts of each kind")
    options = parser.parse_args()
    # As pip does when it installs; compiling is not what a user waits for.
    compileall.compile_dir(PACKAGE, quiet=1)
    passed = []
    with tempfile.TemporaryDirectory() as folder, x_server() as display:
        environment = surroundings(Path(folder), display)
        empty = Path(folder, "empty_window.py")
        empty.write_text(EMPTY_WINDOW, "utf-8")
        bare = [sys.executable, str(empty)]
        for program in options.programs:
            words = shlex.split(program)
            print(program)
            for is_cold in (False, True) if options.cold else (False,):
                count = 3 if is_cold else options.n
                passed.append(measure_start(words, bare, environment, count, is_cold=is_cold))
            passed.append(measure_rest(words, environment))
            passed += measure_ends(words, environment)
    return 0 if all(passed) else 1


def surroundings(folder: Path, display: str) -> dict[str, str]:
    """Return an environment with a home of its own."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    kept = {name: text for name, text in os.environ.items() if not name.startswith("XDG_")}
    kept |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
    return {**kept, "XDG_RUNTIME_DIR": str(runtime)}


def measure_start(
    words: Sequence[str],
    bare: Sequence[str],
    environment: Mapping[str, str],
    count: int,
    *,
    is_cold: bool,
) -> bool:
    """Start all in turn and print the ratios of the medians."""
    starts = ((bare, ""), (words, "frame"), (words, "home"))
    times: tuple[list[float], ...] = ([], [], [])
    for round_number in range(count + 1):
        for (command, paint), taken in zip(starts, times, strict=True):
            leaving = {**environment, "FAIRLEAD_EXIT_AFTER_PAINT": paint}
            if is_cold:
                empty_disk_cache()
            began = time.monotonic()
            subprocess.run(command, env=leaving, check=True)
            # The first round warms the disk cache for all.
            if round_number or is_cold:
                taken.append(time.monotonic() - began)
    empty, first, home = (statistics.median(taken) for taken in times)
    print(
        f"  start, {'cold' if is_cold else 'warm'}: {first:.3f} s, empty window {empty:.3f} s:"
        f" ratio {first / empty:.2f}; Home {home:.3f} s: {home / empty:.2f}"
    )
    return first / empty <= START_RATIO


def measure_rest(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Let it stand on Home, and print what it takes."""
    with window(words, environment) as (process, _name):
        wait(REST)
        megabytes = resident(process.pid)
        before = processor_seconds(process.pid)
        wait(REST)
        idle = processor_seconds(process.pid) - before
    print(f"  rest: {megabytes:.0f} MB, {idle:.2f} s of processor time in a minute")
    return megabytes <= MEGABYTES and idle <= IDLE_SECONDS


def measure_ends(words: Sequence[str], environment: Mapping[str, str]) -> Iterator[bool]:
    """Close the window at three moments and yield whether each end is quick enough."""
    moments = {
        "on Home": (words, 5.0, ""),
        "while the services load": (words, 0.0, ""),
        "while a page waits": ([*words, *SLOW], 12.0, "Return"),
    }
    for moment, (command, seconds, key) in moments.items():
        with window(command, environment) as (process, name):
            wait(seconds)
            if key:
                xdotool(environment, "windowfocus", "--sync", name)
                xdotool(environment, "key", key)
                wait(4.0)
            began = time.monotonic()
            ask_to_close(environment["DISPLAY"], int(name))
            process.wait(30)
            taken = time.monotonic() - began
        print(f"  end, {moment}: {taken:.2f} s")
        yield taken <= END_SECONDS


@contextmanager
def window(
    words: Sequence[str], environment: Mapping[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Start a program, wait for its window, and yield the process with the window's number."""
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            search = ("search", "--sync", "--onlyvisible", "--name", "^Fairlead$")
            yield process, xdotool(environment, *search).split()[-1]
        finally:
            if process.poll() is None:
                process.terminate()


def xdotool(environment: Mapping[str, str], *words: str) -> str:
    """Run xdotool and return what it prints."""
    return subprocess.run(
        ["xdotool", *words],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def wait(seconds: float) -> None:
    """Wait, in steps, for so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.05)


def resident(process_id: int) -> float:
    """Return the resident memory of a process in megabytes (10^6 bytes)."""
    for line in Path("/proc", str(process_id), "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError(process_id)


def processor_seconds(process_id: int) -> float:
    """Return the processor time that a process has used: man 5 proc, fields 14 and 15."""
    fields = Path("/proc", str(process_id), "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
