"""From a setup file to a plan: reads it, finds its secrets, looks up what it leaves open."""

from __future__ import annotations

import dataclasses
import json
import uuid
from pathlib import Path

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import translate
from fairlead.desk.local import LocalDesk
from fairlead.flows.answers import AwsSignIn, ElasticSignIn, KeyMode, UserMode
from fairlead.flows.bedrock_plan import build_plan
from fairlead.flows.setup_file import SecretRef, SetupFile, read_setup_file
from fairlead.flows.setup_resolve import choose_models, resolve, with_secret_places

_UNREADABLE = translate("Setup", "The file %1 cannot be read.")
_UNREADABLE_ADVICE = translate("Setup", "Check its name and that you may read it.")
_NO_VARIABLE = translate("Setup", "The environment variable %1 is not set.")
_NO_ENTRY = translate("Setup", "%1 holds nothing under “%2”.")
_NO_SECRET_ADVICE = translate("Setup", "The setup file says that “%1” is there. Put it there.")


def plan_from_file(desk: LocalDesk, path: Path, cancel: CancelToken) -> tuple[Plan, SecretBag]:
    """Return the plan of a setup file and the secrets that it needs.

    Raises:
        Problem: The file, a secret or something it refers to is not there or is wrong.
        Cancelled: Somebody asked to stop.
    """
    setup = read_setup_file(_read(path), str(uuid.uuid4()))
    bag = SecretBag()
    practice = desk.practice_sign_in(bag)
    for name, ref in setup.secrets.items():
        # The sandbox has sign-ins of its own; only the connector's own key is the file's.
        if practice is None or name is SecretName.OWN_SECRET_ACCESS_KEY:
            bag.put(name, _find_secret(desk, name, ref))
    if practice is not None:
        setup = _on_sandbox(setup, practice, desk.profiles())
    answers = setup.answers
    identity = desk.identify(answers.aws, bag)
    deployment = desk.meet(answers.elastic, bag)
    cancel.check()
    models = desk.models(answers.aws, bag)
    chosen = choose_models(setup, models)
    access = tuple(desk.access(answers.aws, bag, chosen, cancel))
    is_existing = answers.user.mode is UserMode.EXISTING
    if answers.key.mode is KeyMode.OWN:
        desk.try_own_key(answers.aws, bag, answers.key.own_id)
    resolved = resolve(
        setup,
        identity,
        deployment,
        models,
        access,
        present=desk.access_keys(answers.aws, bag, answers.user.name) if is_existing else (),
        document=_read_document(path, setup),
        own_key_works=answers.key.mode is KeyMode.OWN,
    )
    plan = build_plan(resolved)
    return plan if practice else with_secret_places(plan, setup), bag


def _on_sandbox(
    setup: SetupFile, practice: tuple[AwsSignIn, ElasticSignIn], profiles: tuple[str, ...]
) -> SetupFile:
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


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            "setup-file-unreadable", _UNREADABLE(str(path)), _UNREADABLE_ADVICE, details=str(error)
        ) from error


def _read_document(path: Path, setup: SetupFile) -> str:
    """Return the policy document that the file names, as compact JSON where it is JSON."""
    if not setup.document_file:
        return ""
    text = _read(path.parent / setup.document_file)
    try:
        return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)
    except ValueError:
        # The check of the policy page says where the mistake is.
        return text


def _find_secret(desk: LocalDesk, name: SecretName, ref: SecretRef) -> str:
    if ref.env:
        value = desk.room.surroundings.environ.get(ref.env, "")
        if not value:
            title = _NO_VARIABLE(ref.env)
            raise Problem("secret-missing", title, _NO_SECRET_ADVICE(name.value))
        return value
    vault = desk.room.reaching.vault()
    held = vault.load(ref.keyring)
    if held is None:
        title = _NO_ENTRY(vault.name, ref.keyring)
        raise Problem("secret-missing", title, _NO_SECRET_ADVICE(name.value))
    return held
