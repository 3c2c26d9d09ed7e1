"""What Fairlead is made of besides its own code: names, versions and licence texts.

A bundle brings one text per component in `resources/licences`, written when it was built: there
it also holds libraries that are no Python packages. Elsewhere the installed packages are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Final

from fairlead.core.about import Component

_OWN_NAME: Final = "fairlead"
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA: Final = re.compile(r"extra\s*==\s*[\"']([\w-]+)[\"']")
_BRACKETS: Final = re.compile(r"^[A-Za-z0-9._-]+\s*\[([^]]*)\]")
_TEXT_FILE: Final = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_CLASSIFIER: Final = "License :: OSI Approved :: "


def as_file(component: Component) -> str:
    """Return the text that a bundle keeps of a component."""
    head = (component.name, component.version, component.licence)
    return "\n".join([*head, "", component.text])


def read_file(words: str) -> Component:
    """Return the component of which `as_file` made a text."""
    head, _, text = words.partition("\n\n")
    # Without a licence the empty line comes early.
    name, version, licence = [*head.split("\n"), ""][:3]
    return Component(name, version, licence, text.removeprefix("\n"))


def components() -> tuple[Component, ...]:
    """Return all components, sorted by name."""
    folder = resources.files("fairlead.resources") / "licences"
    found = _bundled(folder) if folder.is_dir() else map(describe, required_distributions())
    return tuple(sorted(found, key=lambda component: component.name.lower()))


def required_distributions() -> Iterator[metadata.Distribution]:
    """Yield the installed packages that Fairlead requires, its sandbox too, but not itself."""
    seen = {_OWN_NAME}
    waiting = list(_requirements(metadata.requires(_OWN_NAME) or (), {"sandbox"}))
    while waiting:
        name, extras = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            # Needed on other systems or by other versions of Python only.
            continue
        yield distribution
        waiting += _requirements(distribution.requires or (), extras)


def describe(distribution: metadata.Distribution) -> Component:
    """Return what an installed package says of itself."""
    about = distribution.metadata
    return Component(about["Name"], distribution.version, _licence(about), _texts(distribution))


def _bundled(folder: Traversable) -> Iterator[Component]:
    for entry in folder.iterdir():
        yield read_file(entry.read_text(encoding="utf-8"))


def _requirements(lines: Iterable[str], extras: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield the name and the extras of each requirement that holds with these extras.

    See https://packaging.python.org/specifications/dependency-specifiers.
    """
    for line in lines:
        asked = _EXTRA.search(line)
        name = _NAME.match(line)
        if name is not None and (asked is None or asked[1] in extras):
            brackets = _BRACKETS.match(line)
            wanted = {part.strip() for part in brackets[1].split(",")} if brackets else set()
            yield re.sub(r"[-_.]+", "-", name[0]).lower(), wanted


def _licence(about: metadata.PackageMetadata) -> str:
    if "License-Expression" in about:
        return about["License-Expression"]
    named = [
        line.removeprefix(_CLASSIFIER)
        for line in about.get_all("Classifier") or ()
        if line.startswith(_CLASSIFIER)
    ]
    # The oldest field may hold a whole text.
    written = about.get_all("License") or [""]
    return ", ".join(named) or written[0].partition("\n")[0]


def _texts(distribution: metadata.Distribution) -> str:
    files = [
        path
        for path in distribution.files or ()
        if _TEXT_FILE.match(path.name) and ".dist-info" in path.parts[0]
    ]
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in sorted(files))
