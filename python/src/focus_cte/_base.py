"""What ``Client`` and ``AsyncClient`` have in common: how they are made, and the options of their calls."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypedDict

from . import _native

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from .respostas import LimiteDeRequisicoes

__all__ = ["Base", "Opcoes"]


class Opcoes(TypedDict, total=False):
    """What every call takes, by name."""

    timeout: float
    """Seconds for each attempt, from connection to the last byte of the answer. 60 by default."""
    deadline: float
    """Seconds for the whole call: attempts, waits for credits, and questions after a lost answer. 300 by default."""
    tentativas: int
    """Most sendings of one request, the first included. With 1 nothing is sent again, nor asked after a lost answer. 4
    by default."""
    reenviar_recusado: bool
    """Whether a document that the authority refused may be sent again unchanged. ``False`` by default: the authority blocks
    senders that do so."""


class Base:
    """A client of the API, for one token in one environment.

    ``token`` and ``ambiente`` are required: what is not given here is read from ``FOCUS_CTE_TOKEN`` and ``FOCUS_CTE_AMBIENTE``.
    ``ambiente`` is ``"producao"``, ``"homologacao"`` or the base URL of a server, such as that of a sandbox. Nothing is
    implied, and nothing is connected to before the first call.

    A client is shared by threads and tasks, and works in a child process after a ``fork``, with connections of its own. The
    rate limit is shared by every client of the same token in the process.

    Besides the options of its calls (:class:`Opcoes`): ``connect_timeout`` in seconds (10 by default), ``user_agent``,
    ``proxy`` (URL), ``ca_pem`` (certificate authorities to trust beside the system's), ``creditos_por_minuto``, the requests
    a minute to assume until the server's headers tell (100 by default; 0 assumes none), and ``max_body_bytes``, the longest
    answer to read (32 MiB by default).
    """

    __slots__ = ("__weakref__", "_nativo_aberto")

    def __init__(
        self,
        token: str | None = None,
        ambiente: str | None = None,
        *,
        connect_timeout: float | None = None,
        user_agent: str | None = None,
        proxy: str | None = None,
        ca_pem: bytes | None = None,
        creditos_por_minuto: int | None = None,
        max_body_bytes: int | None = None,
        **opcoes: Unpack[Opcoes],
    ) -> None:
        nativo = _native.ClienteNativo(
            token=token or os.environ.get("FOCUS_CTE_TOKEN") or None,
            ambiente=ambiente or os.environ.get("FOCUS_CTE_AMBIENTE") or None,
            connect_timeout=connect_timeout,
            user_agent=user_agent,
            proxy=proxy,
            ca_pem=ca_pem,
            creditos_por_minuto=creditos_por_minuto,
            max_body_bytes=max_body_bytes,
        )
        self._nativo_aberto: _native.ClienteNativo | None = nativo.com_opcoes(**opcoes) if opcoes else nativo

    def com_opcoes(self, **opcoes: Unpack[Opcoes]) -> Self:
        """The same client with other options: connections, rate limit and what it knows of refused documents are shared."""
        outro = object.__new__(type(self))
        outro._nativo_aberto = self._com({}).com_opcoes(**opcoes)
        return outro

    @property
    def ambiente(self) -> str:
        """Where requests go."""
        return self._com({}).ambiente()

    @property
    def limite(self) -> LimiteDeRequisicoes:
        """What the last answer said of the rate limit."""
        return self._com({}).limite()

    def _com(self, opcoes: Opcoes) -> _native.ClienteNativo:
        nativo = self._nativo_aberto
        if nativo is None:
            raise RuntimeError("este cliente foi fechado; crie outro")
        return nativo.com_opcoes(**opcoes) if opcoes else nativo

    def _fechar(self) -> None:
        self._nativo_aberto = None

    def __repr__(self) -> str:
        estado = "fechado" if self._nativo_aberto is None else f"ambiente={self.ambiente!r}"
        return f"{type(self).__name__}({estado})"
