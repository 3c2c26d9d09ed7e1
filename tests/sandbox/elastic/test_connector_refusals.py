"""What a connector must be like to be created: every refusal in Kibana's words, in its order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.sandbox.elastic.stage import SECRETS, Stage, connector, refused

Play = Callable[..., Stage]


_PATH = "/api/actions/connector"


_ALL = ["8.19", "9.2", "9.6", "serverless"]


_SERVER_ERROR = "An internal server error occurred. Check Kibana server logs for details."


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
