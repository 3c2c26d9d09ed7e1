"""A connection to Amazon Bedrock that was set up, as the plan and the journal know it."""

from __future__ import annotations

from dataclasses import dataclass

from fairlead.steps.connected import Connected

MODEL_FACT = "default_model"
"""The fact of the connector's step that names its default model, once a remedy changed it."""


@dataclass(frozen=True, slots=True)
class BedrockConnected(Connected):
    """A connection through a connector in Kibana to a default model."""

    @property
    def connector_id(self) -> str:
        """The connector in Kibana."""
        return self._planned("kibana-connector", "connector_id")

    @property
    def call_id(self) -> str:
        """The connector's default model."""
        changed = self.facts.get("connector", {}).get(MODEL_FACT)
        return changed or self._planned("bedrock-proof", "call_id")

    @property
    def region(self) -> str:
        """The region whose models were chosen."""
        return self._planned("bedrock-proof", "region")

    def _planned(self, kind: str, name: str) -> str:
        spec = self.spec(kind)
        return str(spec.values[name]) if spec is not None else ""
