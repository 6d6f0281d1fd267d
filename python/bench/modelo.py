"""A pydantic model with the fields of a document, made from the generated ``TypedDict``: what a Python programmer would write."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin, is_typeddict

from focus_cte import tipos
from pydantic import BaseModel, ConfigDict, create_model

_MODELOS: dict[str, type[BaseModel]] = {}


def modelo(classe: Any = tipos.Cte) -> type[BaseModel]:
    """The model of a ``TypedDict``; fields it does not know are kept, as the API keeps them."""
    if classe.__name__ not in _MODELOS:
        campos: dict[str, Any] = {
            nome: (_tipo(tipo) | None, None) for nome, tipo in typing.get_type_hints(classe, vars(tipos)).items()
        }
        _MODELOS[classe.__name__] = create_model(
            classe.__name__, __config__=ConfigDict(extra="allow", coerce_numbers_to_str=True), **campos
        )
    return _MODELOS[classe.__name__]


def _tipo(tipo: Any) -> Any:
    """What pydantic takes for a type of the module: codes are texts, money is decimal, dates are dates."""
    if is_typeddict(tipo):
        return modelo(tipo)
    partes = get_args(tipo)
    if get_origin(tipo) is Literal:
        return Literal[tuple(p for p in partes if isinstance(p, str))] | Literal[tuple(partes)]
    if get_origin(tipo) is Sequence:
        return list[_tipo(partes[0])]  # type: ignore[misc]
    for composto in partes:
        if is_typeddict(composto) or get_origin(composto) is Sequence:
            return _tipo(composto)
    for preciso in (datetime, date, time, Decimal):
        if preciso in partes:
            return preciso
    return str
