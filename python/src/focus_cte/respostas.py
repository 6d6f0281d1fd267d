"""What the API answers. Attributes have types; ``bruto`` is the HTTP answer as it came; nothing that came is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import _native
from ._campos import Campo, Resposta, chave_de_acesso, data_hora, inteiro, lista, logico, objeto, texto
from ._http import ComBruto, RespostaBruta
from .recebidas import CteRecebida, Ilegivel, PaginaRecebidas
from .rejeicoes import Rejeicao

__all__ = [
    "CteRecebida",
    "Divergencia",
    "Documento",
    "ErroDetalhe",
    "Ilegivel",
    "LimiteDeRequisicoes",
    "PaginaRecebidas",
    "Protocolo",
    "RespostaBruta",
    "RespostaEvento",
    "RespostaInutilizacao",
    "Webhook",
]


class ErroDetalhe(Resposta):
    """One entry of a list of errors, whatever its form in the answer."""

    __slots__ = ()
    _no_repr = ("codigo", "campo", "numero_correcao", "mensagem")

    codigo = texto()
    """Code of the error, or ``cStat`` when it comes from the authority."""
    campo = texto()
    """Field at fault."""
    numero_correcao = inteiro()
    """Number, from 1, of the correction at fault in a letter of correction."""
    mensagem = Campo(lambda valor: str(valor or ""))
    """What is wrong."""

    def __str__(self) -> str:
        correcao = f"correção {self.numero_correcao}: " if self.numero_correcao else ""
        campo = f"{self.campo}: " if self.campo else ""
        codigo = f" ({self.codigo})" if self.codigo else ""
        return f"{correcao}{campo}{self.mensagem}{codigo}"


class Divergencia(Resposta):
    """A field whose value at the API differs from the one sent: the API numbers by itself."""

    __slots__ = ()
    _no_repr = ("campo", "enviado", "recebido")

    campo = Campo(str)
    """Name of the field: ``numero`` or ``serie``."""
    enviado = Campo(str)
    """What was sent."""
    recebido = Campo(str)
    """What the document has."""


class Protocolo(Resposta):
    """A protocol of the authority: of authorisation, of cancellation or of a letter of correction (``consultar_completa``)."""

    __slots__ = ()
    _no_repr = ("protocolo", "status", "motivo", "data_recebimento")

    versao = texto()
    """Version of the layout."""
    id_tag = texto()
    """``Id`` of the protocol in the XML."""
    ambiente = texto()
    """``1`` production, ``2`` homologation."""
    versao_aplicativo = texto()
    """Version of the authority's application."""
    codigo_orgao = texto()
    """IBGE code of the authority's organ (events)."""
    chave = texto()
    """The key, without prefix."""
    data_recebimento = data_hora()
    """When the authority received it."""
    protocolo = texto()
    """Number of the protocol, 15 digits."""
    digest_value = texto()
    """Digest of the signed document, in base64."""
    status = texto()
    """``cStat``."""
    motivo = texto()
    """``xMotivo``."""
    tipo_evento = texto()
    """Code of the event, such as ``110110``."""
    descricao_evento = texto()
    """Name of the event."""
    numero_sequencial_evento = texto()
    """Sequence number of the event."""
    data_evento = data_hora()
    """Date and time of the event."""


class Documento(ComBruto):
    """A document's state, as told by an emission, a query or a webhook."""

    __slots__ = ("_divergencias", "_reconciliado")
    _no_repr = ("status", "ref", "sefaz", "modelo", "serie", "numero", "chave", "erros")

    def __init__(
        self,
        campos: Mapping[str, Any],
        outros: Mapping[str, Any] | None = None,
        bruto: RespostaBruta | _native.BrutaNativa | None = None,
        *,
        divergencias: list[dict[str, Any]] | None = None,
        reconciliado: bool = False,
    ) -> None:
        super().__init__(campos, outros, bruto)
        self._divergencias = [Divergencia(d) for d in divergencias or ()]
        self._reconciliado = reconciliado

    @classmethod
    def ler(cls, corpo: str | bytes | Mapping[str, Any]) -> Documento:
        """Reads the JSON of an answer or of a webhook, with the leniency of the client. See also ``webhook.receber``."""
        return _native.ler_documento(corpo)

    status = Campo(lambda valor: str(valor or ""))
    """State at the API: ``processando_autorizacao``, ``autorizado``, ``cancelado``, ``erro_autorizacao``,
    ``denegado``, or newer."""
    ref = texto()
    """The caller's reference."""
    cnpj_emitente = texto()
    """CNPJ of the emitente."""
    status_sefaz = texto()
    """``cStat`` of the authority, such as ``100``."""
    mensagem_sefaz = texto()
    """The authority's message."""
    chave = chave_de_acesso()
    """The access key, when it came and holds; see also ``chave_recebida``."""
    chave_recebida = texto("chave")
    """The access key as it came, without the prefix ``CTe``, whether it holds or not."""
    numero = inteiro()
    """Number of the authorised document. It can differ from the one sent."""
    serie = inteiro()
    """Series of the authorised document. It can differ from the one sent."""
    modelo = inteiro()
    """57 or 67."""
    caminho_xml = texto()
    """Path or URL of the document's XML."""
    caminho_dacte = texto()
    """Path or URL of the DACTE in PDF."""
    caminho_xml_carta_correcao = texto()
    """Path or URL of the last letter of correction's XML."""
    caminho_xml_cancelamento = texto()
    """Path or URL of the cancellation's XML."""
    numero_carta_correcao = inteiro()
    """Number of the last letter of correction."""
    erros = lista(ErroDetalhe)
    """Errors listed one by one."""
    requisicao: Campo[dict[str, Any] | None] = objeto(dict)
    """With ``consultar_completa``: the request as it is in the XML."""
    protocolo = objeto(Protocolo)
    """With ``consultar_completa``: the authority's protocol."""
    requisicao_cancelamento: Campo[dict[str, Any] | None] = objeto(dict)
    """With ``consultar_completa``: the request of cancellation."""
    protocolo_cancelamento = objeto(Protocolo)
    """With ``consultar_completa``: the protocol of cancellation."""
    requisicao_carta_correcao: Campo[dict[str, Any] | None] = objeto(dict)
    """With ``consultar_completa``: the request of the letter of correction."""
    protocolo_carta_correcao = objeto(Protocolo)
    """With ``consultar_completa``: the protocol of the letter of correction."""

    @property
    def autorizado(self) -> bool:
        """Whether the authority authorised it and it has not been cancelled."""
        return self.status == "autorizado"

    @property
    def em_processamento(self) -> bool:
        """Whether it still waits for the authority's verdict."""
        return self.status == "processando_autorizacao"

    @property
    def sefaz(self) -> str | None:
        """The authority's answer in one line, ``100 - Autorizado o uso do CT-e``, if there is one."""
        return _em_uma_linha(self.status_sefaz, self.mensagem_sefaz)

    def rejeicao(self) -> Rejeicao | None:
        """What the authority's refusal means and what to do next; ``None`` when the document was not refused, or no code came.

        A code that the table does not have gives an entry of the ``especie`` ``desconhecida``: read ``mensagem_sefaz``.
        """
        campos = _native.rejeicao_do_documento(self)
        return Rejeicao(**campos) if campos else None

    @property
    def divergencias(self) -> list[Divergencia]:
        """Number or series that differ from what this client sent."""
        return list(self._divergencias)

    @property
    def reconciliado(self) -> bool:
        """Whether the answer to the emission was lost, and this is what the API told when asked by reference."""
        return self._reconciliado


class RespostaEvento(ComBruto):
    """The answer to an event. A refusal by the authority is such an answer too, not an exception: see ``aceito``."""

    __slots__ = ("_reconciliado",)
    _no_repr = ("status", "sefaz", "numero_carta_correcao", "erros")

    def __init__(
        self,
        campos: Mapping[str, Any],
        outros: Mapping[str, Any] | None = None,
        bruto: RespostaBruta | _native.BrutaNativa | None = None,
        *,
        reconciliado: bool = False,
    ) -> None:
        super().__init__(campos, outros, bruto)
        self._reconciliado = reconciliado

    status = Campo(lambda valor: str(valor or ""))
    """``autorizado``, ``cancelado``, ``erro_autorizacao``, ``erro_cancelamento``, or newer."""
    status_sefaz = texto()
    """``cStat`` of the authority, such as ``135``."""
    mensagem_sefaz = texto()
    """The authority's message."""
    caminho_xml = texto()
    """Path or URL of the event's XML."""
    numero_carta_correcao = inteiro()
    """Number of the letter of correction, from 1."""
    erros = lista(ErroDetalhe)
    """Errors listed one by one."""

    def rejeicao(self) -> Rejeicao | None:
        """What the authority's refusal means and what to do next; ``None`` when the event was not refused, or no code came.

        A code that the table does not have gives an entry of the ``especie`` ``desconhecida``: read ``mensagem_sefaz``.
        """
        campos = _native.rejeicao_do_evento(self)
        return Rejeicao(**campos) if campos else None

    @property
    def aceito(self) -> bool:
        """Whether the authority registered the event."""
        return self.status in ("autorizado", "cancelado")

    @property
    def sefaz(self) -> str | None:
        """The authority's answer in one line, if there is one."""
        return _em_uma_linha(self.status_sefaz, self.mensagem_sefaz)

    @property
    def reconciliado(self) -> bool:
        """Whether the event's own answer was lost, and this is what a query told of it."""
        return self._reconciliado


class RespostaInutilizacao(ComBruto):
    """The answer to a request that gives up a range of numbers. Legacy: the national service ended with layout 4.00."""

    __slots__ = ()
    _no_repr = ("status", "sefaz", "serie", "numero_inicial", "numero_final", "erros")

    status = Campo(lambda valor: str(valor or ""))
    """State of the request."""
    status_sefaz = texto()
    """``cStat`` of the authority, such as ``102``."""
    mensagem_sefaz = texto()
    """The authority's message."""
    serie = inteiro()
    """Series of the range."""
    numero_inicial = inteiro()
    """First number of the range."""
    numero_final = inteiro()
    """Last number of the range."""
    caminho_xml = texto()
    """Path or URL of the XML."""
    erros = lista(ErroDetalhe)
    """Errors listed one by one."""

    @property
    def aceito(self) -> bool:
        """Whether the authority accepted the request."""
        return self.status == "autorizado"

    @property
    def sefaz(self) -> str | None:
        """The authority's answer in one line, if there is one."""
        return _em_uma_linha(self.status_sefaz, self.mensagem_sefaz)


class Webhook(Resposta):
    """A webhook as registered. ``repr`` shows neither its secret nor its address, which may hold one."""

    __slots__ = ("authorization",)
    _no_repr = ("id", "evento", "deleted")

    def __init__(
        self, campos: Mapping[str, Any], outros: Mapping[str, Any] | None = None, authorization: str | None = None
    ) -> None:
        super().__init__(campos, outros)
        self.authorization = authorization
        """The secret that each delivery brings, if the API tells it."""

    id = Campo(str)
    """Identifier, such as ``Vj5rmkBq``."""
    cnpj = texto()
    """Company."""
    cpf = texto()
    """Person who issues."""
    evento = Campo(str, "event")
    """What fires it: ``cte``, ``cte_recebida``, ``inutilizacao``, or newer."""
    url = Campo(str)
    """Where it posts."""
    authorization_header = texto()
    """The header that brings the secret, if not ``Authorization``."""
    deleted = logico()
    """Whether this is the answer to a deletion."""


class LimiteDeRequisicoes:
    """What the headers of the last answer said of the rate limit."""

    __slots__ = ("limit", "remaining", "reset", "retry_after")

    def __init__(self, limit: int | None, remaining: int | None, reset: float | None, retry_after: float | None) -> None:
        self.limit = limit
        """Credits in a window."""
        self.remaining = remaining
        """Credits left in this window."""
        self.reset = reset
        """Seconds until the window ends."""
        self.retry_after = retry_after
        """Seconds that the server asks to wait."""

    def __repr__(self) -> str:
        return f"LimiteDeRequisicoes(limit={self.limit}, remaining={self.remaining}, reset={self.reset})"


def _em_uma_linha(codigo: str | None, mensagem: str | None) -> str | None:
    return f"{codigo} - {mensagem}" if codigo and mensagem else codigo or mensagem
