"""What Kibana and Elasticsearch have in common: a sign-in, an address and trust."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ElasticAuth:
    """An API key (the encoded form), or a user name with a password."""

    api_key: str = field(default="", repr=False)
    username: str = ""
    password: str = field(default="", repr=False)
