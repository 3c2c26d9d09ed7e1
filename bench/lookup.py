"""How many round trips' time the access to 30 models takes to look up.

Every call of the sandbox takes 100 ms; the divisor is one of them. Three calls tell how a model
stands, so looked up one after another this would be 90. Prints `ratio N.NN`.
"""

from __future__ import annotations

import sys
import time
from itertools import cycle, islice

from bench.world import LATENCY, desk_on_slow_sandbox

from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag
from fairlead.flows.answers import AwsSignIn

COUNT = 30


def main() -> int:
    """Look up and print the ratio; 1 if a model's access did not come back."""
    with desk_on_slow_sandbox() as (desk, box):
        aws, bag = AwsSignIn(region=box.practice.region), SecretBag()
        models = tuple(islice(cycle(desk.models(aws, bag)), COUNT))
        began = time.monotonic()
        found = list(desk.access(aws, bag, models, CancelToken()))
        took = time.monotonic() - began
    print(f"{len(set(models))} models, {len(found)} answers, {took:.2f} s")
    print(f"ratio {took / LATENCY:.2f}")
    return 0 if {access.model_id for access in found} == {m.model_id for m in models} else 1


if __name__ == "__main__":
    sys.exit(main())
