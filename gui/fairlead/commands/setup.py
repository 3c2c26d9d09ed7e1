"""From a setup file to a plan: reads it, finds its secrets, looks up what it leaves open."""

from __future__ import annotations

import dataclasses
import json
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from fairlead.commands.files import read_file
from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.flow import Issue, Page
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import Text, translate, verbatim
from fairlead.desk.local import LocalDesk
from fairlead.desk.sign_ins import plain_secret
from fairlead.flows import (
    bedrock_pages,
    bedrock_plan,
    s3_pages,
    s3_plan,
    setup_bedrock,
    setup_bedrock_resolve,
    setup_s3,
    setup_s3_resolve,
)
from fairlead.flows.answers import AwsSignIn, ElasticSignIn, KeyMode, UserMode
from fairlead.flows.policy_json import read_json
from fairlead.flows.quartz import check_cron
from fairlead.flows.s3_answers import BucketInfo
from fairlead.flows.setup_bedrock import BedrockSetup
from fairlead.flows.setup_check import Keys, check_answers, check_existing, check_place
from fairlead.flows.setup_file import AnySetup, read_setup_file
from fairlead.flows.setup_s3 import S3Setup
from fairlead.flows.setup_shared import SecretRef, Setup
from fairlead.flows.setup_shared_resolve import Found, with_secret_places
from fairlead.flows.setup_toml import wrong
from fairlead.flows.shared_answers import SharedAnswers
from fairlead.flows.shared_pages import warnings_of

A = TypeVar("A", bound=SharedAnswers)
S = TypeVar("S", bound=Setup[Any])

# What the connector itself signs with; all else is the operator's.
_CONNECTORS_OWN = (SecretName.OWN_SECRET_ACCESS_KEY, SecretName.CONNECTOR_API_KEY)

_BEDROCK, _S3 = verbatim("Amazon Bedrock"), verbatim("Amazon S3")
_UNLISTED = translate("Setup", "%1 So it was not checked that the buckets are there.")
_NO_VARIABLE = translate("Setup", "The environment variable %1 is not set.")
_NO_ENTRY = translate("Setup", "%1 holds nothing under “%2”.")
_NO_SECRET_ADVICE = translate("Setup", "The setup file names it for “%1”. Put the secret there.")

# The keys of the file that name a place for a secret.
_SECRET_KEYS = {
    SecretName.AWS_SECRET_ACCESS_KEY: "aws.secret_access_key",
    SecretName.AWS_SESSION_TOKEN: "aws.session_token",
    SecretName.ELASTIC_API_KEY: "elastic.api_key",
    SecretName.ELASTIC_PASSWORD: "elastic.password",
    SecretName.OWN_SECRET_ACCESS_KEY: "access_key.secret",
    SecretName.CONNECTOR_API_KEY: "connector.api_key",
}


@dataclasses.dataclass(frozen=True, slots=True)
class _Sources:
    """Where a setup file is completed from, and who hears what it warns of.

    `folder` is the one that the file lies in.
    """

    desk: LocalDesk
    bag: SecretBag
    folder: Path
    cancel: CancelToken
    warn: Callable[[Text], None]


def plan_from_file(
    desk: LocalDesk,
    path: Path,
    cancel: CancelToken,
    warn: Callable[[Text], None] = lambda _text: None,
) -> tuple[Plan, SecretBag]:
    """Return the plan of a setup file and the secrets that it needs.

    `warn` is told what keeps nobody from going on and should be known beforehand.

    Raises:
        Problem: The file, a secret or something it refers to is not there or is wrong.
        Cancelled: Somebody asked to stop.
    """
    setup = read_setup_file(read_file(path), str(uuid.uuid4()))
    service, words = ("s3", _S3) if isinstance(setup, S3Setup) else ("bedrock", _BEDROCK)
    check_place(setup.answers, desk.regions(service), words)
    bag = SecretBag()
    practice = desk.practice_sign_in(bag, setup.answers.elastic.method)
    for name, ref in setup.secrets.items():
        if practice is None or name in _CONNECTORS_OWN:
            bag.put(name, plain_secret(name, _find_secret(desk, name, ref)))
    if practice is not None:
        setup = _on_sandbox(setup, practice, desk.profiles())
    plan = _plan(_Sources(desk, bag, path.parent, cancel, warn), setup)
    return plan if practice else with_secret_places(plan, setup), bag


def _plan(sources: _Sources, setup: AnySetup) -> Plan:
    desk, bag, answers = sources.desk, sources.bag, setup.answers
    is_existing, is_own = answers.user.mode is UserMode.EXISTING, answers.key.mode is KeyMode.OWN
    identity = desk.identify(answers.aws, bag)
    deployment = desk.meet(answers.elastic, bag)
    sources.cancel.check()
    owner = desk.try_own_key(answers.aws, bag, answers.key.own_id) if is_own else None
    found = Found(
        identity,
        deployment,
        present=desk.access_keys(answers.aws, bag, answers.user.name) if is_existing else (),
        document=_read_document(sources.folder, setup),
        own_owner=owner,
    )
    if isinstance(setup, S3Setup):
        return _plan_s3(sources, setup, found)
    return _plan_bedrock(sources, setup, found)


def _plan_bedrock(sources: _Sources, setup: BedrockSetup, found: Found) -> Plan:
    desk, bag, aws = sources.desk, sources.bag, setup.answers.aws
    models = desk.models(aws, bag)
    chosen = setup_bedrock_resolve.choose_models(setup, models)
    access = tuple(desk.access(aws, bag, chosen, sources.cancel))
    answers = setup_bedrock_resolve.resolve(setup, found, models, access)
    _check(sources, bedrock_pages.PAGES, answers, setup_bedrock.KEYS)
    plan = bedrock_plan.build_plan(answers)
    for text in warnings_of(bedrock_pages.PAGES, answers):
        sources.warn(text)
    return plan


def _plan_s3(sources: _Sources, setup: S3Setup, found: Found) -> Plan:
    buckets = _look_up_buckets(sources, setup)
    rules = read_file(sources.folder / setup.rules_file) if setup.rules_file else ""
    answers = setup_s3_resolve.resolve(setup, found, buckets, rules)
    _check(sources, s3_pages.PAGES, answers, setup_s3.KEYS)
    never = check_cron(answers.connector.interval, datetime.now(UTC))
    if answers.connector.is_scheduled and never is not None:
        raise wrong("schedule.interval", never)
    plan = s3_plan.build_plan(answers)
    for text in warnings_of(s3_pages.PAGES, answers):
        sources.warn(text)
    return plan


def _check(sources: _Sources, pages: Sequence[Page[A]], answers: A, keys: Keys) -> None:
    """Find what is wrong with the answers while the file can still be named for it."""
    check_answers(pages, answers, keys)
    desk, aws, bag = sources.desk, answers.aws, sources.bag
    check_existing(
        answers,
        lambda arn: desk.has_policy(aws, bag, arn),
        lambda name: desk.has_user(aws, bag, name),
    )


def _look_up_buckets(sources: _Sources, setup: S3Setup) -> tuple[BucketInfo, ...] | None:
    """Return the account's buckets, None where the operator may not list them and need not."""
    answers = setup.answers
    try:
        listed = sources.desk.buckets(answers.aws, sources.bag, sources.cancel)
        # A bucket is told of twice: by its name, then with all about it.
        return tuple({bucket.name: bucket for bucket in listed}.values())
    except Problem as problem:
        if answers.rules.is_all or not problem.code.startswith("aws-denied"):
            raise
        sources.warn(_UNLISTED(problem.title))
        return None


def _on_sandbox(
    setup: S, practice: tuple[AwsSignIn, ElasticSignIn], profiles: tuple[str, ...]
) -> S:
    """Let the file's sign-ins stand for those of the sandbox; all else stays as it is."""
    aws, elastic = practice
    answers = setup.answers
    profile = answers.aws.profile if answers.aws.profile in profiles else aws.profile
    return dataclasses.replace(
        setup,
        answers=dataclasses.replace(
            answers,
            aws=dataclasses.replace(aws, profile=profile, region=answers.aws.region),
            elastic=dataclasses.replace(elastic, space=answers.elastic.space),
        ),
    )


def _read_document(folder: Path, setup: AnySetup) -> str:
    """Return the policy document that the file names, as compact JSON where it is JSON."""
    if not setup.document_file:
        return ""
    text = read_file(folder / setup.document_file)
    document = read_json(text)
    if isinstance(document, Issue):
        # The check of the policy page says where the mistake is, also that an empty file is none.
        return text or " "
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False)


def _find_secret(desk: LocalDesk, name: SecretName, ref: SecretRef) -> str:
    if ref.env:
        value = desk.room.surroundings.environ.get(ref.env, "")
        if not value:
            title = _NO_VARIABLE(ref.env)
            raise Problem("secret-missing", title, _NO_SECRET_ADVICE(_SECRET_KEYS[name]))
        return value
    vault = desk.room.reaching.vault()
    held = vault.load(ref.keyring)
    if held is None:
        title = _NO_ENTRY(vault.name, ref.keyring)
        raise Problem("secret-missing", title, _NO_SECRET_ADVICE(_SECRET_KEYS[name]))
    return held
