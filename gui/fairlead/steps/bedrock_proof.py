"""The proof: a prompt through Bedrock directly, and two through Kibana."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from fairlead.core.errors import Fix, Problem
from fairlead.core.plan import Plan, StepSpec
from fairlead.core.step import Done, Facts, Found, Group, Left, Row, RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.bedrock_views import Prompt
from fairlead.flows.models import Gate, ModelAccess
from fairlead.services.aws import Aws
from fairlead.services.kibana import Kibana
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import Vault
from fairlead.steps.bedrock_connected import MODEL_FACT
from fairlead.steps.gates import model_gates, use_case_gate
from fairlead.steps.keyring_entry import need_key, secret_name_of
from fairlead.steps.patience import Patience
from fairlead.steps.prompts import prompt_direct, prompt_kibana
from fairlead.steps.reach import Reach
from fairlead.steps.rows import aws_line, http_request

_WORDS = "Answer with the one word: ready"
# The code of the catalogue of failures for this.
_NO_TEMPERATURE = "model-temperature"
_SUBSCRIBING = Patience(seconds=15 * 60, pause=5)

_TITLE = translate("Steps", "Send a test prompt to Bedrock and through Kibana")
_WHERE = translate("Steps", "Kibana → Bedrock")
_UNDO = translate("Steps", "Nothing to undo: this only asks; the prompts cost a few tokens")
_DIRECT = translate("Steps", "Asking Bedrock with the connector's key")
_TEST = translate("Steps", "Asking through Kibana")
_ASSISTANT = translate("Steps", "Asking through Kibana as the AI Assistant does")
_GATES = translate("Steps", "Waiting until AWS has opened the model for good, up to 15 minutes")
_ANSWERED = translate("Steps", "direct %1 ms · Kibana %2 ms · AI Assistant %3 ms")
_OTHER = translate("Steps", "Use %1 instead")
_SHUT = translate("Steps", "The model answers, but AWS may close it again.")
_SHUT_ADVICE = translate(
    "Steps",
    "For up to 15 minutes after the first call AWS lets calls pass before everything is in order."
    " %1 Put that right, then try again.",
)
_NO_FORM = translate("Steps", "Anthropic's use case form is not submitted.")
_NO_AGREEMENT = translate("Steps", "There is no agreement for %1.")
_NOT_AUTHORIZED = translate("Steps", "The account is not authorized for %1.")
_NOT_ENTITLED = translate("Steps", "The account is not entitled to %1.")
_NOT_HERE = translate("Steps", "%1 is not offered in this region.")


@dataclass(frozen=True, slots=True)
class BedrockProof:
    """Proves the connection end to end.

    `model_ids` are the foundation models that it rests on, `other_ids` the ways to call those that
    were chosen besides the default one.

    One answer is no proof of access: it may come before AWS has finished opening the model. So
    what AWS itself says about the access counts too, as far as the operator may see it.
    """

    id: str
    call_id: str
    connector_id: str
    region: str
    model_ids: tuple[str, ...]
    other_ids: tuple[str, ...]
    entry: str
    aws: Aws
    kibana: Kibana
    vault: Vault
    patience: Patience = _SUBSCRIBING

    @property
    def title(self) -> Text:
        """What this step does."""
        return _TITLE

    @property
    def rows(self) -> tuple[Row, ...]:
        """The one row: a direct prompt and two through the connector."""
        path = f"/api/actions/connector/{self.connector_id}/_execute"
        calls = [
            aws_line(
                "bedrock-runtime",
                "converse_stream",
                modelId=self.call_id,
                messages=[{"role": "user", "content": [{"text": _WORDS}]}],
            ),
            *(
                http_request("POST", path, {"params": {"subAction": sub_action}})
                for sub_action in ("test", "invokeAI")
            ),
        ]
        return (Row(Group.CHECK, _TITLE, _WHERE, "\n\n".join(calls), _UNDO),)

    def inspect(self, run: RunContext) -> Found:
        """Nothing to see beforehand: asking is the step itself."""
        return Found(Standing.ABSENT)

    def apply(self, run: RunContext, found: Found) -> Done:
        """Ask by all three ways, then ask AWS whether it will stay so."""
        call_id = run.facts.get("connector", {}).get(MODEL_FACT) or self.call_id
        prompt = Prompt(_WORDS, model=call_id)
        run.report(_DIRECT, None)
        key = need_key(self.vault, self.entry)
        with closing(self.aws.with_key(key, self.region)) as caller:
            direct = prompt_direct(caller, prompt, lambda _piece: None, run.cancel)
        # Through Kibana the connector's own default model is asked, since that is what is proved.
        to_connector = Prompt(_WORDS)
        run.cancel.check()
        run.report(_TEST, None)
        test = prompt_kibana(self.kibana, self.connector_id, to_connector, "test")
        run.cancel.check()
        run.report(_ASSISTANT, None)
        try:
            assistant = prompt_kibana(self.kibana, self.connector_id, to_connector, "invokeAI")
        except ServiceProblem as problem:
            self._offer_another_model(problem)
            raise
        self._wait_for_gates(run)
        facts = {
            "model": call_id,
            "direct_ms": str(direct.latency_ms),
            "first_token_ms": str(direct.first_token_ms),
            "kibana_ms": str(test.latency_ms),
            "invoke_ms": str(assistant.latency_ms),
        }
        text = _ANSWERED(direct.latency_ms, test.latency_ms, assistant.latency_ms)
        return Done(facts, text)

    def verify(self, run: RunContext, done: Done) -> Done:
        """Nothing more: `apply` was the check."""
        return done

    def undo(self, run: RunContext, facts: Facts) -> Left | None:
        """Nothing to undo."""
        return None

    def _offer_another_model(self, problem: ServiceProblem) -> None:
        """Put a fix to a model that answers, but not with the temperature that Kibana sends."""
        if problem.code == _NO_TEMPERATURE and self.other_ids:
            other = self.other_ids[0]
            problem.fix = Fix("use-model", _OTHER(other), {"model": other})

    def _wait_for_gates(self, run: RunContext) -> None:
        run.report(_GATES, None)
        shut: list[Text] = []

        def look() -> bool | None:
            use_case = use_case_gate(self.aws)
            accesses = [
                replace(model_gates(self.aws, model_id), use_case=use_case)
                for model_id in self.model_ids
            ]
            shut[:] = [text for access in accesses for text in _what_is_shut(access)]
            is_pending = any(access.agreement is Gate.PENDING for access in accesses)
            return None if is_pending else True

        self.patience.wait_for(look, run.cancel)
        if shut:
            advice = _SHUT_ADVICE(shut[0])
            raise Problem("model-access-not-settled", _SHUT, advice, retryable=True)


def _what_is_shut(access: ModelAccess) -> list[Text]:
    """Name what is not open. What may not be seen (UNKNOWN) does not count against it."""
    gates = (
        (access.use_case, _NO_FORM),
        (access.agreement, _NO_AGREEMENT(access.model_id)),
        (access.authorization, _NOT_AUTHORIZED(access.model_id)),
        (access.entitlement, _NOT_ENTITLED(access.model_id)),
        (access.region, _NOT_HERE(access.model_id)),
    )
    return [text for gate, text in gates if gate not in (Gate.OPEN, Gate.UNKNOWN)]


def _gated(model_ids: Sequence[str], call_ids: Sequence[str]) -> tuple[str, ...]:
    """Leave out models that are called as provisioned throughput alone: they have no gates."""
    if not any(":provisioned-model/" in call_id for call_id in call_ids):
        return tuple(model_ids)
    return tuple(m for m in model_ids if any(call_id.endswith(m) for call_id in call_ids))


def build(plan: Plan, spec: StepSpec, reach: Reach) -> BedrockProof:
    """Build the step from its part of the plan."""
    values = spec.values
    works = next((step.values for step in plan.steps if step.kind == "key-works"), {})
    call_ids = works.get("call_ids", ())
    return BedrockProof(
        id=spec.id,
        call_id=values["call_id"],
        connector_id=values["connector_id"],
        region=values["region"],
        model_ids=_gated(works.get("model_ids", ()), call_ids),
        other_ids=tuple(call_id for call_id in call_ids if call_id != values["call_id"]),
        entry=secret_name_of(plan),
        aws=reach.aws,
        kibana=reach.kibana,
        vault=reach.vault,
    )
