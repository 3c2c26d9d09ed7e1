"""Plans of single steps and of several, with names of their own."""

from __future__ import annotations

import json
import uuid
from typing import Any

from tests.steps.stage import unique

from fairlead.core.plan import StepSpec

DOCUMENT = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
                "Resource": "*",
            }
        ],
    }
)


def policy_spec(name: str = "", *, document: str = DOCUMENT, path: str = "/elastic/") -> StepSpec:
    """A policy."""
    values = {
        "name": name or unique("policy"),
        "path": path,
        "description": "For a test",
        "document": document,
        "tags": {"team": "soc"},
    }
    return StepSpec("policy", "iam-policy", values)


def user_spec(name: str = "", *, boundary_arn: str = "") -> StepSpec:
    """A user."""
    values = {
        "name": name or unique("user"),
        "path": "/elastic/",
        "boundary_arn": boundary_arn,
        "tags": {"team": "soc"},
    }
    return StepSpec("user", "iam-user", values)


def attachment_spec(user: str, policy_arn: str = "") -> StepSpec:
    """A policy at a user; "" stands for the policy of the same plan."""
    return StepSpec("attachment", "iam-attachment", {"user": user, "policy_arn": policy_arn})


def key_spec(user: str, *, remove_key_id: str = "") -> StepSpec:
    """A new access key."""
    values = {"user": user, "remove_key_id": remove_key_id, "secret_name": unique("entry")}
    return StepSpec("access-key", "iam-access-key", values)


def identity_specs(document: str = DOCUMENT) -> tuple[StepSpec, ...]:
    """A policy, a user, the one at the other, and a key."""
    user = user_spec()
    name = user.values["name"]
    return (policy_spec(document=document), user, attachment_spec(name), key_spec(name))


def own_key_spec(access_key_id: str) -> StepSpec:
    """A key that the user brings."""
    values = {"access_key_id": access_key_id, "secret_name": unique("entry")}
    return StepSpec("own-key", "own-access-key", values)


def _with_entry(values: dict[str, Any], entry: str) -> dict[str, Any]:
    """Name the keyring entry of the key where no other step of the plan does."""
    return {**values, "secret_name": entry} if entry else values


def connector_spec(entry: str = "", **config: str) -> StepSpec:
    """A connector. `entry` names the keyring entry of its key where no other step does."""
    values = {
        "connector_id": str(uuid.uuid4()),
        "name": unique("connector"),
        "space": "default",
        "config": {
            "apiUrl": "https://bedrock-runtime.us-east-1.amazonaws.com",
            "defaultModel": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            **config,
        },
    }
    return StepSpec("connector", "kibana-connector", _with_entry(values, entry))


SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0"
HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0"

FORM = {
    "companyName": "Harbor Example",
    "companyWebsite": "https://harbor.example",
    "intendedUsers": "0",
    "industryOption": "Education",
    "otherIndustryOption": "",
    "useCases": "Summaries of security alerts for our own analysts.",
}


def form_spec() -> StepSpec:
    """Anthropic's use case form."""
    return StepSpec("form", "use-case-form", {"form": FORM})


def agreement_spec(model_id: str = HAIKU) -> StepSpec:
    """The agreement for a model."""
    values = {"model_id": model_id, "name": "Claude Haiku 4.5"}
    return StepSpec(f"agreement:{model_id}", "model-agreement", values)


def works_spec(model_id: str = HAIKU, *, entry: str = "") -> StepSpec:
    """The wait until the key works."""
    values = {"region": "us-east-1", "call_id": f"us.{model_id}", "model_ids": [model_id]}
    return StepSpec("key-works", "key-works", _with_entry(values, entry))


def inference_spec(model_id: str = HAIKU, *, entry: str = "") -> StepSpec:
    """An inference endpoint."""
    values = {
        "inference_id": unique("bedrock"),
        "task": "chat_completion",
        "region": "us-east-1",
        "provider": "anthropic",
        "model": f"us.{model_id}",
    }
    return StepSpec("inference", "inference-endpoint", _with_entry(values, entry))


def proof_spec(connector: StepSpec, model_id: str = HAIKU, *, entry: str = "") -> StepSpec:
    """The proof through a connector."""
    values = {
        "call_id": f"us.{model_id}",
        "connector_id": connector.values["connector_id"],
        "region": "us-east-1",
    }
    return StepSpec("proof", "bedrock-proof", _with_entry(values, entry))


def journey_specs(*, inference: bool = True) -> tuple[StepSpec, ...]:
    """Everything that a Bedrock run makes, but for the form, which an account keeps."""
    connector = connector_spec(defaultModel=f"us.{HAIKU}")
    return (
        *identity_specs(),
        agreement_spec(),
        works_spec(),
        connector,
        *((inference_spec(),) if inference else ()),
        proof_spec(connector),
    )
