"""How much longer an apply takes than the calls it has to wait for, one after another.

The example set-up runs on a sandbox on which every call takes 100 ms. The divisor is the longest
chain of its calls: each begins only after the one before has ended, and their durations add up to
the most. Calls made side by side count once, so what is left above 1.0 is Fairlead's own time:
its waits, its journal, and the connections it opens. Prints `ratio N.NN`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.world import Call, calls_of, desk_on_slow_sandbox

from fairlead.commands.setup import plan_from_file
from fairlead.core.cancel import CancelToken
from fairlead.core.events import Ending

EXAMPLE = Path(__file__).parents[1] / "resources" / "examples" / "bedrock.toml"


def main() -> int:
    """Apply the example and print the ratio; 1 if the run was not proved."""
    with desk_on_slow_sandbox() as (desk, box):
        cancel = CancelToken()
        plan, bag = plan_from_file(desk, EXAMPLE, cancel)
        began = time.time()
        ended = desk.apply(plan, bag, lambda _event: None, cancel)
        took = time.time() - began
        calls = calls_of(box, began)
    chain = longest_chain(calls)
    print(f"{len(calls)} calls, chain {chain:.2f} s, apply {took:.2f} s, {ended.ending.value}")
    print(f"ratio {took / chain:.2f}")
    return 0 if ended.ending is Ending.PROVED else 1


def longest_chain(calls: Sequence[Call]) -> float:
    """Return the most seconds that calls which do not overlap add up to."""
    best: list[float] = []
    ordered = sorted(calls, key=lambda call: call.ended)
    for call in ordered:
        before = [
            seconds
            for seconds, earlier in zip(best, ordered, strict=False)
            if earlier.ended <= call.began
        ]
        best.append(call.seconds + max(before, default=0.0))
    return max(best)


if __name__ == "__main__":
    sys.exit(main())
