"""What may be visited follows from the answers alone."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.flow import Issue, Page, Weight, frontier, trail
from fairlead.core.texts import translate

T = translate("Test", "Something")


@dataclass(frozen=True)
class Answers:
    valid: tuple[bool, ...]
    shown: tuple[bool, ...]


def page(index: int) -> Page[Answers]:
    def check(answers: Answers) -> tuple[Issue, ...]:
        return () if answers.valid[index] else (Issue("field", T),)

    return Page(str(index), T, check, shown=lambda answers: answers.shown[index])


PAGES = [page(index) for index in range(4)]
FOUR = st.tuples(*[st.booleans()] * 4)


@given(FOUR, FOUR.filter(any))
def test_the_frontier_is_the_first_invalid_page_of_the_trail(
    valid: tuple[bool, ...], shown: tuple[bool, ...]
) -> None:
    answers = Answers(valid, shown)
    way = trail(PAGES, answers)
    reached = frontier(PAGES, answers)
    assert [p.id for p in way] == [str(i) for i in range(4) if shown[i]]
    assert all(p.is_valid(answers) for p in way[:reached])
    assert reached == len(way) - 1 or not way[reached].is_valid(answers)


def test_a_warning_keeps_nobody_on_the_page() -> None:
    warned: Page[None] = Page("p", T, lambda _: (Issue("field", T, Weight.WARNING),))
    assert warned.is_valid(None)
    assert warned.summary(None) is None
    assert warned.shown(None)
