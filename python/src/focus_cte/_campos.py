"""Answers as objects: attributes with types over the fields that came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Generic, NoReturn, TypeVar, overload

from .valores import Chave

T = TypeVar("T")
L = TypeVar("L")

__all__ = ["Campo", "Resposta", "chave_de_acesso", "data_hora", "decimal", "inteiro", "lista", "logico", "objeto", "texto"]


class Campo(Generic[T]):
    """An attribute that reads one field; a value that is not of its form is absent here, and stays in ``outros``."""

    __slots__ = ("_ler", "nome")

    def __init__(self, ler: Callable[[Any], T], nome: str = "") -> None:
        self._ler = ler
        self.nome = nome

    def __set_name__(self, dono: type, nome: str) -> None:
        self.nome = self.nome or nome

    @overload
    def __get__(self, resposta: None, dono: type) -> Campo[T]: ...
    @overload
    def __get__(self, resposta: Resposta, dono: type) -> T: ...
    def __get__(self, resposta: Resposta | None, dono: type) -> T | Campo[T]:
        if resposta is None:
            return self
        if self.nome in resposta._outros:
            return self._ler(None)
        return self._ler(resposta._campos.get(self.nome))

    def __set__(self, resposta: Resposta, valor: NoReturn) -> None:
        raise AttributeError(f"{type(resposta).__name__}.{self.nome} é só de leitura")


def texto(nome: str = "") -> Campo[str | None]:
    """Text."""
    return Campo(lambda valor: None if valor is None else str(valor), nome)


def logico(nome: str = "") -> Campo[bool]:
    """True or false; absent is false."""
    return Campo(bool, nome)


def inteiro(nome: str = "") -> Campo[int | None]:
    """A whole number."""
    return Campo(_ou_nada(int), nome)


def decimal(nome: str = "") -> Campo[Decimal | None]:
    """A decimal number."""
    return Campo(_ou_nada(lambda valor: Decimal(str(valor))), nome)


def data_hora(nome: str = "") -> Campo[datetime | None]:
    """Date and time, with their offset."""
    return Campo(_ou_nada(lambda valor: datetime.fromisoformat(str(valor).replace("Z", "+00:00"))), nome)


def chave_de_acesso(nome: str = "") -> Campo[Chave | None]:
    """An access key that holds."""
    return Campo(_ou_nada(Chave), nome)


def objeto(classe: Callable[[Any], L], nome: str = "") -> Campo[L | None]:
    """An object of fields."""
    return Campo(lambda valor: classe(valor) if isinstance(valor, dict) else None, nome)


def lista(classe: Callable[[Any], L], nome: str = "") -> Campo[list[L]]:
    """A list of objects; absent is empty."""
    return Campo(lambda valor: [classe(item) for item in valor or ()], nome)


def _ou_nada(ler: Callable[[Any], L]) -> Callable[[Any], L | None]:
    def tentar(valor: Any) -> L | None:
        if valor is None:
            return None
        try:
            return ler(valor)
        except (ValueError, TypeError, InvalidOperation):
            return None

    return tentar


class Resposta:
    """Fields that came, under their canonical names. Equal when the fields are; ``to_dict()`` is a copy of them."""

    __slots__ = ("_campos", "_outros")

    _no_repr: ClassVar[tuple[str, ...]] = ()
    """Attributes that tell the object apart and hold nothing personal."""

    def __init__(self, campos: Mapping[str, Any], outros: Mapping[str, Any] | None = None) -> None:
        self._campos = dict(campos)
        self._outros = dict(outros or {})

    @property
    def outros(self) -> dict[str, Any]:
        """Fields that this version does not know, and those whose value has no expected form."""
        return deepcopy(self._outros)

    def to_dict(self) -> dict[str, Any]:
        """All fields as JSON has them."""
        return deepcopy(self._campos)

    @classmethod
    def campos(cls) -> list[str]:
        """Names of the attributes."""
        return [nome for classe in cls.__mro__ for nome, valor in vars(classe).items() if isinstance(valor, Campo)]

    def __eq__(self, outro: object) -> bool:
        if not isinstance(outro, Resposta) or type(outro) is not type(self):
            return NotImplemented
        return self._campos == outro._campos

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        partes = [f"{nome}={valor!r}" for nome in self._no_repr if (valor := getattr(self, nome)) not in (None, [], False)]
        return f"{type(self).__name__}({', '.join(partes)})"
