"""Texts that a user may read, kept translatable without Qt.

`translate` has the name that Qt's `lupdate` looks for, so the catalog holds these texts too. The
window translates a `Text` when it shows it; everywhere else `str(text)` gives the English words.
Placeholders are `%1` to `%9`, so that a translation may change their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable sentence with its arguments.

    Calling a text fills its placeholders: `COPIED(3, name)`.
    """

    context: str
    source: str
    args: tuple[str | int | float | Text, ...] = ()

    def __call__(self, *args: str | int | float | Text) -> Text:
        """Return the same sentence with `args` for `%1`, `%2` and so on."""
        return replace(self, args=args)

    def render(self, translated: Callable[[str, str], str]) -> str:
        """Return the words, each source sentence passed through `translated(context, source)`."""
        return "".join(words for words, _is_name in self.parts(translated))

    def parts(self, translated: Callable[[str, str], str]) -> Iterator[tuple[str, bool]]:
        """Yield the same words in parts, each with whether it is a name that was filled in.

        Names are strings. Numbers are none, nor is what stands in a text that was filled in.
        """
        sentence = translated(self.context, self.source)
        end = 0
        for match in _PLACEHOLDER.finditer(sentence):
            yield sentence[end : match.start()], False
            end = match.end()
            index = int(match[1]) - 1
            value = self.args[index] if index < len(self.args) else match[0]
            if isinstance(value, Text):
                yield value.render(translated), False
            else:
                yield str(value), isinstance(value, str) and index < len(self.args)
        yield sentence[end:], False

    def __str__(self) -> str:
        return self.render(lambda _context, source: source)


def translate(context: str, source: str) -> Text:
    """Mark `source` for translation under `context` and return it as a `Text`."""
    return Text(context, source)


def verbatim(words: str) -> Text:
    """Return `words` as a text that is never translated: a name, an ARN, a server's sentence."""
    return Text("", "%1", (words,))
