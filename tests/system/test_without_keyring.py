"""A desktop without a keyring: a run that would need one is refused before it has begun."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.system.apart import Apart
from tests.system.program import Program


@pytest.mark.parametrize("kind", ["bedrock", "s3"])
def test_a_run_is_refused_before_anything_is_made(
    home: Path, tmp_path: Path, apart: Apart, kind: str
) -> None:
    program = Program(tmp_path, apart.variables)
    setup = apart.s3_setup("Harbor") if kind == "s3" else apart.setup("Harbor")
    file = program.write("setup.toml", setup)
    before = apart.things()
    ended = program.run("apply", file, "--yes", "--json", "--state", program.state)
    assert (ended.status, ended.err) == (1, "")
    assert ended.last["ending"] == "refused"
    problem = ended.last["problem"]
    assert problem["code"] == "vault-missing"
    assert "D-Bus has no session bus" in problem["advice"]
    assert apart.things() == before
    listed = program.run("runs", "--json", "--state", program.state)
    assert (listed.status, listed.last["runs"]) == (0, [])
