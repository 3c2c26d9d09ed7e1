"""What became of sampled objects, in words and colors."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence

from fairlead.core.texts import Text, translate
from fairlead.flows.documents import Content, Fate
from fairlead.flows.s3_views import Outcome, Sampled
from fairlead.flows.sync_rules_preview import Tally
from fairlead.ui.figures import count_words
from fairlead.ui.texts import say
from fairlead.ui.widgets.badge import Tone
from fairlead.ui.widgets.share_bar import Share

_OUTCOMES = {
    Outcome.PREVIEWED: (translate("Sample", "with text"), Tone.INFO),
    Outcome.CREATED: (translate("Sample", "created"), Tone.SUCCESS),
    Outcome.UPDATED: (translate("Sample", "updated"), Tone.SUCCESS),
    Outcome.FAILED: (translate("Sample", "failed"), Tone.DANGER),
}
_FATES = {
    Fate.READ: (translate("Sample", "dropped"), Tone.DANGER),
    Fate.NO_EXTENSION: (translate("Sample", "no text: no extension"), Tone.NEUTRAL),
    Fate.OTHER_TYPE: (translate("Sample", "no text: type not read"), Tone.NEUTRAL),
    Fate.TOO_LARGE: (translate("Sample", "no text: over 10 MB"), Tone.WARNING),
    Fate.ARCHIVED: (translate("Sample", "dropped: archived"), Tone.DANGER),
    Fate.UNREADABLE: (translate("Sample", "dropped: not readable"), Tone.DANGER),
}
_SKIPPED = {
    Fate.NO_EXTENSION: translate("Sample", "%1 without text: no extension"),
    Fate.OTHER_TYPE: translate("Sample", "%1 without text: type not read"),
    Fate.TOO_LARGE: translate("Sample", "%1 without text: larger than 10 MB"),
    Fate.ARCHIVED: translate("Sample", "%1 dropped: archived"),
    Fate.UNREADABLE: translate("Sample", "%1 dropped: not readable"),
}
_FAILED = translate("Sample", "%1 failed")
_SHARES = {
    Fate.READ: (translate("Sample", "%1 with text"), "primary"),
    Fate.OTHER_TYPE: (translate("Sample", "%1 metadata only (type not read)"), "faint"),
    Fate.NO_EXTENSION: (translate("Sample", "%1 metadata only (no extension)"), "code_key"),
    Fate.TOO_LARGE: (translate("Sample", "%1 metadata only (over 10 MB)"), "warning"),
    Fate.ARCHIVED: (translate("Sample", "%1 dropped (archived)"), "danger"),
    Fate.UNREADABLE: (translate("Sample", "%1 dropped (not readable)"), "text"),
}

COLORS = {
    Content.TEXT: "primary",
    Content.METADATA: "faint",
    Content.DROPPED: "danger",
}
"""The color of each content in the bars, by its name in `Tokens`."""

CONTENTS = {
    Content.TEXT: translate("Sample", "%1 with text"),
    Content.METADATA: translate("Sample", "%1 metadata only"),
    Content.DROPPED: translate("Sample", "%1 dropped"),
}


def badge_words(sampled: Sampled) -> tuple[Text, Tone]:
    """Return what an object was indexed as, or why it was not, and the color of it."""
    has_failed = sampled.outcome is Outcome.FAILED
    is_whole = sampled.fate is Fate.READ and sampled.outcome is not Outcome.DROPPED
    return _OUTCOMES[sampled.outcome] if has_failed or is_whole else _FATES[sampled.fate]


def reason_words(sampled: Sampled) -> str:
    """Return what became of an object and why, with the service's own words where it has some."""
    words = [say(sampled.fate.text)]
    if sampled.problem is not None:
        words += [say(sampled.problem.title), say(sampled.problem.advice)]
    return " ".join(filter(None, words))


class Skipped:
    """Counts the objects of a sample that came without text, or not at all."""

    def __init__(self, some: Sequence[Sampled] = ()) -> None:
        self._fates: Counter[Fate] = Counter()
        self._failed = 0
        self.add(some)

    def add(self, some: Sequence[Sampled]) -> None:
        """Count these too."""
        fates = [one.preview.fate for one in some if one.outcome is not Outcome.FAILED]
        self._fates.update(fates)
        self._failed += len(some) - len(fates)

    def copy(self) -> Skipped:
        """Return what is counted so far, apart from what is counted later."""
        return copy.deepcopy(self)

    @property
    def words(self) -> list[str]:
        """How many there are of each kind, those of which there are any."""
        found = [
            say(words(count_words(self._fates[fate])))
            for fate, words in _SKIPPED.items()
            if self._fates[fate]
        ]
        return found + ([say(_FAILED(count_words(self._failed)))] if self._failed else [])


def shares_of(tally: Tally) -> list[Share]:
    """Return the parts of a tally for a bar with its legend."""
    return [
        Share(tally.objects[fate], say(words(count_words(tally.objects[fate]))), color)
        for fate, (words, color) in _SHARES.items()
    ]
