"""How the SDK's descriptions are read: plainly, once, and the same as the SDK reads them."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from pathlib import Path

import pytest
from botocore.exceptions import DataNotFoundError, UnknownServiceError
from botocore.loaders import JSONFileLoader
from botocore.session import Session

from fairlead.services.aws_descriptions import read_ahead, read_plainly


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Session:
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
    session = Session()
    read_plainly(session)
    return session


@pytest.mark.parametrize("service", ["sts", "iam", "bedrock"])
def test_a_description_is_the_same_as_the_sdk_reads_it(session: Session, service: str) -> None:
    plain = session.get_component("data_loader").load_service_model(service, "service-2")
    usual = Session().get_component("data_loader").load_service_model(service, "service-2")
    assert plain == usual
    assert type(plain["shapes"]) is dict
    assert list(plain["shapes"]) == list(usual["shapes"])


@pytest.mark.parametrize("ending", [".json", ".json.gz"])
def test_descriptions_of_the_users_own_are_found(
    session: Session, tmp_path: Path, ending: str
) -> None:
    data = b'{"version": "2.0"}'
    (tmp_path / f"own{ending}").write_bytes(gzip.compress(data) if "gz" in ending else data)
    files = session.get_component("data_loader").file_loader
    assert files.exists(str(tmp_path / "own"))
    assert session.get_component("data_loader").load_data("own") == {"version": "2.0"}


def test_what_is_not_there_is_none_as_the_sdk_has_it(session: Session, tmp_path: Path) -> None:
    for files in (session.get_component("data_loader").file_loader, JSONFileLoader()):
        assert not files.exists(str(tmp_path / "other"))
        assert files.load_file(str(tmp_path / "other")) is None


def test_a_second_session_reads_nothing_again(session: Session) -> None:
    other = Session()
    read_plainly(other)
    first = session.get_component("data_loader").load_service_model("sts", "service-2")
    assert other.get_component("data_loader").load_service_model("sts", "service-2") is first
    assert not isinstance(first, OrderedDict)


def test_a_kind_of_description_that_a_service_has_not_is_missed(session: Session) -> None:
    client = session.create_client("sts", region_name="us-east-1")
    assert not client.can_paginate("get_caller_identity")
    client.close()
    with pytest.raises(UnknownServiceError):
        session.create_client("no-such-service", region_name="us-east-1")
    loader = session.get_component("data_loader")
    with pytest.raises(DataNotFoundError):
        loader.load_service_model("sts", "no-such-kind-1")


def test_the_services_are_those_that_the_sdk_lists(session: Session) -> None:
    assert session.get_available_services() == Session().get_available_services()


def test_what_was_read_ahead_is_not_read_again(session: Session) -> None:
    read_ahead(["kms"])
    loader = session.get_component("data_loader")
    read = loader.file_loader._read
    known = set(read)
    session.create_client("kms", region_name="us-east-1").close()
    assert {Path(path).name for path in known} >= {"endpoints", "service-2", "endpoint-rule-set-1"}
    assert {Path(path).name for path in read.keys() - known} <= {"_retry"}
