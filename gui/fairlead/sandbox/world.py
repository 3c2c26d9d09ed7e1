"""The practice world: a local AWS, a local Kibana and a local Elasticsearch."""

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from wsgiref.types import WSGIApplication

from fairlead.sandbox.calls import CallLog
from fairlead.sandbox.control import Control
from fairlead.sandbox.faults import Faults
from fairlead.sandbox.gate import Gate
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.server import LoopbackServer

if TYPE_CHECKING:
    from fairlead.sandbox.aws.cloud import Cloud
    from fairlead.sandbox.elastic import Credentials

# Moto's state belongs to the process, and so does the world that uses it.
_only_world = threading.Lock()


@dataclass(frozen=True)
class AwsCredentials:
    """The access key of a user of the local AWS."""

    access_key_id: str
    secret_access_key: str = field(repr=False)


_SSO_PROFILE = """
[profile sso]
sso_session = practice
sso_account_id = {scene.account}
sso_role_name = AdministratorAccess
region = {scene.region}
endpoint_url = {url}

[sso-session practice]
sso_start_url = https://practice.awsapps.com/start
sso_region = {scene.region}
sso_registration_scopes = sso:account:access
"""


class World:
    """A world that plays one scene on loopback addresses while it is started.

    There is one at a time in a process. Nothing is read or written outside of memory, except for
    what `write_profiles` is asked to write. The keys are random and new in every world.
    The addresses and credentials are there from `start` on.
    """

    def __init__(self, scene: Scene | None = None) -> None:
        self.scene = scene or Scene()
        self.faults = Faults()
        self.calls = CallLog()
        self._servers: list[LoopbackServer] = []
        self._cloud: Cloud
        self.aws_url: str
        self.kibana_url: str
        self.elasticsearch_url: str
        self.admin: AwsCredentials
        self.weak: AwsCredentials
        self.elastic: Credentials

    def start(self) -> None:
        """Start the servers. Raises ``RuntimeError`` while another world of the process runs."""
        # Moto takes most of a second to import; only who starts a world waits for it.
        from fairlead.sandbox.aws.cloud import Cloud
        from fairlead.sandbox.elastic import build_elastic

        if not _only_world.acquire(blocking=False):
            raise RuntimeError("another world is running in this process")
        try:
            gate = Gate(self.faults, self.calls, self.scene.latency)
            self._cloud = Cloud(self.scene, gate, self.faults)
            elastic = build_elastic(self.scene, self.faults, self.calls, lambda: self.aws_url)
            self.admin = AwsCredentials(*self._cloud.admin)
            self.weak = AwsCredentials(*self._cloud.weak)
            self.elastic = elastic.credentials
            self.aws_url = self._serve(Control(self._cloud.app, self.faults, self.calls), "aws")
            self.kibana_url = self._serve(elastic.kibana, "kibana")
            self.elasticsearch_url = self._serve(elastic.elasticsearch, "elasticsearch")
        except BaseException:
            self.stop()
            raise

    def _serve(self, app: WSGIApplication, name: str) -> str:
        server = LoopbackServer(app, name)
        server.start()
        self._servers.append(server)
        return server.url

    def stop(self) -> None:
        """Stop the servers; no thread of theirs is left, and no state."""
        for server in self._servers:
            server.stop()
        self._servers.clear()
        _only_world.release()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def expire_session(self, access_key_id: str) -> None:
        """Let temporary credentials run out now. Raises ``KeyError`` when there are none."""
        self._cloud.identities.expire_session(access_key_id)

    def expire_sign_ins(self) -> None:
        """Let every sign-in to IAM Identity Center run out now, and every code for one."""
        self._cloud.center.expire_tokens()
        self._cloud.center.expire_codes()

    def write_profiles(self, folder: Path) -> tuple[Path, Path]:
        """Write the shared AWS files: profiles ``admin``, ``weak``, ``default`` and ``sso``.

        Returns the paths of the config file and of the credentials file. Only the owner may read
        them; ``default`` is ``admin``, and ``sso`` signs in by IAM Identity Center.
        """
        profiles = {"default": self.admin, "admin": self.admin, "weak": self.weak}
        config = folder / "config"
        credentials = folder / "credentials"
        _write_private(
            config,
            "\n".join(
                f"[{name if name == 'default' else f'profile {name}'}]\n"
                f"region = {self.scene.region}\n"
                f"endpoint_url = {self.aws_url}\n"
                for name in profiles
            )
            + _SSO_PROFILE.format(scene=self.scene, url=self.aws_url),
        )
        _write_private(
            credentials,
            "\n".join(
                f"[{name}]\n"
                f"aws_access_key_id = {key.access_key_id}\n"
                f"aws_secret_access_key = {key.secret_access_key}\n"
                for name, key in profiles.items()
            ),
        )
        return config, credentials

    def describe(self) -> Mapping[str, Any]:
        """Return addresses, credentials and the environment to set, ready for JSON."""
        return {
            "endpoints": {
                "aws": self.aws_url,
                "kibana": self.kibana_url,
                "elasticsearch": self.elasticsearch_url,
            },
            "scene": asdict(self.scene),
            "credentials": {
                "admin": asdict(self.admin),
                "weak": asdict(self.weak),
                "elastic": asdict(self.elastic),
            },
            "environment": {
                "AWS_ENDPOINT_URL": self.aws_url,
                "AWS_ACCESS_KEY_ID": self.admin.access_key_id,
                "AWS_SECRET_ACCESS_KEY": self.admin.secret_access_key,
                "AWS_DEFAULT_REGION": self.scene.region,
                "AWS_EC2_METADATA_DISABLED": "true",
            },
        }


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    # The file may have stood there with wider rights.
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")
