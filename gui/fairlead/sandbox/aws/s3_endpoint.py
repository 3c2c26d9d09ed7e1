"""The endpoint of S3: permission, regions and keys of KMS here, the rest in moto."""

import json
from collections.abc import Iterator
from typing import Any, Final
from wsgiref.types import WSGIEnvironment

from moto.s3.exceptions import MissingBucket
from moto.s3.models import FakeBucket, FakeKey, S3Backend

from fairlead.sandbox.aws.endpoint import Moto, Reply
from fairlead.sandbox.aws.errors import ApiError, Protocol
from fairlead.sandbox.aws.identity import Caller, Principal
from fairlead.sandbox.aws.permissions import Permissions
from fairlead.sandbox.aws.policy import Document, Request, as_list
from fairlead.sandbox.aws.s3_access import S3Call, read_call

# What works from any region.
_ANY_REGION: Final = frozenset({"CreateBucket", "GetBucketLocation", "ListBuckets"})

# Since 2023 every new bucket encrypts with S3's own keys; moto's do not.
OWN_KEYS: Final[dict[str, Any]] = {
    "Rule": {
        "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"},
        "BucketKeyEnabled": "false",
    }
}


class S3Endpoint:
    """S3 with path-style addresses."""

    protocol: Protocol = "s3"

    def __init__(self, backend: S3Backend, permissions: Permissions, moto: Moto) -> None:
        self._backend = backend
        self._permissions = permissions
        self._moto = moto

    def service(self, _environ: WSGIEnvironment) -> str:
        """Return the service's name."""
        return "s3"

    def operation(self, environ: WSGIEnvironment, _body: bytes) -> str:
        """Return the operation's name, or method and path for one that is not played."""
        return read_call(environ).operation

    def action(self, environ: WSGIEnvironment, _body: bytes) -> str:
        """Return the action as policies name it; an empty text for what is not played."""
        return read_call(environ).action

    def answer(self, environ: WSGIEnvironment, body: bytes, caller: Caller, region: str) -> Reply:
        """Check permission and answer."""
        call, principal = read_call(environ), caller.principal
        if not call.action:
            text = "A header you provided implies functionality that is not implemented"
            raise ApiError("NotImplemented", text, 501)
        with self._moto.lock:
            bucket = self._bucket(call.bucket)
            if bucket is not None and call.operation not in _ANY_REGION:
                _check_region(bucket, region)
            self._require(principal, call.action, call, bucket, region)
            for request in self._key_requests(call, bucket, environ, region):
                self._permissions.require(principal, request, region=region, protocol="s3")
            answer = self._moto.answer(environ, body)
            if call.operation == "CreateBucket" and answer[0].startswith("200"):
                self._backend.put_bucket_encryption(call.bucket, OWN_KEYS)
            if answer[0].startswith("404") and call.key and bucket is not None:
                # Who may not list a bucket is not told that an object is missing.
                self._require(principal, "s3:ListBucket", call, bucket, region)
        return answer

    def _bucket(self, name: str) -> FakeBucket | None:
        try:
            return self._backend.get_bucket(name) if name else None
        except MissingBucket:
            return None

    def _require(
        self,
        principal: Principal,
        action: str,
        call: S3Call,
        bucket: FakeBucket | None,
        region: str,
    ) -> None:
        partition = self._backend.partition
        resource = call.resource(partition)
        if action == "s3:ListBucket":
            resource = f"arn:{partition}:s3:::{call.bucket}"
        self._permissions.require(
            principal,
            Request(action, resource, call.context()),
            region=region,
            protocol="s3",
            resource_policies=list(_bucket_policies(bucket, principal)),
        )

    def _key_requests(
        self, call: S3Call, bucket: FakeBucket | None, environ: WSGIEnvironment, region: str
    ) -> Iterator[Request]:
        """Yield what S3 asks KMS for in the caller's name, for a customer's key."""
        if bucket is None:
            return
        if call.operation in ("GetObject", "HeadObject"):
            stored: FakeKey | None = self._backend.get_object(
                call.bucket, call.key, version_id=call.query.get("versionId")
            )
            key_id = stored.kms_key_id if stored is not None else None
            action = "kms:Decrypt"
        else:
            key_id = environ.get("HTTP_X_AMZ_SERVER_SIDE_ENCRYPTION_AWS_KMS_KEY_ID")
            action = "kms:GenerateDataKey"
        if key_id is not None and not key_id.endswith("alias/aws/s3"):
            account, partition = self._backend.account_id, self._backend.partition
            arn = key_id
            if not arn.startswith("arn:"):
                arn = f"arn:{partition}:kms:{region}:{account}:key/{key_id}"
            yield Request(action, arn, {"kms:viaservice": f"s3.{region}.amazonaws.com"})


def _check_region(bucket: FakeBucket, region: str) -> None:
    if bucket.region_name != region:
        raise ApiError(
            "AuthorizationHeaderMalformed",
            f"The authorization header is malformed; the region '{region}' is wrong; "
            f"expecting '{bucket.region_name}'",
            headers=(("x-amz-bucket-region", bucket.region_name),),
            fields=(("Region", bucket.region_name),),
        )


def _bucket_policies(bucket: FakeBucket | None, principal: Principal) -> Iterator[Document]:
    """Yield the statements of a bucket's policy that are about a principal."""
    if bucket is None or bucket.policy is None:
        return
    root = f"arn:{bucket.partition}:iam::{bucket.account_id}:root"
    names = {"*", principal.arn}
    for statement in as_list(json.loads(bucket.policy)["Statement"]):
        wanted: Any = statement["Principal"]
        listed = set(as_list(wanted if isinstance(wanted, str) else wanted.get("AWS", [])))
        # The whole account is meant by a deny; an allow leaves it to the account's own policies.
        if statement["Effect"] == "Deny":
            names = names | {root, bucket.account_id}
        if names & listed:
            yield {"Statement": [statement]}
