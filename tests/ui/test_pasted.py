from __future__ import annotations

import pytest

from fairlead.ui.pasted import PastedKeys, read_keys

KEYS = PastedKeys("ASIAEXAMPLE000000001", "very/secret+key=", "a/token+with==")


@pytest.mark.parametrize(
    "text",
    [
        'export AWS_ACCESS_KEY_ID="ASIAEXAMPLE000000001"\n'
        'export AWS_SECRET_ACCESS_KEY="very/secret+key="\n'
        'export AWS_SESSION_TOKEN="a/token+with=="\n',
        "[123_Admin]\naws_access_key_id = ASIAEXAMPLE000000001\n"
        "aws_secret_access_key = very/secret+key=\naws_session_token = a/token+with==",
        '$Env:AWS_ACCESS_KEY_ID="ASIAEXAMPLE000000001" '
        '$Env:AWS_SECRET_ACCESS_KEY="very/secret+key=" $Env:AWS_SESSION_TOKEN="a/token+with=="',
        '{"AccessKeyId": "ASIAEXAMPLE000000001", "SecretAccessKey": "very/secret+key=", '
        '"SessionToken": "a/token+with=="}',
    ],
    ids=["shell", "credentials file", "PowerShell", "AWS CLI"],
)
def test_each_way_in_which_aws_gives_keys_is_read(text: str) -> None:
    assert read_keys(text) == KEYS


@pytest.mark.parametrize("text", ["", "AKIAEXAMPLE000000001", "very/secret+key=", "a = b"])
def test_a_single_key_is_not_a_block(text: str) -> None:
    assert read_keys(text) is None


def test_the_secrets_do_not_show_in_its_repr() -> None:
    assert repr(KEYS) == "PastedKeys(access_key_id='ASIAEXAMPLE000000001')"
