"""What is counted of a listing: all of it, by bucket and by extension, in bounded memory."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.flows.s3.objects import BUCKETS, KEYS, listed

from fairlead.flows.documents import Fate
from fairlead.flows.sample_survey import MOST_EXTENSIONS, Survey
from fairlead.flows.sync_rules import extension_of
from fairlead.flows.sync_rules_preview import Preview

PREVIEWS = st.lists(
    st.builds(
        Preview,
        bucket=BUCKETS,
        summary=st.builds(listed, KEYS, st.integers(0, 100)),
        rules=st.just(()),
        fate=st.sampled_from(Fate),
    ),
    max_size=30,
)


@given(PREVIEWS)
def test_every_object_counts_once_in_each_table(previews: list[Preview]) -> None:
    survey = Survey()
    survey.add(previews[:7])
    survey.add(previews[7:])
    assert survey.matched == len(previews) == survey.total.count()
    assert dict(survey.total.objects) == Counter(one.fate for one in previews)
    for table, name_of in (
        (survey.by_bucket, lambda one: one.bucket),
        (survey.by_extension, lambda one: extension_of(one.summary.key).lower()),
    ):
        expected = Counter(map(name_of, previews))
        assert {name: tally.count() for name, tally in table} == expected
        for name, tally in table:
            there = [one for one in previews if name_of(one) == name]
            assert sum(tally.bytes.values()) == sum(one.summary.size for one in there)
    counts = [tally.count() for _name, tally in survey.by_extension]
    assert counts == sorted(counts, reverse=True)
    assert [name for name, _tally in survey.by_bucket] == sorted({p.bucket for p in previews})


def test_a_bucket_with_an_extension_for_every_object_does_not_fill_the_memory() -> None:
    survey = Survey()
    keys = (f"a.x{number}" for number in range(MOST_EXTENSIONS + 50))
    survey.add(Preview("docs", listed(key), (), Fate.OTHER_TYPE) for key in keys)
    assert len(survey.by_extension) == MOST_EXTENSIONS
    assert survey.total.count() == MOST_EXTENSIONS + 50
