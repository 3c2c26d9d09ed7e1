"""Media types: which versions of the REST API a server speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.sandbox.elastic.stage import Stage, error_of

Play = Callable[..., Stage]


_V = "application/vnd.elasticsearch+json; compatible-with={}"


@pytest.mark.parametrize(
    ("version", "major", "wanted", "is_fine"),
    [
        ("8.19", 8, 9, False),
        ("8.19", 8, 8, True),
        ("8.19", 8, 7, True),
        ("8.19", 8, 6, False),
        ("9.2", 9, 9, True),
        ("9.6", 9, 8, True),
        ("9.6", 9, 7, False),
        ("serverless", 9, 9, True),
    ],
)
def test_a_server_speaks_its_own_version_and_the_one_before(
    play: Play, version: str, major: int, wanted: int, is_fine: bool
) -> None:
    accept = _V.format(wanted)
    answer = play(version).es.get("/", headers={"accept": accept})
    if is_fine:
        assert answer.status_code == 200
        expected = f"application/vnd.elasticsearch+json;compatible-with={wanted}"
        assert answer.headers["content-type"] == expected
    else:
        reason = "Invalid media-type value on headers [Content-Type, Accept]"
        assert error_of(answer) == (400, "media_type_header_exception", reason)
        assert answer.json()["error"]["caused_by"] == {
            "type": "status_exception",
            "reason": f"Accept version must be either version {major} or {major - 1}, "
            f"but found {wanted}. Accept={accept}",
        }


@pytest.mark.parametrize(
    ("accept", "content_type", "reason"),
    [
        (
            _V.format(8),
            "application/json",
            "A compatible version is required on both Content-Type and Accept headers if either "
            "one has requested a compatible version and the compatible versions must match. "
            f"Accept={_V.format(8)}, Content-Type=application/json",
        ),
        (
            _V.format(9),
            "application/json",
            "A compatible version is required on both Content-Type and Accept headers if either "
            "one has requested a compatible version. "
            f"Accept={_V.format(9)}, Content-Type=application/json",
        ),
        (
            _V.format(9),
            _V.format(7),
            "Content-Type version must be either version 9 or 8, but found 7. "
            f"Content-Type={_V.format(7)}",
        ),
    ],
)
def test_a_body_must_name_the_same_version(
    stage: Stage, accept: str, content_type: str, reason: str
) -> None:
    answer = stage.es.post(
        "/_security/user/_has_privileges",
        content=b'{"cluster": ["all"]}',
        headers={"accept": accept, "content-type": content_type},
    )
    assert answer.json()["error"]["caused_by"]["reason"] == reason


def test_a_body_must_be_of_a_known_type(stage: Stage) -> None:
    answer = stage.es.post(
        "/_security/user/_has_privileges",
        content=b"{}",
        headers={"content-type": "text/plain"},
    )
    reason = "Content-Type header [text/plain] is not supported"
    assert error_of(answer) == (406, "media_type_header_exception", reason)
