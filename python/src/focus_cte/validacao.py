"""What is wrong with documents, before anything is sent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Literal

from . import _native
from ._native import Problema
from .erros import ValidacaoError

if TYPE_CHECKING:
    from .documentos import Modelo, Payload

__all__ = ["Problema", "Resultado", "validar", "validar_evento", "validar_muitos"]

Evento = Literal["cancelamento", "carta_correcao", "desacordo", "registro_multimodal", "dados_gtv", "inutilizacao"]

_LOTE = 1024
"""Documents of an iterable that are judged at a time."""

_NA_MENSAGEM = 5
"""Problems that an exception's text shows; the others are in ``problemas``."""


class Resultado(list[Problema]):
    """The problems of a document, in the order of the layout: empty, and so false, when there is none.

    Warnings (``severidade == "aviso"``) are in the list as well; ``valido`` looks at errors alone.
    """

    __slots__ = ("posicao",)

    def __init__(self, problemas: Iterable[Problema] = (), posicao: int | None = None) -> None:
        super().__init__(problemas)
        self.posicao = posicao
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


def validar(documento: Payload, modelo: Modelo = 57) -> Resultado:
    """Tells everything that is wrong with a document: the verdict of the official layout, in the API's field names.

    What the API completes from the company's registration may be absent. Text that is no JSON raises
    :class:`JsonInvalidoError`.

    >>> [p.codigo for p in validar({"cfop": "4353"}) if p.campo == "cfop"]
    ['cfop_invalido']
    """
    return Resultado(_native.validar(documento, modelo))


def validar_evento(evento: Evento, corpo: Payload, modelo: Modelo = 57) -> Resultado:
    """Tells everything that is wrong with the body of an event, before it is sent."""
    return Resultado(_native.validar_evento(evento, corpo, modelo))


def validar_muitos(
    documentos: Iterable[Payload] | str | os.PathLike[str], modelo: Modelo = 57, *, nucleos: int | None = None
) -> Iterator[Resultado]:
    """Validates many documents on every core, without the GIL, and yields their results in order as they come.

    ``documentos`` is an iterable, or the path of a file with one JSON document a line. Text that is no JSON is a problem of its
    document, not an exception. ``Resultado.posicao`` tells the line, or the place in the iterable, from 1.
    """
    if isinstance(documentos, (str, os.PathLike)):
        return _do_arquivo(_native.Lote(documentos, modelo, nucleos))
    return _do_iteravel(iter(documentos), modelo, nucleos)


def _do_arquivo(lote: _native.Lote) -> Iterator[Resultado]:
    while resultados := lote.proximo():
        for linha, problemas in resultados:
            yield Resultado(problemas, linha)


def _do_iteravel(documentos: Iterator[Payload], modelo: Modelo, nucleos: int | None) -> Iterator[Resultado]:
    posicao = 0
    while parte := list(islice(documentos, _LOTE)):
        for problemas in _native.validar_muitos(parte, modelo, nucleos):
            posicao += 1
            yield Resultado(problemas, posicao)
