"""The rights that an operator needs for the S3 connector, in AWS and in Elasticsearch.

Sources: AWS Service Authorization Reference, Amazon S3 and AWS KMS; "Security privileges" in the
Elasticsearch reference.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fairlead.flows.s3_answers import ApiKeySource, S3Answers
from fairlead.flows.s3_config import api_key_body
from fairlead.flows.s3_sampled import sample_index_beside
from fairlead.steps.rights import Grant, identity_grants

LOOKING = (
    Grant(
        "LookAtBuckets",
        (
            "s3:ListAllMyBuckets",
            "s3:GetBucketLocation",
            "s3:GetEncryptionConfiguration",
            "s3:ListBucket",
        ),
    ),
    Grant("LookAtKeys", ("kms:DescribeKey",)),
)
"""What only the lookups on Buckets and rules call. Names and rules can be typed without it."""


def s3_grants(answers: S3Answers) -> tuple[Grant, ...]:
    """Return what a run of these answers calls in AWS with the operator's rights, and its undo."""
    return identity_grants(answers)


def elastic_privileges(answers: S3Answers) -> Mapping[str, Any]:
    """Return what a run calls in Elasticsearch, as a request to its check of privileges.

    A key has no more rights than who makes it, so for a new one its maker needs all of them. The
    pipeline is read when it is tried on the first objects.
    """
    connector = answers.connector
    cluster, names = ["manage_connector"], [connector.index]
    if connector.api_key is ApiKeySource.NEW:
        (role,) = api_key_body(connector.name, connector.index)["role_descriptors"].values()
        cluster = [*role["cluster"], "manage_api_key"]
        (indices,) = role["indices"]
        names = indices["names"]
    cluster.append("read_pipeline")
    if connector.is_managed:
        cluster.append("write_connector_secrets")
    return {"cluster": cluster, "index": [{"names": names, "privileges": ["all"]}]}


def operator_role(answers: S3Answers) -> str:
    """Return a role with these privileges, as a request for the console of Kibana's Dev Tools.

    A sample that is kept has an index of its own, which the run itself does without.
    """
    asked = elastic_privileges(answers)
    sample = {"names": [sample_index_beside(answers.connector.index)], "privileges": ["all"]}
    role = {"cluster": asked["cluster"], "indices": [*asked["index"], sample]}
    return f"PUT /_security/role/fairlead\n{json.dumps(role, indent=2)}"
