"""Says what a bundle is made of: licence texts, and a bill of materials in CycloneDX 1.6.

    bill.py ORIGINS LICENCES BILL

ORIGINS is what the recipe of the bundle left: where each binary came from, and the names of all
modules. One text per component is written to the folder LICENCES (fairlead.services.components
reads them), the bill to the file BILL: https://cyclonedx.org/docs/1.6/json.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from fairlead import __version__
from fairlead.core.about import Component
from fairlead.services.components import as_file, describe, required_distributions

ROOT = Path(__file__).parents[1]
WHEELS = Path("/wheels")
EMBEDDED = Path("/embed/cp313")
COMMON_LICENCES = Path("/usr/share/common-licenses")
# Their wheels bring no text.
QT_PACKAGES = ("PySide6_Essentials", "shiboken6")
QT_NOTICE = """\
Qt and Qt for Python are copyright (C) The Qt Company Ltd. and other contributors. They are used
here unchanged, as shared libraries, under the GNU Lesser General Public License, version 3. You may
replace them by builds of your own: they are the files in the folder PySide6 of this installation.
Their sources are at https://download.qt.io/official_releases, those of other authors that Qt is
built with are listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


def main() -> None:
    """Write both."""
    origins, folder, bill = (Path(word) for word in sys.argv[1:])
    taken = json.loads(origins.read_text(encoding="utf-8"))
    found = [*packages(taken), *(system_packages(taken) if taken["files"] else windows_python())]
    folder.mkdir(parents=True, exist_ok=True)
    for component, _ in found:
        path = folder / f"{component.name}.txt"
        path.write_text(as_file(component), encoding="utf-8")
    entries = sorted((entry for _component, entry in found), key=lambda entry: str(entry["purl"]))
    bill.write_text(json.dumps(cyclonedx(entries), indent=2) + "\n", encoding="utf-8")


def packages(taken: dict[str, Any]) -> Iterator[tuple[Component, dict[str, Any]]]:
    """Yield the Python packages of which anything was taken, and PyInstaller's own part."""
    _, _, site = sysconfig.get_path("purelib").partition(sys.prefix)
    files = [source for _name, source in taken["files"] if site in source]
    top = {source.partition(f"{site}/")[2].partition("/")[0].partition(".")[0] for source in files}
    top |= {name.partition(".")[0] for name in taken["modules"]}
    owners = {name for part in top for name in metadata.packages_distributions().get(part, ())}
    wanted = {name.lower() for name in owners}
    distributions = [
        distribution
        for distribution in required_distributions()
        if distribution.metadata["Name"].lower() in wanted
    ]
    if taken["files"]:
        # Its bootloader is the program that starts; its licence allows that with an exception.
        distributions.append(metadata.distribution("pyinstaller"))
    for distribution in distributions:
        component = describe(distribution)
        if component.name in QT_PACKAGES:
            texts = [(COMMON_LICENCES / name).read_text("utf-8") for name in ("LGPL-3", "GPL-3")]
            component = Component(
                component.name,
                component.version,
                "LGPL-3.0-only",
                "\n\n".join([QT_NOTICE, *texts]),
            )
        yield component, entry_of(component, "pypi", wheel_hashes(component))


def wheel_hashes(component: Component) -> list[dict[str, str]]:
    """Return the SHA-256 of the wheel that was installed."""
    stem = f"{component.name}-{component.version}-".replace("-", "_").lower()
    return [
        {"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in sorted(WHEELS.glob("*.whl"))
        if path.name.replace("-", "_").replace(".", "_").lower().startswith(stem.replace(".", "_"))
    ]


def system_packages(taken: dict[str, Any]) -> Iterator[tuple[Component, dict[str, Any]]]:
    """Yield Debian's packages that a binary or a module of the standard library came from."""
    sources = {os.path.realpath(source) for _name, source in taken["files"]}
    sources |= {sysconfig.get_path("stdlib") + "/os.py", "/usr/lib/python3.11/abc.py"}
    files = sorted(source for source in sources if source.startswith("/usr/lib"))
    names = {owner_of(file) for file in files}
    for name in sorted(names):
        fields = ["-W", "-f", "${Version}", name]
        version = subprocess.check_output(["dpkg-query", *fields], text=True)  # noqa: S607 its own root
        text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8")
        component = Component(name, version, "", text)
        yield component, entry_of(component, "deb/debian", [])


def windows_python() -> Iterator[tuple[Component, dict[str, Any]]]:
    """Yield the interpreter that the Windows installer brings along."""
    text = (EMBEDDED / "LICENSE.txt").read_text(encoding="utf-8", errors="replace")
    (library,) = EMBEDDED.glob("python3[0-9][0-9].dll")
    version = re.search(rb"tags/v(3\.\d+\.\d+)", library.read_bytes())
    assert version is not None
    component = Component("CPython", version[1].decode(), "PSF-2.0", text)
    yield component, entry_of(component, "generic", [])


def owner_of(file: str) -> str:
    """Return the name of the package that a file belongs to."""
    # /lib is a link to /usr/lib, and some packages still say /lib.
    for path in (file, file.removeprefix("/usr")):
        asked = subprocess.run(
            ["dpkg-query", "-S", path],  # noqa: S607 its own root
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    raise LookupError(f"{file} belongs to no package")


def entry_of(component: Component, kind: str, hashes: list[dict[str, str]]) -> dict[str, Any]:
    """Return a component as the bill has it."""
    name = component.name.lower().replace("_", "-") if kind == "pypi" else component.name
    purl = f"pkg:{kind}/{name}@{component.version.replace(':', '%3A').replace('+', '%2B')}"
    entry: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": component.name,
        "version": component.version,
        "purl": purl,
    }
    if component.licence:
        is_expression = " OR " in component.licence or " AND " in component.licence
        entry["licenses"] = [
            {"expression": component.licence}
            if is_expression
            else {"license": {"name": component.licence}}
        ]
    if hashes:
        entry["hashes"] = hashes
    return entry


def cyclonedx(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the bill. The same entries at the same commit give the same bill."""
    when = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    purl = f"pkg:pypi/fairlead@{__version__}"
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([purl, when.isoformat(), entries]))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": purl,
                "name": "fairlead",
                "version": __version__,
                "purl": purl,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": entries,
        "dependencies": [{"ref": purl, "dependsOn": [entry["bom-ref"] for entry in entries]}],
    }


if __name__ == "__main__":
    main()
