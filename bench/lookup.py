"""How many round trips' time the access to 30 models takes to look up.

Every call of the sandbox takes 100 ms, and its catalog is filled up to 30 Claude models. The
divisor is one call. One to two calls tell how a model stands, so one after another it would be
30 to 60. Prints `ratio N.NN`.
"""

from __future__ import annotations

import sys
import time
from unittest.mock import patch

from bench.world import LATENCY, calls_of, desk_on_slow_sandbox

from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag
from fairlead.flows.answers import AwsSignIn

COUNT = 30

# The program that plays the sandbox, with more models in its catalog.
CROWDED = f"""
import sys
from dataclasses import replace
from fairlead.cli import main
from fairlead.sandbox.aws import catalog

claude = [model for model in catalog.MODELS if model.is_anthropic]
more = range(len(claude), {COUNT})
catalog.MODELS += tuple(replace(claude[-1], id=f"anthropic.claude-{{n}}-v1:0") for n in more)
sys.exit(main())
"""


def main() -> int:
    """Look up and print the ratio; 1 if not every model's access came back."""
    command = [sys.executable, "-c", CROWDED, "sandbox"]
    with (
        patch("fairlead.desk.practice.sandbox_command", lambda: command),
        desk_on_slow_sandbox() as (desk, box),
    ):
        aws, bag = AwsSignIn(region=box.practice.region), SecretBag()
        models = desk.models(aws, bag)
        asked = {model.model_id for model in models}
        began, at = time.monotonic(), time.time()
        answered = {one.model_id for one in desk.access(aws, bag, models, CancelToken())}
        took = time.monotonic() - began
        calls = calls_of(box, at)
    print(f"{len(answered)} of {len(asked)} models, {len(calls)} calls, {took:.2f} s")
    print(f"ratio {took / LATENCY:.2f}")
    return 0 if len(asked) >= COUNT and answered == asked else 1


if __name__ == "__main__":
    sys.exit(main())
