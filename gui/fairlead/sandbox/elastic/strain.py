"""What the circuit breaker says when memory is short."""

from typing import Final

from fairlead.sandbox.elastic.elasticsearch_base import ElasticsearchError
from fairlead.sandbox.scene import Scene

_LIMIT: Final = 1_020_054_732
_WANTED: Final = 1_026_432_592


class Memory:
    """The parent circuit breaker."""

    def __init__(self, scene: Scene) -> None:
        self._is_short = scene.elasticsearch_strain == "memory"

    def check(self) -> None:
        """Raise `ElasticsearchError` while memory is short."""
        if not self._is_short:
            return
        raise ElasticsearchError(
            429,
            "circuit_breaking_exception",
            f"[parent] Data too large, data for [<http_request>] would be [{_WANTED}/978.8mb], "
            f"which is larger than the limit of [{_LIMIT}/972.7mb], real usage: "
            f"[{_WANTED}/978.8mb], new bytes reserved: [0/0b]",
            extra={"bytes_wanted": _WANTED, "bytes_limit": _LIMIT, "durability": "TRANSIENT"},
        )
