"""Where a run belongs, and whether this is the place."""

from __future__ import annotations

from fairlead.core.errors import Problem
from fairlead.core.step import Facts
from fairlead.core.texts import Text, translate

_ELSEWHERE = translate("Place", "This run belongs to %1 %2, but you are signed in to %3.")
_ELSEWHERE_ADVICE = translate(
    "Place", "Sign in to %1 and try again. Nothing was changed here or there."
)

_WHAT: dict[str, Text] = {
    "account": translate("Place", "the AWS account"),
    "partition": translate("Place", "the AWS partition"),
    "region": translate("Place", "the AWS region"),
    "kibana": translate("Place", "the Kibana at"),
    "deployment_id": translate("Place", "the Elastic deployment"),
    "space": translate("Place", "the Kibana space"),
}


def check_place(planned: Facts, found: Facts) -> None:
    """Make sure that a run goes on where it began.

    A part of the place that is not known on one side ("") is not compared.

    Raises:
        Problem: A part differs; the title says which, with both values.
    """
    for name, what in _WHAT.items():
        here, there = found.get(name, ""), planned.get(name, "")
        if here and there and here != there:
            raise Problem("run-elsewhere", _ELSEWHERE(what, there, here), _ELSEWHERE_ADVICE(there))
