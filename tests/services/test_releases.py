"""A newer version is looked up on request, where the build says, and nowhere else."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from fairlead.core.errors import Problem
from fairlead.services.releases import newer_version, releases_url


@contextmanager
def feed(body: bytes, status: int = 200) -> Iterator[str]:
    class Feed(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Feed) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/fairlead.json"
        server.shutdown()
        thread.join()


def announce(version: object) -> bytes:
    return json.dumps({"info": {"version": version}}).encode()


@pytest.mark.parametrize(
    ("announced", "newer"),
    [("0.1.1", "0.1.1"), ("0.10.0", "0.10.0"), ("0.1.0", ""), ("0.0.9", ""), ("1.0", "1.0")],
)
def test_versions_are_compared_by_number(announced: str, newer: str) -> None:
    with feed(announce(announced)) as url:
        assert newer_version(url) == newer


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"not JSON", 200),
        (b"[]", 200),
        (b"{}", 200),
        (announce("1.0; rm -rf"), 200),
        (announce(["1.0"]), 200),
        (announce("9.9.9"), 500),
    ],
)
def test_an_answer_that_is_none_is_a_problem(body: bytes, status: int) -> None:
    with feed(body, status) as url, pytest.raises(Problem) as caught:
        newer_version(url)
    assert (caught.value.code, caught.value.retryable) == ("releases-failed", True)


def test_a_build_that_names_no_place_asks_nobody() -> None:
    assert releases_url() == ""
    with pytest.raises(Problem, match="does not say where newer versions"):
        newer_version("")
