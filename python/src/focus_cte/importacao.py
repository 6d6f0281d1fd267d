"""XML of documents and events, back to the API's fields; two documents, field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from . import _native
from .valores import Chave

if TYPE_CHECKING:
    from .documentos import Modelo, Payload

__all__ = ["Diferenca", "Importado", "SemLugar", "diferencas", "importar_xml"]

_MARCA = "\N{ZERO WIDTH NO-BREAK SPACE}"


class SemLugar(NamedTuple):
    """Something of an XML that the API has no field for."""

    caminho: str
    """Path below the root element: ``infCte/ide/tpImp``."""
    valor: str | None
    """Its text, when it has any."""
    motivo: str
    """Stable code: ``fora_do_leiaute``, ``sem_campo``, ``repetido``, ``valor_fixo``, ``vazio``, ``sem_efeito`` or
    ``texto_solto``."""
    mensagem: str
    """Why, in Portuguese."""
    linha: int
    coluna: int


@dataclass(frozen=True)
class Importado:
    """A document or an event in the API's fields."""

    documento: dict[str, Any]
    """The document as the API takes it, in the order of the layout; of an event, the body."""
    modelo: Literal[57, 67] | None
    """57 or 67: of the document, or of the one that the event is about."""
    evento: str | None
    """Of an event: ``cancelamento``, ``carta_correcao``, ``desacordo``, ``registro_multimodal`` or ``dados_gtv``."""
    versao: str | None
    """Version of the layout that the XML says it has."""
    chave: Chave | None
    """The access key: of the document, or of the one that the event is about."""
    assinado: bool
    """Whether there is a signature; whether it holds: ``verificar``."""
    calculados: dict[str, str]
    """What the API computes, by tag: ``cUF``, ``tpAmb``, ``Id``."""
    protocolo: dict[str, Any] | None
    """The authority's answer, of a processed document or event."""
    sem_lugar: list[SemLugar]
    """What the API has no place for, a thousand at most."""
    omitidos: int
    """How many more there are."""


class Diferenca(NamedTuple):
    """A field in which two documents differ."""

    campo: str
    """Path of the field: ``nfes[2].chave_nfe``."""
    antes: str | None
    """Its value in the first document; ``None`` when only the second has it."""
    depois: str | None
    """Its value in the second document; ``None`` when only the first has it."""


def _bytes(xml: str | bytes) -> bytes:
    """Text is no longer in the encoding that its declaration names: the mark says so."""
    return (_MARCA + xml.lstrip(_MARCA)).encode() if isinstance(xml, str) else xml


def importar_xml(xml: str | bytes) -> Importado:
    """Reads ``CTe``, ``CTeOS``, ``cteProc``, ``cteOSProc``, ``eventoCTe`` or ``procEventoCTe`` of the layout 4.00 (and of the
    3.00, as far as its elements still exist).

    Nothing is judged: ``validar(importado.documento, importado.modelo)`` does. The input need not be trusted: a DTD is refused,
    size and depth are limited. What cannot be read raises :class:`ValorInvalidoError`, with line and column.
    """
    dados, documento = _native.importar_xml(_bytes(xml))
    return Importado(
        documento=json.loads(documento),
        modelo=None if dados["modelo"] is None else int(dados["modelo"]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        evento=dados["evento"],
        versao=dados["versao"],
        chave=None if dados["chave"] is None else Chave(dados["chave"]),
        assinado=dados["assinado"],
        calculados=dados["calculados"],
        protocolo=dados["protocolo"],
        sem_lugar=[SemLugar(**item) for item in dados["sem_lugar"]],
        omitidos=dados["omitidos"],
    )


def diferencas(
    antes: Payload | bytes, depois: Payload | bytes, modelo: Modelo = 57, *, evento: str | None = None
) -> list[Diferenca]:
    """What two documents differ in, in the API's names and the order of the layout. Each may be XML or what ``validar`` takes.

    Values are compared as they go into the XML, items of a list by their place. XML says itself what it is; ``modelo`` and
    ``evento`` say what JSON is.
    """

    def entrada(documento: Payload | bytes) -> Any:
        e_xml = isinstance(documento, str) and documento.lstrip(_MARCA).lstrip().startswith("<")
        return _bytes(cast("str", documento)) if e_xml else documento

    return [Diferenca(**item) for item in _native.diferencas(entrada(antes), entrada(depois), modelo, evento)]
