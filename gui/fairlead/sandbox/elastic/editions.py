"""The versions of Kibana and Elasticsearch the sandbox can play, and how they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

_OLD_MODEL: Final = "us.anthropic.claude-3-7-sonnet-20250219-v1:0"
_NEW_MODEL: Final = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"


@dataclass(frozen=True)
class Edition:
    """One version of the stack.

    ``rest_major`` is the newest REST API version Elasticsearch speaks; it accepts that one and the
    one before. ``words`` is the library whose wording Kibana's validation errors have: Kibana
    moved connector schemas from config-schema to zod 3 in 9.3 (elastic/kibana#238309) and to
    zod 4 in 9.4 (elastic/kibana#252702). ``config_keys`` are the optional settings a ``.bedrock``
    connector knows besides ``apiUrl`` and ``defaultModel``.
    """

    kibana: str
    elasticsearch: str
    rest_major: int
    words: Literal["config-schema", "zod"]
    config_keys: tuple[str, ...]
    default_model: str
    is_serverless: bool = False
    # elastic/kibana#231015: deprecated connector types are marked in answers.
    marks_deprecation: bool = True
    # elastic/kibana#261591: .bedrock is such a type from 9.5 on.
    bedrock_is_deprecated: bool = False
    # Types told apart by where they come from, among them those of workflows.
    lists_source: bool = False
    # elastic/kibana#255922, #264649: at most 36 lowercase letters, digits and hyphens.
    limits_connector_ids: bool = False
    # elastic/kibana#233715: some statuses of the far side count as the user's fault.
    blames_user: bool = True
    # elastic/elasticsearch#139411.
    has_chat_completion: bool = False
    # elastic/elasticsearch#118991: from 9.0 on users do not reach the indices of connectors.
    has_connector_system_indices: bool = True


EDITIONS: Final[Mapping[str, Edition]] = {
    "8.19": Edition(
        kibana="8.19.9",
        elasticsearch="8.19.9",
        rest_major=8,
        words="config-schema",
        config_keys=(),
        default_model=_OLD_MODEL,
        marks_deprecation=False,
        blames_user=False,
        has_connector_system_indices=False,
    ),
    "9.2": Edition(
        kibana="9.2.3",
        elasticsearch="9.2.3",
        rest_major=9,
        words="config-schema",
        config_keys=("contextWindowLength",),
        default_model=_NEW_MODEL,
    ),
    "9.6": Edition(
        kibana="9.6.1",
        elasticsearch="9.6.1",
        rest_major=9,
        words="zod",
        config_keys=("region", "contextWindowLength", "temperature"),
        default_model=_NEW_MODEL,
        bedrock_is_deprecated=True,
        lists_source=True,
        limits_connector_ids=True,
        has_chat_completion=True,
    ),
    "serverless": Edition(
        kibana="9.7.0",
        # What every serverless project reports, whatever it runs.
        elasticsearch="8.11.0",
        rest_major=9,
        words="zod",
        config_keys=("region", "contextWindowLength", "temperature"),
        default_model=_NEW_MODEL,
        is_serverless=True,
        bedrock_is_deprecated=True,
        lists_source=True,
        limits_connector_ids=True,
        has_chat_completion=True,
    ),
}
