"""How many keys per second ten sync rules are matched with, and what memory that takes.

1,000,000 keys of three buckets, in pages of 1,000 as S3 lists them, are matched with ten rules of
every kind. The best of five rounds counts, since other work runs beside it. A sample of the keys is
decided once more rule by rule, and both have to agree. The memory is the growth of the process's
peak over all rounds; the keys themselves were there before. The second line is the same for the
whole decision of a preview: rules, what becomes of the content, and the sums.

Prints `keys_per_second N`, `preview_per_second N`, `growth_mb N.N`, and `ratio N.NN`, which is the
first divided by 1,000,000.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from fairlead.flows.documents import ObjectSummary
from fairlead.flows.sync_rules import Rule, matches
from fairlead.flows.sync_rules_match import Matcher
from fairlead.flows.sync_rules_preview import Previewer

COUNT = 1_000_000
PAGE = 1_000
ROUNDS = 5
WANTED = 1_000_000

BUCKETS = ("docs", "reports", "mail")
RULES = (
    Rule("docs"),
    Rule("docs", "hr/"),
    Rule("docs", "hr/2026/", (".pdf", ".docx")),
    Rule("docs", extensions=(".txt", ".md", ".html")),
    Rule("docs", "legal", (".PDF", ".pdf")),
    Rule("reports", "2025/"),
    Rule("reports", "2025/q1/", (".csv", ".xlsx")),
    Rule("reports", extensions=("",)),
    Rule("reports", "drafts/", (".gz",)),
    Rule("reports", "2026", (".pdf",)),
)

_FOLDERS = ("hr", "hr-archive", "legal", "2025/q1", "2025/q2", "2026/q1", "drafts", "hr/2026")
_ENDS = (".pdf", ".docx", ".txt", ".md", ".csv", ".xlsx", ".tar.gz", ".PNG", ".PDF", "", ".hidden/")

Pages = Sequence[tuple[str, list[str]]]


def main() -> int:
    """Match and print; 1 if the rules were matched wrongly, too slowly or with too much memory."""
    pages = make_pages()
    matcher = Matcher(RULES)
    before = peak()
    rate = best_rate(lambda: match(matcher, pages))
    growth = peak() - before
    print(f"keys_per_second {rate:,.0f}")
    print(f"preview_per_second {best_rate(lambda: decide(pages)):,.0f}")
    print(f"growth_mb {growth:.1f}")
    print(f"ratio {rate / WANTED:.2f}")
    return 0 if agrees(matcher, pages) and rate >= WANTED and growth <= 50 else 1


def make_pages() -> Pages:
    """Return the keys, always the same ones."""
    chance = random.Random(1)
    pages = []
    for number in range(COUNT // PAGE):
        folder = _FOLDERS[number % len(_FOLDERS)]
        keys = [
            f"{folder}/{chance.randrange(100)}/{chance.getrandbits(48):012x}{chance.choice(_ENDS)}"
            for _key in range(PAGE)
        ]
        pages.append((BUCKETS[number % len(BUCKETS)], sorted(keys)))
    return pages


def match(matcher: Matcher, pages: Pages) -> None:
    """Match every page, and keep nothing of it, as a listing does."""
    for bucket, keys in pages:
        matcher.find_all(bucket, keys)


def decide(pages: Pages) -> None:
    """Decide over every page as the preview does."""
    previewer = Previewer(RULES)
    lately = datetime(2026, 1, 1, tzinfo=UTC)
    for bucket, keys in pages:
        previewer.look(bucket, (ObjectSummary(key, 2000, lately) for key in keys))


def best_rate(work: Callable[[], None]) -> float:
    """Return keys per second of the best round."""
    seconds = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return COUNT / min(seconds)


def agrees(matcher: Matcher, pages: Pages) -> bool:
    """Tell whether a hundredth of the keys are matched as each rule says by itself."""
    return all(
        found
        == tuple(
            number
            for number, rule in enumerate(RULES)
            if rule.bucket == bucket and matches(rule, key)
        )
        for bucket, keys in pages[::100]
        for key, found in zip(keys, matcher.find_all(bucket, keys), strict=True)
    )


def peak() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
