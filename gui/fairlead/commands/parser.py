"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from fairlead import __version__

_EPILOG = """\
exit status: 0 done and proved (or undone, or listed), 1 not, 2 wrong words, 130 cancelled

A setup file never holds a secret: it names an AWS profile, and for the Elastic API key an
environment variable or a keyring entry. AWS_* variables (AWS_ENDPOINT_URL too), proxies and CA
bundles of the environment are honored.
"""


def _where_it_works(*, is_command: bool) -> argparse.ArgumentParser:
    """Return the options that say where a command works.

    They may stand before the command as well as behind it, so a command has no defaults of its
    own for them: those would overwrite what stood before.
    """
    options = argparse.ArgumentParser(
        add_help=False, argument_default=argparse.SUPPRESS if is_command else None
    )
    group = options.add_argument_group("where it works")
    group.add_argument(
        "--sandbox",
        action="store_true",
        default=argparse.SUPPRESS if is_command else False,
        help="on a sandbox of its own: no account, no network, secrets in memory only",
    )
    group.add_argument(
        "--scene",
        action="append",
        metavar="NAME=VALUE",
        default=argparse.SUPPRESS if is_command else [],
        help="what the sandbox is like, such as licence=basic, or kibana_version=8.19 and"
        " elastic_cloud=true for a deployment that can run connectors; repeatable",
    )
    group.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        help="keep the journal in this folder instead of the user's own",
    )
    return options


def _count(text: str) -> int:
    """Read a number of objects: 1 to 10,000."""
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 10000")
    return int(text)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; the man page is made of it too."""
    parser = argparse.ArgumentParser(
        prog="fairlead",
        parents=[_where_it_works(is_command=False)],
        description="Connects AWS to Elastic. Without a command it opens the window.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"fairlead {__version__}")
    parser.add_argument(
        "--theme", choices=("system", "light", "dark"), default="system", help="of the window"
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="build every page, load every resource, prove each example on a sandbox; silent if all"
        " is well",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            parents=[_where_it_works(is_command=True)],
            help=words,
            description=f"{words[0].upper()}{words[1:]}.",
        )

    example = command("example", "print a setup file to begin with, every setting explained")
    example.add_argument("kind", choices=("bedrock", "s3"), help="what it sets up")
    example.set_defaults(json=False)
    json_help = "one JSON object per line instead of words"
    plan = command("plan", "show what a setup file would change, and change nothing")
    plan.add_argument("file", type=Path, help="the setup file (TOML)")
    plan.add_argument("--json", action="store_true", help=json_help)
    apply = command("apply", "do what a setup file says, and prove it")
    apply.add_argument("file", type=Path, help="the setup file (TOML)")
    apply.add_argument("--yes", action="store_true", help="do not ask before changing anything")
    apply.add_argument("--json", action="store_true", help=json_help)
    apply.add_argument(
        "--on-failure",
        choices=("keep", "undo"),
        default="keep",
        help="what to do with an unfinished run: keep it for “resume” (default), or undo it",
    )
    resume = command("resume", "go on with an unfinished run")
    undo = command("undo", "remove what a run made, as far as it is still its own")
    undo.add_argument(
        "--remove-data",
        action="append",
        default=[],
        metavar="STEP",
        help="also remove this step's data; repeatable",
    )
    undo.add_argument("--yes", action="store_true", help="do not ask before removing anything")
    check = command("check", "test a connection end to end")
    for needs_run in (resume, undo, check):
        needs_run.add_argument("run", metavar="NAME", help="a connection's name or a run's id")
        needs_run.add_argument("--json", action="store_true", help=json_help)
    preview = command("preview", "show what a full sync from S3 would bring with these sync rules")
    preview.add_argument("rules", type=Path, metavar="RULES.json", help="advanced sync rules")
    preview.add_argument(
        "--buckets",
        metavar="A,B",
        help="the connector's buckets, which count where there are no rules; every one if left out",
    )
    preview.add_argument("--json", action="store_true", help="one JSON object for each object")
    sample = command(
        "sample", "show what an S3 connection would index, by a few objects of each kind"
    )
    sample.add_argument(
        "run",
        metavar="NAME",
        help="a connection's name or a run's id; with --sandbox a setup file, applied first",
    )
    sample.add_argument(
        "--objects",
        type=_count,
        default=10,
        metavar="N",
        help="how many of each bucket (default: 10)",
    )
    sample.add_argument(
        "--index",
        nargs="?",
        const="",
        metavar="INDEX",
        help="keep the documents in an index of their own, beside the connector's if not named",
    )
    sample.add_argument("--remove", action="store_true", help="remove the kept sample instead")
    sample.add_argument("--json", action="store_true", help=json_help)
    runs = command("runs", "list connections and unfinished runs")
    runs.add_argument("--json", action="store_true", help=json_help)
    sandbox = command("sandbox", "run the local AWS and Elastic until it is interrupted")
    sandbox.add_argument("--json", action="store_true", help="print one JSON object")
    sandbox.add_argument("--until-eof", action="store_true", help="end with the standard input")
    sandbox.add_argument(
        "--profiles", type=Path, metavar="DIR", help="write the AWS profiles into this folder"
    )
    return parser
