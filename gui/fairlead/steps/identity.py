"""The steps that make the connector's identity in AWS, by the kind that a plan names them with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairlead.steps import access_key, iam_attachment, iam_policy, iam_user, own_key
from fairlead.steps.reach import Builder

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "iam-policy": iam_policy.build,
        "iam-user": iam_user.build,
        "iam-attachment": iam_attachment.build,
        "iam-access-key": access_key.build,
        "own-access-key": own_key.build,
    }
)
