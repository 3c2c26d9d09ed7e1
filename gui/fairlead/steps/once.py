"""Making what can exist only once, when the answer may get lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection

from fairlead.services.problems import ServiceProblem


def make_once(
    create: Callable[[], object], is_ours: Callable[[], bool], *, exists: Collection[str]
) -> None:
    """Call `create`; where its failure leaves open whether it happened, look and go on if it did.

    A timeout or a reset may come after the effect, and the SDK's own retry of a call that did
    happen is answered "already exists". `exists` holds the service codes that say so.

    Raises:
        ServiceProblem: It was not made, or what is there is not ours.
    """
    try:
        create()
    except ServiceProblem as problem:
        is_open = problem.may_have_happened or problem.service_code in exists
        if not is_open or not is_ours():
            raise
