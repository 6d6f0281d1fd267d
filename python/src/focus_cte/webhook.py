"""Receiving webhooks: the deliveries that the API makes to your own server.

A delivery is not signed: it brings the secret that was given when the webhook was created. It may come more than once and late:
answer 2xx quickly, and treat a document that is known already as nothing new.

>>> segredo = Segredo("Bearer s3gr3d0")
>>> entrega = entrega_de_teste({"ref": "pedido-42", "status": "autorizado"}, segredo)
>>> receber(entrega.headers, entrega.corpo, segredo).autorizado
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _native

if TYPE_CHECKING:
    from typing import TypeAlias

    from .respostas import CteRecebida, Documento

    Headers: TypeAlias = Mapping[str, str] | Mapping[str, bytes] | Iterable[tuple[str | bytes, str | bytes]]

__all__ = ["Entrega", "Segredo", "entrega_de_teste", "receber", "receber_recebida", "verificar"]


class Segredo:
    """The secret that each delivery brings, written as it was given when the webhook was created. ``repr`` hides it."""

    __slots__ = ("_valor", "cabecalho")

    def __init__(self, valor: str, *, cabecalho: str = "Authorization") -> None:
        _native.conferir_segredo(cabecalho, valor)
        self._valor = valor
        self.cabecalho = cabecalho
        """The header that brings it."""

    def __repr__(self) -> str:
        return f"Segredo('***', cabecalho={self.cabecalho!r})"


class Entrega(NamedTuple):
    """What the API would post."""

    headers: list[tuple[str, str]]
    corpo: bytes


def receber(headers: Headers, corpo: bytes, segredo: Segredo) -> Documento:
    """Verifies a delivery's secret, in constant time, and reads its document: of a webhook for ``cte``.

    ``headers`` is a mapping (that of FastAPI, Flask, Django...) or pairs, as ASGI has them. Raises
    :class:`WebhookInvalidoError`, whose ``status`` is what to answer: 401 for the secret, 400 for the body.
    """
    return _native.receber_webhook(_pares(headers), corpo, segredo.cabecalho, segredo._valor)


def receber_recebida(headers: Headers, corpo: bytes, segredo: Segredo) -> CteRecebida:
    """As :func:`receber`, of a webhook for ``cte_recebida``."""
    return _native.receber_webhook_recebida(_pares(headers), corpo, segredo.cabecalho, segredo._valor)


def verificar(headers: Headers, segredo: Segredo) -> None:
    """Verifies a delivery's secret alone, for bodies of other events."""
    _native.verificar_webhook(_pares(headers), segredo.cabecalho, segredo._valor)


def entrega_de_teste(documento: Documento | Mapping[str, Any], segredo: Segredo) -> Entrega:
    """What the API would post for a document: for the tests of a handler."""
    return Entrega(*_native.entrega_de_teste(documento, segredo.cabecalho, segredo._valor))


def _pares(headers: Headers) -> list[tuple[str, bytes]]:
    itens: Any = headers
    pares: Iterable[tuple[str | bytes, str | bytes]] = itens.items() if hasattr(itens, "items") else itens
    return [(_texto(nome), _bytes(valor)) for nome, valor in pares]


def _texto(nome: str | bytes) -> str:
    return nome.decode("latin-1") if isinstance(nome, bytes) else nome


def _bytes(valor: str | bytes) -> bytes:
    return valor.encode("latin-1", "replace") if isinstance(valor, str) else valor
