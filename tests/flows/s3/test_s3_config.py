"""The settings of the connector, and the bodies that the Connector API is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fairlead.core.flow import Weight
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_config import (
    DEFAULTS,
    NUMBERS,
    Settings,
    api_key_body,
    check_number,
    check_settings,
    configuration,
    pipeline_body,
    pipeline_for,
    read_number,
    scheduling_body,
    schema,
)
from fairlead.flows.s3_names import check_index_name, managed_index

SECRET = "s" * 40
FIELD_KEYS = {
    *("default_value", "depends_on", "display", "label", "options", "order", "required"),
    *("sensitive", "tooltip", "type", "ui_restrictions", "validations", "value"),
}


def number(label: str, order: int, default: int) -> dict[str, Any]:
    return {
        "default_value": default,
        "depends_on": [],
        "display": "numeric",
        "label": label,
        "options": [],
        "order": order,
        "required": False,
        "sensitive": False,
        "tooltip": None,
        "type": "int",
        "ui_restrictions": ["advanced"],
        "validations": [],
        "value": "",
    }


def test_every_field_is_complete_and_in_order() -> None:
    fields = schema()
    assert list(fields) == [
        *("buckets", "aws_access_key_id", "aws_secret_access_key", "read_timeout"),
        *("connect_timeout", "max_attempts", "page_size", "use_text_extraction_service"),
    ]
    assert [field["order"] for field in fields.values()] == list(range(1, 9))
    assert all(field.keys() == FIELD_KEYS for field in fields.values())
    assert fields["read_timeout"] == number("Read timeout", 4, 90)
    assert fields["connect_timeout"] == number("Connection timeout", 5, 90)
    assert fields["max_attempts"] == number("Maximum retry attempts", 6, 5)
    assert fields["page_size"] == number("Maximum size of page", 7, 100)


def test_the_fields_that_are_no_numbers() -> None:
    fields = schema()
    assert [fields[name]["label"] for name in list(fields)[:3]] == [
        *("AWS Buckets", "AWS Access Key Id", "AWS Secret Key")
    ]
    assert [name for name, field in fields.items() if field["sensitive"]] == [
        "aws_secret_access_key"
    ]
    assert fields["buckets"]["tooltip"] == (
        "AWS Buckets are ignored when Advanced Sync Rules are used."
    )
    assert (fields["buckets"]["type"], fields["buckets"]["display"]) == ("list", "textarea")
    toggle = fields["use_text_extraction_service"]
    assert (toggle["type"], toggle["display"], toggle["value"]) == ("bool", "toggle", False)
    assert toggle["required"] is True
    assert "Elastic Text Extraction Service" in toggle["tooltip"]


def test_a_configuration_holds_every_value() -> None:
    made = configuration("a, b", "AKIA", SECRET, Settings(page_size=500))
    assert {name: field["value"] for name, field in made.items()} == {
        "buckets": "a, b",
        "aws_access_key_id": "AKIA",
        "aws_secret_access_key": SECRET,
        "read_timeout": 90,
        "connect_timeout": 90,
        "max_attempts": 5,
        "page_size": 500,
        "use_text_extraction_service": False,
    }
    # The Connector API refuses an array as a value.
    assert not any(isinstance(field["value"], list) for field in made.values())
    assert json.loads(json.dumps(made)) == made


def test_a_field_belongs_to_nobody_else() -> None:
    schema()["buckets"]["options"].append("x")
    assert schema()["aws_access_key_id"]["options"] == schema()["buckets"]["options"] == []


@pytest.mark.parametrize("value", ["", None])
@pytest.mark.parametrize("name", NUMBERS)
def test_an_empty_number_is_its_default(name: str, value: object) -> None:
    assert read_number(name, value) == getattr(DEFAULTS, name)
    assert check_number(name, value) is None


@pytest.mark.parametrize(
    ("value", "expected"), [(7, 7), ("7", 7), (" 7 ", 7), (7.9, 7), (True, 1), ("1_000", 1000)]
)
def test_a_number_is_read_as_python_reads_it(value: object, expected: int) -> None:
    assert read_number("page_size", value) == expected


def test_what_is_no_number_fails_in_the_connectors_words() -> None:
    with pytest.raises(ValueError, match=r"^invalid literal for int\(\) with base 10: 'abc'$"):
        read_number("page_size", "abc")
    issue = check_number("page_size", "abc")
    assert issue is not None
    assert "“abc” is not a whole number" in str(issue.text)


@pytest.mark.parametrize(
    ("name", "value", "words", "weight"),
    [
        ("page_size", 0, "pages of no object", Weight.ERROR),
        ("page_size", "-5", "refuses pages of -5", Weight.ERROR),
        ("page_size", 1001, "1,000 objects at a time", Weight.WARNING),
        ("read_timeout", 0, "at least one second", Weight.ERROR),
        ("connect_timeout", "1.5", "not a whole number", Weight.ERROR),
        ("max_attempts", -1, "0 or more", Weight.ERROR),
    ],
)
def test_numbers_that_do_harm(name: str, value: object, words: str, weight: Weight) -> None:
    issue = check_number(name, value)
    assert issue is not None
    assert words in str(issue.text)
    assert (issue.field, issue.weight) == (name, weight)


@pytest.mark.parametrize(
    ("name", "value"),
    [("page_size", 1000), ("page_size", 1), ("max_attempts", 0), ("read_timeout", 1)],
)
def test_numbers_at_their_bounds(name: str, value: object) -> None:
    assert check_number(name, value) is None


def test_text_is_extracted_in_one_place() -> None:
    settings = Settings(use_text_extraction_service=True)
    assert check_settings(DEFAULTS, Pipeline()) == ()
    (issue,) = check_settings(settings, Pipeline())
    assert issue.weight is Weight.WARNING
    assert "text extraction service" in str(issue.text)
    fitting = pipeline_for(settings, Pipeline())
    assert not fitting.extract_binary_content
    assert check_settings(settings, fitting) == ()
    assert pipeline_for(DEFAULTS, Pipeline()) == Pipeline()


def test_the_numbers_of_settings_are_checked() -> None:
    issues = check_settings(Settings(page_size=0, read_timeout=0), Pipeline())
    assert [issue.field for issue in issues] == ["read_timeout", "page_size"]


def test_the_bodies_for_the_connector_api() -> None:
    assert pipeline_body(Pipeline()) == {
        "pipeline": {
            "name": "search-default-ingestion",
            "extract_binary_content": True,
            "reduce_whitespace": True,
            "run_ml_inference": True,
        }
    }
    assert scheduling_body("0 0 2 * * ?", is_enabled=True) == {
        "scheduling": {"full": {"enabled": True, "interval": "0 0 2 * * ?"}}
    }


def test_the_api_key_has_the_role_of_the_documents() -> None:
    assert api_key_body("contracts", "search-contracts") == {
        "name": "contracts-connector-api-key",
        "role_descriptors": {
            "contracts-connector-role": {
                "cluster": ["monitor", "manage_connector"],
                "indices": [
                    {
                        "names": [
                            "search-contracts",
                            ".search-acl-filter-search-contracts",
                            ".elastic-connectors*",
                        ],
                        "privileges": ["all"],
                        "allow_restricted_indices": False,
                    }
                ],
            }
        },
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("search-contracts", ""),
        ("日本.1", ""),
        ("", "Enter the name"),
        ("Contracts", "Use contracts"),
        ("a b", "no blank"),
        ("a/b", "“/” is not possible"),
        ("a:b", "“:” is not possible"),
        ("a\x00b", "is not possible"),
        ("-a", "may not begin with “-”"),
        ("_a", "may not begin with “_”"),
        (".a", "begin with a dot"),
        ("..", "begin with a dot"),
        ("é" * 128, "this one takes 256"),
    ],
)
def test_names_of_indices(name: str, words: str) -> None:
    text = str(check_index_name(name) or "")
    assert words in text
    assert bool(words) == bool(text)


def test_a_managed_index_has_its_prefix() -> None:
    assert check_index_name("content-contracts", is_managed=True) is None
    text = check_index_name("contracts", is_managed=True)
    assert "begins with “content-”. Use content-contracts" in str(text)
    assert managed_index("content-a") == "content-a"
