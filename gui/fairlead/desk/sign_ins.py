"""Sign-ins as a plan keeps them: everything but the secret, which is named by where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fairlead.core.errors import Fix, Problem
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.core.texts import translate
from fairlead.flows.answers import (
    AwsSignIn,
    AwsSource,
    Deployment,
    ElasticMethod,
    ElasticSignIn,
)
from fairlead.flows.keys import clean_pasted
from fairlead.services.vault import Vault

SIGN_IN_NEEDED = "sign-in-needed"
"""The code of the `Problem` that asks for a secret again."""

_NEEDED = translate("Sign in", "Fairlead has to sign in to %1 again.")
_NEEDED_ADVICE = translate(
    "Sign in", "The secret was not kept, or is gone from its place. Enter it once more."
)
_SIGN_IN = translate("Sign in", "Sign in")

_ELASTIC_SECRETS = {
    ElasticMethod.API_KEY: SecretName.ELASTIC_API_KEY,
    ElasticMethod.PASSWORD: SecretName.ELASTIC_PASSWORD,
}


def secret_of(elastic: ElasticSignIn) -> SecretName:
    """Return which typed secret belongs to this way to sign in."""
    return _ELASTIC_SECRETS[elastic.method]


def vault_entry(elastic: ElasticSignIn) -> str:
    """Return the name under which the keyring holds the secret of this sign-in."""
    who = elastic.username if elastic.method is ElasticMethod.PASSWORD else "API key"
    return f"Fairlead sign-in {elastic.address} {who}"


def aws_of(sign_in: Mapping[str, Any]) -> AwsSignIn:
    """Return the AWS half of a plan's sign-in."""
    aws = sign_in["aws"]
    return AwsSignIn(
        source=AwsSource(aws["source"]),
        profile=aws["profile"],
        access_key_id=aws["access_key_id"],
        region=aws["region"],
    )


def elastic_of(sign_in: Mapping[str, Any]) -> ElasticSignIn:
    """Return the Elastic half of a plan's sign-in, with the deployment as it was."""
    elastic = sign_in["elastic"]
    return ElasticSignIn(
        address=elastic["address"],
        elasticsearch_address=elastic["elasticsearch_address"],
        method=ElasticMethod(elastic["method"]),
        username=elastic["username"],
        space=elastic["space"],
        ca_file=elastic["ca_file"],
        deployment=Deployment(
            version=elastic["kibana_version"],
            id=elastic["deployment_id"],
            is_serverless=elastic["is_serverless"],
            elasticsearch_url=elastic["elasticsearch_url"],
            # Journals of older versions do not say it.
            is_on_cloud=elastic.get("is_on_cloud", False),
        ),
    )


def plain_secret(name: SecretName, held: str) -> str:
    """Return a secret as it is sent, out of what its place holds.

    Keys lose the quotes and line ends that variables keep; a password is taken as it is.
    """
    return held if name is SecretName.ELASTIC_PASSWORD else clean_pasted(held)


def recall(
    sign_in: Mapping[str, Any], bag: SecretBag, environ: Mapping[str, str], vault: Vault
) -> SecretBag:
    """Return a bag with the secrets that this sign-in needs, from wherever they lie.

    Raises:
        Problem: A secret has to be entered again. Its fix "sign-in" names the side.
    """
    elastic = elastic_of(sign_in)
    own = secret_of(elastic)
    # Whether another one is missing is told by the step that needs it.
    places: Mapping[str, Mapping[str, str]] = {
        **sign_in.get("secrets", {}),
        own.value: {"keyring": vault_entry(elastic), **sign_in["elastic"].get("secret", {})},
    }
    full = SecretBag()
    for name in SecretName:
        place = places.get(name.value, {})
        full.put(name, bag.get(name) or plain_secret(name, _look_at(place, environ, vault)))
    if not full.get(own):
        raise _sign_in_again("Elastic")
    aws = aws_of(sign_in)
    if aws.source is AwsSource.KEYS and not full.get(SecretName.AWS_SECRET_ACCESS_KEY):
        raise _sign_in_again("AWS")
    return full


def _look_at(place: Mapping[str, str], environ: Mapping[str, str], vault: Vault) -> str:
    value = environ.get(place.get("env", ""), "")
    entry = place.get("keyring", "")
    return value or (vault.load(entry) or "" if entry else "")


def _sign_in_again(side: str) -> Problem:
    fix = Fix("sign-in", _SIGN_IN, {"side": side})
    return Problem(SIGN_IN_NEEDED, _NEEDED(side), _NEEDED_ADVICE, fix=fix)
