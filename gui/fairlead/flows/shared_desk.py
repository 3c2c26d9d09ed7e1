"""What the pages of every journey may ask for: lookups and runs, as interfaces.

Every method blocks and is called from a worker thread. It raises `Problem` for what a user may
see and `Cancelled` when its token says so. Nothing here changes anything in AWS or Elastic except
`RunDesk.apply`, `resume`, `undo` and the remedies of `carry_out`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Fix
from fairlead.core.events import Event, RunEnded
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.core.step import Row
from fairlead.core.texts import Text
from fairlead.flows.answers import (
    AccessKeyInfo,
    AwsIdentity,
    AwsSignIn,
    Deployment,
    ElasticSignIn,
)
from fairlead.flows.views import BrowserCode, Connection, PolicyInfo, UserInfo


class SignInDesk(Protocol):
    """Both ends: who am I, what answers, what may I do."""

    def profiles(self) -> tuple[str, ...]:
        """Return the profiles of the shared AWS config and credentials files."""
        ...

    def regions(self, service: str) -> tuple[str, ...]:
        """Return the regions in which the SDK knows a service, such as "s3", sorted."""
        ...

    def sign_in_with_browser(
        self, profile: str, on_code: Callable[[BrowserCode], None], cancel: CancelToken
    ) -> None:
        """Sign a profile in to IAM Identity Center; return once the user confirmed it."""
        ...

    def identify(self, aws: AwsSignIn, bag: SecretBag) -> AwsIdentity:
        """Return who these credentials belong to."""
        ...

    def meet(self, elastic: ElasticSignIn, bag: SecretBag) -> Deployment:
        """Return what answers at the Elastic address, signed in."""
        ...

    def spaces(self, elastic: ElasticSignIn, bag: SecretBag) -> tuple[str, ...]:
        """Return the ids of the spaces that this sign-in may see."""
        ...


class IdentityDesk(Protocol):
    """What IAM holds already."""

    def policies(self, aws: AwsSignIn, bag: SecretBag) -> tuple[PolicyInfo, ...]:
        """Return the customer managed policies of the account, without their documents."""
        ...

    def policy_document(self, aws: AwsSignIn, bag: SecretBag, arn: str) -> str:
        """Return the default version of a policy as indented JSON."""
        ...

    def users(self, aws: AwsSignIn, bag: SecretBag) -> tuple[UserInfo, ...]:
        """Return the IAM users of the account."""
        ...

    def access_keys(self, aws: AwsSignIn, bag: SecretBag, user: str) -> tuple[AccessKeyInfo, ...]:
        """Return the access keys of a user with their age and last use; () for an unknown user."""
        ...

    def try_own_key(self, aws: AwsSignIn, bag: SecretBag, access_key_id: str) -> AwsIdentity:
        """Call STS with the user's own key and return whose it is."""
        ...


class RunDesk(Protocol):
    """Plans, runs and what they left: the journal seen from the window."""

    def rows(self, plan: Plan) -> tuple[tuple[str, Text, tuple[Row, ...]], ...]:
        """Return per step its id, its title and the rows that Review lists."""
        ...

    def dry_run(
        self, plan: Plan, bag: SecretBag, on_event: Callable[[Event], None], cancel: CancelToken
    ) -> RunEnded:
        """Inspect every step and change nothing."""
        ...

    def apply(
        self, plan: Plan, bag: SecretBag, on_event: Callable[[Event], None], cancel: CancelToken
    ) -> RunEnded:
        """Begin a run of this plan. The run's id is in the result and in the journal at once."""
        ...

    def resume(
        self, run_id: str, bag: SecretBag, on_event: Callable[[Event], None], cancel: CancelToken
    ) -> RunEnded:
        """Go on with a run that has not ended."""
        ...

    def undo(
        self,
        run_id: str,
        bag: SecretBag,
        on_event: Callable[[Event], None],
        cancel: CancelToken,
        remove: frozenset[str] = frozenset(),
    ) -> RunEnded:
        """Remove what the run made. `remove` names steps whose data may go too."""
        ...

    def keep_secrets(self, run_id: str, bag: SecretBag) -> None:
        """Keep what was typed for a run as long as the program lives."""
        ...

    def plan_of(self, run_id: str) -> Plan:
        """Return the plan of a run."""
        ...

    def connections(self) -> tuple[Connection, ...]:
        """Return the finished connections and the unfinished runs, newest first."""
        ...

    def check(self, run_id: str, cancel: CancelToken | None = None) -> Connection:
        """Test a connection end to end and return it with its health."""
        ...

    def save_plan(self, plan: Plan, path: Path) -> None:
        """Write the plan as a setup file."""
        ...

    def save_key(self, run_id: str, path: Path) -> None:
        """Write the run's access key as the AWS console's .csv, readable by its owner only."""
        ...

    def carry_out(self, run_id: str, fix: Fix) -> Text:
        """Carry out a remedy and return what was done, in words."""
        ...


class SystemDesk(Protocol):
    """The machine: keyring, browser, folders."""

    def keyring_name(self) -> str:
        """Return the name of the keyring in use, such as "GNOME Keyring"."""
        ...

    def open_url(self, url: str) -> None:
        """Open a page in the user's browser."""
        ...

    def save_text(self, path: Path, text: str) -> None:
        """Write a text into a file that only its user can read."""
        ...


class SharedDesk(SignInDesk, IdentityDesk, RunDesk, SystemDesk, Protocol):
    """What does not depend on what is connected."""
