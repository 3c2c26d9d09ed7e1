"""A desk for tests of the window: it answers at once with fixed data and reaches nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.ui.run_desk import ACCOUNT, REGION
from tests.ui.s3_desk import FakeS3

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix, Problem
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import verbatim
from fairlead.flows.answers import (
    AccessKeyInfo,
    AwsIdentity,
    AwsSignIn,
    Deployment,
    ElasticSignIn,
)
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.models import Gate, Lifecycle, Model, ModelAccess, ModelKind, Offer, Price
from fairlead.flows.views import (
    BrowserCode,
    Check,
    CheckState,
    PolicyInfo,
    Side,
    UserInfo,
)

IDENTITY = AwsIdentity(ACCOUNT, f"arn:aws:sts::{ACCOUNT}:assumed-role/Administrator/admin", "aws")
DEPLOYMENT = Deployment("9.2.1", id="b2f0c1", elasticsearch_url="https://es.example.com:9243")

SIGNED_IN_AWS = AwsSignIn(profile="admin", region=REGION, identity=IDENTITY)
SIGNED_IN_ELASTIC = ElasticSignIn(address="https://soc.kb.example.com", deployment=DEPLOYMENT)


def _profile(family: str, name: str, *, lifecycle: Lifecycle = Lifecycle.ACTIVE) -> Model:
    model_id = f"anthropic.{family}-v1:0"
    return Model(
        call_id=f"us.{model_id}",
        kind=ModelKind.GEO_PROFILE,
        arn=f"arn:aws:bedrock:{REGION}:{ACCOUNT}:inference-profile/us.{model_id}",
        model_id=model_id,
        name=name,
        destinations=("us-east-1", "us-east-2", "us-west-2"),
        lifecycle=lifecycle,
        ends_on="2026-02-28" if lifecycle is Lifecycle.LEGACY else "",
    )


SONNET = _profile("claude-sonnet-4-5-20250929", "Claude Sonnet 4.5")
HAIKU = _profile("claude-haiku-4-5-20251001", "Claude Haiku 4.5")
OPUS = _profile("claude-opus-4-5-20251101", "Claude Opus 4.5")
OLD_HAIKU = _profile("claude-3-5-haiku-20241022", "Claude 3.5 Haiku", lifecycle=Lifecycle.LEGACY)
PROVISIONED = Model(
    call_id=f"arn:aws:bedrock:{REGION}:{ACCOUNT}:provisioned-model/3ztrq8",
    kind=ModelKind.PROVISIONED,
    arn=f"arn:aws:bedrock:{REGION}:{ACCOUNT}:provisioned-model/3ztrq8",
    model_id="anthropic.claude-sonnet-4-5-20250929-v1:0",
    name="soc-prod",
)
MODELS = (SONNET, HAIKU, OPUS, OLD_HAIKU, PROVISIONED)

OPEN = ModelAccess(
    "",
    agreement=Gate.OPEN,
    authorization=Gate.OPEN,
    entitlement=Gate.OPEN,
    region=Gate.OPEN,
    use_case=Gate.OPEN,
)
OFFER = Offer(
    license_url="https://example.com/eula.pdf",
    prices=(
        Price("1,000 input tokens", "0.001", "Units"),
        Price("1,000 output tokens", "0.005"),
        Price("Hosting", "4.1", "Hrs"),
    ),
    refunds="Fees are not refundable.",
)
ACCESS = (
    replace(OPEN, model_id=SONNET.model_id),
    replace(OPEN, model_id=HAIKU.model_id, agreement=Gate.SHUT, offer=OFFER),
    replace(OPEN, model_id=OPUS.model_id, agreement=Gate.SHUT, use_case=Gate.SHUT),
    replace(OPEN, model_id=OLD_HAIKU.model_id),
)

POLICY_DOCUMENT = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      "Resource": "*"
    }
  ]
}"""

PREFLIGHT = (
    Check("aws-identity", Side.AWS, CheckState.PASSED, verbatim("Signed in as admin"),
          verbatim("account 1234-5678-9012, role Administrator")),
    Check("aws-rights", Side.AWS, CheckState.PASSED,
          verbatim("May do all 11 actions this set-up needs")),
    Check("aws-bedrock", Side.AWS, CheckState.PASSED,
          verbatim("Bedrock is offered in us-east-1, 9 Claude models")),
    Check("aws-form", Side.AWS, CheckState.WARNING, verbatim("Use case form not submitted yet"),
          verbatim("Asked for on “Model access”, once per account")),
    Check("kibana", Side.ELASTIC, CheckState.PASSED,
          verbatim("Kibana 9.2.1 answers, certificate trusted")),
    Check("license", Side.ELASTIC, CheckState.PASSED,
          verbatim("Enterprise license, connectors enabled")),
    Check("keyring", Side.LOCAL, CheckState.PASSED,
          verbatim("Secrets go to GNOME Keyring (unlocked)")),
)  # fmt: skip
NOT_SIGNED_IN = Problem(
    "sso-expired",
    verbatim("This profile is not signed in to IAM Identity Center."),
    verbatim("Sign in with the browser, or run “aws sso login --profile admin” and try again."),
    fix=Fix("browser-sign-in", verbatim("Sign in with the browser"), {"profile": "admin"}),
    retryable=True,
)
CODE = BrowserCode("BCDF-GHJK", "https://device.example.com/?user_code=BCDF-GHJK")
MAY_NOT_CREATE = Check(
    "kibana-rights",
    Side.ELASTIC,
    CheckState.FAILED,
    verbatim("This key may not create connectors"),
    verbatim("It needs “All” on Actions and Connectors in this space."),
    fix=Fix("copy", verbatim("Copy the role for your administrator")),
    copyable='{"feature_actions": ["all"]}',
)


@dataclass
class FakeDesk(FakeS3):
    """Answers everything at once; each part can be told to fail or to wait."""

    checks_of_sign_in: tuple[Check, ...] = PREFLIGHT

    # Sign in.

    def profiles(self) -> tuple[str, ...]:
        self._enter("profiles")
        return ("admin", "default", "operator")

    def regions(self, service: str) -> tuple[str, ...]:
        self._enter("regions")
        return ("eu-central-1", "eu-west-1", "us-east-1", "us-west-2")

    def sign_in_with_browser(
        self, profile: str, on_code: Callable[[BrowserCode], None], cancel: CancelToken
    ) -> None:
        on_code(CODE)
        self._enter(f"sign_in_with_browser {profile}", cancel)

    def identify(self, aws: AwsSignIn, bag: SecretBag) -> AwsIdentity:
        self._enter("identify")
        return IDENTITY

    def meet(self, elastic: ElasticSignIn, bag: SecretBag) -> Deployment:
        self._enter("meet")
        return DEPLOYMENT

    def spaces(self, elastic: ElasticSignIn, bag: SecretBag) -> tuple[str, ...]:
        self._enter("spaces")
        return ("default", "security")

    def bedrock_preflight(
        self, answers: BedrockAnswers, bag: SecretBag, cancel: CancelToken
    ) -> Iterator[Check]:
        self._enter("bedrock_preflight", cancel)
        yield from self.checks_of_sign_in

    # What IAM holds.

    def policies(self, aws: AwsSignIn, bag: SecretBag) -> tuple[PolicyInfo, ...]:
        self._enter("policies")
        return (
            PolicyInfo(f"arn:aws:iam::{ACCOUNT}:policy/bedrock-invoke", "bedrock-invoke"),
            PolicyInfo(f"arn:aws:iam::{ACCOUNT}:policy/elastic/claude-soc", "claude-soc"),
        )

    def policy_document(self, aws: AwsSignIn, bag: SecretBag, arn: str) -> str:
        self._enter("policy_document")
        return POLICY_DOCUMENT

    def users(self, aws: AwsSignIn, bag: SecretBag) -> tuple[UserInfo, ...]:
        self._enter("users")
        return (
            UserInfo(f"arn:aws:iam::{ACCOUNT}:user/elastic/fairlead-lab", "fairlead-lab",
                     "/elastic/", is_ours=True),
            UserInfo(f"arn:aws:iam::{ACCOUNT}:user/soc-bedrock", "soc-bedrock", "/"),
        )  # fmt: skip

    def access_keys(self, aws: AwsSignIn, bag: SecretBag, user: str) -> tuple[AccessKeyInfo, ...]:
        self._enter("access_keys")
        if user != "soc-bedrock":
            return ()
        return (
            AccessKeyInfo("AKIAEXAMPLE000000001", True, "2025-03-01T09:00:00Z",
                          "2026-11-20T10:00:00Z", "bedrock"),
            AccessKeyInfo("AKIAEXAMPLE000000002", False, "2024-07-11T09:00:00Z"),
        )  # fmt: skip

    def try_own_key(self, aws: AwsSignIn, bag: SecretBag, access_key_id: str) -> AwsIdentity:
        self._enter("try_own_key")
        return AwsIdentity(ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/soc-bedrock", "aws")

    # Models.

    def models(self, aws: AwsSignIn, bag: SecretBag) -> tuple[Model, ...]:
        self._enter("models")
        return MODELS

    def access(
        self, aws: AwsSignIn, bag: SecretBag, models: tuple[Model, ...], cancel: CancelToken
    ) -> Iterator[ModelAccess]:
        self._enter("access", cancel)
        wanted = {model.model_id for model in models}
        yield from (access for access in ACCESS if access.model_id in wanted)

    def try_model(self, aws: AwsSignIn, bag: SecretBag, model: Model) -> int:
        self._enter("try_model")
        return 612
