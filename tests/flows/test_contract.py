"""What the rooms hand to each other: frozen, and free of secrets."""

from __future__ import annotations

import dataclasses
import inspect
from types import ModuleType

import pytest

from fairlead.flows import (
    about,
    answers,
    bedrock_answers,
    desk,
    models,
    s3_answers,
    s3_desk,
    s3_views,
    shared_answers,
    views,
)

HOLDERS = (answers, bedrock_answers, desk, models, s3_answers, s3_views, views)
CLASSES = [
    found
    for module in HOLDERS
    for found in vars(module).values()
    if dataclasses.is_dataclass(found) and found.__module__ == module.__name__
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_answers_and_views_are_frozen_and_hold_no_secret(cls: type) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        vars(cls)["__setattr__"](object.__new__(cls), dataclasses.fields(cls)[0].name, None)
    names = {field.name for field in dataclasses.fields(cls) if "str" in str(field.type)}
    assert not {name for name in names if name.endswith(("secret", "password", "token", "api_key"))}


@pytest.mark.parametrize("module", [*HOLDERS, about, s3_desk, shared_answers])
def test_every_part_says_what_it_is(module: ModuleType) -> None:
    for name, found in vars(module).items():
        if inspect.isclass(found) and found.__module__ == module.__name__:
            assert found.__doc__, name


@pytest.mark.parametrize(
    ("version", "release"),
    [("9.6.1", (9, 6)), ("8.19.0-SNAPSHOT", (8, 19)), ("9.0.0-rc1", (9, 0))],
)
def test_a_version_has_a_release(version: str, release: tuple[int, int]) -> None:
    assert answers.Deployment(version).release == release


@pytest.mark.parametrize(
    ("arn", "name", "is_root"),
    [
        ("arn:aws:iam::123456789012:user/elastic/admin", "admin", False),
        ("arn:aws:sts::123456789012:assumed-role/Administrator/me@x", "me@x", False),
        ("arn:aws:iam::123456789012:root", "root", True),
    ],
)
def test_an_identity_has_a_name(arn: str, name: str, is_root: bool) -> None:
    identity = answers.AwsIdentity("123456789012", arn, "aws")
    assert (identity.name, identity.is_root) == (name, is_root)
