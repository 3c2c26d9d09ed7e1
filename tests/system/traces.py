"""What a program leaves where others can read it: files, output, and its processes in /proc."""

from __future__ import annotations

import base64
import json
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROC = Path("/proc")


class Traces:
    """Everything that was seen in some folders and of some processes, by where it was.

    Args:
        folders: Are looked through whenever something is watched, and once more with `look`.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._seen: dict[str, set[bytes]] = {}

    def add(self, where: str, data: bytes) -> None:
        """Keep what was seen somewhere."""
        self._seen.setdefault(where, set()).add(data)

    def look(self) -> None:
        """Keep what is in the folders now, the names included."""
        for folder in self._folders:
            for path in folder.rglob("*"):
                self.add("name", str(path).encode())
                if path.is_file():
                    self._keep(str(path), path)

    @contextmanager
    def watch(self, process_id: int) -> Iterator[None]:
        """Look at a process, those that it starts, and the folders, as often as possible."""
        over = threading.Event()

        def look() -> None:
            while not over.wait(0.02):
                self._look_at(process_id)
                self.look()

        thread = threading.Thread(target=look, name="watch")
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            self._look_at(process_id)

    def find(self, secret: str) -> set[str]:
        """Return where the secret was seen, in any form in which programs write things down."""
        forms = tuple(_forms(secret))
        return {
            where
            for where, all_data in self._seen.items()
            if any(form in data for data in all_data for form in forms)
        }

    @property
    def places(self) -> set[str]:
        """Where something was seen."""
        return set(self._seen)

    def _look_at(self, process_id: int) -> None:
        for one in (process_id, *_descendants(process_id)):
            for name in ("cmdline", "environ"):
                self._keep(name, _PROC / str(one) / name)

    def _keep(self, where: str, path: Path) -> None:
        try:
            self.add(where, path.read_bytes())
        except OSError:
            # It was gone before it could be read, which is why things are looked at so often.
            return


def _descendants(process_id: int) -> Iterator[int]:
    for children in _PROC.glob(f"{process_id}/task/*/children"):
        try:
            found = [int(word) for word in children.read_text().split()]
        except OSError:
            continue
        for child in found:
            yield child
            yield from _descendants(child)


def _forms(secret: str) -> Iterator[bytes]:
    plain = secret.encode()
    yield plain
    yield secret.encode("utf-16-le")
    yield urllib.parse.quote(secret, safe="").encode()
    yield json.dumps(secret)[1:-1].encode()
    yield json.dumps(secret)[1:-1].replace("/", "\\/").encode()
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        # Inside a longer text it stands at one of three offsets; its ends mix with what is beside.
        for offset in range(3):
            encoded = encode(bytes(offset) + plain)
            yield encoded[4 * bool(offset) : len(encoded) // 4 * 4 - 4]
