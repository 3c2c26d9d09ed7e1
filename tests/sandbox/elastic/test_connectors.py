"""The life of a connector: shown, listed, changed, deleted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.sandbox.elastic.stage import ACCESS_KEY, SECRET, SECRETS, URL, Stage, connector, refused

Play = Callable[..., Stage]


_PATH = "/api/actions/connector"


_DEFAULT_MODEL = {
    "8.19": "us.anthropic.claude-3-7-sonnet-20250219-v1:0",
    "9.2": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "9.6": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "serverless": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
}


@pytest.mark.parametrize(
    ("version", "mark"),
    [
        ("8.19", {}),
        ("9.2", {"is_connector_type_deprecated": False}),
        ("9.6", {"is_connector_type_deprecated": True}),
        ("serverless", {"is_connector_type_deprecated": True}),
    ],
)
def test_a_new_connector_is_shown_without_its_secrets(
    play: Play, version: str, mark: dict[str, bool]
) -> None:
    stage = play(version)
    answer = stage.create()
    shown = answer.json()
    assert (answer.status_code, len(shown["id"])) == (200, 36)
    assert shown == {
        "id": shown["id"],
        "name": "Bedrock",
        "connector_type_id": ".bedrock",
        "config": {"apiUrl": URL, "defaultModel": _DEFAULT_MODEL[version]},
        "is_preconfigured": False,
        "is_system_action": False,
        "is_deprecated": False,
        "is_missing_secrets": False,
        **mark,
    }
    found = stage.kibana.get(f"{_PATH}/{shown['id']}")
    assert found.json() == shown
    assert SECRET not in found.text


def test_connector_types_are_filtered_by_feature(stage: Stage) -> None:
    path = "/api/actions/connector_types"
    fits = stage.reader.get(path, params={"feature_id": "generativeAIForSecurity"}).json()
    assert fits == [
        {
            "id": ".bedrock",
            "name": "Amazon Bedrock",
            "enabled": True,
            "enabled_in_config": True,
            "enabled_in_license": True,
            "minimum_license_required": "enterprise",
            "supported_feature_ids": [
                "generativeAIForSecurity",
                "generativeAIForObservability",
                "generativeAIForSearchPlayground",
                "workflows",
            ],
            "is_system_action_type": False,
            "source": "stack",
            "is_deprecated": True,
        }
    ]
    assert stage.reader.get(path, params={"feature_id": "cases"}).json() == []
    unknown = stage.reader.get(path, params={"feature": "x"})
    message = "[request query.feature]: definition for this key is missing"
    assert refused(unknown) == (400, message)


@pytest.mark.parametrize(("version", "is_marked"), [("8.19", False), ("9.2", True)])
def test_old_versions_list_types_with_fewer_keys(play: Play, version: str, is_marked: bool) -> None:
    listed = play(version).kibana.get("/api/actions/connector_types").json()[0]
    assert ("is_deprecated" in listed) is is_marked
    assert listed.get("is_deprecated", False) is False
    assert "source" not in listed
    assert "workflows" not in listed["supported_feature_ids"]


def test_a_reader_reads_and_runs_but_does_not_write(stage: Stage) -> None:
    made = stage.create().json()["id"]
    assert stage.reader.get(f"{_PATH}/{made}").status_code == 200
    assert len(stage.reader.get("/api/actions/connectors").json()) == 1
    ran = stage.reader.post(f"{_PATH}/{made}/_execute", json={"params": {}})
    assert ran.status_code == 200
    body = {"name": "n", "config": {"apiUrl": URL}, "secrets": SECRETS}
    changed = stage.reader.put(f"{_PATH}/{made}", json=body)
    assert refused(changed) == (403, "Unauthorized to update actions")
    deleted = stage.reader.delete(f"{_PATH}/{made}")
    assert refused(deleted) == (403, "Unauthorized to delete actions")


def test_the_list_is_sorted_and_counts_references(stage: Stage) -> None:
    for name in ("b", "A", "c"):
        stage.kibana.post(_PATH, json={**connector(), "name": name})
    listed = stage.kibana.get("/api/actions/connectors").json()
    assert [item["name"] for item in listed] == ["A", "b", "c"]
    assert {item["referenced_by_count"] for item in listed} == {0}
    assert SECRET not in str(listed)
    assert ACCESS_KEY not in str(listed)


def test_serverless_has_a_connector_of_its_own(play: Play) -> None:
    stage = play("serverless")
    managed = stage.kibana.get("/api/actions/connectors").json()[0]
    assert managed["is_preconfigured"] is True
    assert not {"config", "is_missing_secrets"} & set(managed)
    assert stage.kibana.get(f"{_PATH}/{managed['id']}").json()["name"] == managed["name"]


def test_changing_needs_the_secrets_again(stage: Stage) -> None:
    made = stage.create(defaultModel="first").json()["id"]
    body = {"name": "New", "config": {"apiUrl": URL, "defaultModel": "second"}}
    without = refused(stage.kibana.put(f"{_PATH}/{made}", json=body))
    assert without[0] == 400
    assert without[1].startswith("error validating connector type secrets: ✖ Invalid input")
    assert stage.kibana.get(f"{_PATH}/{made}").json()["name"] == "Bedrock"
    changed = stage.kibana.put(f"{_PATH}/{made}", json={**body, "secrets": SECRETS})
    assert changed.status_code == 200
    shown = stage.kibana.get(f"{_PATH}/{made}").json()
    assert changed.json() == shown
    assert (shown["name"], shown["config"]["defaultModel"]) == ("New", "second")


def test_the_type_cannot_be_changed(stage: Stage) -> None:
    made = stage.create().json()["id"]
    message = "[request body.connector_type_id]: definition for this key is missing"
    assert refused(stage.kibana.put(f"{_PATH}/{made}", json=connector())) == (400, message)


def test_what_is_not_there_is_not_found(stage: Stage) -> None:
    missing = (404, "Saved object [action/ghost] not found")
    body = {"name": "n", "config": {}, "secrets": {}}
    assert refused(stage.kibana.get(f"{_PATH}/ghost")) == missing
    assert refused(stage.kibana.put(f"{_PATH}/ghost", json=body)) == missing
    assert refused(stage.kibana.delete(f"{_PATH}/ghost")) == missing
    assert refused(stage.kibana.post(f"{_PATH}/ghost/_execute", json={"params": {}})) == missing


def test_a_deleted_connector_is_gone(stage: Stage) -> None:
    made = stage.create().json()["id"]
    answer = stage.kibana.delete(f"{_PATH}/{made}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert stage.kibana.get(f"{_PATH}/{made}").status_code == 404
    assert stage.kibana.get("/api/actions/connectors").json() == []


def test_a_connector_lives_in_one_space_but_its_id_in_all(stage: Stage) -> None:
    made = stage.kibana.post(f"/s/security{_PATH}/mine", json=connector())
    assert made.status_code == 200
    assert stage.kibana.get("/s/security/api/actions/connectors").json()[0]["id"] == "mine"
    assert stage.kibana.get("/api/actions/connectors").json() == []
    assert stage.kibana.get(f"{_PATH}/mine").status_code == 404
    assert stage.kibana.delete(f"{_PATH}/mine").status_code == 404
    elsewhere = stage.create(connector_id="mine")
    assert refused(elsewhere) == (409, "Saved object [action/mine] conflict")


def test_kibana_makes_connectors_in_spaces_that_do_not_exist(stage: Stage) -> None:
    assert stage.kibana.post(f"/s/ghost{_PATH}", json=connector()).status_code == 200
    assert stage.kibana.get("/api/spaces/space/ghost").status_code == 404
