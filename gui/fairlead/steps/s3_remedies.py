"""The remedies that Fairlead carries out on an S3 connection of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from fairlead.core.errors import Problem
from fairlead.core.step import RunContext, Standing
from fairlead.core.texts import Text, translate
from fairlead.flows.policy_rules import as_list
from fairlead.flows.s3_views import SyncState
from fairlead.services.aws import StaticCredentials
from fairlead.services.sync_jobs import SyncJobs
from fairlead.steps import bucket_access, connector_configuration, iam_attachment
from fairlead.steps.key_remedies import replace_key, send_again
from fairlead.steps.policy_extension import extend_policy, need_own_policy
from fairlead.steps.remedy import Case, Remedy, not_ours
from fairlead.steps.s3_connected import S3Connected

_Case = Case[S3Connected]

_RESTORED = translate("Remedies", "The policy allows what was planned again.")
_NOTHING = translate("Remedies", "The policy allows everything that was planned.")
_NOTHING_ADVICE = translate(
    "Remedies",
    "So something else denies it: a policy on the bucket or its key, a permissions boundary, or a"
    " policy of your AWS organization. Whoever manages that has to let the user pass.",
)
_SYNC_RUNNING = translate("Remedies", "A full sync with the old key is not over yet.")
_SYNC_RUNNING_ADVICE = translate(
    "Remedies",
    "Without its key the connector would take the rest of the buckets for empty and delete their"
    " documents. Wait for the sync or cancel it, then try again.",
)


def _send_secrets(case: _Case, _values: Mapping[str, str]) -> Text:
    return send_again(case.connected, lambda key: _send_key(case.connected, key))


def _new_secret(case: _Case, _values: Mapping[str, str]) -> Text:
    connected = case.connected
    spec = connected.spec("bucket-access")
    if spec is None:
        raise not_ours(connected.access_key_id)
    access = bucket_access.build(connected.plan, spec, connected.reach)
    return replace_key(
        case,
        trial=lambda entry: replace(access, entry=entry),
        send=lambda key: _send_key(connected, key),
        check_idle=lambda: _need_no_sync(connected),
    )


def _restore_policy(case: _Case, _values: Mapping[str, str]) -> Text:
    """Put the run's policy back to what was planned, and at its user, where either was changed."""
    connected = case.connected
    spec, attachment = connected.spec("iam-policy"), connected.spec("iam-attachment")
    if spec is None or attachment is None:
        raise not_ours(connected.policy_arn.rsplit("/", 1)[-1])
    arn = need_own_policy(case)
    planned = as_list(json.loads(spec.values["document"])["Statement"])
    is_changed = extend_policy(case.reach.aws, arn, planned)
    step = iam_attachment.build(connected.plan, attachment, case.reach)
    run = RunContext(case.run_id, case.cancel, connected.facts)
    found = step.inspect(run)
    if found.standing is Standing.ABSENT:
        step.verify(run, step.apply(run, found))
    elif not is_changed:
        raise Problem("remedy-nothing", _NOTHING, _NOTHING_ADVICE)
    return _RESTORED


def _send_key(connected: S3Connected, key: StaticCredentials) -> None:
    spec = connected.spec("connector-configuration")
    if spec is None:
        raise not_ours(connected.connector.name)
    connector_configuration.build(connected.plan, spec, connected.reach).replace_key(key)


def _need_no_sync(connected: S3Connected) -> None:
    """Make sure that no full sync loses its key halfway: it would take buckets for empty."""
    newest = SyncJobs(connected.elasticsearch).newest(connected.connector.id)
    if newest is not None and not SyncState(newest.status).is_over:
        raise Problem("sync-running", _SYNC_RUNNING, _SYNC_RUNNING_ADVICE, retryable=True)


REMEDIES: Mapping[str, Remedy[S3Connected]] = {
    "send-secrets": _send_secrets,
    "new-secret": _new_secret,
    "restore-policy": _restore_policy,
}
"""The remedies by the kind of the `Fix`."""
