"""The rows of Sign in: both ends and the keyring, looked at before anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate
from fairlead.flows.bedrock_answers import BedrockAnswers
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.aws import Aws
from fairlead.services.kibana import Kibana
from fairlead.services.vault import Vault, probe
from fairlead.steps import checks_aws, checks_elastic
from fairlead.steps.side_by_side import side_by_side

_SECRETS = translate("Preflight", "Secrets go to %1")
_NOT_DURABLE = translate("Preflight", "Secrets are kept for this run only (%1)")
_NOT_DURABLE_MEANING = translate(
    "Preflight",
    "They are gone when Fairlead ends, so a run cannot be resumed or undone after that.",
)


@dataclass(frozen=True, slots=True)
class Ends:
    """How to open both ends and the keyring. Each may raise a `Problem`, which becomes a row."""

    aws: Callable[[], Aws]
    kibana: Callable[[], Kibana]
    vault: Callable[[], Vault]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, what it asks, and the row that must not have failed before it is asked."""

    side: Side
    title: Text
    ask: Callable[[], Check]
    after: str = ""


def preflight(answers: BedrockAnswers, ends: Ends, cancel: CancelToken) -> Iterator[Check]:
    """Yield each row as running when it is asked, and again, under the same id, when it is known.

    Rows that make no sense without a sign-in come only after it.

    Raises:
        Cancelled: Somebody asked to stop.
    """
    rows = _rows(answers, ends, cancel)

    def asked_after(name: str) -> Mapping[str, Callable[[], Check]]:
        return {key: row.ask for key, row in rows.items() if row.after == name}

    def then(name: str, answer: Check | Problem) -> Mapping[str, Callable[[], Check]]:
        is_passable = isinstance(answer, Check) and answer.state is not CheckState.FAILED
        return asked_after(name) if is_passable else {}

    yield from _running(rows, asked_after(""))
    for name, answer in side_by_side(asked_after(""), cancel, then):
        if isinstance(answer, Problem):
            yield _failed(name, rows[name].side, answer)
        else:
            yield replace(answer, id=name, side=rows[name].side)
            yield from _running(rows, then(name, answer))


def _rows(answers: BedrockAnswers, ends: Ends, cancel: CancelToken) -> dict[str, _Row]:
    aws, elastic = Side.AWS, Side.ELASTIC
    return {
        "identity": _Row(
            aws,
            translate("Preflight", "Sign-in to AWS"),
            lambda: checks_aws.check_identity(ends.aws()),
        ),
        "rights": _Row(
            aws,
            translate("Preflight", "Rights in AWS"),
            lambda: checks_aws.check_rights(ends.aws(), answers),
            "identity",
        ),
        "models": _Row(
            aws,
            translate("Preflight", "Claude models in the region"),
            lambda: checks_aws.check_models(ends.aws(), cancel),
            "identity",
        ),
        "use-case": _Row(
            aws,
            translate("Preflight", "Use case form"),
            lambda: checks_aws.check_use_case(ends.aws()),
            "identity",
        ),
        "kibana": _Row(
            elastic,
            translate("Preflight", "Kibana"),
            lambda: checks_elastic.check_kibana(ends.kibana()),
        ),
        "license": _Row(
            elastic,
            translate("Preflight", "License"),
            lambda: checks_elastic.check_license(ends.kibana()),
            "kibana",
        ),
        "create": _Row(
            elastic,
            translate("Preflight", "Right to create connectors"),
            lambda: checks_elastic.check_create(ends.kibana(), answers),
            "kibana",
        ),
        "vault": _Row(
            Side.LOCAL, translate("Preflight", "Keyring"), lambda: _check_vault(ends.vault())
        ),
    }


def _running(rows: Mapping[str, _Row], names: Mapping[str, object]) -> Iterator[Check]:
    for name in names:
        yield Check(name, rows[name].side, CheckState.RUNNING, rows[name].title)


def _failed(name: str, side: Side, problem: Problem) -> Check:
    return Check(
        name,
        side,
        CheckState.FAILED,
        problem.title,
        meaning=problem.advice,
        fix=problem.fix,
        problem=problem,
    )


def _check_vault(vault: Vault) -> Check:
    probe(vault)
    if not vault.is_durable:
        return Check(
            "",
            Side.LOCAL,
            CheckState.WARNING,
            _NOT_DURABLE(vault.name),
            meaning=_NOT_DURABLE_MEANING,
        )
    return Check("", Side.LOCAL, CheckState.PASSED, _SECRETS(vault.name))
