"""Starts a sandbox as a child process and ends it with this one.

A process of its own keeps moto's second of imports and the sandbox's threads away from the window.
The child watches its standard input: when this process ends, however it ends, so does the child.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fairlead.core.errors import Problem
from fairlead.core.texts import translate
from fairlead.desk.surroundings import Practice
from fairlead.services.aws_session import AwsFiles

_FAILED = translate("Practice", "The sandbox did not start.")
_FAILED_ADVICE = translate("Practice", "Try again. What it said is in the details.")
_MISSING = translate("Practice", "The sandbox is not part of this installation.")
_MISSING_ADVICE = translate(
    "Practice",
    "It comes with the extra “sandbox”: install “fairlead[sandbox]” instead of “fairlead”, by the"
    " same way as before.",
)
_NO_SCENE = translate("Practice", "The sandbox cannot be like that.")
_NO_SCENE_ADVICE = translate(
    "Practice", "Write each --scene as NAME=VALUE, with a name and a value that the details list."
)

_WRONG_WORDS = 2
"""The exit status of a sandbox that did not understand its options."""
_PACKAGES = ("moto", "flask", "flask_cors")
"""What the extra “sandbox” brings."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running sandbox: the way to its AWS and to its Elastic."""

    aws_endpoint: str
    aws_files: AwsFiles
    practice: Practice


def sandbox_command() -> list[str]:
    """Return the command that starts this program again to play the sandbox."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "sandbox"]
    # -P: a folder of the same name, where the user happens to stand, is not taken for the package.
    return [sys.executable, "-P", "-m", "fairlead", "sandbox"]


def require_packages() -> None:
    """Do nothing where the sandbox can be played.

    Raises:
        Problem: Fairlead was installed without the extra that the sandbox needs.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise Problem("sandbox-missing", _MISSING, _MISSING_ADVICE, details=", ".join(missing))


@contextmanager
def run_sandbox(folder: Path, scene: Sequence[str] = ()) -> Iterator[Sandbox]:
    """Run a sandbox for as long as the block lasts.

    Args:
        folder: An empty folder for the sandbox's AWS profiles.
        scene: Options such as "licence=basic".

    Raises:
        Problem: It did not start; the details are its own words.
    """
    require_packages()
    options = [word for option in scene for word in ("--scene", option)]
    command = [*sandbox_command(), "--json", "--until-eof", "--profiles", str(folder), *options]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        try:
            line = child.stdout.readline()
            if not line:
                raise _not_started(child.stderr.read().strip(), child.wait())
            yield read_description(json.loads(line))
        finally:
            child.stdin.close()


def _not_started(words: str, status: int) -> Problem:
    if status == _WRONG_WORDS:
        return Problem("scene-wrong", _NO_SCENE, _NO_SCENE_ADVICE, details=words)
    return Problem("sandbox-failed", _FAILED, _FAILED_ADVICE, details=words)


def read_description(about: dict[str, Any]) -> Sandbox:
    """Return what `fairlead sandbox --json` printed."""
    variables, endpoints = about["environment"], about["endpoints"]
    elastic = about["credentials"]["elastic"]
    return Sandbox(
        endpoints["aws"],
        AwsFiles(
            Path(variables["AWS_CONFIG_FILE"]),
            Path(variables["AWS_SHARED_CREDENTIALS_FILE"]),
            sso_cache=Path(variables["AWS_CONFIG_FILE"]).parent / "sso" / "cache",
        ),
        Practice(
            kibana_url=endpoints["kibana"],
            elasticsearch_url=endpoints["elasticsearch"],
            region=about["scene"]["region"],
            api_key=elastic["api_key"],
            username=elastic["username"],
            password=elastic["password"],
        ),
    )
