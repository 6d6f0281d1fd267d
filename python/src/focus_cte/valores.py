"""Values of the domain. Each is a ``str`` that was checked when it was made, so it goes wherever text goes: JSON, SQL,
a dict's key.
"""

from __future__ import annotations

from typing import NamedTuple

from . import _native

__all__ = ["Chave", "Cnpj", "Cpf", "PartesChave"]


class PartesChave(NamedTuple):
    """The parts of an access key, but for its check digit."""

    uf: str
    ano: int
    mes: int
    cnpj: str
    modelo: int
    serie: int
    numero: int
    forma_emissao: int
    codigo_numerico: int


class Chave(str):
    """An access key of 44 characters. The prefix ``CTe`` and spaces are accepted; shape, UF, month and check digit are
    verified.

    >>> chave = Chave("CTe35260712345678000195570010000000421876543218")
    >>> chave.partes.numero
    42
    """

    __slots__ = ("_partes",)
    _partes: PartesChave

    def __new__(cls, texto: str) -> Chave:
        if type(texto) is cls:
            return texto
        limpa, partes = _native.analisar_chave(texto)
        chave = super().__new__(cls, limpa)
        chave._partes = PartesChave(*partes)
        return chave

    @classmethod
    def montar(
        cls,
        *,
        uf: str,
        ano: int,
        mes: int,
        cnpj: str,
        modelo: int,
        serie: int,
        numero: int,
        codigo_numerico: int,
        forma_emissao: int = 1,
    ) -> Chave:
        """Builds the key of these parts and computes its check digit."""
        return cls(
            _native.montar_chave(
                uf=uf,
                ano=ano,
                mes=mes,
                cnpj=cnpj,
                modelo=modelo,
                serie=serie,
                numero=numero,
                forma_emissao=forma_emissao,
                codigo_numerico=codigo_numerico,
            )
        )

    @property
    def partes(self) -> PartesChave:
        """What the key says: UF, year, month, CNPJ, model, series, number, form of emission, numeric code."""
        return self._partes

    @property
    def digito(self) -> int:
        """The check digit."""
        return int(self[43:])

    def __repr__(self) -> str:
        return f"Chave('{self}')"

    def __reduce__(self) -> tuple[type[Chave], tuple[str]]:
        return Chave, (str(self),)


class Cnpj(str):
    """A CNPJ, numeric or alphanumeric, as 14 capitals; the printed form is accepted. An all-zero CNPJ is refused."""

    __slots__ = ("_formatado",)
    _formatado: str

    def __new__(cls, texto: str) -> Cnpj:
        if type(texto) is cls:
            return texto
        limpo, formatado = _native.analisar_cnpj(texto)
        cnpj = super().__new__(cls, limpo)
        cnpj._formatado = formatado
        return cnpj

    @classmethod
    def montar(cls, doze: str) -> Cnpj:
        """Completes 12 characters (8 of the company, 4 of the establishment) with their check digits."""
        return cls(_native.montar_cnpj(doze))

    @property
    def formatado(self) -> str:
        """The printed form, ``12.345.678/0001-95``."""
        return self._formatado

    def __repr__(self) -> str:
        return f"Cnpj('{self}')"

    def __reduce__(self) -> tuple[type[Cnpj], tuple[str]]:
        return Cnpj, (str(self),)


class Cpf(str):
    """A CPF, as 11 digits; the printed form is accepted."""

    __slots__ = ("_formatado",)
    _formatado: str

    def __new__(cls, texto: str) -> Cpf:
        if type(texto) is cls:
            return texto
        limpo, formatado = _native.analisar_cpf(texto)
        cpf = super().__new__(cls, limpo)
        cpf._formatado = formatado
        return cpf

    @property
    def formatado(self) -> str:
        """The printed form, ``123.456.789-09``."""
        return self._formatado

    def __repr__(self) -> str:
        return "Cpf('***')"

    def __reduce__(self) -> tuple[type[Cpf], tuple[str]]:
        return Cpf, (str(self),)
