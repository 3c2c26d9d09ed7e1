"""The setup file of an S3 journey: read, refused, written again, and completed."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.builders import CONNECTOR_ID
from tests.flows.s3.journey import (
    SHORTEST_SETUP,
    read_setup,
)
from tests.flows.s3.objects import RULE_LISTS
from tests.problems import problem

from fairlead.core.secrets import SecretName
from fairlead.flows.answers import (
    AwsSignIn,
    ElasticMethod,
    ElasticSignIn,
    PolicyAnswers,
    PolicyScope,
)
from fairlead.flows.documents import Pipeline
from fairlead.flows.s3_answers import (
    ApiKeySource,
    Host,
    RulesAnswers,
    S3Answers,
    S3ConnectorAnswers,
)
from fairlead.flows.s3_config import Settings
from fairlead.flows.setup_s3 import S3Setup
from fairlead.flows.setup_s3_write import write_s3
from fairlead.flows.setup_shared import SecretRef
from fairlead.flows.sync_rules import Foreign, Rule
from fairlead.flows.sync_rules_basic import BasicRule, Comparison, Policy

KEY = "AKIAIOSFODNN7EXAMPLE"


def above(line: str) -> str:
    """The shortest file with one more line before its tables."""
    return SHORTEST_SETUP.replace("[aws]", f"{line}\n[aws]")


def test_the_shortest_file() -> None:
    assert read_setup(SHORTEST_SETUP) == S3Setup(
        answers=S3Answers(
            aws=AwsSignIn(region="us-east-1"),
            elastic=ElasticSignIn(
                address="https://soc.kb.example.com",
                method=ElasticMethod.PASSWORD,
                username="elastic",
            ),
            rules=RulesAnswers(chosen=("docs-us",)),
            connector=S3ConnectorAnswers(id=CONNECTOR_ID),
        ),
        secrets={SecretName.ELASTIC_PASSWORD: SecretRef(env="PASSWORD")},
    )


def test_the_example_is_what_it_says() -> None:
    text = (resources.files("fairlead.resources") / "examples" / "s3.toml").read_text("utf-8")
    setup = read_setup(text)
    answers = setup.answers
    assert answers.rules.chosen == ("fairlead-handbook", "fairlead-berichte")
    assert answers.rules.rules == (
        Rule("fairlead-handbook", "docs/"),
        Rule("fairlead-berichte", extensions=(".md", ".pdf")),
    )
    assert answers.elastic.method is ElasticMethod.PASSWORD
    assert answers.connector.index == "search-harbor-handbook"
    assert (answers.connector.is_scheduled, answers.connector.interval) == (False, "0 0 3 * * ?")
    assert setup.secrets == {
        SecretName.ELASTIC_PASSWORD: SecretRef(env="FAIRLEAD_ELASTIC_PASSWORD")
    }


RULE = '{ bucket = "docs-us", prefix = "a/", extension = [".md"] }'


@pytest.mark.parametrize(
    "value",
    [
        f"[{RULE}]",
        """'[{"bucket": "docs-us", "prefix": "a/", \
"extension": [".md"]}]'""".replace("\\\n", ""),
    ],
)
def test_rules_stand_in_the_file_as_tables_or_as_json(value: str) -> None:
    setup = read_setup(above(f"rules = {value}"))
    assert setup.answers.rules.rules == (Rule("docs-us", "a/", (".md",)),)
    assert setup.rules_file == ""


def test_basic_rules_have_an_id_of_their_own() -> None:
    line = '{ policy = "exclude", field = "filename", rule = "contains", value = "draft" }'
    rules = read_setup(above(f"basic = [{line}, {line}]")).answers.rules.basic
    made = BasicRule("rule-1", Policy.EXCLUDE, "filename", Comparison.CONTAINS, "draft")
    assert rules == (made, replace(made, id="rule-2"))


@pytest.mark.parametrize("value", ['"*"', '["*"]'])
def test_every_bucket(value: str) -> None:
    answers = read_setup(SHORTEST_SETUP.replace('["docs-us"]', value)).answers.rules
    assert (answers.is_all, answers.chosen) == (True, ())


@pytest.mark.parametrize(
    ("value", "source", "ref"),
    [
        ('"new"', ApiKeySource.NEW, None),
        ('"operator"', ApiKeySource.OPERATOR, None),
        ('{ keyring = "entry" }', ApiKeySource.PASTED, SecretRef(keyring="entry")),
    ],
)
def test_where_the_connectors_key_comes_from(
    value: str, source: ApiKeySource, ref: SecretRef | None
) -> None:
    setup = read_setup(f"{SHORTEST_SETUP}[connector]\napi_key = {value}")
    assert setup.answers.connector.api_key is source
    assert setup.secrets.get(SecretName.CONNECTOR_API_KEY) == ref


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        (SHORTEST_SETUP.replace('["docs-us"]', '"docs-us"'), "“buckets”", "“*” for every bucket"),
        (SHORTEST_SETUP.replace('["docs-us"]', "[1]"), "“buckets”", "list of texts"),
        (SHORTEST_SETUP.replace('["docs-us"]', "0"), "“buckets”", "“*” for every bucket"),
        (above("rules = 5"), "“rules”", "list"),
        (above('rules = [{ prefix = "x" }]'), "“rules”", "Rule 1 names no bucket"),
        (above('rules = [{ bucket = "x", suffix = "y" }]'), "“rules”", "suffix"),
        (above("basic = 5"), "“basic”", "list of tables"),
        (above("basic = [5]"), "“basic”", "list of tables"),
        (
            above('basic = [{ policy = "drop", field = "a", rule = "equals", value = "b" }]'),
            "“basic[1].policy”",
            '"include", "exclude"',
        ),
        (
            above('basic = [{ policy = "include", field = "a", rule = "like", value = "b" }]'),
            "“basic[1].rule”",
            '"starts_with"',
        ),
        (
            above('basic = [{ policy = "include", rule = "equals", value = "b" }]'),
            "“basic[1].field”",
            "missing",
        ),
        (
            above(
                'basic = [{ policy = "include", field = "a", rule = "equals", value = "b", x = 1 }]'
            ),
            "“basic[1].x”",
            "no such key",
        ),
        (f'{SHORTEST_SETUP}[policy]\nallow = "family"', "“policy.allow”", '"chosen", "documented"'),
        (f'{SHORTEST_SETUP}[connector]\nhost = "cloud"', "“connector.host”", '"self", "elastic"'),
        (f'{SHORTEST_SETUP}[connector]\nspace = "x"', "“connector.space”", "no such key"),
        (f"{SHORTEST_SETUP}[connector]\napi_key = 5", "“connector.api_key”", "{ env"),
        (
            f'{SHORTEST_SETUP}[connector]\napi_key = "c2VjcmV0"',
            "“connector.api_key”",
            "Secrets never",
        ),
        (f'{SHORTEST_SETUP}[schedule]\nenabled = "yes"', "“schedule.enabled”", "true or false"),
        (f"{SHORTEST_SETUP}[schedule]\nevery = 1", "“schedule.every”", "no such key"),
        (f'{SHORTEST_SETUP}[settings]\npage_size = "x"', "“settings.page_size”", "whole number"),
        (f"{SHORTEST_SETUP}[settings]\npage_size = true", "“settings.page_size”", "whole number"),
        (f"{SHORTEST_SETUP}[settings]\npages = 1", "“settings.pages”", "no such key"),
        (f"{SHORTEST_SETUP}[pipeline]\nname = 1", "“pipeline.name”", "text in quotes"),
        (f"{SHORTEST_SETUP}[pipeline]\nreduce = true", "“pipeline.reduce”", "no such key"),
        (above("models = []"), "“models”", "no such key"),
    ],
)
def test_what_is_refused(text: str, path: str, words: str) -> None:
    with problem("setup-file-secret" if "Secrets" in words else "setup-file") as raised:
        read_setup(text)
    assert path in str(raised.value.title)
    assert words in str(raised.value.advice)
    assert "c2VjcmV0" not in str(raised.value)


def test_json_that_the_connector_refuses_is_told_in_its_words() -> None:
    with problem("sync-rules"):
        read_setup(above("""rules = '{"bucket": "b"}'"""))


TEXTS = st.text(max_size=8)
SOME = st.text(min_size=1, max_size=8)
SECRETS = st.one_of(
    SOME.map(lambda env: SecretRef(env=env)), SOME.map(lambda entry: SecretRef(keyring=entry))
)
BASICS = st.builds(
    BasicRule, SOME, st.sampled_from(Policy), TEXTS, st.sampled_from(Comparison), TEXTS
)
CONNECTORS = st.builds(
    S3ConnectorAnswers,
    id=st.just(CONNECTOR_ID),
    name=TEXTS,
    index=TEXTS,
    host=st.sampled_from(Host),
    language=TEXTS,
    pipeline=st.builds(Pipeline, SOME, st.booleans(), st.booleans(), st.booleans()),
    settings=st.builds(Settings, *(st.integers(-1, 2000) for _number in range(4)), st.booleans()),
    is_scheduled=st.booleans(),
    interval=SOME,
    api_key=st.sampled_from(ApiKeySource),
)
ODD = [
    (Rule("b", "\ud800"),),
    (Rule("b", "", (Foreign("null"), Foreign("1.5"))),),
    (Rule("\x7f", "\x00\n", (".\u2028",)),),
]


@st.composite
def any_setup(draw: st.DrawFn) -> S3Setup:
    is_all = draw(st.booleans())
    rules_file = draw(st.sampled_from(["", "rules.json"]))
    rules = () if rules_file else tuple(draw(RULE_LISTS | st.sampled_from(ODD)))
    connector = draw(CONNECTORS)
    secrets = {SecretName.ELASTIC_API_KEY: draw(SECRETS)}
    if connector.api_key is ApiKeySource.PASTED:
        secrets[SecretName.CONNECTOR_API_KEY] = draw(SECRETS)
    return S3Setup(
        answers=S3Answers(
            aws=AwsSignIn(region=draw(SOME)),
            elastic=ElasticSignIn(address=draw(SOME), space=draw(SOME)),
            rules=RulesAnswers(
                chosen=() if is_all else draw(st.lists(TEXTS, max_size=2).map(tuple)),
                is_all=is_all,
                rules=rules,
                basic=draw(st.lists(BASICS, max_size=2).map(tuple)),
            ),
            policy=PolicyAnswers(
                draw(st.sampled_from([PolicyScope.CHOSEN, PolicyScope.DOCUMENTED])), draw(TEXTS)
            ),
            connector=connector,
        ),
        secrets=secrets,
        delete_key=draw(TEXTS),
        rules_file=rules_file,
    )


@given(any_setup())
def test_what_is_written_is_read_again(setup: S3Setup) -> None:
    text = write_s3(setup)
    assert text.encode()
    assert read_setup(text) == setup
