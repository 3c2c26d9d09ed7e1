"""A remedy that is a page to read."""

from __future__ import annotations

import pytest

from fairlead.core.errors import Fix
from fairlead.desk.local import LocalDesk
from fairlead.flows.diagnosis import aws_problem
from fairlead.services import system


def test_a_remedy_can_be_a_page(desk: LocalDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(system, "open_url", opened.append)
    message = "Too many tokens per day, please wait before trying again."
    found = aws_problem("bedrock-runtime", "converse", "ThrottlingException", message, 429, "")
    assert isinstance(found.fix, Fix)
    assert found.fix.values["url"] in str(desk.carry_out("no-run", found.fix))
    assert opened == [found.fix.values["url"]]
