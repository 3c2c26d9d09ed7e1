"""The local AWS, put together."""

import json
import secrets
from collections.abc import Mapping
from typing import Any, Final

from botocore.session import Session
from moto.core import base_backend, utils
from moto.core.base_backend import BackendDict
from moto.core.model_instances import reset_model_data
from moto.iam.models import IAMBackend, Role, iam_backends
from moto.kms.models import kms_backends
from moto.s3.models import s3_backends

from fairlead.sandbox.aws.access import ModelAccess
from fairlead.sandbox.aws.bedrock import Bedrock
from fairlead.sandbox.aws.bedrock_endpoint import BedrockEndpoint
from fairlead.sandbox.aws.catalog import Catalog
from fairlead.sandbox.aws.endpoint import Endpoint, Moto
from fairlead.sandbox.aws.front import Front
from fairlead.sandbox.aws.gates import Gates
from fairlead.sandbox.aws.iam import Iam
from fairlead.sandbox.aws.identity import Identities
from fairlead.sandbox.aws.identity_center import IdentityCenter
from fairlead.sandbox.aws.kms_endpoint import KmsEndpoint
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.portal import Portal
from fairlead.sandbox.aws.query_endpoints import IamEndpoint, StsEndpoint
from fairlead.sandbox.aws.runtime import Runtime
from fairlead.sandbox.aws.s3_endpoint import OWN_KEYS, S3Endpoint
from fairlead.sandbox.aws.sts import Sts
from fairlead.sandbox.faults import Faults
from fairlead.sandbox.gate import Gate
from fairlead.sandbox.samples.stock import stock_buckets
from fairlead.sandbox.scene import Scene

# A setting of botocore that no file, no variable and no default gives a value.
_UNSET: Final = (None, None, None, None)

# What IAM Identity Center assigns to its user in the account.
PERMISSION_SET: Final = "AdministratorAccess"

_ADMIN: Final[Mapping[str, Any]] = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}],
}
# An operator who may look at everything and change nothing.
_WEAK: Final[Mapping[str, Any]] = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": ["sts:Get*", "iam:Get*", "iam:List*", "bedrock:List*"],
            "Resource": "*",
        }
    ],
}


class Cloud:
    """The AWS of one scene: the application to serve, and two users to begin with.

    Moto keeps its state per process, so making a cloud empties every moto backend: there can be
    one at a time.
    """

    def __init__(self, scene: Scene, gate: Gate, faults: Faults) -> None:
        _blind_moto()
        BackendDict.reset()
        reset_model_data()
        backend = iam_backends[scene.account][scene.partition]
        moto = Moto(scene.account)
        self.identities = Identities(backend, scene.key_delay)
        permissions = Permissions(scene, backend)
        s3 = s3_backends[scene.account][scene.partition]
        iam = Iam(backend, self.identities, permissions)
        sts = Sts(backend, self.identities, permissions)
        endpoints: dict[str, Endpoint] = {
            "iam": IamEndpoint(iam, permissions, moto),
            "sts": StsEndpoint(sts, moto),
            "s3": S3Endpoint(s3, permissions, moto),
            "kms": KmsEndpoint(kms_backends[scene.account], permissions, moto),
            "bedrock": _build_bedrock(scene, permissions, faults),
        }
        self.center = IdentityCenter()
        front = Front(scene, gate, self.identities, endpoints)
        roles = {PERMISSION_SET: _make_role(backend)}
        self.app = Portal(front, gate, self.center, self.identities, roles)
        if scene.sample_buckets:
            stock_buckets(s3, kms_backends[scene.account], scene.region, OWN_KEYS)
        self.admin = _make_user(backend, "admin", "AdministratorAccess", _ADMIN)
        self.weak = _make_user(backend, "weak", "LookOnly", _WEAK)


def _blind_moto() -> None:
    """Keep moto from reading the user's AWS profile, whose absence would end the world."""

    def session() -> Session:
        return Session(session_vars={"profile": _UNSET, "config_file": _UNSET})

    # WORKAROUND(https://github.com/getmoto/moto/issues/5469): moto asks a session of boto3 for
    # the names of regions and services.
    for module in (base_backend, utils):
        vars(module)["Session"] = session


def _build_bedrock(scene: Scene, permissions: Permissions, faults: Faults) -> BedrockEndpoint:
    catalog = Catalog(scene.account, scene.partition, scene.region)
    access = ModelAccess(
        accepted=scene.accepted_models,
        form_submitted=scene.use_case_submitted,
        agreement_delay=scene.agreement_delay,
    )
    runtime = Runtime(Gates(catalog, access, permissions), faults)
    return BedrockEndpoint(catalog, Bedrock(catalog, access), runtime, permissions)


def _make_role(backend: IAMBackend) -> Role:
    """Make the role that IAM Identity Center puts into an account for a permission set."""
    provider = f"arn:{backend.partition}:iam::{backend.account_id}:saml-provider/AWSSSO_practice"
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Federated": provider},
                "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"],
            }
        ],
    }
    role = backend.create_role(
        f"AWSReservedSSO_{PERMISSION_SET}_{secrets.token_hex(8)}",
        json.dumps(trust),
        "/aws-reserved/sso.amazonaws.com/",
        permissions_boundary=None,
        description="",
        tags=[],
        max_session_duration="43200",
    )
    backend.put_role_policy(role.name, PERMISSION_SET, json.dumps(_ADMIN))
    return role


def _make_user(
    backend: IAMBackend, name: str, policy_name: str, document: Mapping[str, Any]
) -> tuple[str, str]:
    """Make a user with an inline policy; return its access key id and secret."""
    backend.create_user(backend.region_name, name)
    backend.put_user_policy(name, policy_name, json.dumps(document))
    key = backend.create_access_key(name)
    return key.access_key_id, key.secret_access_key
