"""What the steps share: asking side by side, waiting, doing once, the keyring entry."""

from __future__ import annotations

import errno
import json
import os
import sys
import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.problems import problem

from fairlead.core.cancel import Cancelled, CancelToken
from fairlead.core.errors import Problem
from fairlead.core.texts import verbatim
from fairlead.services.aws import StaticCredentials
from fairlead.services.problems import ServiceProblem
from fairlead.services.vault import MemoryVault
from fairlead.steps.iam import CONNECTION_TAG, RUN_TAG, is_marked, mark
from fairlead.steps.keyring_entry import load_key, need_key, next_entry, store_key
from fairlead.steps.once import make_once
from fairlead.steps.patience import Patience
from fairlead.steps.side_by_side import ask_all, side_by_side


def a_problem(code: str = "test") -> Problem:
    return Problem(code, verbatim("It failed."), verbatim("Try again."))


def service_problem(code: str, *, may_have_happened: bool = False) -> ServiceProblem:
    return ServiceProblem(
        a_problem(),
        service="iam",
        operation="create_user",
        service_code=code,
        may_have_happened=may_have_happened,
    )


def _niceness_of_thread() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


class TestSideBySide:
    def test_questions_are_asked_at_the_same_time(self) -> None:
        together = threading.Barrier(16, timeout=10)

        answers = ask_all(dict.fromkeys(range(16), together.wait), CancelToken())

        assert sorted(answers.values()) == list(range(16))

    def test_a_problem_is_an_answer_and_anything_else_a_bug(self) -> None:
        def fail() -> int:
            raise a_problem()

        def break_() -> int:
            raise ZeroDivisionError

        ((_key, answer),) = side_by_side({"x": fail}, CancelToken())
        assert isinstance(answer, Problem)
        with pytest.raises(ZeroDivisionError):
            list(side_by_side({"x": break_}, CancelToken()))
        with problem("test"):
            ask_all({"x": fail, "y": lambda: 1}, CancelToken())

    def test_an_answer_may_lead_to_more_questions(self) -> None:
        def then(key: int, answer: int | Problem) -> dict[int, Callable[[], int]]:
            return {key + 1: lambda: key + 1} if key < 5 else {}

        assert [key for key, _ in side_by_side({0: lambda: 0}, CancelToken(), then)] == [*range(6)]

    def test_answers_keep_the_order_of_the_questions(self) -> None:
        assert list(ask_all({n: lambda: 0 for n in range(40)}, CancelToken())) == [*range(40)]
        assert ask_all({}, CancelToken()) == {}

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads share one priority")
    def test_whoever_asks_goes_before_those_that_he_asks(self) -> None:
        niceness = ask_all({"theirs": _niceness_of_thread}, CancelToken())

        assert niceness["theirs"] == min(_niceness_of_thread() + 10, 19)

    def test_a_question_is_asked_where_the_system_keeps_priorities(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_by: int) -> int:
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "nice", refuse, raising=False)
        assert ask_all({"x": lambda: 1}, CancelToken()) == {"x": 1}

    def test_cancelling_does_not_wait_for_an_answer(self) -> None:
        cancel, go_on = CancelToken(), threading.Event()

        def slow() -> bool:
            cancel.cancel()
            return go_on.wait(10)

        with pytest.raises(Cancelled):
            list(side_by_side({"x": slow}, cancel))
        go_on.set()


class TestPatience:
    def test_it_looks_again_until_there_is_something(self) -> None:
        looks = iter([None, None, "there"])

        assert Patience(10, 0).wait_for(lambda: next(looks), CancelToken()) == "there"

    def test_it_looks_once_at_least_and_then_gives_up(self) -> None:
        looks: list[int] = []

        assert Patience(0, 0).wait_for(lambda: looks.append(1), CancelToken()) is None
        assert looks == [1]

    def test_it_can_be_cancelled(self) -> None:
        cancel = CancelToken()

        with pytest.raises(Cancelled):
            Patience(60, 60).wait_for(cancel.cancel, cancel)


class TestOnce:
    @pytest.mark.parametrize(
        ("failure", "is_ours", "is_settled"),
        [
            (None, False, True),
            (service_problem("EntityAlreadyExists"), True, True),
            (service_problem("EntityAlreadyExists"), False, False),
            (service_problem("timeout", may_have_happened=True), True, True),
            (service_problem("timeout", may_have_happened=True), False, False),
            (service_problem("AccessDenied"), True, False),
        ],
    )
    def test_a_look_decides_where_the_answer_does_not(
        self, failure: ServiceProblem | None, is_ours: bool, is_settled: bool
    ) -> None:
        def create() -> None:
            if failure is not None:
                raise failure

        if is_settled:
            make_once(create, lambda: is_ours, exists=("EntityAlreadyExists",))
        else:
            with pytest.raises(ServiceProblem):
                make_once(create, lambda: is_ours, exists=("EntityAlreadyExists",))


class TestKeyringEntry:
    @given(st.text(), st.text())
    def test_both_parts_come_back(self, key_id: str, secret: str) -> None:
        vault = MemoryVault()
        key = StaticCredentials(key_id, secret)

        store_key(vault, "entry", key)

        assert load_key(vault, "entry") == key
        assert need_key(vault, "entry") == key
        assert json.loads(vault.load("entry") or "") == {
            "access_key_id": key_id,
            "secret_access_key": secret,
        }

    @pytest.mark.parametrize("kept", [None, "", "AKIA", "null", "[]", "{}", '{"access_key_id": 1}'])
    def test_anything_else_is_no_key(self, kept: str | None) -> None:
        vault = MemoryVault()
        if kept is not None:
            vault.store("entry", kept)

        assert load_key(vault, "entry") is None
        with problem("keyring-entry-missing") as raised:
            need_key(vault, "entry")
        assert "entry" in str(raised.value.title)

    def test_the_next_key_waits_elsewhere(self) -> None:
        assert next_entry("entry") != "entry"


class TestMark:
    @given(st.text(), st.dictionaries(st.text(min_size=1), st.text()))
    def test_a_run_knows_its_own_whatever_the_connection_is_called(
        self, connection: str, tags: dict[str, str]
    ) -> None:
        marked = mark("run-1", connection, tags)

        names = [tag["Key"] for tag in marked]
        assert len(names) == len(set(names))
        assert {RUN_TAG, CONNECTION_TAG} <= set(names)
        assert is_marked({"Tags": marked}, "run-1")
        assert not is_marked({"Tags": marked}, "run-2")
        assert not is_marked({}, "run-1")
        assert all(len(t["Value"]) <= 256 for t in marked if t["Key"] == CONNECTION_TAG)

    def test_what_aws_takes_in_a_tag_stays(self) -> None:
        (_run, tag) = mark("run", "Bedrock: a/b=c+d-e@f_g.h é 日本 (x)", {})

        assert tag["Value"] == "Bedrock: a/b=c+d-e@f_g.h é 日本 _x_"
