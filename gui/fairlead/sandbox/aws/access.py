"""Model access of one account: the use case form, agreements, data retention."""

import json
import threading
from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Any, Final, Literal

from fairlead.sandbox.aws.errors import ApiError
from fairlead.sandbox.aws.geography import OPT_IN_REGIONS
from fairlead.sandbox.aws.models import Model

Agreement = Literal["AVAILABLE", "PENDING", "NOT_AVAILABLE"]

_FORM_LIMITS: Final[Mapping[str, int]] = {
    "companyName": 128,
    "companyWebsite": 128,
    "intendedUsers": 1,
    "industryOption": 128,
    "otherIndustryOption": 128,
    "useCases": 8192,
}
_MAY_BE_EMPTY: Final = "otherIndustryOption"
# Internal, external, both.
_USERS: Final = ("0", "1", "2")


class ModelAccess:
    """What the account has accepted; many threads may ask and change it.

    A new agreement is pending for ``agreement_delay`` seconds.
    """

    def __init__(
        self, *, accepted: Iterable[str], form_submitted: bool, agreement_delay: float
    ) -> None:
        self._lock = threading.Lock()
        self._delay = agreement_delay
        self._in_use = frozenset(accepted)
        self._agreed = dict.fromkeys(accepted, float("-inf"))
        example = dict.fromkeys(_FORM_LIMITS, "Example") | {"intendedUsers": "0"}
        self._forms = {"": json.dumps(example).encode()} if form_submitted else {}
        self._retention = "default"

    def agreement(self, model: Model) -> Agreement:
        """Return how the agreement for a model stands; models that need none are available."""
        if not model.needs_agreement:
            return "AVAILABLE"
        with self._lock:
            agreed = self._agreed.get(model.id)
        if agreed is None:
            return "NOT_AVAILABLE"
        return "PENDING" if monotonic() - agreed < self._delay else "AVAILABLE"

    def agree(self, model: Model) -> None:
        """Make the agreement. Raises ``ConflictException`` when there is one."""
        with self._lock:
            if model.id in self._agreed:
                raise ApiError("ConflictException", f"Agreement already exists for {model.id}")
            self._agreed[model.id] = monotonic()

    def cancel(self, model: Model) -> None:
        """End the agreement. Raises ``ResourceNotFoundException`` when there is none."""
        with self._lock:
            if self._agreed.pop(model.id, None) is None:
                text = f"Agreement does not exist for {model.id}"
                raise ApiError("ResourceNotFoundException", text, 404)

    def was_in_use(self, model: Model) -> bool:
        """Whether the account used a model before the world started, as legacy ones ask."""
        return model.id in self._in_use

    def form(self, region: str) -> bytes | None:
        """Return the use case form that counts in a region.

        One form counts everywhere but in opt-in regions, which ask for their own.
        """
        with self._lock:
            return self._forms.get(_form_place(region))

    def submit_form(self, region: str, data: bytes) -> None:
        """Keep a use case form; the first one stays, as it cannot be changed.

        Raises ``ValidationException`` for anything but the six texts AWS asks for.
        """
        _check_form(data)
        with self._lock:
            self._forms.setdefault(_form_place(region), data)

    @property
    def retention(self) -> str:
        """The account's data retention mode."""
        with self._lock:
            return self._retention

    @retention.setter
    def retention(self, mode: str) -> None:
        with self._lock:
            self._retention = mode


def _form_place(region: str) -> str:
    return region if region in OPT_IN_REGIONS else ""


def _check_form(data: bytes) -> None:
    try:
        form: Any = json.loads(data)
    except ValueError:
        form = None
    if not isinstance(form, dict) or form.keys() != _FORM_LIMITS.keys():
        raise _invalid_form()
    for name, limit in _FORM_LIMITS.items():
        value = form[name]
        if not isinstance(value, str) or len(value) > limit:
            raise _invalid_form()
        if not value.strip() and name != _MAY_BE_EMPTY:
            raise _invalid_form()
    if form["intendedUsers"] not in _USERS:
        raise _invalid_form()


def _invalid_form() -> ApiError:
    return ApiError("ValidationException", "Invalid form data")
