"""What a setup file may not say."""

from __future__ import annotations

import pytest
from tests.flows.builders import CONNECTOR_ID, SHORTEST_SETUP
from tests.problems import problem

from fairlead.flows.bedrock_answers import UseCaseForm
from fairlead.flows.setup_bedrock import BedrockSetup
from fairlead.flows.setup_file import read_setup_file

KEY = "AKIAIOSFODNN7EXAMPLE"
TEMPORARY = "ASIAIOSFODNN7EXAMPLE"
ARN = "arn:aws:iam::123456789012:policy/x"
REF = '{ env = "API_KEY" }'
USER = 'username = "u"'
NAMED = "{ env"


def read(text: str) -> BedrockSetup:
    setup = read_setup_file(text, CONNECTOR_ID)
    assert isinstance(setup, BedrockSetup)
    return setup


def changed(old: str, new: str) -> str:
    assert old in SHORTEST_SETUP
    return SHORTEST_SETUP.replace(old, new)


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("models = [", "not TOML", ""),
        (SHORTEST_SETUP + "[x]", "“x”", "no such key"),
        ('kind = "gcs"' + SHORTEST_SETUP, "“kind”", '"bedrock", "s3"'),
        ("kind = 3" + SHORTEST_SETUP, "“kind”", '"bedrock", "s3"'),
        ('models = "all"' + SHORTEST_SETUP, "“models”", "list of model ids"),
        ("models = []" + SHORTEST_SETUP, "“models”", "list of model ids"),
        ("models = [1]" + SHORTEST_SETUP, "“models”", "list of texts"),
        ("accept_agreements = 1" + SHORTEST_SETUP, "“accept_agreements”", "true or false"),
        (changed('region = "us-east-1"', ""), "“aws.region”", "missing"),
        (changed('kibana = "https://k.example"', ""), "“elastic.kibana”", "missing"),
        (changed('api_key = { env = "API_KEY" }', ""), "“elastic.api_key”", NAMED),
        (changed(REF, '"c2VjcmV0"'), "“elastic.api_key”", "Secrets never"),
        (changed(REF, "5"), "“elastic.api_key”", NAMED),
        (changed(REF, '{ env = "" }'), "“elastic.api_key”", NAMED),
        (changed(REF, "{ env = 5 }"), "“elastic.api_key”", NAMED),
        (changed(REF, '{ file = "x" }'), "“elastic.api_key”", NAMED),
        (changed(REF, '{ env = "x", keyring = "y" }'), "“elastic.api_key”", NAMED),
        (SHORTEST_SETUP + USER, "“elastic.api_key”", "together with “elastic.username”"),
        (changed('api_key = { env = "API_KEY" }', USER), "“elastic.password”", NAMED),
        (SHORTEST_SETUP + 'pasword = "hunter2"', "“elastic.pasword”", "Do you mean “password”"),
        (changed("[aws]", f'[aws]\naccess_key_id = "{KEY}"'), "“aws.secret_access_key”", NAMED),
        (
            changed("[aws]", '[aws]\nsecret_access_key = "c2VjcmV0"'),
            "“aws.secret_access_key”",
            "Secrets never go into a file",
        ),
        (
            changed(
                "[aws]",
                f'[aws]\naccess_key_id = "{TEMPORARY}"\nsecret_access_key = {{ env = "S" }}',
            ),
            "“aws.session_token”",
            NAMED,
        ),
        (
            changed("[aws]", f'[aws]\nprofile = "p"\naccess_key_id = "{KEY}"'),
            "“aws.profile”",
            "aws.access_key_id",
        ),
        (
            changed("[aws]", '[aws]\nprofile = "p"\nenvironment = true'),
            "“aws.environment”",
            "aws.profile",
        ),
        (
            SHORTEST_SETUP + f'[policy]\nexisting = "{ARN}"\nname = "x"',
            "“policy.existing”",
            "policy.name",
        ),
        (
            SHORTEST_SETUP + '[policy]\ndocument = "p.json"\nallow = "family"',
            "“policy.document”",
            "policy.allow",
        ),
        (
            SHORTEST_SETUP + '[policy]\nallow = "everything"',
            "“policy.allow”",
            '"chosen", "family", "documented"',
        ),
        (SHORTEST_SETUP + '[user]\nexisting = "x"\npath = "/"', "“user.existing”", "user.path"),
        (SHORTEST_SETUP + "[user.tags]\nteam = 5", "“user.tags.team”", "text in quotes"),
        (SHORTEST_SETUP + f'[access_key]\nown = "{KEY}"', "“access_key.secret”", NAMED),
        (
            SHORTEST_SETUP + f'[access_key]\nown = "{KEY}"\nsecret = "x"',
            "“access_key.secret”",
            "Secrets never go",
        ),
        (
            SHORTEST_SETUP + f'[access_key]\nown = "{KEY}"\ndelete_first = "x"',
            "“access_key.own”",
            "delete_first",
        ),
        (SHORTEST_SETUP + "[use_case]", "“use_case.company_name”", "missing"),
        (
            SHORTEST_SETUP + '[connector]\nwith_inference = "yes"',
            "“connector.with_inference”",
            "true or false",
        ),
        (
            SHORTEST_SETUP + "[connector]\ntemperature = 0",
            "“connector.temperature”",
            "Possible are",
        ),
    ],
)
def test_what_is_refused(text: str, path: str, words: str) -> None:
    with problem("setup-file-secret" if "Secrets" in words else "setup-file") as raised:
        read(text)
    assert path in str(raised.value.title)
    assert words in str(raised.value.advice)
    for secret in ("c2VjcmV0", "hunter2"):
        assert secret not in str(raised.value)


def test_who_will_use_the_model_is_a_word() -> None:
    form = "\n".join(
        f'{key} = "x"' for key in ("company_name", "company_website", "industry", "use_cases")
    )
    with problem("setup-file") as raised:
        read(f'{SHORTEST_SETUP}[use_case]\n{form}\nintended_users = "0"')
    assert '"internal", "external", "both"' in str(raised.value.advice)
    setup = read(f'{SHORTEST_SETUP}[use_case]\n{form}\nintended_users = "both"')
    assert setup.answers.models.form == UseCaseForm("x", "x", "2", "x", "", "x")


def test_a_document_is_a_file_or_stands_in_place() -> None:
    assert read(SHORTEST_SETUP + '[policy]\ndocument = "p.json"').document_file == "p.json"
    inline = read(SHORTEST_SETUP + '[policy]\ndocument = \' {"Version": ""}\'')
    assert inline.answers.policy.edited == ' {"Version": ""}'
    assert inline.document_file == ""
