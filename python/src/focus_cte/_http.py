"""The HTTP answer below the others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from . import _native
from ._campos import Resposta

__all__ = ["ComBruto", "RespostaBruta"]


class RespostaBruta:
    """An HTTP answer as it came. ``repr`` shows neither header values nor the body, which may hold personal data."""

    __slots__ = ("corpo", "headers", "status")

    def __init__(self, status: int, headers: list[tuple[str, str]], corpo: bytes) -> None:
        self.status = status
        """HTTP status code."""
        self.headers = headers
        """All headers, in order."""
        self.corpo = corpo
        """The body's bytes."""

    def header(self, nome: str) -> str | None:
        """The first header of this name, without regard to case."""
        return next((valor for outro, valor in self.headers if outro.lower() == nome.lower()), None)

    @property
    def texto(self) -> str:
        """The body as text, with a replacement character for what is not UTF-8."""
        return self.corpo.decode(errors="replace")

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.corpo)

    def __eq__(self, outro: object) -> bool:
        if not isinstance(outro, RespostaBruta):
            return NotImplemented
        return (self.status, self.headers, self.corpo) == (outro.status, outro.headers, outro.corpo)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"RespostaBruta(status={self.status}, headers={[nome for nome, _ in self.headers]}, bytes={len(self.corpo)})"


class ComBruto(Resposta):
    """An answer that knows the HTTP answer it came in."""

    __slots__ = ("_bruto",)

    def __init__(
        self,
        campos: Mapping[str, Any],
        outros: Mapping[str, Any] | None = None,
        bruto: RespostaBruta | _native.BrutaNativa | None = None,
    ) -> None:
        super().__init__(campos, outros)
        self._bruto = bruto

    @property
    def bruto(self) -> RespostaBruta | None:
        """The HTTP answer that this was read from: status, headers, body. ``None`` when it was read from elsewhere."""
        bruto = self._bruto
        if isinstance(bruto, _native.BrutaNativa):
            self._bruto = bruto = bruto.ler()
        return bruto
