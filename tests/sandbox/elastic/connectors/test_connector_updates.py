"""Each side of a connector is changed by the rules of the Connector API."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sandbox.elastic.connectors.support import change, make_connector, refusal, show
from tests.sandbox.elastic.stage import Stage, error_of

SCHEMA = {
    "buckets": {"label": "AWS Buckets", "type": "list", "display": "textarea", "value": "docs"},
    "aws_secret_access_key": {"label": "AWS Secret Key", "sensitive": True, "value": "secret"},
    "page_size": {"label": "Page size", "type": "int", "default_value": 100},
}
PIPELINE = {
    "extract_binary_content": True,
    "name": "search-default-ingestion",
    "reduce_whitespace": True,
    "run_ml_inference": False,
}


@pytest.fixture(autouse=True)
def connector(stage: Stage) -> str:
    return make_connector(stage)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("_api_key_id", {"api_key_id": "k", "api_key_secret_id": "s"}),
        ("_error", {"error": "broken"}),
        ("_features", {"features": {"sync_rules": {"advanced": {"enabled": True}}}}),
        ("_index_name", {"index_name": "other"}),
        ("_last_sync", {"last_sync_status": "completed", "last_indexed_document_count": 4}),
        ("_name", {"name": "Files", "description": "All of them"}),
        ("_native", {"is_native": False}),
        ("_pipeline", {"pipeline": PIPELINE}),
        ("_scheduling", {"scheduling": {"full": {"enabled": True, "interval": "0 0 2 * * ?"}}}),
    ],
)
def test_a_change_is_kept(stage: Stage, path: str, body: dict[str, Any]) -> None:
    answer = change(stage, path, body)
    assert answer.status_code == 200
    shown = show(stage)
    for name, value in body.items():
        merged = {**shown[name], **value} if isinstance(value, dict) else value
        assert shown[name] == merged
    # The same once more changes nothing.
    assert change(stage, path, body).json() == {"result": "noop"}


@pytest.mark.parametrize(
    ("path", "body", "reason"),
    [
        (
            "_configuration",
            {},
            "Validation Failed: 1: [configuration] and [values] cannot both be null.;",
        ),
        (
            "_configuration",
            {"configuration": {}, "values": {}},
            "Validation Failed: 1: [configuration] and [values] cannot both be provided in the "
            "same request.;",
        ),
        (
            "_configuration",
            {"values": {"buckets": "a", "region": "b"}},
            "Unknown [configuration] fields in the request payload: [buckets, region]. Remove "
            "them from request or register their schema first.",
        ),
        (
            "_name",
            {},
            "Validation Failed: 1: [name] and [description] cannot both be [null]. Please "
            "provide a value for at least one of them.;",
        ),
        (
            "_filtering",
            {},
            "Validation Failed: 1: [advanced_snippet] and [rules] cannot be both [null].;",
        ),
        (
            "_status",
            {"status": "connected"},
            "Invalid transition attempt from [created] to [connected]. Such a status transition "
            "is not supported by the Connector Protocol.",
        ),
        ("_pipeline", {}, "Required [pipeline]"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    stage: Stage, path: str, body: dict[str, Any], reason: str
) -> None:
    before = show(stage)
    assert refusal(change(stage, path, body)) == (400, reason)
    assert show(stage) == before


@pytest.mark.parametrize(
    ("path", "body", "fields", "cause"),
    [
        (
            "_configuration",
            {"configuration": {"a": {"type": "str"}}},
            ["configuration"],
            "Required [label]",
        ),
        (
            "_configuration",
            {"configuration": {"a": {"label": "A", "value": ["x"]}}},
            ["configuration", "value"],
            "Unsupported token [START_ARRAY]",
        ),
        (
            "_scheduling",
            {"scheduling": {"full": {"enabled": True, "interval": "every day"}}},
            ["scheduling", "full", "interval"],
            "invalid cron expression [every day]",
        ),
        (
            "_scheduling",
            {"scheduling": {"full": {"enabled": True}}},
            ["scheduling", "full"],
            "Required [interval]",
        ),
        ("_status", {"status": "sleeping"}, ["status"], "Unknown ConnectorStatus [sleeping]."),
        (
            "_filtering",
            {
                "rules": [
                    {"field": "a", "id": "1", "order": 0, "policy": "x", "rule": "<", "value": "1"}
                ]
            },
            ["rules", "policy"],
            "Unknown FilteringPolicy [x].",
        ),
    ],
)
def test_what_is_wrong_deep_inside_is_told_as_a_chain_of_causes(
    stage: Stage, path: str, body: dict[str, Any], fields: list[str], cause: str
) -> None:
    answer = change(stage, path, body)
    assert answer.status_code == 400
    error = answer.json()["error"]
    for field in fields:
        assert error["type"] == "x_content_parse_exception"
        assert error["reason"].endswith(f"failed to parse field [{field}]")
        error = error["caused_by"]
    assert error["reason"] == cause


def test_the_schema_comes_before_values(stage: Stage) -> None:
    assert change(stage, "_configuration", {"configuration": SCHEMA}).json() == {
        "result": "updated"
    }
    shown = show(stage)
    assert shown["status"] == "configured"
    # Secrets are shown in clear, as the original does.
    assert shown["configuration"]["aws_secret_access_key"] == {
        "label": "AWS Secret Key",
        "sensitive": True,
        "value": "secret",
        "default_value": None,
        "required": False,
    }
    assert change(stage, "_configuration", {"values": {"buckets": ["a", "b"]}}).status_code == 200
    shown = show(stage)["configuration"]
    assert shown["buckets"]["value"] == ["a", "b"]
    assert shown["buckets"]["label"] == "AWS Buckets"
    change(stage, "_configuration", {"configuration": {"only": {"label": "Only"}}})
    assert list(show(stage)["configuration"]) == ["only"]


def test_the_status_follows_its_machine(stage: Stage) -> None:
    for status in ("needs_configuration", "configured", "connected", "error", "connected"):
        assert change(stage, "_status", {"status": status}).status_code == 200
        assert show(stage)["status"] == status


def test_other_changes_set_the_status_too(stage: Stage) -> None:
    change(stage, "_service_type", {"service_type": "gdrive"})
    assert show(stage)["status"] == "created"
    change(stage, "_error", {"error": "no access"})
    assert (show(stage)["status"], show(stage)["error"]) == ("error", "no access")
    change(stage, "_error", {"error": None})
    assert (show(stage)["status"], show(stage)["error"]) == ("connected", None)
    change(stage, "_native", {"is_native": False})
    assert show(stage)["status"] == "configured"
    change(stage, "_service_type", {"service_type": "s3"})
    assert show(stage)["status"] == "needs_configuration"


def test_a_schedule_leaves_the_others_alone_and_speaks_in_capitals(stage: Stage) -> None:
    body = {"scheduling": {"full": {"enabled": True, "interval": "0 30 6 ? * mon-fri"}}}
    assert change(stage, "_scheduling", body).json() == {"result": "updated"}
    scheduling = show(stage)["scheduling"]
    assert scheduling["full"] == {"enabled": True, "interval": "0 30 6 ? * MON-FRI"}
    assert scheduling["incremental"]["enabled"] is False


def test_checking_in_is_seen(stage: Stage) -> None:
    assert "last_seen" not in show(stage)
    assert change(stage, "_check_in").json() == {"result": "updated"}
    assert show(stage)["last_seen"].endswith("Z")


@pytest.mark.parametrize("path", ["_check_in", "_name", "_filtering/_activate", "_configuration"])
def test_a_connector_that_is_not_there_is_not_changed(stage: Stage, path: str) -> None:
    body = {"_name": {"name": "x"}, "_configuration": {"configuration": {}}}.get(path)
    answer = change(stage, path, body, "nope")
    assert error_of(answer) == (
        404,
        "resource_not_found_exception",
        "connector [nope] not found",
    )


def test_an_empty_id_leads_nowhere(stage: Stage) -> None:
    assert stage.es.put("/_connector//_name", json={"name": "x"}).status_code == 400


def _rule(rule_id: str, order: int) -> dict[str, Any]:
    return {
        "id": rule_id,
        "field": "filename",
        "order": order,
        "policy": "exclude",
        "rule": "contains",
        "value": "draft",
    }


def test_a_draft_waits_for_a_verdict(stage: Stage) -> None:
    snippet = {"value": [{"bucket": "docs", "prefix": "a/"}]}
    assert change(stage, "_filtering", {"advanced_snippet": snippet}).status_code == 200
    [filtering] = show(stage)["filtering"]
    assert filtering["draft"]["validation"] == {"errors": [], "state": "edited"}
    assert filtering["draft"]["advanced_snippet"]["value"] == snippet["value"]
    assert filtering["active"]["advanced_snippet"]["value"] == {}
    not_yet = (
        "Filtering draft needs to be validated by the connector service before activation. "
        "Current filtering draft validation state [{}] is not equal to [valid]."
    )
    assert refusal(change(stage, "_filtering/_activate")) == (400, not_yet.format("edited"))
    errors = [{"ids": ["advanced_snippet"], "messages": ["data must be array"]}]
    verdict = {"validation": {"state": "invalid", "errors": errors}}
    assert change(stage, "_filtering/_validation", verdict).status_code == 200
    assert show(stage)["filtering"][0]["draft"]["validation"] == verdict["validation"]
    assert refusal(change(stage, "_filtering/_activate")) == (400, not_yet.format("invalid"))
    change(stage, "_filtering/_validation", {"validation": {"state": "valid", "errors": []}})
    assert change(stage, "_filtering/_activate").json() == {"result": "updated"}
    active = show(stage)["filtering"][0]["active"]
    assert active["advanced_snippet"]["value"] == snippet["value"]


def test_basic_rules_are_ordered_with_the_default_last(stage: Stage) -> None:
    change(stage, "_filtering", {"rules": [_rule("late", 5), _rule("early", 2)]})
    rules = show(stage)["filtering"][0]["draft"]["rules"]
    assert [(rule["id"], rule["order"]) for rule in rules] == [
        ("early", 2),
        ("late", 5),
        ("DEFAULT", 6),
    ]
    # The snippet was not sent, so it stays.
    change(stage, "_filtering", {"advanced_snippet": {"value": {"bucket": "b"}}})
    assert len(show(stage)["filtering"][0]["draft"]["rules"]) == 3
    change(stage, "_filtering", {"rules": []})
    rules = show(stage)["filtering"][0]["draft"]["rules"]
    assert [(rule["id"], rule["order"]) for rule in rules] == [("DEFAULT", 0)]


def test_a_whole_filtering_excludes_its_parts(stage: Stage) -> None:
    [filtering] = show(stage)["filtering"]
    both = {"filtering": [filtering], "rules": []}
    assert refusal(change(stage, "_filtering", both)) == (
        400,
        "Validation Failed: 1: If [filtering] is specified, [rules] and [advanced_snippet] should "
        "not be present in the request body.;",
    )
    filtering["draft"]["validation"] = {"state": "edited", "errors": []}
    assert change(stage, "_filtering", {"filtering": [filtering]}).status_code == 200
    assert show(stage)["filtering"][0]["draft"]["validation"]["state"] == "edited"
