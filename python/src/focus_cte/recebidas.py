"""What the API answers of received CT-es."""

from __future__ import annotations

from typing import Any

from ._campos import Campo, Resposta, chave_de_acesso, data_hora, decimal, inteiro, texto
from ._http import ComBruto

__all__ = ["CteRecebida", "Ilegivel", "PaginaRecebidas"]


class CteRecebida(ComBruto):
    """Summary of a received CT-e.

    The same key comes again with a greater ``versao`` when the document changes: keep one row for each key, and write over it.
    """

    __slots__ = ()
    _no_repr = ("chave", "versao", "situacao", "valor_total", "data_emissao")

    chave = chave_de_acesso()
    """The access key, when it holds; see also ``chave_recebida``."""
    chave_recebida = Campo(str, "chave")
    """The access key as it came, without the prefix ``CTe``."""
    versao = Campo(int)
    """Grows when the document changes."""
    situacao = Campo(lambda valor: str(valor or ""))
    """``autorizada``, ``cancelada``, ``denegada``, or newer."""
    nome_emitente = texto()
    """Name of the issuer."""
    documento_emitente = texto()
    """CNPJ or CPF of the issuer."""
    cnpj_destinatario = texto()
    """CNPJ that received it."""
    valor_total = decimal()
    """Total value."""
    data_emissao = data_hora()
    """Date and time of emission."""
    digest_value = texto()
    """Digest of the signed document, in base64."""
    numero_carta_correcao = inteiro()
    """Number of the last letter of correction."""
    carta_correcao = texto()
    """Text of the last letter of correction."""
    data_carta_correcao = data_hora()
    """Date and time of the last letter of correction."""
    data_cancelamento = data_hora()
    """Date and time of cancellation."""
    justificativa_cancelamento = texto()
    """Why it was cancelled."""


class Ilegivel(Resposta):
    """An entry of a list of received CT-es that is no summary."""

    __slots__ = ()
    _no_repr = ("posicao", "versao", "motivo")

    posicao = Campo(int)
    """Place in the page, from 0."""
    versao = inteiro()
    """Its ``versao``, if that much could be read."""
    motivo = Campo(str)
    """What is wrong, in Portuguese."""
    valor = Campo[Any](lambda valor: valor)
    """The entry as it came."""


class PaginaRecebidas:
    """A page of received CT-es, at most 100."""

    __slots__ = ("cursor", "ilegiveis", "itens", "total", "versao_maxima")

    def __init__(
        self,
        itens: list[CteRecebida],
        ilegiveis: list[dict[str, Any]],
        total: int | None,
        versao_maxima: int | None,
        cursor: int,
    ) -> None:
        self.itens = itens
        """The summaries, by growing ``versao``."""
        self.ilegiveis = [Ilegivel(item) for item in ilegiveis]
        """Entries that could not be read."""
        self.total = total
        """How many there are in all."""
        self.versao_maxima = versao_maxima
        """Greatest ``versao``."""
        self.cursor = cursor
        """Where the next page starts: the greatest ``versao`` that passes no unreadable entry."""

    def __repr__(self) -> str:
        return f"PaginaRecebidas(itens={len(self.itens)}, ilegiveis={len(self.ilegiveis)}, cursor={self.cursor})"
