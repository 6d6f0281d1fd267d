"""The printed document of a CT-e or CT-e OS, in PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from . import _native
from .validacao import validar
from .valores import Chave

if TYPE_CHECKING:
    from .documentos import Modelo, Payload

__all__ = ["Dacte", "gerar_dacte"]


class Dacte(NamedTuple):
    """A DACTE or DACTE OS."""

    pdf: bytes
    """The file."""
    chave: Chave
    """The access key that is on it."""
    situacao: Literal["previa", "sem_protocolo", "autorizado", "cancelado"]
    """What it is marked as; all but ``autorizado`` are, and everything of the test environment."""
    folhas: int
    """How many sheets it has."""


def gerar_dacte(
    documento: Payload,
    modelo: Modelo = 57,
    *,
    logo: bytes | None = None,
    empresa: Mapping[str, Any] | None = None,
    cancelado: bool = False,
    exigir_valido: bool = True,
) -> Dacte:
    """Prints a document: the XML that was authorised, as ``bytes`` or ``str``, or a document as a preview.

    The XML is a ``cteProc`` or ``cteOSProc``, as :meth:`Client.baixar_xml` gives it; a ``CTe`` or ``CTeOS`` alone is marked as
    not authorised. ``cancelado`` says that it was cancelled later, which its XML does not tell. ``logo`` is a PNG or JPEG file.

    ``modelo``, ``empresa`` and ``exigir_valido`` are of previews: the registration that completes the emitente's data (made up
    without it), and whether an invalid document raises :class:`ValidacaoError` instead of being printed.
    """
    if exigir_valido and not _e_xml(documento):
        validar(documento, modelo).levantar()
    pdf, chave, situacao, folhas = _native.gerar_dacte(documento, modelo, logo=logo, empresa=empresa, cancelado=cancelado)
    return Dacte(pdf, Chave(chave), cast("Any", situacao), folhas)


def _e_xml(documento: object) -> bool:
    if isinstance(documento, str):
        return documento.lstrip("\ufeff \t\r\n").startswith("<")
    if isinstance(documento, bytes | bytearray):
        return documento.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    return False
