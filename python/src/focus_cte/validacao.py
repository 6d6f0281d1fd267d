"""What is wrong with documents, before anything is sent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from . import _native
from ._native import Problema
from .erros import ValidacaoError, ValorInvalidoError

if TYPE_CHECKING:
    from datetime import datetime

    from .documentos import Modelo, Payload

__all__ = ["Contexto", "Problema", "Referenciado", "Resultado", "validar", "validar_evento", "validar_muitos"]

Rigor = Literal["layout", "sefaz"]

Evento = Literal["cancelamento", "carta_correcao", "desacordo", "registro_multimodal", "dados_gtv", "inutilizacao"]

_SEM_MAIS: dict[str, str | None] = {"sefaz": None, "layout": '{"rigor": "layout"}'}
"""The context of a call that tells nothing else."""

_LOTE = 1024
"""Documents of an iterable that are judged at a time."""

_NA_MENSAGEM = 5
"""Problems that an exception's text shows; the others are in ``problemas``."""


class _Documento(TypedDict):
    documento: Mapping[str, Any]
    """The document, as the API takes it."""


class Referenciado(_Documento, total=False):
    """The document that another one replaces or complements, and what is known of it."""

    chave: str
    """Its access key: where the document under judgement cites another, nothing is compared."""
    situacao: Literal["autorizado", "cancelado", "substituido", "denegado"]
    """What became of it."""
    autorizado_em: datetime | str
    """When it was authorised."""
    desacordo: bool
    """Whether its taker declared the service in disagreement."""
    complementos: int
    """How many documents complement it already."""
    carta_correcao: bool
    """Whether it has a letter of correction."""


class Contexto(TypedDict, total=False):
    """What is known beside a document. What is not given is not judged."""

    ambiente: Literal["producao", "homologacao"]
    """The environment that the document goes to."""
    responsavel_tecnico: bool
    """Whether the UF asks for the technical responsible of the issuing program."""
    computados: Mapping[str, str]
    """Texts of computed elements by ``#`` and tag (``#cDV``), known when the document came from XML."""
    chave: str
    """For an event: the key of the document that it is about."""
    sequencia: int
    """For an event: its sequence number."""
    autor: str
    """For an event: CNPJ or CPF of who makes it."""
    referenciado: Referenciado
    """The document that this one replaces or complements."""
    tabelas: str | os.PathLike[str]
    """Folder of newer public tables (``cst_cclasstrib.csv``, ``aliquotas_ibs_cbs.csv``, ``areas_incentivadas.csv``); what it
    lacks is as built in. It is read again when a file changes."""


def _em_json(rigor: Rigor, quando: datetime | str | None, contexto: Contexto | None) -> str | None:
    """The context as the core reads it; ``None`` when it says nothing."""
    if quando is None and not contexto and rigor in _SEM_MAIS:
        return _SEM_MAIS[rigor]
    import json
    from datetime import date, datetime, timezone

    def texto(valor: object) -> str:
        if isinstance(valor, datetime):
            if valor.tzinfo is None:
                raise ValorInvalidoError(f"a data e hora {valor} não tem fuso; use datetime com tzinfo")
            return valor.replace(microsecond=0).isoformat()
        return valor.isoformat() if isinstance(valor, date) else str(valor)

    dito: dict[str, Any] = {"rigor": rigor, **(contexto or {})}
    if "tabelas" in dito:
        dito["tabelas"] = os.fspath(dito["tabelas"])
    if quando is not None:
        dito["quando"] = datetime.now(timezone.utc) if quando == "agora" else quando
    return json.dumps(dito, default=texto)


class Resultado(list[Problema]):
    """The problems of a document, in the order of the layout: empty, and so false, when there is none.

    Warnings (``severidade == "aviso"``) are in the list as well; ``valido`` looks at errors alone.
    """

    posicao: int | None = None
    """Of many documents: line of the file, or place in the iterable, from 1."""

    @property
    def valido(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return not self.erros

    @property
    def erros(self) -> list[Problema]:
        """The errors."""
        return [p for p in self if p.severidade == "erro"]

    @property
    def avisos(self) -> list[Problema]:
        """The warnings."""
        return [p for p in self if p.severidade == "aviso"]

    def levantar(self) -> Resultado:
        """Raises :class:`ValidacaoError` when there is an error; returns itself otherwise."""
        erros = self.erros
        if not erros:
            return self
        lista = "; ".join(map(str, erros[:_NA_MENSAGEM]))
        if len(erros) > _NA_MENSAGEM:
            lista += f"; e mais {len(erros) - _NA_MENSAGEM}"
        raise ValidacaoError(
            f"O documento tem {len(erros)} erro(s): {lista}. Corrija os campos apontados.",
            mensagem=f"o documento tem {len(erros)} erro(s)",
            codigo=erros[0].codigo,
            erros=[{"codigo": p.codigo, "campo": p.campo, "mensagem": p.mensagem} for p in erros],
            proximo_passo="Corrija os campos apontados.",
            problemas=list(self),
        )

    def __repr__(self) -> str:
        return f"Resultado({super().__repr__()})"


def validar(
    documento: Payload,
    modelo: Modelo = 57,
    rigor: Rigor = "sefaz",
    quando: datetime | Literal["agora"] | None = None,
    *,
    contexto: Contexto | None = None,
) -> Resultado:
    """Tells everything that is wrong with a document, in the API's field names: the verdict of the official layout, then (unless
    ``rigor`` is ``"layout"``) what the authority's own rules would refuse, with the code that it would answer.

    ``quando`` is the moment at which the authority would receive the document: an aware ``datetime``, or ``"agora"``; without it
    no deadline is judged. ``contexto`` tells what else is known, such as the environment. What the API completes from the
    company's registration may be absent. Text that is no JSON raises :class:`JsonInvalidoError`.

    >>> [p.codigo for p in validar({"cfop": "4353"}) if p.campo == "cfop"]
    ['cfop_invalido']
    """
    return Resultado(_native.validar(documento, modelo, _em_json(rigor, quando, contexto)))


def validar_evento(
    evento: Evento,
    corpo: Payload,
    modelo: Modelo = 57,
    rigor: Rigor = "sefaz",
    quando: datetime | Literal["agora"] | None = None,
    *,
    contexto: Contexto | None = None,
) -> Resultado:
    """Tells everything that is wrong with the body of an event, before it is sent.

    What ``contexto`` tells of the document (``chave``, ``referenciado``), of the event's number (``sequencia``) and of who makes
    it (``autor``) is judged as well.
    """
    return Resultado(_native.validar_evento(evento, corpo, modelo, _em_json(rigor, quando, contexto)))


def validar_muitos(
    documentos: Iterable[Payload] | str | os.PathLike[str],
    modelo: Modelo = 57,
    rigor: Rigor = "sefaz",
    quando: datetime | Literal["agora"] | None = None,
    *,
    contexto: Contexto | None = None,
    nucleos: int | None = None,
) -> Iterator[Resultado]:
    """Validates many documents on every core, without the GIL, and yields their results in order as they come.

    ``documentos`` is an iterable, or the path of a file with one JSON document a line. Text that is no JSON is a problem of its
    document, not an exception. ``Resultado.posicao`` tells the line, or the place in the iterable, from 1. ``rigor``, ``quando``
    and ``contexto`` as in :func:`validar`.
    """
    em_json = _em_json(rigor, quando, contexto)
    if isinstance(documentos, (str, os.PathLike)):
        return _do_arquivo(_native.Lote(documentos, modelo, nucleos, em_json))
    return _do_iteravel(iter(documentos), modelo, nucleos, em_json)


def _de_muitos(problemas: list[Problema], posicao: int) -> Resultado:
    resultado = Resultado(problemas)
    resultado.posicao = posicao
    return resultado


def _do_arquivo(lote: _native.Lote) -> Iterator[Resultado]:
    while resultados := lote.proximo():
        for linha, problemas in resultados:
            yield _de_muitos(problemas, linha)


def _do_iteravel(documentos: Iterator[Payload], modelo: Modelo, nucleos: int | None, contexto: str | None) -> Iterator[Resultado]:
    posicao = 0
    while parte := list(islice(documentos, _LOTE)):
        for problemas in _native.validar_muitos(parte, modelo, nucleos, contexto):
            posicao += 1
            yield _de_muitos(problemas, posicao)
