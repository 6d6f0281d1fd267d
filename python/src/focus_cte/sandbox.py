"""The API, offline: a server on this machine that an integration is written and tested against, without token or
certificate.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from . import _native

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self, Unpack

    from ._base import Opcoes
    from .async_client import AsyncClient
    from .client import Client

__all__ = ["Cenario", "Sandbox", "cenarios"]


class Cenario(NamedTuple):
    """A fault that the sandbox knows."""

    nome: str
    parametro: str
    """What its parameter means; empty when it has none."""
    padrao: int
    """What the parameter is when it is not given."""
    efeito: str
    """What it does, in Portuguese."""


def cenarios() -> list[Cenario]:
    """Every fault there is."""
    return [Cenario(*cenario) for cenario in _native.cenarios_de_falha()]


class Sandbox:
    """The API on a free port of this machine, from ``with`` (or ``async with``, or ``iniciar()``) to its end.

    >>> with Sandbox() as sandbox, sandbox.client() as client:
    ...     client.ambiente == sandbox.url
    True

    Any token is good, and sees only its own references. Documents are judged as the authority would (``rigor="sefaz"``), or
    accepted whenever they can be read (``"documentacao"``). ``dados`` is a folder for the data, which then survive a restart.
    A CT-e stays ``processando_autorizacao`` for ``processamento`` seconds, 0.3 by default. ``relogio`` makes the clock stand
    at a moment until ``avancar`` moves it. ``falhas`` are texts as :meth:`falhar` makes them.
    """

    __slots__ = ("_nativo",)

    def __init__(
        self,
        *,
        endereco: str | None = None,
        porta: int = 0,
        dados: str | os.PathLike[str] | None = None,
        processamento: float | None = None,
        limite_por_minuto: int | None = None,
        nao_habilitadas: Iterable[str] = (),
        rigor: Literal["sefaz", "documentacao"] = "sefaz",
        falhas: Iterable[str] = (),
        webhooks_externos: bool = False,
        semente: int | None = None,
        relogio: datetime | None = None,
    ) -> None:
        self._nativo = _native.SandboxNativo(
            endereco=endereco,
            porta=porta,
            dados=dados,
            processamento=processamento,
            limite_por_minuto=limite_por_minuto,
            nao_habilitadas=list(nao_habilitadas),
            rigor=rigor,
            falhas=list(falhas),
            webhooks_externos=webhooks_externos,
            semente=semente,
            parado_em=None if relogio is None else relogio.timestamp(),
        )

    def iniciar(self) -> Self:
        """Starts it. It listens when this returns."""
        self._nativo.iniciar().esperar()
        return self

    def encerrar(self) -> None:
        """Stops it: requests at hand are finished, the data are closed."""
        self._nativo.encerrar().esperar()

    def __enter__(self) -> Self:
        return self.iniciar()

    def __exit__(self, tipo: type[BaseException] | None, erro: BaseException | None, rastro: TracebackType | None) -> None:
        self.encerrar()

    async def __aenter__(self) -> Self:
        await self._nativo.iniciar()
        return self

    async def __aexit__(self, tipo: type[BaseException] | None, erro: BaseException | None, rastro: TracebackType | None) -> None:
        await self._nativo.encerrar()

    @property
    def url(self) -> str:
        """Base URL for a client of this machine: its ``ambiente``."""
        return self._nativo.url()

    @property
    def porta(self) -> int:
        """The TCP port."""
        return self._nativo.porta()

    def client(self, token: str = "token-de-teste", **opcoes: Unpack[Opcoes]) -> Client:
        """A client of this sandbox."""
        from .client import Client

        return Client(token, self.url, **opcoes)

    def async_client(self, token: str = "token-de-teste", **opcoes: Unpack[Opcoes]) -> AsyncClient:
        """An ``asyncio`` client of this sandbox."""
        from .async_client import AsyncClient

        return AsyncClient(token, self.url, **opcoes)

    def avancar(self, quanto: timedelta | float) -> None:
        """Puts the clock forward, by a ``timedelta`` or seconds."""
        self._nativo.avancar(quanto.total_seconds() if isinstance(quanto, timedelta) else quanto)

    def falhar(
        self,
        falha: str,
        parametro: int | None = None,
        *,
        percentual: float | None = None,
        vezes: int | None = None,
        apos: int | None = None,
        durante: int | None = None,
        metodo: str | None = None,
        caminho: str | None = None,
        referencia: str | None = None,
    ) -> None:
        """Misbehaves from now on: ``sandbox.falhar("queda_depois", vezes=1, metodo="POST")``. See :func:`cenarios` for the
        names.

        ``parametro`` is the fault's own (``falhar("latencia", 2000)``, ``falhar("cstat", 539)``). It strikes ``percentual`` of
        the requests, ``vezes`` times at most, after ``apos`` requests, for ``durante`` seconds, and only those of a method, of
        paths that begin with ``caminho``, or of a reference (exact, or with ``*`` at its end).
        """
        restricoes = {
            "percentual": percentual,
            "vezes": vezes,
            "apos": apos,
            "durante": durante,
            "metodo": metodo,
            "caminho": caminho,
            "referencia": referencia,
        }
        texto = falha if parametro is None else f"{falha}={parametro}"
        dadas = [f"{nome}={valor}" for nome, valor in restricoes.items() if valor is not None]
        self._nativo.falhar(f"{texto}:{','.join(dadas)}" if dadas else texto)

    def limpar_falhas(self) -> None:
        """Takes back all faults."""
        self._nativo.limpar_falhas()

    def estado(self) -> dict[str, Any]:
        """What there is: clock, documents by status, events, webhooks and their deliveries, faults."""
        return self._controle("GET", "estado")  # type: ignore[no-any-return]

    def documentos(self) -> list[dict[str, Any]]:
        """The documents of all tokens."""
        return self._controle("GET", "documentos")  # type: ignore[no-any-return]

    def entregas(self) -> list[dict[str, Any]]:
        """The deliveries of webhooks."""
        return self._controle("GET", "entregas")  # type: ignore[no-any-return]

    def receber(self, cnpj: str, xml: str) -> dict[str, Any]:
        """Has a company receive a CT-e: the ``cteProc`` of another issuer."""
        return self._controle("POST", "recebidas", {"cnpj": cnpj, "xml": xml})  # type: ignore[no-any-return]

    def reiniciar(self) -> None:
        """Forgets all data and faults."""
        self._controle("POST", "reiniciar")

    def _controle(self, metodo: str, nome: str, corpo: dict[str, Any] | None = None) -> Any:
        import json

        with self.client(tentativas=1) as client:
            dados = None if corpo is None else json.dumps(corpo).encode()
            resposta = client.requisicao(metodo, f"/_sandbox/{nome}", dados)
        return resposta.json() if resposta.corpo else None

    def __repr__(self) -> str:
        try:
            return f"Sandbox({self.url!r})"
        except RuntimeError:
            return "Sandbox(fora do ar)"
