"""Opens the ways to AWS and Elastic that a sign-in describes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag, SecretName
from fairlead.desk.sign_ins import aws_of, elastic_of, recall
from fairlead.desk.surroundings import Surroundings
from fairlead.flows.addresses import parse_elastic_address
from fairlead.flows.answers import AwsSignIn, AwsSource, ElasticMethod, ElasticSignIn
from fairlead.flows.diagnosis import aws_problem, elastic_problem
from fairlead.services.aws import Aws, StaticCredentials, has_environment_credentials
from fairlead.services.conditions import condition
from fairlead.services.elastic import ElasticAuth
from fairlead.services.elasticsearch import Elasticsearch
from fairlead.services.kibana import Kibana
from fairlead.services.vault import Vault
from fairlead.steps.preflight import Ends
from fairlead.steps.reach import Reach


class _Closable(Protocol):
    def close(self) -> None: ...


C = TypeVar("C", bound=_Closable)


class Reaching:
    """The ways to the world of one Fairlead.

    Lookups share one session per sign-in: making AWS clients takes a quarter of a second. A run
    gets sessions of its own. All methods may be called from any thread.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self._lock = threading.Lock()
        self._vault: Vault | None = None
        self._open: dict[str, tuple[Hashable, Any]] = {}

    def vault(self) -> Vault:
        """Return the keyring, opened when it is first needed; a `Problem` if there is none."""
        with self._lock:
            if self._vault is None:
                self._vault = self.surroundings.open_vault()
            return self._vault

    def aws(self, sign_in: AwsSignIn, bag: SecretBag) -> Aws:
        """Return the session for lookups as this operator."""
        secrets = tuple(bag.get(name) for name in SecretName if name.value.startswith("aws"))
        key = (sign_in.source, sign_in.profile, sign_in.access_key_id, sign_in.region, secrets)
        return self._shared("aws", key, lambda: self._new_aws(sign_in, bag))

    def kibana(self, sign_in: ElasticSignIn, bag: SecretBag) -> Kibana:
        """Return the connection to Kibana for lookups."""
        return self._shared(
            "kibana", _elastic_key(sign_in, bag), lambda: self._new_kibana(sign_in, bag)
        )

    def elasticsearch(self, sign_in: ElasticSignIn, bag: SecretBag) -> Elasticsearch | None:
        """Return the connection to Elasticsearch, or None if its address is not known."""
        if not _elasticsearch_url(sign_in):
            return None
        return self._shared(
            "elasticsearch",
            _elastic_key(sign_in, bag),
            lambda: self._new_elasticsearch(sign_in, bag),
        )

    def ends(self, aws: AwsSignIn, elastic: ElasticSignIn, bag: SecretBag) -> Ends:
        """Return how to open what lookups use."""
        return Ends(
            lambda: self.aws(aws, bag),
            lambda: self.kibana(elastic, bag),
            lambda: self.elasticsearch(elastic, bag),
            self.vault,
        )

    def lookup(self, plan: Plan, bag: SecretBag) -> Reach:
        """Return the shared way to where a plan belongs, its secrets recalled."""
        full = recall(plan.sign_in, bag, self.surroundings.environ, self.vault())
        aws, elastic = aws_of(plan.sign_in), elastic_of(plan.sign_in)
        return Reach(
            aws=self.aws(aws, full),
            aws_in=lambda region: self._new_aws(replace(aws, region=region), full),
            kibana=self.kibana(elastic, full),
            elasticsearch=self.elasticsearch(elastic, full),
            vault=self.vault(),
            bag=full,
            state=self.surroundings.places.state,
        )

    @contextmanager
    def run(self, plan: Plan, bag: SecretBag) -> Iterator[Reach]:
        """Open sessions that belong to one run alone, and close them after it."""
        full = recall(plan.sign_in, bag, self.surroundings.environ, self.vault())
        aws, elastic = aws_of(plan.sign_in), elastic_of(plan.sign_in)
        with ExitStack() as stack:
            yield Reach(
                aws=stack.enter_context(closing(self._new_aws(aws, full))),
                aws_in=lambda region: self._new_aws(replace(aws, region=region), full),
                kibana=stack.enter_context(closing(self._new_kibana(elastic, full))),
                elasticsearch=stack.enter_context(closing(self._new_elasticsearch(elastic, full)))
                if _elasticsearch_url(elastic)
                else None,
                vault=self.vault(),
                bag=full,
                state=self.surroundings.places.state,
            )

    def close(self) -> None:
        """Close everything that lookups have opened."""
        with self._lock:
            opened, self._open = self._open, {}
        for _key, connection in opened.values():
            connection.close()

    def _shared(self, kind: str, key: Hashable, make: Callable[[], C]) -> C:
        """Return the open connection of this kind if it was made for the same key."""
        with self._lock:
            held = self._open.get(kind)
            if held is not None and held[0] == key:
                connection: C = held[1]
                return connection
            # An older one is not closed here: a question asked before may still be using it.
            made = make()
            self._open[kind] = (key, made)
            return made

    def _new_aws(self, sign_in: AwsSignIn, bag: SecretBag) -> Aws:
        keys = None
        if sign_in.source is AwsSource.ENVIRONMENT and not has_environment_credentials():
            # The SDK would go on and take the default profile, which nobody has named.
            raise condition("no-credentials", "aws", "sign_in")
        if sign_in.source is AwsSource.KEYS:
            keys = StaticCredentials(
                sign_in.access_key_id,
                bag.get(SecretName.AWS_SECRET_ACCESS_KEY),
                bag.get(SecretName.AWS_SESSION_TOKEN),
            )
        return Aws(
            sign_in.region,
            credentials=keys,
            profile=sign_in.profile if sign_in.source is AwsSource.PROFILE else "",
            files=self.surroundings.aws_files,
            endpoint_url=self.surroundings.aws_endpoint,
            explain=aws_problem,
        )

    def _new_kibana(self, sign_in: ElasticSignIn, bag: SecretBag) -> Kibana:
        return Kibana(
            parse_elastic_address(sign_in.address).kibana_url,
            _auth(sign_in, bag),
            space=sign_in.space,
            ca_file=sign_in.ca_file,
            explain=elastic_problem,
        )

    def _new_elasticsearch(self, sign_in: ElasticSignIn, bag: SecretBag) -> Elasticsearch:
        return Elasticsearch(
            _elasticsearch_url(sign_in),
            _auth(sign_in, bag),
            ca_file=sign_in.ca_file,
            explain=elastic_problem,
        )


def _auth(sign_in: ElasticSignIn, bag: SecretBag) -> ElasticAuth:
    if sign_in.method is ElasticMethod.API_KEY:
        return ElasticAuth(api_key=bag.get(SecretName.ELASTIC_API_KEY))
    return ElasticAuth(username=sign_in.username, password=bag.get(SecretName.ELASTIC_PASSWORD))


def _elasticsearch_url(sign_in: ElasticSignIn) -> str:
    """The address that was given, or the one the deployment or the Cloud ID tells."""
    if sign_in.elasticsearch_address:
        return sign_in.elasticsearch_address
    if sign_in.deployment is not None and sign_in.deployment.elasticsearch_url:
        return sign_in.deployment.elasticsearch_url
    return parse_elastic_address(sign_in.address).elasticsearch_url


def _elastic_key(sign_in: ElasticSignIn, bag: SecretBag) -> Hashable:
    return (
        sign_in.address,
        _elasticsearch_url(sign_in),
        sign_in.method,
        sign_in.username,
        sign_in.space,
        sign_in.ca_file,
        bag.get(SecretName.ELASTIC_API_KEY),
        bag.get(SecretName.ELASTIC_PASSWORD),
    )
