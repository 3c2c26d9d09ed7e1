"""What a caller may do: its policies, collected and evaluated."""

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic

from moto.iam.models import Group, IAMBackend, ManagedPolicy, Role, User

from fairlead.sandbox.aws.errors import Protocol, refusal
from fairlead.sandbox.aws.identity import Principal
from fairlead.sandbox.aws.policy import Context, Decision, Document, PolicySet, Request, decide
from fairlead.sandbox.scene import Scene


class Permissions:
    """Evaluates requests with the policies that really stand in IAM.

    Permissions boundaries of users are kept here: moto has none.
    """

    def __init__(self, scene: Scene, backend: IAMBackend) -> None:
        self._backend = backend
        self._attach_delay = scene.attach_delay
        self._service_control = [json.loads(text) for text in scene.service_control_policies]
        self._lock = threading.Lock()
        self._granted: dict[tuple[str, str], float] = {}
        self.boundaries: dict[str, str] = {}

    def note_grant(self, user_name: str, policy: str) -> None:
        """Remember that a policy (ARN, or name of an inline one) was given to a user just now."""
        with self._lock:
            self._granted[user_name, policy] = monotonic()

    def _is_in_effect(self, user_name: str, policy: str) -> bool:
        with self._lock:
            granted = self._granted.get((user_name, policy))
        return granted is None or monotonic() - granted >= self._attach_delay

    def identity_documents(self, holder: User | Role | Group) -> Iterator[Document]:
        """Yield the documents attached to and written into a user, a role or a group."""
        for arn, policy in list(holder.managed_policies.items()):
            if self._is_in_effect(holder.name, arn):
                yield _default_document(policy)
        for name, text in list(holder.policies.items()):
            if self._is_in_effect(holder.name, name):
                yield json.loads(text)
        if isinstance(holder, User):
            for group in self._backend.get_groups_for_user(holder.name):
                yield from self.identity_documents(group)

    def policies_of(self, principal: Principal) -> PolicySet:
        """Collect everything that binds a principal."""
        holder: User | Role
        if principal.user_name is not None:
            holder = self._backend.users[principal.user_name]
            boundary = self.boundaries.get(principal.user_name)
        else:
            assert principal.role_name is not None
            holder = self._backend.get_role(principal.role_name)
            boundary = holder.permissions_boundary_arn
        return PolicySet(
            identity=list(self.identity_documents(holder)),
            boundary=None if boundary is None else list(self.documents([boundary])),
            service_control=self._service_control or None,
        )

    def documents(self, arns: Iterable[str]) -> Iterator[Document]:
        """Yield the documents in force of managed policies; one that is gone allows nothing."""
        for arn in arns:
            policy = self._backend.managed_policies.get(arn)
            if policy is not None:
                yield _default_document(policy)

    def decide(
        self,
        principal: Principal,
        request: Request,
        region: str,
        resource_policies: Sequence[Document] = (),
    ) -> Decision:
        """Evaluate a request, with the condition keys every request has."""
        policies = replace(self.policies_of(principal), resource=resource_policies)
        context = _global_context(principal, region) | dict(request.context)
        return decide(policies, replace(request, context=context))

    def require(
        self,
        principal: Principal,
        request: Request,
        *,
        region: str,
        protocol: Protocol,
        resource_policies: Sequence[Document] = (),
    ) -> None:
        """Raise the service's `ApiError` unless the principal may do it."""
        decision = self.decide(principal, request, region, resource_policies)
        if not decision.is_allowed:
            text = denial(principal.arn, request, decision.reason, protocol)
            raise refusal("denied", protocol, text)


def denial(arn: str, request: Request, reason: str, protocol: Protocol) -> str:
    """Word a denial as AWS does: who, what, on which resource, and by which kind of policy."""
    text = f"User: {arn} is not authorized to perform: {request.action}"
    if protocol == "s3":
        # S3 puts its resources in quotation marks.
        text += f' on resource: "{request.resource}"'
    elif request.resource != "*" or protocol == "query":
        text += f" on resource: {request.resource}"
    return f"{text} {reason}"


def called_by_bedrock(context: Mapping[str, str]) -> Context:
    """Return the condition keys of a call that Bedrock makes in the name of its caller."""
    service = "bedrock.amazonaws.com"
    keys: Context = {
        "aws:calledvia": (service,),
        "aws:calledviafirst": service,
        "aws:calledvialast": service,
        "aws:viaawsservice": "true",
    }
    return {**context, **keys}


def _default_document(policy: ManagedPolicy) -> Document:
    document = next(version.document for version in policy.versions if version.is_default)
    parsed: Document = json.loads(document)
    return parsed


def _global_context(principal: Principal, region: str) -> dict[str, str | tuple[str, ...]]:
    now = datetime.now(UTC)
    context: dict[str, str | tuple[str, ...]] = {
        "aws:currenttime": now.isoformat(),
        "aws:epochtime": str(int(now.timestamp())),
        "aws:principalaccount": principal.account,
        "aws:principalarn": principal.arn,
        "aws:principaltype": "User" if principal.user_name else "AssumedRole",
        "aws:requestedregion": region,
        # The stand-in plays a TLS endpoint although it is none.
        "aws:securetransport": "true",
        "aws:sourceip": "127.0.0.1",
        "aws:userid": principal.user_id,
        "aws:viaawsservice": "false",
    }
    if principal.user_name is not None:
        context["aws:username"] = principal.user_name
    return context
