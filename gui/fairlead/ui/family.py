"""What a journey knows about a kind of connection: data and functions, given from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from fairlead.core import flow
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.core.texts import Text
from fairlead.flows.answers import AwsSignIn, ElasticSignIn
from fairlead.ui.page import JourneyPage, PageContext

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Family(Generic[A]):
    """One kind of connection, from its first page to its last.

    Attributes:
        kind: The `Plan.kind` of its runs.
        title: Above the stepper: "Bedrock connector".
        help_url: The public page that describes the set-up.
        pages: The pages in order; the one named `review_id` applies the plan, those after it
            look at what was made.
        review_id: The page that lists and makes the changes.
        begin: Returns the answers that a journey starts with; it may put secrets into the bag.
            Called from a worker thread.
        settle: Makes answers fit after one of them changed: `settle(old, new)`.
        build_plan: Makes the plan of valid answers.
        ends: Picks both sign-ins out of the answers, for the line on top.
        make_page: Builds the widget of a page.
    """

    kind: str
    title: Text
    help_url: str
    pages: tuple[flow.Page[A], ...]
    review_id: str
    begin: Callable[[SecretBag], A]
    settle: Callable[[A, A], A]
    build_plan: Callable[[A], Plan]
    ends: Callable[[A], tuple[AwsSignIn, ElasticSignIn]]
    make_page: Callable[[PageContext[A]], JourneyPage[A]]
