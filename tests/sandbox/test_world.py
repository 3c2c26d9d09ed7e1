"""The world as a whole: starting, stopping, describing itself, being driven from outside."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path
from time import monotonic
from typing import Any

import boto3
import pytest
from tests.sandbox.aws.account import HAIKU, INVOKE, Account, allow, policy

from fairlead.sandbox.faults import Fault
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World


def _sandbox_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("sandbox")]


def _ask(url: str, method: str = "GET", body: bytes | None = None) -> tuple[int, Any]:
    request = urllib.request.Request(url, body, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


def test_a_world_leaves_nothing_behind() -> None:
    world = World(Scene(key_delay=0))
    with world:
        account = Account(world)
        name, _ = account.new_user()
        assert len(_sandbox_threads()) >= 3
        address = world.aws_url
    assert _sandbox_threads() == []
    with pytest.raises(OSError, match="refused"):
        _ask(f"{address}/_sandbox/calls")
    with World() as second:
        users = Account(second).client("iam").list_users()["Users"]
        assert name not in {user["UserName"] for user in users}
        assert second.admin.access_key_id != world.admin.access_key_id


def test_a_world_stops_though_a_call_is_waiting() -> None:
    failures: list[BaseException] = []
    with World() as world:
        world.faults.add(Fault("timeout", seconds=30))
        account = Account(world)

        def wait() -> None:
            try:
                account.client("sts").get_caller_identity()
            except Exception as error:
                failures.append(error)

        waiting = threading.Thread(target=wait)
        waiting.start()
        while not any(name == "sandbox-request" for name in _sandbox_threads()):
            threading.Event().wait(0.01)
        stopping = monotonic()
    assert _sandbox_threads() == []
    assert monotonic() - stopping < 15
    waiting.join(10)
    assert not waiting.is_alive()
    assert [type(error).__name__ for error in failures] == ["ConnectionClosedError"]


def test_there_is_one_world_at_a_time() -> None:
    with World(), pytest.raises(RuntimeError, match="another world"):
        World().start()
    with World():
        pass


def test_all_three_addresses_answer() -> None:
    with World() as world:
        for url in (world.kibana_url, world.elasticsearch_url):
            with pytest.raises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(f"{url}/", timeout=10)
            with caught.value:
                assert caught.value.code in (401, 404)
        assert _ask(f"{world.aws_url}/_sandbox/calls")[0] == 200


def test_importing_the_world_does_not_import_moto() -> None:
    code = (
        "import sys, fairlead.sandbox.world; sys.exit(any(m in sys.modules for m in "
        "('moto', 'botocore', 'flask', 'fairlead.sandbox.elastic')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_profile_that_is_missing_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "missing")
    # Moto keeps what it asked for once, so this takes a process of its own.
    code = "from fairlead.sandbox.world import World; world = World(); world.start(); world.stop()"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_profiles_work_and_are_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with World(Scene(region="eu-west-1")) as world:
        (tmp_path / "credentials").write_text("old")
        (tmp_path / "credentials").chmod(0o644)
        config, credentials = world.write_profiles(tmp_path)
        for path in (config, credentials):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(credentials))

        def user_of(profile: str | None) -> str:
            session: Any = boto3.Session(profile_name=profile)
            assert session.region_name == "eu-west-1"
            return str(session.client("sts").get_caller_identity()["Arn"].split("/")[-1])

        assert [user_of(name) for name in (None, "admin", "weak")] == ["admin", "admin", "weak"]


def test_the_weak_operator_may_look_and_not_touch() -> None:
    with World() as world:
        account = Account(world)
        iam = account.client("iam", account.weak)
        iam.list_users()
        account.client("bedrock", account.weak).list_inference_profiles()
        with pytest.raises(iam.exceptions.ClientError, match="iam:CreateUser"):
            iam.create_user(UserName="x")


def test_the_description_is_all_that_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    with World() as world:
        description = json.loads(json.dumps(world.describe()))
        assert description["endpoints"] == {
            "aws": world.aws_url,
            "kibana": world.kibana_url,
            "elasticsearch": world.elasticsearch_url,
        }
        for name, value in description["environment"].items():
            monkeypatch.setenv(name, value)
        assert boto3.client("sts").get_caller_identity()["Arn"].endswith(":user/admin")
        assert description["credentials"]["elastic"]["api_key"] == world.elastic.api_key
        for text in (repr(world.admin), repr(world.elastic)):
            assert world.admin.secret_access_key not in text
            assert world.elastic.password not in text


def test_kibana_calls_bedrock_with_the_keys_of_its_connector() -> None:
    model = f"us.{HAIKU}"
    profile = f"arn:aws:bedrock:us-east-1:123456789012:inference-profile/{model}"
    scene = Scene(key_delay=0, use_case_submitted=True, accepted_models=(HAIKU,))
    with World(scene) as world:
        account = Account(world)
        name, key = account.new_user(allow(INVOKE, profile))

        def post(path: str, body: object) -> Any:
            headers = {
                "Authorization": f"ApiKey {world.elastic.api_key}",
                "Content-Type": "application/json",
                "kbn-xsrf": "true",
            }
            request = urllib.request.Request(
                f"{world.kibana_url}/api/actions/connector{path}",
                json.dumps(body).encode(),
                headers,
            )
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.loads(answer.read())

        url = "https://bedrock-runtime.us-east-1.amazonaws.com"
        made = post(
            "",
            {
                "connector_type_id": ".bedrock",
                "name": "Bedrock",
                "config": {"apiUrl": url, "defaultModel": model},
                "secrets": {"accessKey": key.access_key_id, "secret": key.secret},
            },
        )
        prompt = {"messages": [{"role": "user", "content": "Hello world"}]}
        run = {"params": {"subAction": "invokeAI", "subActionParams": prompt}}
        refusal = post(f"/{made['id']}/_execute", run)["service_message"]
        assert f"user/{name} is not authorized to perform: bedrock:InvokeModel" in refusal
        assert f"arn:aws:bedrock:us-east-1::foundation-model/{HAIKU}" in refusal
        document = json.dumps(policy(allow(INVOKE)))
        account.client("iam").put_user_policy(
            UserName=name, PolicyName="all", PolicyDocument=document
        )
        assert "Hello, world" in post(f"/{made['id']}/_execute", run)["data"]["message"]


def test_faults_are_switched_from_outside() -> None:
    with World() as world:
        url = f"{world.aws_url}/_sandbox/faults"
        fault = {"kind": "throttle", "service": "sts", "operation": "*", "times": 2}
        assert _ask(url, "POST", json.dumps(fault).encode())[0] == 201
        assert _ask(url) == (200, {"faults": [{**fault, "after": 0, "seconds": 5.0}]})
        sts = Account(world).client("sts")
        with pytest.raises(sts.exceptions.ClientError, match="Throttling"):
            sts.get_caller_identity()
        assert _ask(url, "DELETE") == (200, {})
        sts.get_caller_identity()
        status, calls = _ask(f"{world.aws_url}/_sandbox/calls")
        assert status == 200
        assert [call["status"] for call in calls["calls"]] == [400, 200]
        assert _ask(url, "POST", b'{"kind": "explode"}')[0] == 400
        assert _ask(url, "POST", b"no JSON")[0] == 400
        assert _ask(f"{world.aws_url}/_sandbox/nothing")[0] == 404


def test_each_call_takes_the_latency_of_the_scene() -> None:
    with World(Scene(latency=0.05)) as world:
        Account(world).client("sts").get_caller_identity()
        (call,) = world.calls.all("sts", "GetCallerIdentity")
        assert call.seconds >= 0.05


def test_options_make_a_scene() -> None:
    scene = Scene.from_options(
        {
            "licence": "basic",
            "encryption_key": "false",
            "key_delay": "0.5",
            "accepted_models": "a.b, c.d",
            "region": "us-gov-west-1",
        }
    )
    assert scene == Scene(
        licence="basic",
        encryption_key=False,
        key_delay=0.5,
        accepted_models=("a.b", "c.d"),
        region="us-gov-west-1",
    )
    assert (scene.partition, Scene().partition) == ("aws-us-gov", "aws")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("license", "basic"),
        ("licence", "free"),
        ("kibana_version", "7.17"),
        ("encryption_key", "yes"),
        ("key_delay", "soon"),
        ("key_delay", "-1"),
        ("latency", "nan"),
        ("region", "Frankfurt"),
        ("account", "12345"),
        ("service_control_policies", "[]"),
    ],
)
def test_an_option_that_is_wrong_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Scene.from_options({name: value})
