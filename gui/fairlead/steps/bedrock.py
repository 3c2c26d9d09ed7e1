"""The steps of a Bedrock run, by the kind that the plan names them with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Step
from fairlead.steps import (
    access_key,
    bedrock_proof,
    iam_attachment,
    iam_policy,
    iam_user,
    inference_endpoint,
    key_works,
    kibana_connector,
    model_agreement,
    own_key,
    use_case_form,
)
from fairlead.steps.reach import Reach

Builder = Callable[[Plan, StepSpec, Reach], Step]

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "iam-policy": iam_policy.build,
        "iam-user": iam_user.build,
        "iam-attachment": iam_attachment.build,
        "iam-access-key": access_key.build,
        "own-access-key": own_key.build,
        "use-case-form": use_case_form.build,
        "model-agreement": model_agreement.build,
        "key-works": key_works.build,
        "kibana-connector": kibana_connector.build,
        "inference-endpoint": inference_endpoint.build,
        "bedrock-proof": bedrock_proof.build,
    }
)
