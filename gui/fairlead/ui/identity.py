"""The line on top: whose AWS account and which Elastic the window is working on."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from fairlead.core.step import Facts
from fairlead.flows.answers import AwsSignIn, ElasticSignIn, account_words
from fairlead.ui.texts import fill


def identity_of(aws: AwsSignIn, elastic: ElasticSignIn) -> tuple[str, str]:
    """Return what is known about both ends, "" where nobody is signed in yet."""
    left = right = ""
    if aws.identity is not None:
        left = fill(
            QCoreApplication.translate("Identity", "AWS %1 · %2 · %3"),
            account_words(aws.identity.account),
            aws.identity.name,
            aws.region,
        )
    if elastic.deployment is not None:
        version = "Serverless"
        if not elastic.deployment.is_serverless:
            version = ".".join(str(part) for part in elastic.deployment.release)
        right = fill(
            QCoreApplication.translate("Identity", "Elastic %1 · space %2"), version, elastic.space
        )
    return left, right


def identity_of_place(place: Facts) -> tuple[str, str]:
    """Return the same for a run that was begun earlier."""
    left = fill(
        QCoreApplication.translate("Identity", "AWS %1 · %2"),
        account_words(place.get("account", "")),
        place.get("region", ""),
    )
    right = fill(
        QCoreApplication.translate("Identity", "Elastic %1 · space %2"),
        urlsplit(place.get("kibana", "")).netloc,
        place.get("space") or "default",
    )
    return left, right
