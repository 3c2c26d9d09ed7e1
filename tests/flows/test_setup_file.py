"""The setup file: what it may say, what is refused, and that writing and reading agree."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.flows.builders import (
    CONNECTOR_ID,
    FORM,
    HAIKU,
    OWNER,
    SHORTEST_SETUP,
    SONNET,
    SONNET_ID,
    complete_answers,
    opened,
)

from fairlead.core.secrets import SecretName
from fairlead.flows.answers import (
    AccessKeyInfo,
    AwsSignIn,
    AwsSource,
    ElasticMethod,
    ElasticSignIn,
    KeyAnswers,
    KeyMode,
    KeyRelief,
    PolicyAnswers,
    PolicyScope,
    UserAnswers,
    UserMode,
)
from fairlead.flows.bedrock_answers import (
    BedrockAnswers,
    ConnectorAnswers,
    ModelAnswers,
    UseCaseForm,
)
from fairlead.flows.bedrock_plan import build_plan
from fairlead.flows.models import Gate
from fairlead.flows.setup_bedrock import BedrockSetup
from fairlead.flows.setup_bedrock_write import setup_of, write_bedrock
from fairlead.flows.setup_file import read_setup_file, write_setup_file
from fairlead.flows.setup_shared import SecretRef

KEY = "AKIAIOSFODNN7EXAMPLE"
TEMPORARY = "ASIAIOSFODNN7EXAMPLE"
ARN = "arn:aws:iam::123456789012:policy/x"


def read(text: str) -> BedrockSetup:
    setup = read_setup_file(text, CONNECTOR_ID)
    assert isinstance(setup, BedrockSetup)
    return setup


def test_the_shortest_file() -> None:
    assert read(SHORTEST_SETUP) == BedrockSetup(
        answers=BedrockAnswers(
            aws=AwsSignIn(region="us-east-1"),
            elastic=ElasticSignIn(address="https://k.example"),
            connector=ConnectorAnswers(id=CONNECTOR_ID),
        ),
        secrets={SecretName.ELASTIC_API_KEY: SecretRef(env="API_KEY")},
    )


def test_the_example_is_what_it_says() -> None:
    text = (resources.files("fairlead.resources") / "examples" / "bedrock.toml").read_text("utf-8")
    setup = read(text)
    assert setup.model_ids == ()
    assert setup.accept_agreements
    assert setup.answers.aws == AwsSignIn(profile="default", region="us-east-1")
    assert setup.answers.elastic.address == "https://soc.kb.example.com"
    assert setup.secrets == {SecretName.ELASTIC_API_KEY: SecretRef(env="FAIRLEAD_ELASTIC_API_KEY")}
    assert setup.answers.models.form is not None
    assert "fictional" in setup.answers.models.form.company_name


SECRETS = st.one_of(
    st.text(min_size=1).map(lambda env: SecretRef(env=env)),
    st.text(min_size=1).map(lambda entry: SecretRef(keyring=entry)),
)
TEXTS = st.text(max_size=8)
SOME = st.text(min_size=1, max_size=8)
FORMS = st.builds(UseCaseForm, SOME, SOME, st.sampled_from("012"), SOME, TEXTS, SOME)


@st.composite
def any_setup(draw: st.DrawFn) -> BedrockSetup:
    secrets: dict[SecretName, SecretRef] = {}
    source = draw(st.sampled_from(AwsSource))
    aws = AwsSignIn(source=source, region=draw(SOME))
    if source is AwsSource.PROFILE:
        aws = replace(aws, profile=draw(SOME))
    if source is AwsSource.KEYS:
        aws = replace(aws, access_key_id=draw(st.sampled_from([KEY, TEMPORARY])))
        secrets[SecretName.AWS_SECRET_ACCESS_KEY] = draw(SECRETS)
        if aws.access_key_id == TEMPORARY:
            secrets[SecretName.AWS_SESSION_TOKEN] = draw(SECRETS)
    elastic = ElasticSignIn(
        address=draw(SOME),
        elasticsearch_address=draw(TEXTS),
        space=draw(SOME),
        ca_file=draw(TEXTS),
    )
    if draw(st.booleans()):
        elastic = replace(elastic, method=ElasticMethod.PASSWORD, username=draw(SOME))
        secrets[SecretName.ELASTIC_PASSWORD] = draw(SECRETS)
    else:
        secrets[SecretName.ELASTIC_API_KEY] = draw(SECRETS)
    key, delete_key = KeyAnswers(), draw(TEXTS)
    if draw(st.booleans()):
        key, delete_key = KeyAnswers(KeyMode.OWN, draw(SOME)), ""
        secrets[SecretName.OWN_SECRET_ACCESS_KEY] = draw(SECRETS)
    policy, document_file = draw(POLICIES)
    return BedrockSetup(
        answers=BedrockAnswers(
            aws=aws,
            elastic=elastic,
            policy=policy,
            user=draw(USERS),
            key=key,
            models=ModelAnswers(form=draw(st.none() | FORMS)),
            connector=ConnectorAnswers(
                name=draw(TEXTS),
                id=CONNECTOR_ID,
                api_url=draw(TEXTS),
                region=draw(TEXTS),
                with_inference=draw(st.booleans()),
                inference_id=draw(TEXTS),
            ),
        ),
        secrets=secrets,
        model_ids=draw(st.lists(TEXTS, max_size=3).map(tuple)),
        default_id=draw(TEXTS),
        accept_agreements=draw(st.booleans()),
        delete_key=delete_key,
        document_file=document_file,
    )


SCOPES = st.sampled_from([PolicyScope.CHOSEN, PolicyScope.FAMILY, PolicyScope.DOCUMENTED])
POLICIES = st.one_of(
    st.tuples(st.builds(PolicyAnswers, SCOPES, TEXTS), st.just("")),
    st.tuples(
        SOME.map(lambda arn: PolicyAnswers(PolicyScope.EXISTING, existing_arn=arn)), st.just("")
    ),
    st.tuples(TEXTS.map(lambda name: PolicyAnswers(name=name)), st.just("own.json")),
    st.tuples(TEXTS.map(lambda text: PolicyAnswers(edited="{" + text)), st.just("")),
)
USERS = st.one_of(
    SOME.map(lambda name: UserAnswers(mode=UserMode.EXISTING, name=name)),
    st.builds(
        lambda name, path, arn, tags: UserAnswers(UserMode.NEW, name, path, arn, tags),
        TEXTS,
        SOME,
        TEXTS,
        # An empty value is left out of the file, and so is its key.
        st.dictionaries(TEXTS, SOME, max_size=2),
    ),
)


@given(any_setup())
def test_what_is_written_is_read_again(setup: BedrockSetup) -> None:
    assert read(write_bedrock(setup)) == setup


def plan_of(answers: BedrockAnswers, **sign_in: Any) -> BedrockSetup:
    plan = build_plan(answers)
    elastic = {**plan.sign_in["elastic"], **sign_in}
    plan = replace(plan, sign_in={**plan.sign_in, "elastic": elastic})
    text = write_setup_file(plan)
    assert text.startswith("# A setup of Fairlead")
    assert read(text) == setup_of(plan)
    return read(text)


def test_a_plan_becomes_a_setup_file() -> None:
    shut = {"agreement": Gate.SHUT, "use_case": Gate.SHUT}
    answers = complete_answers(
        SONNET,
        HAIKU,
        form=FORM,
        access=(opened(SONNET_ID, **shut), opened(HAIKU.model_id)),
        accepted=(SONNET_ID,),
    )
    answers = replace(
        answers,
        connector=replace(answers.connector, with_inference=True),
        user=replace(answers.user, tags={"team": "soc"}, boundary_arn=ARN),
    )
    setup = plan_of(answers)
    assert setup.model_ids == (SONNET.call_id, HAIKU.call_id)
    assert setup.default_id == SONNET.call_id
    assert setup.accept_agreements
    assert setup.answers.models.form == FORM
    assert setup.answers.user == answers.user
    assert setup.answers.connector == answers.connector
    assert setup.answers.policy == answers.policy
    assert setup.secrets == {SecretName.ELASTIC_API_KEY: SecretRef(env="FAIRLEAD_ELASTIC_API_KEY")}


def test_a_plan_with_everything_that_exists() -> None:
    answers = complete_answers()
    answers = replace(
        answers,
        aws=replace(answers.aws, source=AwsSource.KEYS, access_key_id=TEMPORARY),
        elastic=replace(answers.elastic, method=ElasticMethod.PASSWORD, username="elastic"),
        policy=PolicyAnswers(PolicyScope.EXISTING, existing_arn=ARN),
        user=UserAnswers(UserMode.EXISTING, "soc"),
        key=KeyAnswers(KeyMode.OWN, KEY, own_owner=OWNER),
        connector=replace(answers.connector, api_url="https://own.example", region="us-east-1"),
    )
    setup = plan_of(answers)
    assert setup.answers.policy == answers.policy
    assert setup.answers.user == answers.user
    assert setup.answers.key.own_id == KEY
    assert setup.answers.connector.api_url == "https://own.example"
    assert {name: ref.env for name, ref in setup.secrets.items()} == {
        SecretName.ELASTIC_PASSWORD: "FAIRLEAD_ELASTIC_PASSWORD",
        SecretName.AWS_SECRET_ACCESS_KEY: "FAIRLEAD_AWS_SECRET_ACCESS_KEY",
        SecretName.AWS_SESSION_TOKEN: "FAIRLEAD_AWS_SESSION_TOKEN",
        SecretName.OWN_SECRET_ACCESS_KEY: "FAIRLEAD_OWN_SECRET_ACCESS_KEY",
    }
    long_lived = replace(answers, aws=replace(answers.aws, access_key_id=KEY))
    assert SecretName.AWS_SESSION_TOKEN not in plan_of(long_lived).secrets


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"env": "MINE"}, SecretRef(env="MINE")),
        ({"keyring": "entry"}, SecretRef(keyring="entry")),
        ({}, SecretRef(env="FAIRLEAD_ELASTIC_API_KEY")),
    ],
)
def test_a_secret_whose_place_is_known_keeps_it(place: dict[str, str], expected: SecretRef) -> None:
    setup = plan_of(complete_answers(), secret=place)
    assert setup.secrets[SecretName.ELASTIC_API_KEY] == expected


def test_an_edited_policy_and_an_old_key_are_kept() -> None:
    answers = complete_answers()
    document = (
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "bedrock:Invoke*",'
        ' "Resource": "*"}]}'
    )
    present = (AccessKeyInfo("AKIA1", True, ""), AccessKeyInfo("AKIA2", True, ""))
    answers = replace(
        answers,
        aws=replace(answers.aws, source=AwsSource.ENVIRONMENT),
        policy=replace(answers.policy, edited=document),
        user=UserAnswers(UserMode.EXISTING, "soc"),
        key=KeyAnswers(present=present, relief=KeyRelief.DELETE, relief_id="AKIA1"),
    )
    setup = plan_of(answers)
    assert setup.answers.policy.edited == document
    assert setup.delete_key == "AKIA1"
    assert setup.answers.aws.source is AwsSource.ENVIRONMENT
