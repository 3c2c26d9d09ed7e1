"""A plan survives its journey through JSON."""

from hypothesis import given
from hypothesis import strategies as st

from fairlead.core.plan import Plan, StepSpec

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
VALUES = st.dictionaries(st.text(), JSON, max_size=3)
PLANS = st.builds(
    Plan,
    kind=st.text(),
    name=st.text(),
    place=st.dictionaries(st.text(), st.text(), max_size=3),
    sign_in=VALUES,
    steps=st.lists(st.builds(StepSpec, st.text(), st.text(), VALUES), max_size=3).map(tuple),
)


@given(PLANS)
def test_a_plan_survives_json(plan: Plan) -> None:
    assert Plan.from_json(plan.to_json()) == plan
