"""Creating, changing, listing and deleting connectors: every refusal in Kibana's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.sandbox.elastic.stage import ACCESS_KEY, SECRET, SECRETS, URL, Stage, connector, refused

Play = Callable[..., Stage]

_PATH = "/api/actions/connector"
_ALL = ["8.19", "9.2", "9.6", "serverless"]
_SERVER_ERROR = "An internal server error occurred. Check Kibana server logs for details."
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


_OLD_UNKNOWN = "error validating action type config: [{0}]: definition for this key is missing"
_NEW_UNKNOWN = 'error validating connector type config: ✖ Unrecognized key: "{0}"'


@pytest.mark.parametrize(
    ("version", "key", "refusal"),
    [
        ("8.19", "region", _OLD_UNKNOWN),
        ("8.19", "contextWindowLength", _OLD_UNKNOWN),
        ("8.19", "temperature", _OLD_UNKNOWN),
        ("9.2", "region", _OLD_UNKNOWN),
        ("9.2", "contextWindowLength", None),
        ("9.2", "temperature", _OLD_UNKNOWN),
        ("9.6", "region", None),
        ("9.6", "contextWindowLength", None),
        ("9.6", "temperature", None),
        ("9.6", "sessionToken", _NEW_UNKNOWN),
        ("serverless", "region", None),
        ("serverless", "sessionToken", _NEW_UNKNOWN),
    ],
)
def test_settings_depend_on_the_version(
    play: Play, version: str, key: str, refusal: str | None
) -> None:
    value = "eu-west-1" if key == "region" else "1"
    answer = play(version).create(**{key: value})
    if refusal is None:
        kept = answer.json()["config"][key]
        assert kept == (value if key == "region" else 1)
    else:
        assert refused(answer) == (400, refusal.format(key))


@pytest.mark.parametrize(
    ("version", "part", "value", "message"),
    [
        (
            "8.19",
            "config",
            {},
            "error validating action type config: "
            "[apiUrl]: expected value of type [string] but got [undefined]",
        ),
        (
            "9.2",
            "secrets",
            {},
            "error validating action type secrets: "
            "[accessKey]: expected value of type [string] but got [undefined]",
        ),
        (
            "9.6",
            "config",
            {},
            "error validating connector type config: "
            "✖ Invalid input: expected string, received undefined\n  → at apiUrl",
        ),
        (
            "9.6",
            "secrets",
            {"token": "t"},
            'error validating connector type secrets: ✖ Unrecognized key: "token"\n'
            "✖ Invalid input: expected string, received undefined\n  → at accessKey\n"
            "✖ Invalid input: expected string, received undefined\n  → at secret",
        ),
        (
            "9.6",
            "config",
            {"apiUrl": 5, "contextWindowLength": "many"},
            "error validating connector type config: "
            "✖ Invalid input: expected string, received number\n  → at apiUrl\n"
            "✖ Invalid input: expected number, received NaN\n  → at contextWindowLength",
        ),
        (
            "8.19",
            "config",
            {"apiUrl": ["u"]},
            "error validating action type config: "
            "[apiUrl]: expected value of type [string] but got [Array]",
        ),
    ],
)
def test_wrong_settings_are_worded_by_version(
    play: Play, version: str, part: str, value: dict[str, Any], message: str
) -> None:
    body = {**connector(), part: value}
    assert refused(play(version).kibana.post(_PATH, json=body)) == (400, message)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("bedrock-runtime.us-east-1.amazonaws.com", "Invalid URL"),
        ("https://", "Invalid URL"),
        ("https://a b", "Invalid URL"),
        ("ftp://example.org", "Invalid protocol"),
        ("mailto:me", "URL must contain hostname"),
    ],
)
@pytest.mark.parametrize(("version", "kind"), [("8.19", "action"), ("9.6", "connector")])
def test_an_unfit_url_is_refused(
    play: Play, version: str, kind: str, url: str, reason: str
) -> None:
    expected = (
        f"error validating {kind} type config: Error configuring Amazon Bedrock action: "
        f"Error: URL Error: {reason}"
    )
    assert refused(play(version).create(url)) == (400, expected)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            {"connector_type_id": ".bedrock"},
            "[request body.name]: expected value of type [string] but got [undefined]",
        ),
        ({**connector(), "name": " "}, "[request body.name]: value '' is not valid"),
        (
            {**connector(), "secrets": {**SECRETS, "secret": ""}},
            "[request body.secrets.secret]: value '' is not valid",
        ),
        (
            {**connector(), "config": "text"},
            "[request body.config]: could not parse record value from json input",
        ),
        (
            {**connector(), "config": 5},
            "[request body.config]: expected value of type [object] but got [number]",
        ),
        (
            {**connector(), "id": "x"},
            "[request body.id]: definition for this key is missing",
        ),
        ([], "[request body]: expected a plain object value, but found [Array] instead."),
    ],
)
def test_the_form_of_a_request_is_checked_first(play: Play, body: object, message: str) -> None:
    # Nothing else is in order, and still the form is what is told.
    stage = play(encryption_key=False, licence="basic")
    assert refused(stage.reader.post(_PATH, json=body)) == (400, message)


def test_a_body_must_be_json(stage: Stage) -> None:
    as_json = {"content-type": "application/json"}
    broken = stage.kibana.post(_PATH, content=b"{", headers=as_json)
    assert refused(broken) == (400, "Invalid request payload JSON format")
    text = stage.kibana.post(_PATH, content=b"{}", headers={"content-type": "text/plain"})
    assert refused(text) == (415, "Unsupported Media Type")
    empty = stage.kibana.post(_PATH)
    nothing = "[request body]: expected a plain object value, but found [null] instead."
    assert refused(empty) == (400, nothing)


def test_checks_come_in_kibanas_order(play: Play) -> None:
    """Each refusal hides the next: key, rights, type, settings, secrets, URL, licence, id."""
    keyless = play(encryption_key=False, licence="basic")
    wrong = {**connector(), "config": {}, "secrets": {}}
    assert refused(keyless.reader.post(_PATH, json=wrong)) == (500, _SERVER_ERROR)
    unlicensed = play(licence="basic")
    answer = unlicensed.reader.post(_PATH, json=wrong)
    assert refused(answer) == (403, 'Unauthorized to create a ".bedrock" action')
    post = unlicensed.kibana.post
    other = post(_PATH, json={**wrong, "connector_type_id": ".none"})
    assert refused(other) == (400, 'Action type ".none" is not registered.')
    assert "type config: ✖" in refused(post(_PATH, json=wrong))[1]
    assert "type secrets: ✖" in refused(post(_PATH, json={**connector(), "secrets": {}}))[1]
    assert "Invalid URL" in refused(unlicensed.create("nowhere"))[1]
    disabled = (
        "Action type .bedrock is disabled because your basic license does not support it. "
        "Please upgrade your license."
    )
    assert refused(unlicensed.create()) == (403, disabled)
    licensed = play()
    assert licensed.create(connector_id="taken").status_code == 200
    conflict = (409, "Saved object [action/taken] conflict")
    assert refused(licensed.create(connector_id="taken")) == conflict


@pytest.mark.parametrize(
    ("licence", "reason"),
    [
        ("standard", "your standard license does not support it. Please upgrade your license."),
        ("platinum", "your platinum license does not support it. Please upgrade your license."),
        ("expired", "your enterprise license has expired."),
        ("enterprise", None),
        ("trial", None),
    ],
)
def test_a_licence_decides_about_the_type(play: Play, licence: str, reason: str | None) -> None:
    stage = play(licence=licence)
    listed = stage.reader.get("/api/actions/connector_types").json()[0]
    assert listed["enabled_in_license"] is listed["enabled"] is (reason is None)
    answer = stage.create()
    if reason is None:
        assert answer.status_code == 200
    else:
        assert refused(answer) == (403, f"Action type .bedrock is disabled because {reason}")


def test_without_an_encryption_key_every_route_fails_and_tells_nothing(play: Play) -> None:
    stage = play(encryption_key=False)
    one = f"{_PATH}/x"
    body = {"name": "n", "config": {}, "secrets": {}}
    answers = [
        stage.kibana.get("/api/actions/connector_types"),
        stage.kibana.get("/api/actions/connectors"),
        stage.kibana.get(one),
        stage.kibana.delete(one),
        stage.kibana.put(one, json=body),
        stage.kibana.post(f"{one}/_execute", json={"params": {}}),
    ]
    assert [refused(answer) for answer in answers] == [(500, _SERVER_ERROR)] * len(answers)


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


@pytest.mark.parametrize("version", _ALL)
@pytest.mark.parametrize(
    ("connector_id", "message"),
    [
        ("6f1d2f1e-0c2b-4f4e-9a57-9a2b3c4d5e6f", None),
        ("my-bedrock-1", None),
        ("My_Bedrock", "Connector ID must contain only lowercase letters, numbers, and hyphens."),
        ("a" * 37, "value has length [37] but it must have a maximum length of [36]."),
    ],
)
def test_new_versions_limit_the_id(
    play: Play, version: str, connector_id: str, message: str | None
) -> None:
    answer = play(version).create(connector_id=connector_id)
    if message is None or version in ("8.19", "9.2"):
        assert answer.json()["id"] == connector_id
    else:
        assert refused(answer) == (400, f"[request params.id]: {message}")
