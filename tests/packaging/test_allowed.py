"""The lists of what goes into a bundle, held against the program and its libraries."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import botocore
import PySide6
import pytest
from tests.packaging.loading import ROOT

PACKAGE = ROOT / "gui" / "fairlead"
ALLOWED = tomllib.loads((ROOT / "packaging" / "allowed.toml").read_text(encoding="utf-8"))
SERVICES = set(ALLOWED["botocore_services"])
DESCRIBED = {path.name for path in Path(botocore.__file__).with_name("data").iterdir()}
# What takes the name of an AWS service first.
ASKING = {"call", "call_once", "chunks", "pages", "list_regions", "service_model"}

RESTRICTED_SANDBOX = """
import sys
from importlib.abc import MetaPathFinder

class Wall(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        parts = name.split(".")
        if parts[0] == "moto" and len(parts) == 2 and parts[1] not in sys.argv[1:]:
            raise ImportError(f"{name} is not in the bundle")

sys.meta_path.insert(0, Wall())
from fairlead.sandbox.scene import Scene
from fairlead.sandbox.world import World
import botocore.session
with World(Scene()) as world:
    about = world.describe()
    environment = about["environment"]
    session = botocore.session.get_session()
    session.set_credentials(environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"])
    def client(name):
        return session.create_client(
            name, region_name=about["scene"]["region"], endpoint_url=about["endpoints"]["aws"]
        )
    client("sts").get_caller_identity()
    client("iam").list_users()
    client("kms").list_keys()
    s3 = client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        s3.get_bucket_location(Bucket=bucket["Name"])
"""


def names_in(tree: ast.Module) -> dict[str, str]:
    """Return the module's own constants that are texts."""
    constants: dict[str, str] = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        value = getattr(node, "value", None)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            for target in targets:
                constants[ast.unparse(target)] = value.value
    return constants


def services_asked() -> Iterator[tuple[str, str]]:
    """Yield every service that is named where one is asked, and the file that does."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = names_in(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = ast.unparse(node.func).rpartition(".")[2]
            first = node.args[0]
            name = constants.get(ast.unparse(first), "")
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                name = first.value
            if function in ASKING and name in DESCRIBED:
                yield name, path.name


def test_every_service_that_is_called_is_in_the_bundle() -> None:
    asked = dict(services_asked())
    # The search sees calls by text and by constant.
    assert {"bedrock", "bedrock-runtime", "iam", "kms", "s3", "sts"} <= asked.keys()
    assert {name: file for name, file in asked.items() if name not in SERVICES} == {}


def test_every_listed_service_is_described_by_botocore() -> None:
    assert SERVICES <= DESCRIBED


@pytest.mark.skipif(sys.platform != "linux", reason="the names of Qt's files differ")
def test_every_listed_file_of_qt_is_there() -> None:
    qt = Path(PySide6.__path__[0], "Qt")
    linux = ALLOWED["linux"]
    listed = [*(qt / "plugins" / name for name in linux["qt_plugins"])]
    listed += [qt / "lib" / name for name in linux["qt_libraries"]]
    assert [str(path) for path in listed if not path.exists()] == []


def test_the_sandbox_plays_with_the_listed_parts_of_moto() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RESTRICTED_SANDBOX, *ALLOWED["moto_parts"]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
