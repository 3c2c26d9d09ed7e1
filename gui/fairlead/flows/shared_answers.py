"""The answers that every journey has, as the pages and steps that all of them share see them."""

from __future__ import annotations

from typing import Protocol

from fairlead.flows.answers import AwsSignIn, ElasticSignIn, KeyAnswers, PolicyAnswers, UserAnswers


class SharedAnswers(Protocol):
    """Both ends of a connection, and the IAM user that stands between them."""

    @property
    def aws(self) -> AwsSignIn:
        """How to reach AWS."""
        ...

    @property
    def elastic(self) -> ElasticSignIn:
        """How to reach Elastic."""
        ...

    @property
    def policy(self) -> PolicyAnswers:
        """What the connector may do."""
        ...

    @property
    def user(self) -> UserAnswers:
        """Who the connector is in AWS."""
        ...

    @property
    def key(self) -> KeyAnswers:
        """What the connector signs with."""
        ...
