"""Anthropic's use case form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.flows.builders import FORM

from fairlead.flows.bedrock_answers import UseCaseForm
from fairlead.flows.use_case import check_form, form_values, read_form


def test_a_filled_form_is_fine() -> None:
    assert check_form(FORM) == ()


def test_an_empty_form_asks_for_everything_but_the_other_industry() -> None:
    assert [issue.field for issue in check_form(UseCaseForm())] == [
        "company_name",
        "company_website",
        "intended_users",
        "industry",
        "use_cases",
    ]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"company_name": " "}, "company_name", "AWS asks"),
        ({"company_name": "x" * 129}, "company_name", "takes 128 characters; these are 129"),
        ({"company_website": "none"}, "company_website", "address of a website"),
        ({"company_website": "https://"}, "company_website", "address of a website"),
        ({"company_website": "me@example.com"}, "company_website", "address of a website"),
        ({"company_website": "https://a b.com"}, "company_website", "address of a website"),
        ({"intended_users": "Internal"}, "intended_users", "Choose who"),
        ({"intended_users": "3"}, "intended_users", "Choose who"),
        ({"industry": "Other"}, "other_industry", "Name the industry"),
        ({"other_industry": "x" * 129}, "other_industry", "takes 128"),
        ({"use_cases": "x" * 8193}, "use_cases", "takes 8,192 characters; these are 8,193"),
    ],
)
def test_what_aws_would_refuse(changes: dict[str, str], field: str, words: str) -> None:
    (issue,) = check_form(replace(FORM, **changes))
    assert issue.field == field
    assert words in str(issue.text)


@pytest.mark.parametrize(
    "website",
    ["example.com", "www.example.co.uk", "http://x.example:8080/a?b", "https://github.com/someone"],
)
def test_websites_of_many_kinds_are_fine(website: str) -> None:
    assert check_form(replace(FORM, company_website=website)) == ()


def test_aws_has_names_of_its_own() -> None:
    values = form_values(replace(FORM, company_name=" Lantern & Tide "))
    assert values == {
        "companyName": "Lantern & Tide",
        "companyWebsite": "https://example.com",
        "intendedUsers": "0",
        "industryOption": "Travel",
        "otherIndustryOption": "",
        "useCases": "Summaries of alerts.",
    }
    assert read_form(values) == FORM
