"""A connection that was proved, to be asked, spoilt and mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from tests.steps.plans import HAIKU, SONNET, journey_specs
from tests.steps.stage import Stage

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.journal import Phase
from fairlead.core.plan import StepSpec
from fairlead.core.step import Facts
from fairlead.core.texts import verbatim
from fairlead.flows.answers import AwsIdentity, PolicyScope
from fairlead.flows.bedrock_views import Prompt
from fairlead.flows.policies import build_policy
from fairlead.flows.views import Check
from fairlead.sandbox.scene import Scene
from fairlead.steps import model_discovery
from fairlead.steps.bedrock_connected import BedrockConnected
from fairlead.steps.bedrock_connection import checks_of
from fairlead.steps.bedrock_remedies import REMEDIES
from fairlead.steps.connected import Connected
from fairlead.steps.keyring_entry import load_key
from fairlead.steps.remedy import Case, Remedy, carry_out

CANCEL = CancelToken()
QUESTION = Prompt("In one sentence, what does a SIEM do?")
SCENE = Scene(use_case_submitted=True, accepted_models=(HAIKU, SONNET), key_delay=0)


C = TypeVar("C", bound=Connected)


@dataclass
class ProvedLine(Generic[C]):
    """A proved run of one kind of connection, and what its journal says now."""

    stage: Stage
    run_id: str
    kind: type[C]
    remedies: Mapping[str, Remedy[C]]

    @property
    def connected(self) -> C:
        return self.kind.of(self.stage.journal.run(self.run_id), self.stage.reach)

    def remember(self, step_id: str, facts: Facts) -> None:
        self.stage.journal.record(self.run_id, step_id, Phase.DONE, facts, 0)

    def carry_out(self, kind: str, **values: str) -> str:
        case = Case(self.run_id, self.connected, self.remember, CANCEL)
        return str(carry_out(case, Fix(kind, verbatim("Do it"), values), self.remedies))


class Line(ProvedLine[BedrockConnected]):
    """A proved connection to Bedrock."""

    def __init__(self, stage: Stage, run_id: str) -> None:
        super().__init__(stage, run_id, BedrockConnected, REMEDIES)

    def checks(self) -> dict[str, Check]:
        return {check.id: check for check in checks_of(self.connected, CANCEL)}

    @property
    def connector(self) -> dict[str, Any]:
        there = self.stage.kibana.connector(self.connected.connector_id)
        assert there is not None
        return there

    @property
    def keys(self) -> list[str]:
        answer = self.stage.aws.call("iam", "list_access_keys", UserName=self.connected.user)
        return [key["AccessKeyId"] for key in answer["AccessKeyMetadata"]]

    def tamper(self, **config: str) -> None:
        """Change the connector as somebody else might."""
        key = load_key(self.stage.vault, self.connected.secret_name)
        assert key is not None
        there = self.connector
        self.stage.kibana.update_connector(
            there["id"],
            name=there["name"],
            config={**there["config"], **config},
            secrets={"accessKey": key.access_key_id, "secret": key.secret_access_key},
        )


def open_line(stage: Stage) -> Line:
    """A connection with the narrowest policy for its one model."""
    models = model_discovery.models(stage.aws, CANCEL)
    haiku = next(model for model in models if model.call_id == f"us.{HAIKU}")
    identity = AwsIdentity(stage.world.scene.account, "", "aws")
    draft = build_policy((haiku,), identity, "us-east-1", PolicyScope.CHOSEN)
    specs = [_with_document(spec, draft.compact) for spec in journey_specs(inference=False)]
    run_id = stage.begin(stage.plan(*specs))
    stage.prove(run_id, scale=0.01)
    return Line(stage, run_id)


def _with_document(spec: StepSpec, document: str) -> StepSpec:
    if spec.kind != "iam-policy":
        return spec
    return replace(spec, values={**spec.values, "document": document})
