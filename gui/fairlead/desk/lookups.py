"""What the pages of every journey look up before anything is made."""

from __future__ import annotations

import json
from collections.abc import Callable

from fairlead.core.cancel import CancelToken
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.desk.base import DeskPart
from fairlead.flows.answers import AccessKeyInfo, AwsIdentity, AwsSignIn, Deployment, ElasticSignIn
from fairlead.flows.diagnosis import aws_problem
from fairlead.flows.views import BrowserCode, PolicyInfo, UserInfo
from fairlead.services.aws_session import StaticCredentials, list_profiles, list_regions
from fairlead.services.aws_sso import sign_in
from fairlead.steps import discovery


class Lookups(DeskPart):
    """`SignInDesk` and `IdentityDesk`."""

    def profiles(self) -> tuple[str, ...]:
        """Return the profiles of the shared AWS config and credentials files."""
        return list_profiles(self.room.surroundings.aws_files)

    def regions(self, service: str) -> tuple[str, ...]:
        """Return the regions in which the SDK knows a service, such as "s3", sorted."""
        return list_regions(service)

    def sign_in_with_browser(
        self, profile: str, on_code: Callable[[BrowserCode], None], cancel: CancelToken
    ) -> None:
        """Sign a profile in to IAM Identity Center; return once the user confirmed it."""
        surroundings = self.room.surroundings
        sign_in(
            profile,
            lambda code, url: on_code(BrowserCode(code, url)),
            cancel,
            files=surroundings.aws_files,
            endpoint_url=surroundings.aws_endpoint,
            explain=aws_problem,
        )

    def identify(self, aws: AwsSignIn, bag: SecretBag) -> AwsIdentity:
        """Return who these credentials belong to."""
        return discovery.identify(self.room.reaching.aws(aws, bag))

    def meet(self, elastic: ElasticSignIn, bag: SecretBag) -> Deployment:
        """Return what answers at the Elastic address, signed in."""
        reaching = self.room.reaching
        return discovery.meet(reaching.kibana(elastic, bag), reaching.elasticsearch(elastic, bag))

    def spaces(self, elastic: ElasticSignIn, bag: SecretBag) -> tuple[str, ...]:
        """Return the ids of the spaces that this sign-in may see."""
        return discovery.spaces(self.room.reaching.kibana(elastic, bag))

    def policies(self, aws: AwsSignIn, bag: SecretBag) -> tuple[PolicyInfo, ...]:
        """Return the customer managed policies of the account, without their documents."""
        return discovery.policies(self.room.reaching.aws(aws, bag))

    def policy_document(self, aws: AwsSignIn, bag: SecretBag, arn: str) -> str:
        """Return the default version of a policy as indented JSON."""
        document = discovery.policy_document(self.room.reaching.aws(aws, bag), arn)
        return json.dumps(document, indent=2, ensure_ascii=False)

    def users(self, aws: AwsSignIn, bag: SecretBag) -> tuple[UserInfo, ...]:
        """Return the IAM users of the account."""
        return discovery.users(self.room.reaching.aws(aws, bag), CancelToken())

    def has_policy(self, aws: AwsSignIn, bag: SecretBag, arn: str) -> bool:
        """Tell whether there is such a policy; where the operator may not look, yes."""
        return discovery.has_policy(self.room.reaching.aws(aws, bag), arn)

    def has_user(self, aws: AwsSignIn, bag: SecretBag, name: str) -> bool:
        """Tell whether there is such an IAM user; where the operator may not look, yes."""
        return discovery.has_user(self.room.reaching.aws(aws, bag), name)

    def access_keys(self, aws: AwsSignIn, bag: SecretBag, user: str) -> tuple[AccessKeyInfo, ...]:
        """Return the access keys of a user with their age and last use; () for an unknown user."""
        return discovery.access_keys(self.room.reaching.aws(aws, bag), user, CancelToken())

    def try_own_key(self, aws: AwsSignIn, bag: SecretBag, access_key_id: str) -> AwsIdentity:
        """Call STS with the user's own key and return whose it is."""
        key = StaticCredentials(access_key_id, bag.get(SecretName.OWN_SECRET_ACCESS_KEY))
        return discovery.try_own_key(self.room.reaching.aws(aws, bag), key)
