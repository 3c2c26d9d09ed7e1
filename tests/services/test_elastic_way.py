"""The way to Elastic: addresses, sign-ins and proxies."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from tests.services.traces import assert_keeps
from tests.services.wire import Wire, http

from fairlead.services.kibana import ElasticAuth, Kibana
from fairlead.services.problems import ServiceProblem

API_KEY = "a2V5LWlkOnNlY3JldC1vZi1rZXk="
SECRET = "pass/sEcReT+1234567890"


def failure_of(ask: Callable[[], object]) -> ServiceProblem:
    with pytest.raises(ServiceProblem) as raised:
        ask()
    assert_keeps(raised.value, API_KEY, SECRET)
    return raised.value


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("kibana.example.com", "bad-address"),
        ("", "bad-address"),
        ("https://", "bad-address"),
        ("ftp://kibana.example.com", "bad-address"),
        ("https://user:hunter2@kibana.example.com", "bad-address"),
        ("https://kibana.example.com/?x=1", "bad-address"),
        ("https://kibana.example.com:port", "bad-address"),
        ("http://kibana.example.com", "plain-http"),
        ("http://10.0.0.1:5601", "plain-http"),
        ("http://localhost.example.com", "plain-http"),
    ],
)
def test_addresses_that_are_refused(url: str, code: str) -> None:
    problem = failure_of(lambda: Kibana(url, ElasticAuth(api_key=API_KEY)))
    assert problem.service_code == code
    assert_keeps(problem, "hunter2")


@pytest.mark.parametrize(
    "url",
    [
        "https://kibana.example.com/base/",
        " https://10.0.0.1:5601 ",
        "http://localhost:5601",
        "http://[::1]:5601",
        "http://127.0.0.2",
    ],
)
def test_addresses_that_are_accepted(url: str) -> None:
    Kibana(url, ElasticAuth(api_key=API_KEY)).close()


@pytest.mark.parametrize("key", ["abc\n", "a b", "käse", "“abc”"])
def test_a_key_that_cannot_stand_in_a_header_is_refused(key: str) -> None:
    problem = failure_of(lambda: Kibana("https://kibana.example.com", ElasticAuth(api_key=key)))
    assert problem.service_code == "bad-credentials"
    assert_keeps(problem, key)


def test_a_password_of_any_letters_can_be_sent() -> None:
    with Wire(http(200, "[]")) as wire:
        kibana = Kibana(wire.url, ElasticAuth(username="josé", password="pä€ß: \n"))
        assert kibana.connectors() == []
        kibana.close()
    basic = wire.requests[0].headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(basic).decode() == "josé:pä€ß: \n"


def test_nobody_sees_a_sign_in_in_a_repr() -> None:
    auth = ElasticAuth(API_KEY, "u", SECRET)
    kibana = Kibana("https://kibana.example.com", auth)
    assert API_KEY not in repr(auth) + repr(kibana)
    assert SECRET not in repr(auth) + repr(kibana)
    kibana.close()


def test_this_computer_is_not_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with Wire(http(502, "proxy", "text/plain")) as proxy, Wire(http(200, "[]")) as wire:
        for name in ("HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        kibana = Kibana(wire.url, ElasticAuth(api_key=API_KEY))
        assert kibana.connectors() == []
        kibana.close()
    assert proxy.requests == []


@pytest.mark.parametrize("answer", [407, 503])
def test_a_proxy_that_refuses_is_told(answer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with Wire(http(answer)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//user:hunter2@"))
        kibana = Kibana("https://kibana.invalid", ElasticAuth(api_key=API_KEY))
        problem = failure_of(kibana.connectors)
        kibana.close()
    assert problem.service_code == "proxy"
    assert_keeps(problem, "hunter2")
    assert proxy.requests[0].line.startswith("CONNECT kibana.invalid:443")
    assert "authorization" not in proxy.requests[0].headers


@pytest.mark.parametrize("proxy", ["socks5://user:hunter2@127.0.0.1:1", "odd://hunter2"])
def test_a_proxy_that_cannot_be_used_is_told(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    problem = failure_of(lambda: Kibana("https://kibana.invalid", ElasticAuth(api_key=API_KEY)))
    assert problem.service_code == "proxy"
    assert_keeps(problem, "hunter2")
