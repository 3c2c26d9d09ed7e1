"""`fairlead sandbox`: the local AWS and Elastic in a process of their own."""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from fairlead.cli import EXIT_FAILED, EXIT_USAGE
from fairlead.commands.reporters import Words
from fairlead.core.errors import Problem
from fairlead.desk.practice import require_packages

_PATIENT = 19
"""As little of the processors as the system gives where others want them (man 2 nice)."""


def play(options: argparse.Namespace) -> int:
    """Run a sandbox until it is interrupted or, if asked, until the standard input ends."""
    try:
        require_packages()
    except Problem as problem:
        Words().fail(problem)
        return EXIT_FAILED
    if options.until_eof and sys.platform != "win32":
        # The window that it serves comes first. On Linux threads inherit it from this one.
        os.nice(_PATIENT)
    from fairlead.sandbox.scene import Scene
    from fairlead.sandbox.world import World  # imports moto

    try:
        scene = Scene.from_options(dict(_pair(option) for option in options.scene))
    except ValueError as error:
        print(f"fairlead: --scene {error}", file=sys.stderr)
        return EXIT_USAGE
    with tempfile.TemporaryDirectory(prefix="fairlead-sandbox-") as own, World(scene) as world:
        folder = options.profiles or Path(own)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            config, credentials = world.write_profiles(folder)
        except OSError as error:
            print(f"fairlead: --profiles {folder}: {error.strerror}", file=sys.stderr)
            return EXIT_USAGE
        about = dict(world.describe())
        about["environment"] = {
            **about["environment"],
            "FAIRLEAD_ELASTIC_API_KEY": about["credentials"]["elastic"]["api_key"],
            "FAIRLEAD_ELASTIC_PASSWORD": about["credentials"]["elastic"]["password"],
            "AWS_CONFIG_FILE": str(config),
            "AWS_SHARED_CREDENTIALS_FILE": str(credentials),
        }
        print(json.dumps(about) if options.json else "\n".join(_words(about)), flush=True)
        _wait(options.until_eof)
    # Somebody waits for the end. Else the interpreter would look once more for garbage in it all.
    gc.freeze()
    return 0


def _pair(option: str) -> tuple[str, str]:
    name, separator, value = option.partition("=")
    if not separator:
        raise ValueError(f"{option}: write it as NAME=VALUE")
    return name, value


def _wait(until_eof: bool) -> None:
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    if until_eof:
        threading.Thread(target=_watch_input, args=(over,), daemon=True).start()
    over.wait()


def _watch_input(over: threading.Event) -> None:
    while sys.stdin.read(4096):
        continue
    over.set()


def _words(about: dict[str, Any]) -> list[str]:
    elastic = about["credentials"]["elastic"]
    lines = ["A local AWS and a local Elastic are ready. Nothing leaves this computer.", ""]
    lines += [f"{name:<14} {url}" for name, url in about["endpoints"].items()]
    lines += [f"{'elastic user':<14} {elastic['username']} {elastic['password']}", ""]
    lines += [f"export {name}={value}" for name, value in sorted(about["environment"].items())]
    lines += ["", "Press Ctrl+C to end it; everything in it is gone then."]
    return lines
