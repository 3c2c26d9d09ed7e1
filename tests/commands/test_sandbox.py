"""`fairlead sandbox`: what it says, and what it says no to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fairlead.cli import EXIT_USAGE
from fairlead.commands.parser import make_parser
from fairlead.commands.sandbox import play


def test_what_it_prints_leads_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "profiles"
    words = ["sandbox", "--json", "--until-eof", "--profiles", str(folder)]
    ended = subprocess.run(
        [sys.executable, "-m", "fairlead", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=60,
    )
    about = json.loads(ended.stdout)
    environment, elastic = about["environment"], about["credentials"]["elastic"]
    assert environment["AWS_ENDPOINT_URL"] == about["endpoints"]["aws"]
    assert environment["FAIRLEAD_ELASTIC_API_KEY"] == elastic["api_key"]
    assert environment["FAIRLEAD_ELASTIC_PASSWORD"] == elastic["password"]
    files = {environment["AWS_CONFIG_FILE"], environment["AWS_SHARED_CREDENTIALS_FILE"]}
    assert files == {str(path) for path in folder.iterdir()}


@pytest.mark.parametrize(
    "options", [["--profiles", "{file}/profiles"], ["--scene", "licence"], ["--scene", "sea=calm"]]
)
def test_what_it_cannot_do_is_said_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    words = [word.format(file=file) for word in options]
    assert play(make_parser().parse_args(["sandbox", *words])) == EXIT_USAGE
    assert capsys.readouterr().err.startswith(f"fairlead: {options[0]} ")
