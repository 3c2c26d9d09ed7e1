"""A desk that is put together when the first question is asked, on the thread that asks it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from fairlead.core.errors import Problem

if TYPE_CHECKING:
    from fairlead.desk.local import LocalDesk
    from fairlead.flows.desk import Desk


class LateDesk:
    """Stands for a `LocalDesk` whose imports alone take longer than the window's first paint."""

    def __init__(
        self, *, sandbox: bool = False, scene: Sequence[str] = (), state: Path | None = None
    ) -> None:
        self._sandbox, self._scene, self._state = sandbox, tuple(scene), state
        self.note: Callable[[str, float, str], None] | None = None
        """Told of each question: its name, the seconds it took, "ok" or how it failed."""
        self._lock = threading.Lock()
        self._desk: LocalDesk | None = None

    def __getattr__(self, name: str) -> Any:
        """Return a method of the desk, which is made when the method is called."""
        if name.startswith("_"):
            raise AttributeError(name)

        def ask(*args: Any, **kwargs: Any) -> Any:
            began, ended = time.monotonic(), "ok"
            try:
                return getattr(self.made(), name)(*args, **kwargs)
            except Problem as problem:
                ended = problem.code
                raise
            except Exception as error:
                ended = type(error).__name__
                raise
            finally:
                if self.note is not None:
                    self.note(name, time.monotonic() - began, ended)

        return ask

    def close(self) -> None:
        """Close the desk if it was made."""
        with self._lock:
            desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def prepare(self) -> None:
        """Import what the first questions of a journey need, while the user looks at Home."""
        self.made()
        from fairlead.services.libraries import import_libraries

        import_libraries()

    def as_desk(self) -> Desk:
        """Return this desk as what it stands for: it has every method once somebody asks."""
        return cast("Desk", self)

    def made(self) -> LocalDesk:
        """Return the desk, put together if it is not yet."""
        with self._lock:
            if self._desk is None:
                from fairlead.desk.local import LocalDesk
                from fairlead.desk.opening import open_surroundings

                self._desk = LocalDesk(
                    partial(
                        open_surroundings,
                        sandbox=self._sandbox,
                        scene=self._scene,
                        state=self._state,
                    )
                )
            return self._desk
