"""The grammar of an identity policy: "Grammar of the IAM JSON policy language", IAM user guide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from fairlead.core.flow import Issue, Weight
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.policy_json import Place
from fairlead.flows.policy_rules import as_list

_FIELD = "edited"
_VERSIONS = ("2012-10-17", "2008-10-17")
_ACTION = re.compile(r"\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")
_RESOURCE = re.compile(r"\*|arn:.+", re.DOTALL)
_SID = re.compile(r"[A-Za-z0-9]*")

_BASES = (
    *("StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"),
    *("StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan"),
    *("NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals"),
    *("DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan"),
    *("DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals"),
    *("ArnNotEquals", "ArnLike", "ArnNotLike"),
)
_OPERATORS = frozenset(
    {
        "Null",
        *(
            f"{quantifier}{base}{ending}"
            for quantifier in ("", "ForAllValues:", "ForAnyValue:")
            for base in _BASES
            for ending in ("", "IfExists")
        ),
    }
)
_STATEMENT_KEYS = frozenset(
    {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"}
)

_WITH_SID = translate("PolicyCheck", "%1 (%2)")
_ROOT = translate("PolicyCheck", "A policy is an object: { … }.")
_ROOT_KEY = translate("PolicyCheck", "A policy has Version, Id and Statement; “%1” is not known.")
_VERSION = translate("PolicyCheck", "Version must be “2012-10-17”.")
_NO_VERSION = translate(
    "PolicyCheck", "Without “Version”: “2012-10-17” AWS reads the policy by the rules of 2008."
)
_ID = translate("PolicyCheck", "Id must be a text.")
_NO_STATEMENT = translate("PolicyCheck", "A policy needs at least one statement.")
_NOT_OBJECT = translate("PolicyCheck", "Statement %1 must be an object: { … }.")
_KEY = translate("PolicyCheck", "Statement %1: “%2” is not known.")
_KEY_CASE = translate("PolicyCheck", "Statement %1: “%2” must be written “%3”.")
_PRINCIPAL = translate(
    "PolicyCheck", "Statement %1: a policy for a user names no principal. Leave “%2” out."
)
_SID_SIGNS = translate("PolicyCheck", "Statement %1: a Sid has letters and digits only.")
_SID_TWICE = translate("PolicyCheck", "The Sid “%1” stands twice; each must be different.")
_EFFECT = translate("PolicyCheck", "Statement %1: Effect must be “Allow” or “Deny”.")
_NEITHER = translate("PolicyCheck", "Statement %1: %2 is missing.")
_BOTH = translate("PolicyCheck", "Statement %1: it can have %2 or Not%2, not both.")
_TEXTS = translate("PolicyCheck", "Statement %1: %2 must be a text or a list of texts.")
_BAD_ACTION = translate("PolicyCheck", "Statement %1: “%2” is not an action, such as iam:GetUser.")
_BAD_RESOURCE = translate(
    "PolicyCheck", "Statement %1: “%2” is not a resource. It must be an ARN or “*”."
)
_CONDITION = translate("PolicyCheck", "Statement %1: Condition must be an object of objects.")
_OPERATOR = translate("PolicyCheck", "Statement %1: there is no condition operator “%2”.")
_VALUES = translate("PolicyCheck", "Statement %1: the values of “%2” must be texts or numbers.")
_NO_VALUES = translate("PolicyCheck", "Statement %1: “%2” has no value to compare with.")


def check_grammar(document: Any, places: Sequence[Place] = ()) -> tuple[Issue, ...]:
    """Return what IAM would not accept, and what it would read differently from what it looks.

    `places` are the statements' in the text that the document was read from, if there is one.
    """
    if not isinstance(document, dict):
        return (Issue(_FIELD, _ROOT),)
    return (*_check_root(document), *_check_statements(document.get("Statement"), places))


def _check_root(document: Mapping[str, Any]) -> Iterator[Issue]:
    for key in document.keys() - {"Version", "Id", "Statement"}:
        yield Issue(_FIELD, _ROOT_KEY(key))
    if "Version" not in document:
        yield Issue(_FIELD, _NO_VERSION, Weight.WARNING)
    elif document["Version"] not in _VERSIONS:
        yield Issue(_FIELD, _VERSION)
    elif document["Version"] != _VERSIONS[0]:
        yield Issue(_FIELD, _NO_VERSION, Weight.WARNING)
    if not isinstance(document.get("Id", ""), str):
        yield Issue(_FIELD, _ID)


def _check_statements(value: Any, places: Sequence[Place]) -> Iterator[Issue]:
    statements = as_list(value)
    if value is None or not statements:
        yield Issue(_FIELD, _NO_STATEMENT)
        return
    sids: set[str] = set()
    for number, (statement, place) in enumerate(zip_longest(statements, places), 1):
        if not isinstance(statement, dict):
            yield Issue(_FIELD, _NOT_OBJECT(number), place=place)
            continue
        sid = statement.get("Sid")
        for text in _check_statement(_name(number, sid), statement):
            yield Issue(_FIELD, text, place=place)
        if isinstance(sid, str) and sid:
            if sid in sids:
                yield Issue(_FIELD, _SID_TWICE(sid), place=place)
            sids.add(sid)


def _name(number: int, sid: object) -> Text:
    if isinstance(sid, str) and sid and _SID.fullmatch(sid):
        return _WITH_SID(number, sid)
    return verbatim(str(number))


def _check_statement(name: Text, statement: Mapping[str, Any]) -> Iterator[Text]:
    yield from _check_keys(name, statement)
    sid = statement.get("Sid", "")
    if not isinstance(sid, str) or _SID.fullmatch(sid) is None:
        yield _SID_SIGNS(name)
    if statement.get("Effect") not in ("Allow", "Deny"):
        yield _EFFECT(name)
    yield from _check_element(name, statement, "Action", _ACTION, _BAD_ACTION)
    yield from _check_element(name, statement, "Resource", _RESOURCE, _BAD_RESOURCE)
    if "Condition" in statement:
        yield from _check_condition(name, statement["Condition"])


def _check_keys(name: Text, statement: Mapping[str, Any]) -> Iterator[Text]:
    proper = {key.lower(): key for key in _STATEMENT_KEYS}
    for key in statement:
        if key in ("Principal", "NotPrincipal"):
            yield _PRINCIPAL(name, key)
        elif key not in _STATEMENT_KEYS and key.lower() in proper:
            yield _KEY_CASE(name, key, proper[key.lower()])
        elif key not in _STATEMENT_KEYS:
            yield _KEY(name, key)


def _check_element(
    name: Text, statement: Mapping[str, Any], element: str, form: re.Pattern[str], words: Text
) -> Iterator[Text]:
    present = [key for key in (element, f"Not{element}") if key in statement]
    if len(present) != 1:
        yield (_BOTH if present else _NEITHER)(name, element)
        return
    values = as_list(statement[present[0]])
    if not values or not all(isinstance(value, str) for value in values):
        yield _TEXTS(name, present[0])
        return
    for value in values:
        if form.fullmatch(value) is None:
            yield words(name, value)


def _check_condition(name: Text, condition: Any) -> Iterator[Text]:
    if not isinstance(condition, dict):
        yield _CONDITION(name)
        return
    for operator, keys in condition.items():
        if operator not in _OPERATORS:
            yield _OPERATOR(name, operator)
        if not isinstance(keys, dict):
            yield _CONDITION(name)
            continue
        for key, values in keys.items():
            listed = as_list(values)
            if not listed:
                yield _NO_VALUES(name, key)
            elif not all(isinstance(value, str | int | float) for value in listed):
                yield _VALUES(name, key)
