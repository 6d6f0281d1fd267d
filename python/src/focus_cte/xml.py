"""The official XML 4.00 of a document, as a preview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from . import _native
from .validacao import validar
from .valores import Chave

if TYPE_CHECKING:
    from .documentos import Modelo, Payload

__all__ = ["CteXml", "gerar_xml"]


class CteXml(NamedTuple):
    """A document as XML, not signed."""

    xml: str
    """``<CTe>`` or ``<CTeOS>``, canonical, without XML declaration."""
    chave: Chave
    """Its access key."""
    empresa_ficticia: bool
    """Whether made-up data stands for what the company's registration would complete."""


def gerar_xml(
    documento: Payload,
    modelo: Modelo = 57,
    *,
    empresa: Mapping[str, Any] | None = None,
    ambiente: Literal["homologacao", "producao"] = "homologacao",
    serie: int | None = None,
    numero: int | None = None,
    codigo_numerico: int | None = None,
    exigir_valido: bool = True,
) -> CteXml:
    """Writes the XML that the API would make of a document, with access key and QR code, unsigned.

    ``empresa`` is the registration that completes the emitente's data, as the API's company record names it; without it the
    data is made up and says so. ``serie`` and ``numero`` go before the document's own. With ``exigir_valido=False`` an invalid
    document is written as well, in a form that the official XSD refuses too; otherwise it raises :class:`ValidacaoError`.
    """
    if exigir_valido:
        validar(documento, modelo, "layout").levantar()
    xml, chave, ficticia = _native.gerar_xml(
        documento,
        modelo,
        empresa=empresa,
        ambiente=ambiente,
        serie=serie,
        numero=numero,
        codigo_numerico=codigo_numerico,
    )
    return CteXml(xml, Chave(chave), ficticia)
