"""What can be given as a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol

if TYPE_CHECKING:
    from typing import TypeAlias

    from .tipos import Cte, CteOs

__all__ = ["Corpo", "Modelo", "Payload"]


class _ComModelDump(Protocol):
    def model_dump(self) -> Any: ...


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


if TYPE_CHECKING:
    Corpo: TypeAlias = Mapping[str, Any] | str | bytes | bytearray | _ComModelDump | _Dataclass
    """The body of an event, in any form that a document may have."""
    Payload: TypeAlias = Cte | CteOs | Corpo
    """JSON as ``str``, ``bytes`` or ``bytearray`` (the fast path); a mapping; a dataclass; or what has ``model_dump()``.

    Values may be ``str``, ``int``, ``Decimal``, ``float``, ``date``, ``datetime``, ``time``, ``Enum``, ``None``, ``bool``, and
    mappings, lists and tuples of these. A ``datetime`` is written to the second, with its offset.
    """
    Modelo: TypeAlias = Literal[57, 67]
    """57: CT-e. 67: CT-e OS."""
else:
    Corpo = Payload = Any
    Modelo = int
