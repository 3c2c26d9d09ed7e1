"""The steps of a Bedrock run alone, by the kind that the plan names them with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairlead.steps import (
    bedrock_proof,
    inference_endpoint,
    key_works,
    kibana_connector,
    model_agreement,
    use_case_form,
)
from fairlead.steps.reach import Builder

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "use-case-form": use_case_form.build,
        "model-agreement": model_agreement.build,
        "key-works": key_works.build,
        "kibana-connector": kibana_connector.build,
        "inference-endpoint": inference_endpoint.build,
        "bedrock-proof": bedrock_proof.build,
    }
)
