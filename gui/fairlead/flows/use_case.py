"""The use case form of Anthropic: what AWS takes, and what to say about anything else.

From the AWS API reference of PutUseCaseForModelAccess; its answer to all of these is the same
"Invalid form data", so they are told apart here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairlead.core.flow import Issue
from fairlead.core.texts import Text, translate
from fairlead.flows.bedrock_answers import UseCaseForm

SHORT = 128
LONG = 8192

_WEBSITE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_][\w-]*(?::\d+)?(?:[/?#]\S*)?", re.I)

_EMPTY = translate("UseCase", "AWS asks for this.")
_TOO_LONG = translate("UseCase", "AWS takes %1 characters; these are %2.")
_USERS = translate("UseCase", "Choose who will use it: your company, others, or both.")
_NO_WEBSITE = translate("UseCase", "Enter the address of a website, such as https://example.com.")
_OTHER = translate("UseCase", "Name the industry.")

# The answer, AWS's name of it, and how long it may be.
_FIELDS: tuple[tuple[str, str, int], ...] = (
    ("company_name", "companyName", SHORT),
    ("company_website", "companyWebsite", SHORT),
    ("intended_users", "intendedUsers", 1),
    ("industry", "industryOption", SHORT),
    ("other_industry", "otherIndustryOption", SHORT),
    ("use_cases", "useCases", LONG),
)


def check_form(form: UseCaseForm) -> tuple[Issue, ...]:
    """Return what AWS would refuse, each at its field."""
    found = ((name, _check(form, name, limit)) for name, _aws_name, limit in _FIELDS)
    return tuple(Issue(name, text) for name, text in found if text is not None)


def form_values(form: UseCaseForm) -> Mapping[str, str]:
    """Return the form under AWS's own names."""
    return {aws_name: str(getattr(form, name)).strip() for name, aws_name, _limit in _FIELDS}


def read_form(values: Mapping[str, str]) -> UseCaseForm:
    """Return the form from values under AWS's own names."""
    return UseCaseForm(**{name: values[aws_name] for name, aws_name, _limit in _FIELDS})


def _check(form: UseCaseForm, name: str, limit: int) -> Text | None:
    value = str(getattr(form, name)).strip()
    if name == "intended_users":
        return None if value in ("0", "1", "2") else _USERS
    if name == "other_industry":
        if not value and form.industry.strip().casefold() == "other":
            return _OTHER
    elif not value:
        return _EMPTY
    if len(value) > limit:
        return _TOO_LONG(f"{limit:,}", f"{len(value):,}")
    if name == "company_website" and _WEBSITE.fullmatch(value) is None:
        return _NO_WEBSITE
    return None
