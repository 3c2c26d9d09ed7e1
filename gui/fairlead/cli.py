"""The command line: the window, the same runs without one, and the sandbox alone.

Nothing heavy is imported before it is known which command it is, since the window's start is
measured from here.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

EXIT_PROVED = 0
EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_CANCELLED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        return open_window()
    from fairlead.commands.parser import make_parser  # takes a tenth of the window's start

    _keep_files_private()
    options = make_parser().parse_args(words)
    if options.self_test:
        try:
            from fairlead.self_test import run_self_test  # imports every room
        except ImportError as error:
            return _explain_import(error)
        return run_self_test()
    if options.command is None:
        return open_window(options.sandbox, options.scene, options.state, options.theme)
    if options.command == "sandbox":
        from fairlead.commands.sandbox import play  # imports moto

        return play(options)
    from fairlead.commands.session import run_command  # imports the services

    return run_command(options)


def open_window(
    sandbox: bool = False,
    scene: Sequence[str] = (),
    state: Path | None = None,
    theme: str = "system",
) -> int:
    """Open the window, without words as from a menu, and return the exit status."""
    _keep_files_private()
    # Until the window is there, next to nothing of what is made is dropped again.
    gc.disable()
    try:
        from fairlead.start import run_window  # imports Qt
    except ImportError as error:
        return _explain_import(error)
    return run_window(sandbox, scene, state, theme)


def _explain_import(error: ImportError) -> int:
    """Say which library of the system Qt lacks; any other import that fails is a bug."""
    from fairlead.services.display import describe_missing

    words = describe_missing(error)
    if not words:
        raise error
    print(f"fairlead: {words}", file=sys.stderr)
    return EXIT_FAILED


def _keep_files_private() -> None:
    """Have whatever this process writes be for its owner alone."""
    os.umask(0o077)


if __name__ == "__main__":
    sys.exit(main())
