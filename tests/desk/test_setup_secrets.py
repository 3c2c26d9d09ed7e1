"""Where the secrets of a setup file lie, and how they are found again."""

from __future__ import annotations

import dataclasses
import re
from contextlib import closing, nullcontext
from pathlib import Path

from tests.desk.s3_setup import plan_s3, values
from tests.problems import problem

from fairlead.core.secrets import SecretBag, SecretName
from fairlead.desk.local import LocalDesk
from fairlead.desk.sign_ins import recall
from fairlead.desk.surroundings import Surroundings
from fairlead.sandbox.world import World
from fairlead.services.vault import MemoryVault


def test_a_pasted_key_comes_from_where_the_file_says(
    desk: LocalDesk, setup: Path, vault: MemoryVault
) -> None:
    setup.write_text(f'{setup.read_text()}[connector]\napi_key = {{ keyring = "mine" }}\n')
    with problem("secret-missing") as raised:
        plan_s3(desk, setup)
    assert "“mine”" in str(raised.value.title)
    assert "“connector.api_key”" in str(raised.value.advice)
    vault.store("mine", "encoded")
    plan, bag = plan_s3(desk, setup)
    assert values(plan, "api-key")["source"] == "pasted"
    assert bag.get(SecretName.CONNECTOR_API_KEY) == "encoded"


def test_a_secret_is_found_in_the_environment(
    real_desk: LocalDesk, setup: Path, world: World
) -> None:
    plan, bag = plan_s3(real_desk, setup)
    assert bag.get(SecretName.ELASTIC_PASSWORD) == world.elastic.password
    assert plan.sign_in["elastic"]["secret"] == {"env": "PASSWORD"}
    assert plan.sign_in["aws"]["profile"] == "admin"
    assert world.elastic.password not in plan.to_json()
    setup.write_text(setup.read_text().replace("PASSWORD", "ELSEWHERE"))
    with problem("secret-missing") as raised:
        plan_s3(real_desk, setup)
    assert "ELSEWHERE" in str(raised.value.title)


def test_keys_lose_what_a_variable_keeps_around_them_and_passwords_do_not(
    surroundings: Surroundings, setup: Path, world: World
) -> None:
    environ = {"KEY": f'"{world.elastic.api_key}"\n', "PASSWORD": f" {world.elastic.password}"}
    real = dataclasses.replace(surroundings, practice=None, environ=environ)
    by_password = setup.read_text()
    by_key = re.sub(r"username = .*\n *password = .*", 'api_key = { env = "KEY" }', by_password)
    with closing(LocalDesk(lambda: nullcontext(real))) as desk:
        with problem("elastic-sign-in"):
            plan_s3(desk, setup)
        # A key cannot make the connector's own key.
        setup.write_text(f'{by_key}[connector]\napi_key = "operator"\n')
        plan, bag = plan_s3(desk, setup)
    assert bag.get(SecretName.ELASTIC_API_KEY) == world.elastic.api_key
    recalled = recall(plan.sign_in, SecretBag(), environ, surroundings.open_vault())
    assert recalled.get(SecretName.ELASTIC_API_KEY) == world.elastic.api_key


def test_a_run_that_goes_on_finds_every_secret_of_its_file(
    real_desk: LocalDesk, setup: Path, world: World, vault: MemoryVault
) -> None:
    """Also those that only a later step needs, when the command that knew them is long over."""
    vault.store("mine", "encoded")
    setup.write_text(f'{setup.read_text()}[connector]\napi_key = {{ keyring = "mine" }}\n')
    plan, _bag = plan_s3(real_desk, setup)
    environ = {"PASSWORD": world.elastic.password}
    recalled = recall(plan.sign_in, SecretBag(), environ, vault)
    assert recalled.get(SecretName.CONNECTOR_API_KEY) == "encoded"
    assert recalled.get(SecretName.ELASTIC_PASSWORD) == world.elastic.password
    # What is not there any more is told by the step that needs it.
    vault.delete("mine")
    assert not recall(plan.sign_in, SecretBag(), environ, vault).get(SecretName.CONNECTOR_API_KEY)
    with problem("sign-in-needed"):
        recall(plan.sign_in, SecretBag(), {}, vault)
