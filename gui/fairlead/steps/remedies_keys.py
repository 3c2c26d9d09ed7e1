"""The remedies for the access key of a connection: sent again, or replaced by a new one."""

from __future__ import annotations

from collections.abc import Mapping

from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate
from fairlead.flows.s3_views import SyncState
from fairlead.services.aws import StaticCredentials
from fairlead.services.sync_jobs import SyncJobs
from fairlead.steps import access_key, bucket_access, connector_configuration, key_works
from fairlead.steps.bucket_access import BucketAccess
from fairlead.steps.elastic import need_elasticsearch
from fairlead.steps.key_works import KeyWorks
from fairlead.steps.keyring_entry import need_key
from fairlead.steps.kibana_connector import BEDROCK
from fairlead.steps.remedy import Case, not_ours
from fairlead.steps.rotation import Rotation

_SENT = translate("Remedies", "The connector has its access key again.")
_ROTATED = translate("Remedies", "The connector uses the new key %1; the old one is deleted.")
_CONNECTOR_GONE = translate("Remedies", "The connector is not in Kibana any more.")
_CONNECTOR_GONE_ADVICE = translate("Remedies", "Undo this run, then set the connector up anew.")
_SYNC_RUNNING = translate("Remedies", "A full sync with the old key is not over yet.")
_SYNC_RUNNING_ADVICE = translate(
    "Remedies",
    "Without its key the connector would take the rest of the buckets for empty and delete their"
    " documents. Wait for the sync or cancel it, then try again.",
)


def send_secrets(case: Case, _values: Mapping[str, str]) -> Text:
    """Send the key out of the keyring to the connector again."""
    _send_key(case, need_key(case.reach.vault, case.connected.secret_name))
    return _SENT


def new_secret(case: Case, _values: Mapping[str, str]) -> Text:
    """Replace the access key by a new one and send that to the connector."""
    key_spec, works = case.connected.spec("iam-access-key"), _trial(case)
    facts = case.connected.facts.get("access-key")
    if key_spec is None or works is None or not facts:
        raise not_ours(case.connected.access_key_id)
    _need_no_sync(case)
    step = access_key.build(case.connected.plan, key_spec, case.reach)
    rotation = Rotation(
        step,
        works,
        send=lambda key: _send_key(case, key),
        remember=lambda renewed: case.remember(key_spec.id, renewed),
    )
    return _ROTATED(rotation.rotate(facts, case.cancel))


def _trial(case: Case) -> KeyWorks | BucketAccess | None:
    """Return the step that tried the key of this connection."""
    plan = case.connected.plan
    if (spec := case.connected.spec("key-works")) is not None:
        return key_works.build(plan, spec, case.reach)
    if (spec := case.connected.spec("bucket-access")) is not None:
        return bucket_access.build(plan, spec, case.reach)
    return None


def _need_no_sync(case: Case) -> None:
    """Make sure that no full sync loses its key halfway: it would take buckets for empty."""
    spec = case.connected.spec("s3-connector")
    if spec is None:
        return
    jobs = SyncJobs(need_elasticsearch(case.reach.elasticsearch))
    newest = jobs.newest(spec.values["connector_id"])
    if newest is not None and not SyncState(newest.status).is_over:
        raise Problem("sync-running", _SYNC_RUNNING, _SYNC_RUNNING_ADVICE, retryable=True)


def _send_key(case: Case, key: StaticCredentials) -> None:
    """Give a new key to whichever connector uses it."""
    spec = case.connected.spec("connector-configuration")
    if spec is None:
        update_connector(case, {}, key)
    else:
        connector_configuration.build(case.connected.plan, spec, case.reach).replace_key(key)


def update_connector(
    case: Case, changes: Mapping[str, str], key: StaticCredentials | None = None
) -> None:
    """Change the connector's config, and send its secrets, which Kibana wants every time."""
    connector_id = case.connected.connector_id
    there = case.reach.kibana.connector(connector_id)
    if there is None:
        raise Problem("connector-gone", _CONNECTOR_GONE, _CONNECTOR_GONE_ADVICE)
    if there["connector_type_id"] != BEDROCK:
        raise not_ours(there["name"])
    key = key or need_key(case.reach.vault, case.connected.secret_name)
    case.reach.kibana.update_connector(
        connector_id,
        name=there["name"],
        config={**there["config"], **changes},
        secrets={"accessKey": key.access_key_id, "secret": key.secret_access_key},
    )
