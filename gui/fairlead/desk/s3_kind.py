"""What Home has to know of S3 connections."""

from __future__ import annotations

from urllib.parse import quote

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.journal import Run
from fairlead.core.plan import Plan
from fairlead.core.texts import Text
from fairlead.flows.s3_plan import PROOF_OBJECTS
from fairlead.flows.s3_planned import planned_connector
from fairlead.services.documents import Documents
from fairlead.steps.connector_checks import connector_checks
from fairlead.steps.passed import need_passed
from fairlead.steps.reach import Reach
from fairlead.steps.remedy import Case, Remember, carry_out
from fairlead.steps.s3_connected import S3Connected
from fairlead.steps.s3_proof import need_proof
from fairlead.steps.s3_remedies import REMEDIES
from fairlead.steps.sample import Source, take_sample
from fairlead.steps.sample_sinks import Trial
from fairlead.steps.sample_state import Listing


class S3Kind:
    """Connections that bring documents into an index."""

    can_rotate = True

    def prove(self, run: Run, reach: Reach, cancel: CancelToken) -> int | None:
        """Ask what a sync rests on, then try a few objects of each bucket; nothing is kept."""
        connected = S3Connected.of(run, reach)
        listing = Listing(PROOF_OBJECTS)
        need_passed(connector_checks(connected, cancel, listing.add))
        connector = connected.connector
        sink = Trial(Documents(connected.elasticsearch), connector.pipeline.name)
        with connected.buckets() as buckets:
            source = Source(buckets, connected.rules, connector)
            report = take_sample(
                source, sink, PROOF_OBJECTS, lambda _progress: None, cancel, listing=listing
            )
        cancel.check()
        need_proof(report)
        return None

    def carry_out(self, run: Run, reach: Reach, fix: Fix, remember: Remember) -> Text:
        """Carry out one of the remedies for key and policy."""
        case = Case(run.id, S3Connected.of(run, reach), remember, CancelToken())
        return carry_out(case, fix, REMEDIES)

    def target(self, plan: Plan) -> str:
        """Return the index."""
        return planned_connector(plan).index

    def page(self, plan: Plan) -> str:
        """Return the connector's own page under Content in Kibana."""
        return f"/app/elasticsearch/content/connectors/{quote(planned_connector(plan).id, safe='')}"
