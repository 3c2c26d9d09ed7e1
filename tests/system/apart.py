"""A sandbox in a process of its own, and the eyes of its administrator."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3

KEY_VARIABLE = "FAIRLEAD_ELASTIC_API_KEY"
PASSWORD_VARIABLE = "FAIRLEAD_ELASTIC_PASSWORD"


class Apart:
    """A sandbox that was started by hand, described by what it has printed."""

    def __init__(self, about: Mapping[str, Any]) -> None:
        self.about = about
        # One for all: the descriptions of the services are read only once.
        self._session = boto3.session.Session()
        self.aws: str = about["endpoints"]["aws"]
        self.kibana: str = about["endpoints"]["kibana"]
        self.elasticsearch: str = about["endpoints"]["elasticsearch"]
        self.region: str = about["scene"]["region"]
        self.account: str = about["scene"]["account"]

    @property
    def variables(self) -> dict[str, str]:
        """The environment that leads to it."""
        password = self.about["credentials"]["elastic"]["password"]
        return {**self.about["environment"], PASSWORD_VARIABLE: password}

    def setup(
        self, name: str, more: str = "", *, models: str = "", aws: str = "", api_key: str = ""
    ) -> str:
        """Return a setup file that leads here; `more` are further lines of [connector] and on.

        `aws` and `api_key` say where the sign-ins are, the environment if they do not.
        """
        return "\n".join(
            (
                f"models = {json.dumps([models] if models else 'recommended')}",
                "accept_agreements = true",
                f'[aws]\n{aws or "environment = true"}\nregion = "{self.region}"',
                f'[elastic]\nkibana = "{self.kibana}"\nelasticsearch = "{self.elasticsearch}"',
                f"api_key = {api_key or f'{{ env = {json.dumps(KEY_VARIABLE)} }}'}",
                f'[connector]\nname = "{name}"\n{more}',
            )
        )

    def s3_setup(self, name: str, more: str = "", *, rules: str = "[]", password: str = "") -> str:
        """Return a setup file for two buckets; `more` are further lines of [connector] and on."""
        elastic = self.about["credentials"]["elastic"]
        return "\n".join(
            (
                'kind = "s3"',
                f'buckets = ["fairlead-handbook", "fairlead-contracts"]\nrules = {rules}',
                f'[aws]\nenvironment = true\nregion = "{self.region}"',
                f'[elastic]\nkibana = "{self.kibana}"\nelasticsearch = "{self.elasticsearch}"',
                f"username = {json.dumps(elastic['username'])}",
                f"password = {password or f'{{ env = {json.dumps(PASSWORD_VARIABLE)} }}'}",
                f'[connector]\nname = "{name}"\n{more}',
            )
        )

    @property
    def secrets(self) -> dict[str, str]:
        """What only its administrator knows."""
        return {
            "Elastic API key": self.variables[KEY_VARIABLE],
            "Elastic password": self.variables[PASSWORD_VARIABLE],
            "AWS secret": self.about["credentials"]["admin"]["secret_access_key"],
        }

    @contextmanager
    def open(self, service: str, key: Mapping[str, str] | None = None) -> Iterator[Any]:
        """Open a service of AWS with this access key, or as the administrator."""
        key = key or self.about["credentials"]["admin"]
        # The stubs know a client for each literal name only.
        make_client: Callable[..., Any] = self._session.client
        client = make_client(
            service,
            region_name=self.region,
            endpoint_url=self.aws,
            aws_access_key_id=key["access_key_id"],
            aws_secret_access_key=key["secret_access_key"],
        )
        try:
            yield client
        finally:
            client.close()

    def things(self) -> set[str]:
        """Everything that a run could have made, in AWS and in Elastic."""
        with self.open("iam") as iam:
            users = iam.list_users()["Users"]
            keys = [
                key["AccessKeyId"]
                for user in users
                for key in iam.list_access_keys(UserName=user["UserName"])["AccessKeyMetadata"]
            ]
            policies = [policy["Arn"] for policy in iam.list_policies(Scope="Local")["Policies"]]
        with self.open("bedrock") as bedrock:
            models = bedrock.list_foundation_models(byProvider="Anthropic")["modelSummaries"]
            agreements = [
                f"agreement for {model['modelId']}"
                for model in models
                if bedrock.get_foundation_model_availability(modelId=model["modelId"])[
                    "agreementAvailability"
                ]["status"]
                != "NOT_AVAILABLE"
            ]
        connectors = [c["id"] for c in self._elastic(f"{self.kibana}/api/actions/connectors")]
        endpoints = self._elastic(f"{self.elasticsearch}/_inference/_all")["endpoints"]
        inference = [endpoint["inference_id"] for endpoint in endpoints]
        arns = [user["Arn"] for user in users]
        made = (arns, keys, policies, agreements, connectors, inference, self._content())
        return {thing for things in made for thing in things}

    def _content(self) -> list[str]:
        """What an S3 connector takes: the connector, its index, and its API key."""
        url = self.elasticsearch
        connectors = [c["id"] for c in self._elastic(f"{url}/_connector")["results"]]
        api_keys = self._elastic(f"{url}/_security/api_key")["api_keys"]
        return [
            *connectors,
            *self._elastic(f"{url}/*"),
            *(key["id"] for key in api_keys if not key["invalidated"]),
        ]

    def make_policy(self, name: str, document: str) -> str:
        """Make a policy as somebody else and return its ARN."""
        with self.open("iam") as iam:
            made = iam.create_policy(PolicyName=name, PolicyDocument=document)
        arn: str = made["Policy"]["Arn"]
        return arn

    def remove_policy(self, arn: str) -> None:
        """Delete a policy."""
        with self.open("iam") as iam:
            iam.delete_policy(PolicyArn=arn)

    def user_of(self, key: Mapping[str, str]) -> str:
        """Return the ARN of the user whose access key this is; the key has to work."""
        with self.open("sts", key) as sts:
            arn: str = sts.get_caller_identity()["Arn"]
        return arn

    def id_of(self, api_key: str) -> str:
        """Return the id of an API key of Elasticsearch, which has to work."""
        told = self._elastic(f"{self.elasticsearch}/_security/_authenticate", api_key)
        key_id: str = told["api_key"]["id"]
        return key_id

    def connector_secret(self, secret_id: str) -> str | None:
        """Return the secret that Elasticsearch keeps for a managed connector."""
        try:
            told = self._elastic(f"{self.elasticsearch}/_connector/_secret/{secret_id}")
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 404:
                raise
            return None
        value: str = told["value"]
        return value

    def _elastic(self, url: str, api_key: str = "") -> Any:
        headers = {"Authorization": f"ApiKey {api_key or self.variables[KEY_VARIABLE]}"}
        return _ask(url, headers=headers)

    @contextmanager
    def api_key(self, body: Mapping[str, Any]) -> Iterator[str]:
        """Make an API key as somebody else, and let it work for as long as the block lasts."""
        elastic = self.about["credentials"]["elastic"]
        pair = f"{elastic['username']}:{elastic['password']}".encode()
        headers = {
            "Authorization": f"Basic {base64.b64encode(pair).decode()}",
            "Content-Type": "application/json",
        }
        url = f"{self.elasticsearch}/_security/api_key"
        made = _ask(url, headers=headers, data=json.dumps(body).encode(), method="POST")
        yield made["encoded"]
        ids = json.dumps({"ids": [made["id"]]}).encode()
        _ask(url, headers=headers, data=ids, method="DELETE")

    def fault(self, kind: str, service: str, operation: str, **more: float | None) -> None:
        """Let the next such call fail, or as many as `times` says (None: all)."""
        fault = {"kind": kind, "service": service, "operation": operation, **more}
        _ask(f"{self.aws}/_sandbox/faults", data=json.dumps(fault).encode(), method="POST")

    def has_faults(self) -> bool:
        """Tell whether a fault still waits for its call."""
        return bool(_ask(f"{self.aws}/_sandbox/faults")["faults"])

    def clear_faults(self) -> None:
        """Let everything work again."""
        _ask(f"{self.aws}/_sandbox/faults", method="DELETE")

    def calls(self) -> list[str]:
        """Return the operations it has answered, oldest first."""
        return [call["operation"] for call in _ask(f"{self.aws}/_sandbox/calls")["calls"]]


@contextmanager
def start_apart(folder: Path, *scene: str) -> Iterator[Apart]:
    """Run a sandbox for as long as the block lasts; it ends with its standard input."""
    folder.mkdir(exist_ok=True)
    options = [word for option in scene for word in ("--scene", option)]
    environment = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.environ["PATH"]}
    with subprocess.Popen(
        [sys.executable, "-m", "fairlead", "sandbox", "--json", "--until-eof", *options],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            yield Apart(json.loads(child.stdout.readline()))
        finally:
            child.stdin.close()
            status = child.wait(20)
    assert status == 0
    assert list(folder.iterdir()) == []


def _ask(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    data: bytes | None = None,
    method: str = "GET",
) -> Any:
    request = urllib.request.Request(url, data, dict(headers or {}), method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)
