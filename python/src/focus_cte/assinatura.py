"""Signatures: made with an A1 certificate, and verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from . import _native
from .importacao import _bytes

__all__ = ["Assinatura", "Certificado", "Ponto", "Titular", "Verificacao", "assinar", "verificar"]


class Titular(NamedTuple):
    """Who a certificate is of, and until when."""

    nome: str
    emissor: str
    numero_de_serie: str
    cnpj: str | None
    valido_de: datetime
    valido_ate: datetime


class Ponto(NamedTuple):
    """Something that is wrong with a signature."""

    codigo: str
    """Stable code, such as ``digest``, ``valor_da_assinatura``, ``id_divergente``, ``outro_cnpj``."""
    cstat: int
    """What the authority would answer."""
    mensagem: str
    """In Portuguese."""


@dataclass(frozen=True)
class Assinatura:
    """One signature, judged."""

    elemento: str
    """What it signs: ``infCte``, ``infEvento``."""
    id: str
    integra: bool
    """Whether it holds: the content is what was signed, with the key of the certificate that comes with it."""
    certificado: Titular | None
    falhas: list[Ponto]
    """Why it does not hold."""
    ressalvas: list[Ponto]
    """What the authority would refuse even so: validity, CNPJ."""


@dataclass(frozen=True)
class Verificacao:
    """Every signature of a document."""

    integra: bool
    """Whether there is a signature, and all of them hold."""
    assinaturas: list[Assinatura]


def _titular(dados: dict[str, Any]) -> Titular:
    def instante(texto: str) -> datetime:
        return datetime.fromisoformat(texto.replace("Z", "+00:00"))

    com_datas: dict[str, Any] = {**dados, **{nome: instante(dados[nome]) for nome in ("valido_de", "valido_ate")}}
    return Titular(**com_datas)


class Certificado:
    """A private key with its certificate, ready to sign. The key stays in memory, and nothing shows it.

    >>> Certificado.de_teste().titular.nome
    'CERTIFICADO DE TESTE SEM VALOR'
    """

    __slots__ = ("_nativo",)

    def __init__(self, nativo: _native.CertificadoNativo) -> None:
        self._nativo = nativo

    @classmethod
    def de_pkcs12(cls, arquivo: bytes | str | PathLike[str], senha: str) -> Certificado:
        """From an A1 certificate (``.pfx``, ``.p12``): its bytes, or its path, and its password.

        A wrong password, a file without private key and the like raise :class:`ValorInvalidoError`.
        """
        conteudo = arquivo if isinstance(arquivo, bytes) else Path(arquivo).read_bytes()
        return cls(_native.CertificadoNativo.de_pkcs12(conteudo, senha))

    @classmethod
    def de_pem(cls, chave: str, certificado: str) -> Certificado:
        """From the texts of a private key (not encrypted) and of a certificate, in PEM."""
        return cls(_native.CertificadoNativo.de_pem(chave, certificado))

    @classmethod
    def de_teste(cls) -> Certificado:
        """The test certificate of the sandbox: what it signs proves nothing."""
        return cls(_native.CertificadoNativo.de_teste())

    @property
    def titular(self) -> Titular:
        """Who it is of, and until when."""
        return _titular(self._nativo.titular())

    def __repr__(self) -> str:
        return f"Certificado(cnpj={self.titular.cnpj!r})"

    def __reduce__(self) -> Any:
        raise TypeError("um certificado não é copiado para outro processo: leia-o lá")


def assinar(xml: str | bytes, certificado: Certificado, *, conferir: bool = True, agora: datetime | None = None) -> str:
    """Signs a document or event, as the national standard asks for, and changes nothing else of it.

    With ``conferir`` the certificate has to be valid (at ``agora``, by default now) and of the company of the document (the
    first 8 characters of the CNPJ), as the authority asks for. Otherwise, and when the XML cannot be signed, raises
    :class:`ValorInvalidoError`.
    """
    instante = None
    if conferir:
        instante = int((agora or datetime.now(timezone.utc)).timestamp())
    return _native.assinar(_bytes(xml), certificado._nativo, instante)


def verificar(xml: str | bytes) -> Verificacao:
    """Whether the signatures of a document or event hold, and which part of each does not.

    The chain of ICP-Brasil and revocation are not looked at. What is not XML raises :class:`ValorInvalidoError`.
    """
    dados = _native.verificar(_bytes(xml))
    assinaturas = [
        Assinatura(
            elemento=item["elemento"],
            id=item["id"],
            integra=item["integra"],
            certificado=None if item["certificado"] is None else _titular(item["certificado"]),
            falhas=[Ponto(**falha) for falha in item["falhas"]],
            ressalvas=[Ponto(**ressalva) for ressalva in item["ressalvas"]],
        )
        for item in dados["assinaturas"]
    ]
    return Verificacao(dados["integra"], assinaturas)
