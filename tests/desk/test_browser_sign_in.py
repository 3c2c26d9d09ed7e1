"""A profile of IAM Identity Center on the whole desk: refused, signed in, and tested."""

from __future__ import annotations

import urllib.parse
import urllib.request
from contextlib import closing, nullcontext
from dataclasses import replace

import pytest

from fairlead.core.cancel import CancelToken
from fairlead.core.errors import Problem
from fairlead.core.events import Ending
from fairlead.core.plan import Plan
from fairlead.core.secrets import SecretBag
from fairlead.desk.local import LocalDesk
from fairlead.desk.surroundings import Surroundings
from fairlead.flows.answers import AwsSignIn
from fairlead.flows.views import BrowserCode, Health
from fairlead.sandbox.world import World

SSO = AwsSignIn(profile="sso", region="us-east-1")


def allow(code: BrowserCode) -> None:
    """Be the user in the browser."""
    form = urllib.parse.urlencode({"user_code": code.code, "answer": "allow"}).encode()
    with urllib.request.urlopen(code.url, form, timeout=10) as page:
        assert page.status == 200


def sign_in(desk: LocalDesk) -> None:
    desk.sign_in_with_browser("sso", allow, CancelToken())


def test_a_profile_that_is_signed_in_is_somebody(desk: LocalDesk) -> None:
    with pytest.raises(Problem) as raised:
        desk.identify(SSO, SecretBag())
    assert raised.value.code == "sso-expired"
    sign_in(desk)
    assert desk.identify(SSO, SecretBag()).name == "ann"


def test_a_sign_in_that_ran_out_says_nothing_about_a_connection(
    desk: LocalDesk, world: World, planned: tuple[Plan, SecretBag], surroundings: Surroundings
) -> None:
    plan, bag = planned
    aws = {**plan.sign_in["aws"], "profile": "sso"}
    plan = replace(plan, sign_in={**plan.sign_in, "aws": aws})
    sign_in(desk)
    ended = desk.apply(plan, bag, lambda _event: None, CancelToken())
    assert ended.ending is Ending.PROVED
    world.expire_sign_ins()
    with closing(LocalDesk(lambda: nullcontext(surroundings))) as later:
        with pytest.raises(Problem) as raised:
            later.check(ended.run_id)
        assert raised.value.code == "sso-expired"
        assert later.connections()[0].health is Health.WORKING
        sign_in(later)
        assert later.check(ended.run_id).health is Health.WORKING
        undone = later.undo(ended.run_id, bag, lambda _event: None, CancelToken())
    assert undone.ending is Ending.UNDONE
