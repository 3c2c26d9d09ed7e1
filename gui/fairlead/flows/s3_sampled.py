"""What a sample of a finished S3 connection is about, read from the plan of its run."""

from __future__ import annotations

from fairlead.core.plan import Plan
from fairlead.core.texts import Text, translate, verbatim
from fairlead.flows.plain_text import show_plainly
from fairlead.flows.s3_names import check_index_name
from fairlead.flows.s3_planned import step_values
from fairlead.flows.sync_rules import Rule, extension_of
from fairlead.flows.sync_rules_match import Numbers

_PREFIX = translate("Sample", "prefix %1")
_WHOLE = translate("Sample", "whole bucket")
_MORE = translate("Sample", "%1 +%2")
_OWN_INDEX = translate(
    "Sample", "The connector writes to this index. A sample goes into one of its own, such as %1."
)


def index_of(plan: Plan) -> str:
    """Return the name of the index that the connector writes to."""
    return str(step_values(plan, "elastic-index").get("name", ""))


def sample_index_beside(index: str) -> str:
    """Return the name that the index of a sample has beside a connector's index."""
    return f"{index}-sample"


def sample_index_of(plan: Plan) -> str:
    """Return the name that is proposed for the index of a sample: beside the connector's own."""
    return sample_index_beside(index_of(plan))


def check_sample_index(name: str, plan: Plan) -> Text | None:
    """Check the name of the index of a sample."""
    if name and name == index_of(plan):
        return _OWN_INDEX(sample_index_of(plan))
    return check_index_name(name)


def rule_words(rules: tuple[Rule, ...], numbers: Numbers, key: str) -> Text | None:
    """Return what of the first rule takes a key, and how many more rules do.

    None where there are no rules, so that the buckets alone decide.
    """
    known = [rules[number] for number in numbers if number < len(rules)]
    if not known:
        return None
    rule = known[0]
    if rule.prefix:
        words = _PREFIX(show_plainly(rule.prefix))
    elif rule.extensions:
        words = verbatim(show_plainly(extension_of(key)))
    else:
        words = _WHOLE
    return words if len(known) == 1 else _MORE(words, len(known) - 1)
