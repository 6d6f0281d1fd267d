"""What is left of a mutated document when everything that does not matter goes back to the example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mutacoes import copia

AUSENTE = "(ausente)"
Diferenca = tuple[tuple[Any, ...], Any]


def diferencas(base: Any, novo: Any, caminho: tuple[Any, ...] = ()) -> list[Diferenca]:
    """Places where `novo` differs from `base`, with what it has there."""
    if isinstance(base, dict) and isinstance(novo, dict):
        achadas = []
        for chave in [*base, *(c for c in novo if c not in base)]:
            if chave not in novo:
                achadas.append(((*caminho, chave), AUSENTE))
            elif chave not in base:
                achadas.append(((*caminho, chave), novo[chave]))
            else:
                achadas += diferencas(base[chave], novo[chave], (*caminho, chave))
        return achadas
    if isinstance(base, list) and isinstance(novo, list) and len(base) == len(novo):
        return [d for i, (b, n) in enumerate(zip(base, novo, strict=True)) for d in diferencas(b, n, (*caminho, i))]
    return [] if type(base) is type(novo) and base == novo else [(caminho, novo)]


def aplicar(base: Any, mudancas: list[Diferenca]) -> Any:
    """The example with only these changes."""
    documento = copia(base)
    for caminho, valor in mudancas:
        onde = documento
        for passo in caminho[:-1]:
            onde = onde[passo]
        if isinstance(valor, str) and valor == AUSENTE:
            del onde[caminho[-1]]
        else:
            onde[caminho[-1]] = copia(valor)
    return documento


def minimizar(base: Any, novo: Any, persiste: Callable[[list[Any]], list[bool]]) -> list[Diferenca]:
    """Drops changes one by one while the disagreement stays; `persiste` judges a batch of candidates."""
    mudancas = diferencas(base, novo)
    while len(mudancas) > 1:
        opcoes = [mudancas[:i] + mudancas[i + 1 :] for i in range(len(mudancas))]
        serve = persiste([aplicar(base, o) for o in opcoes])
        if True not in serve:
            break
        mudancas = opcoes[serve.index(True)]
    return mudancas


def escrita(mudancas: list[Diferenca]) -> list[str]:
    """One readable line a change."""
    linhas = []
    for caminho, valor in mudancas:
        nome = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in caminho).lstrip(".")
        texto = (
            AUSENTE if isinstance(valor, str) and valor == AUSENTE else ascii(valor) if isinstance(valor, str) else repr(valor)
        )
        linhas.append(f"{nome} = {texto if len(texto) <= 300 else texto[:300] + '…'}")
    return linhas or ["(o exemplo como está)"]
