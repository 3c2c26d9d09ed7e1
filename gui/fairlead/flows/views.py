"""What lookups tell the pages: plain, frozen, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from fairlead.core.errors import Fix, Problem
from fairlead.core.texts import Text


class CheckState(Enum):
    """How a preflight row or a check stands."""

    RUNNING = "running"
    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"


class Side(Enum):
    """Which end a check is about."""

    AWS = "aws"
    ELASTIC = "elastic"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Check:
    """One row of a preflight or of the checks under a test: a state, a meaning and a fix.

    `copyable` is something to hand to an administrator (a role, a policy), offered by the fix.
    """

    id: str
    side: Side
    state: CheckState
    title: Text
    meaning: Text | None = None
    fix: Fix | None = None
    copyable: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class BrowserCode:
    """A sign-in that waits in the browser: the code that the page shows, and its address."""

    code: str
    url: str


@dataclass(frozen=True, slots=True)
class PolicyInfo:
    """A customer managed policy that may be used as it is."""

    arn: str
    name: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class UserInfo:
    """An IAM user that may be used."""

    arn: str
    name: str
    path: str
    is_ours: bool = False


class Health(Enum):
    """How a connection was when it was last looked at."""

    UNKNOWN = "unknown"
    WORKING = "working"
    FAILING = "failing"
    UNFINISHED = "unfinished"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Connection:
    """A line on Home: a finished connection or an unfinished run. Times are seconds since 1970.

    `in_use` says that another window or command is working on it now, `can_rotate` that its key
    was made by the run, so that Fairlead may replace it.
    """

    run_id: str
    kind: str
    name: str
    subtitle: Text
    health: Health
    health_text: Text | None = None
    checked_at: float | None = None
    latency_ms: int | None = None
    key_created_at: float | None = None
    done: int = 0
    total: int = 0
    open_url: str = ""
    in_use: bool = False
    can_rotate: bool = False
