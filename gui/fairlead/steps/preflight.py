"""The rows of Sign in: both ends and the keyring, looked at before anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import Text, translate
from fairlead.flows.views import Check, CheckState, Side
from fairlead.services.aws import Aws
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import Kibana
from fairlead.services.vault import Vault, probe
from fairlead.steps import checks_aws, checks_elastic
from fairlead.steps.side_by_side import side_by_side

_AT_ONCE = 2
"""Questions asked at once: the window, which shows each answer, has to get its turn between."""

_SECRETS = translate("Preflight", "Secrets go to %1")
_NOT_DURABLE = translate("Preflight", "Secrets are kept for this run only (%1)")
_NOT_DURABLE_MEANING = translate(
    "Preflight",
    "They are gone when Fairlead ends, so a run cannot be resumed or undone after that.",
)


@dataclass(frozen=True, slots=True)
class Ends:
    """How to open both ends and the keyring. Each may raise a `Problem`, which becomes a row.

    `elasticsearch` is None where its address is not known.
    """

    aws: Callable[[], Aws]
    kibana: Callable[[], Kibana]
    elasticsearch: Callable[[], Elasticsearch | None]
    vault: Callable[[], Vault]


@dataclass(frozen=True, slots=True)
class Question:
    """A row, what it asks, and the row that must not have failed before it is asked."""

    side: Side
    title: Text
    ask: Callable[[], Check]
    after: str = ""


def preflight(questions: Mapping[str, Question], cancel: CancelToken) -> Iterator[Check]:
    """Yield each row as running when it is asked, and again, under the same id, when it is known.

    Rows that make no sense without a sign-in come only after it.

    Raises:
        Cancelled: Somebody asked to stop.
    """

    def asked_after(name: str) -> Mapping[str, Callable[[], Check]]:
        return {key: row.ask for key, row in questions.items() if row.after == name}

    def then(name: str, answer: Check | Problem) -> Mapping[str, Callable[[], Check]]:
        is_passable = isinstance(answer, Check) and answer.state is not CheckState.FAILED
        return asked_after(name) if is_passable else {}

    yield from _running(questions, asked_after(""))
    for name, answer in side_by_side(asked_after(""), cancel, then, at_once=_AT_ONCE):
        if isinstance(answer, Problem):
            yield failed_row(name, questions[name].side, answer)
        else:
            yield replace(answer, id=name, side=questions[name].side)
            yield from _running(questions, then(name, answer))


def shared_questions(ends: Ends) -> dict[str, Question]:
    """Return what every journey asks: who is signed in to AWS, what answers, where secrets go."""
    return {
        "identity": Question(
            Side.AWS,
            translate("Preflight", "Sign-in to AWS"),
            lambda: checks_aws.check_identity(ends.aws()),
        ),
        "kibana": Question(
            Side.ELASTIC,
            translate("Preflight", "Kibana"),
            lambda: checks_elastic.check_kibana(ends.kibana()),
        ),
        "vault": Question(
            Side.LOCAL, translate("Preflight", "Keyring"), lambda: _check_vault(ends.vault())
        ),
    }


def failed_row(name: str, side: Side, problem: Problem) -> Check:
    """Return the row of a question that ended in a problem."""
    return Check(
        name,
        side,
        CheckState.FAILED,
        problem.title,
        meaning=problem.advice,
        fix=problem.fix,
        problem=problem,
    )


def _running(questions: Mapping[str, Question], names: Mapping[str, object]) -> Iterator[Check]:
    for name in names:
        yield Check(name, questions[name].side, CheckState.RUNNING, questions[name].title)


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
