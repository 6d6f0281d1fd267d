"""Random changes to documents: each mutation takes a document and changes it in place.

Values that JSON cannot hold as Python objects (numbers with a given spelling) travel as strings marked with CRU and
are written bare by `como_json`.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

CRU = "@@cru:"
_CRU = re.compile(r'"@@cru:([^"]*)"')

# In and out of XSD patterns: Latin-1 limits, control characters that XML refuses, spaces that are not a space, markup.
CARACTERES = [
    "é", "ÿ", "Ā", "–", "😀", "\n", "\t", "\r", "\x01", "\x1f", "\x7f", "\x85", "\xa0", " ", "  ", "a", "Z", "0", "&", "<",
    ">", '"', "'", "]]>", "@", ".", ",", "-", "/", "+", "\\", "\ufffe", "\ufeff", "\u2028", "٣", "Ａ",
]  # fmt: skip
TAMANHOS = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 25, 26, 30, 31, 40, 41, 44, 45, 60, 61, 100,
    101, 160, 161, 255, 256, 257, 1000, 2000, 2001,
]  # fmt: skip
NUMEROS = [
    "0", "0.00", "00", "0.0", "0.000", "0.0000", "1", "-1", "+1", "1.", ".5", "1,5", "1e3", "01", "007", "1.5", "1.50", "1.500",
    "1.5000", "1.50000", "1.123456", "0.000001", "0.01", "0.10", "0.001", "99", "100.00", "999.99", "1000.00", "9999999999999",
    "9999999999999.99", "99999999999999", "99999999999999.99", "99999999999.9999", "999999999999.9999", "123456789",
    "1234567890", "NaN", "INF", "1 000", " 1", "1 ", "١",
]  # fmt: skip
BRUTOS = [
    "0", "0.0", "0.00", "1", "-1", "-0", "1.5", "1.50", "1.10", "1e2", "1E+2", "1.0e1", "100.000000", "2927408", "1e400",
    "123456789012345678901234567890", "0.1e1", "35", "1.123456789", "5e-7",
]  # fmt: skip
DATAS = [
    "2024-02-29", "2023-02-29", "2024-02-30", "2100-02-29", "2000-02-29", "2024-04-31", "2024-0,-30", "2024-12-31",
    "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-1", "1999-12-31", "2100-01-01", "20240101", "01/02/2024", "2024-02-01 ",
    "2026-04-01T08:00:00", "2026-04-01T08:00:00-03:00", "2026-04-01T08:00:00Z", "2026-04-01T08:00:00+12:00",
    "2026-04-01T08:00:00-12:00", "2026-04-01T08:00:00+13:00", "2026-04-01T08:00:00-03:30", "2026-04-01T08:00:00,03:00",
    "2026-04-01T24:00:00-03:00", "2026-04-01T23:59:60-03:00", "2026-04-01T08:00:00.123-03:00", "2026-04-01 08:00:00",
    "2026-04-01T08:00:00-0300", "2026-04-01T8:00:00-03:00", "2026-04-01T08:00-03:00", "08:00:00", "24:00:00", "23:59:59",
    "8:00:00", "08:00", "2026-02-29T08:00:00-03:00", "2026-04-01t08:00:00-03:00",
]  # fmt: skip
CODIGOS = [
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "00",
    "01",
    "02",
    "06",
    "10",
    "20",
    "40",
    "60",
    "90",
    "99",
    "EX",
    "SP",
]
IDENTIFICADORES = [
    "11222333000181", "12ABC34501DE35", "12abc34501de35", "00000000000000", "52998224725", "1122233300018", "ISENTO", "isento",
    "35260411222333000181570010000012341000012340", "352604A2B3C4D500018157001000001234100001234",
    "CTe35260411222333000181570010000012341000012340", "9999999", "3550308", "ABC1D23", "ABC1234", "12345678", "a@b.c", "a@b",
]  # fmt: skip

# Scalars that decide the shape of the document.
DECISORES = {
    "tomador": ["0", "1", "2", "3", "4", "5", 0, 4, "", None],
    "tipo_documento": ["0", "1", "2", "3", 1, 0],
    "modal": ["01", "02", "03", "04", "05", "06", "1", 1, 6, "07", None],
    "tipo_servico": ["0", "1", "2", "3", "4", "6", "7", "8", 9],
    "icms_situacao_tributaria": [
        *["00", "20", "30", "40", "41", "51", "60", "70", "90", "90_outra_uf", "90_simples_nacional", 90, None],
    ],
}
TROCAS = [("cnpj", "cpf"), ("cpf", "cnpj"), ("taf", "numero_registro_estadual"), ("nfes", "nfs"), ("nfes", "outros_documentos")]


def como_json(documento: Any) -> str:
    """The document on one line, bare numbers in place."""
    return _CRU.sub(lambda m: m.group(1), json.dumps(documento, ensure_ascii=False, separators=(",", ":")))


def lugares(documento: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of the document."""
    achados: list[tuple[Any, Any]] = []
    pilha = [documento]
    while pilha:
        atual = pilha.pop()
        pares = list(atual.items()) if isinstance(atual, dict) else list(enumerate(atual))
        for chave, valor in pares:
            achados.append((atual, chave))
            if isinstance(valor, dict | list):
                pilha.append(valor)
    return achados


class Acervo:
    """What mutations draw from: the examples, and groups of fields that no example has."""

    def __init__(self, exemplos: dict[str, dict[str, Any]], fragmentos: Path, modelo: str):
        self.exemplos = exemplos
        soltos = json.loads(fragmentos.read_text(encoding="utf-8"))
        self.fragmentos: list[dict[str, Any]] = soltos["ambos"] + soltos[modelo]
        self.itens: dict[str, Any] = soltos["itens"]
        self.por_campo: dict[str, list[Any]] = {}
        for exemplo in exemplos.values():
            for onde, chave in lugares(exemplo):
                if isinstance(chave, str):
                    self.por_campo.setdefault(chave, []).append(onde[chave])
        self.raizes = [(c, v) for e in exemplos.values() for c, v in e.items()]


class Mutador:
    """Applies mutations with one source of randomness."""

    def __init__(self, acervo: Acervo, acaso: random.Random):
        self.acervo = acervo
        self.acaso = acaso

    def documento(self) -> tuple[str, dict[str, Any]]:
        """An example's name and the example with zero to eight mutations."""
        nome = self.acaso.choice(list(self.acervo.exemplos))
        documento = copia(self.acervo.exemplos[nome])
        quantas = self.acaso.choices([0, 1, 2, 3, 5, 8], [3, 45, 25, 15, 8, 4])[0]
        for _ in range(quantas):
            mutacao = self.acaso.choices(MUTACOES, PESOS)[0]
            mutacao(self, documento)
        return nome, documento

    def lugar(self, documento: dict[str, Any], tipo: type | tuple[type, ...] | None = None) -> tuple[Any, Any] | None:
        """A random place, of a type of value if asked; the root's own fields weigh as much as all others."""
        raiz = [(documento, c) for c in documento]
        fundos = [(o, c) for o, c in lugares(documento) if o is not documento]
        grupos = [
            [(o, c) for o, c in grupo if tipo is None or (isinstance(o[c], tipo) and not isinstance(o[c], bool))]
            for grupo in (raiz, fundos)
        ]
        grupos = [g for g in grupos if g]
        return self.acaso.choice(self.acaso.choice(grupos)) if grupos else None

    def texto(self, documento: dict[str, Any]) -> tuple[Any, Any, str] | None:
        lugar = self.lugar(documento, (str, int))
        return None if lugar is None else (*lugar, str(lugar[0][lugar[1]]))


def copia(valor: Any) -> Any:
    """A deep copy of JSON data."""
    if isinstance(valor, dict):
        return {c: copia(v) for c, v in valor.items()}
    return [copia(v) for v in valor] if isinstance(valor, list) else valor


def tirar(m: Mutador, d: dict[str, Any]) -> None:
    if lugar := m.lugar(d):
        del lugar[0][lugar[1]]


def esvaziar(m: Mutador, d: dict[str, Any]) -> None:
    if lugar := m.lugar(d):
        lugar[0][lugar[1]] = m.acaso.choice([None, "", " ", "   ", [], {}, [{}], [None], "\t", [""]])


def repetir(m: Mutador, d: dict[str, Any]) -> None:
    lugar = m.lugar(d, list)
    if lugar and (lista := lugar[0][lugar[1]]):
        if m.acaso.random() < 0.3:
            lista.append(copia(m.acaso.choice(lista)))
        else:
            vezes = m.acaso.choice([2, 3, 4, 10, 11, 25, 26, 99, 100])
            lugar[0][lugar[1]] = [copia(lista[i % len(lista)]) for i in range(vezes)]


def mudar_tamanho(m: Mutador, d: dict[str, Any]) -> None:
    if achado := m.texto(d):
        onde, chave, texto = achado
        tamanho = m.acaso.choice(TAMANHOS)
        if m.acaso.random() < 0.5:
            tamanho = max(0, len(texto) + m.acaso.choice([-2, -1, 1, 2]))
        base = texto or "a"
        onde[chave] = (base * (tamanho // len(base) + 1))[:tamanho]


def mudar_tipo(m: Mutador, d: dict[str, Any]) -> None:
    if lugar := m.lugar(d):
        onde, chave = lugar
        valor = onde[chave]
        opcoes: list[Any] = [True, False, 0, 1, [], {}, None, "x", ["x"], {"x": "y"}, [[]], CRU + m.acaso.choice(BRUTOS)]
        opcoes += [[valor], {"valor": valor}, {"0": valor}]
        if isinstance(valor, list) and valor:
            opcoes += [valor[0], valor[0], {"item": valor}, [valor]]
        if isinstance(valor, dict):
            opcoes += [[valor], list(valor.values())]
        onde[chave] = copia(m.acaso.choice(opcoes))


def quebrar_texto(m: Mutador, d: dict[str, Any]) -> None:
    if achado := m.texto(d):
        onde, chave, texto = achado
        i = m.acaso.choice([0, len(texto), m.acaso.randint(0, len(texto))])
        pulo = m.acaso.choice([0, 1])
        onde[chave] = texto[:i] + m.acaso.choice(CARACTERES) + texto[i + pulo :]


def mudar_maiusculas(m: Mutador, d: dict[str, Any]) -> None:
    if achado := m.texto(d):
        onde, chave, texto = achado
        onde[chave] = m.acaso.choice([texto.lower(), texto.upper(), texto.swapcase(), f" {texto}", f"{texto} "])


def trocar_valor(m: Mutador, d: dict[str, Any]) -> None:
    if lugar := m.lugar(d, (str, int)):
        lista = m.acaso.choice([NUMEROS, NUMEROS, DATAS, CODIGOS, IDENTIFICADORES])
        lugar[0][lugar[1]] = m.acaso.choice(lista)


def mudar_numero(m: Mutador, d: dict[str, Any]) -> None:
    """Decimals with another scale or other digits; sometimes as a JSON number."""
    candidatos = [(o, c) for o, c in lugares(d) if isinstance(o[c], str) and re.fullmatch(r"\d+\.\d+", o[c])]
    if not candidatos:
        return
    onde, chave = m.acaso.choice(candidatos)
    inteiro, _, fracao = onde[chave].partition(".")
    casas = m.acaso.randint(0, 7)
    fracao = (fracao + m.acaso.choice(["000000", "123456"]))[:casas]
    inteiro = m.acaso.choice([inteiro, inteiro, "0", "9" * m.acaso.randint(1, 16), "0" + inteiro])
    novo = f"{inteiro}.{fracao}" if fracao else inteiro
    cru = m.acaso.random() < 0.3 and re.fullmatch(r"(0|[1-9]\d*)(\.\d+)?", novo)
    onde[chave] = CRU + novo if cru else novo


def como_numero(m: Mutador, d: dict[str, Any]) -> None:
    candidatos = [(o, c) for o, c in lugares(d) if isinstance(o[c], str) and re.fullmatch(r"(0|[1-9]\d*)(\.\d+)?", o[c])]
    if candidatos:
        onde, chave = m.acaso.choice(candidatos)
        onde[chave] = CRU + onde[chave]


def mudar_data(m: Mutador, d: dict[str, Any]) -> None:
    candidatos = [(o, c) for o, c in lugares(d) if isinstance(o[c], str) and re.match(r"\d{4}-\d\d-\d\d|\d\d:\d\d", o[c])]
    if candidatos:
        onde, chave = m.acaso.choice(candidatos)
        if m.acaso.random() < 0.5:
            onde[chave] = m.acaso.choice(DATAS)
        else:
            i = m.acaso.randrange(len(onde[chave]))
            onde[chave] = onde[chave][:i] + m.acaso.choice("0123456789-:T+Z,. ") + onde[chave][i + 1 :]


def decidir(m: Mutador, d: dict[str, Any]) -> None:
    campo = m.acaso.choice(list(DECISORES))
    d[campo] = m.acaso.choice(DECISORES[campo])


def outra_alternativa(m: Mutador, d: dict[str, Any]) -> None:
    """Adds (or puts in place) the other side of a choice: a CPF beside a CNPJ, notes beside NF-es."""
    de, para = m.acaso.choice(TROCAS)
    candidatos = [(o, c) for o, c in lugares(d) if isinstance(c, str) and c.startswith(de)]
    if candidatos:
        onde, chave = m.acaso.choice(candidatos)
        novo = chave.replace(de, para, 1)
        valores = m.acervo.por_campo.get(novo) or ["52998224725"]
        onde[novo] = copia(m.acaso.choice(valores))
        if m.acaso.random() < 0.5:
            del onde[chave]


def acrescentar(m: Mutador, d: dict[str, Any]) -> None:
    """A field of another example, at the root."""
    campo, valor = m.acaso.choice(m.acervo.raizes)
    d[campo] = copia(valor)


def acrescentar_fragmento(m: Mutador, d: dict[str, Any]) -> None:
    d.update(copia(m.acaso.choice(m.acervo.fragmentos)))


def acrescentar_item(m: Mutador, d: dict[str, Any]) -> None:
    """A field where it may not belong: into any object."""
    objetos = [o for o, _ in lugares(d) if isinstance(o, dict) and o is not d]
    campo = m.acaso.choice(list(m.acervo.itens) + list(m.acervo.por_campo)[:40])
    valor = m.acervo.itens.get(campo) or m.acaso.choice(m.acervo.por_campo[campo])
    alvo = m.acaso.choice(objetos) if objetos else d
    alvo[campo] = copia(valor)


def trocar_entre_campos(m: Mutador, d: dict[str, Any]) -> None:
    a, b = m.lugar(d), m.lugar(d)
    if a and b:
        a[0][a[1]] = copia(b[0][b[1]])


def renomear(m: Mutador, d: dict[str, Any]) -> None:
    lugar = m.lugar(d)
    if lugar and isinstance(lugar[1], str):
        onde, chave = lugar
        i = m.acaso.randrange(len(chave))
        onde[m.acaso.choice([chave + "s", chave.upper(), chave[:i] + chave[i + 1 :], "#" + chave])] = onde.pop(chave)


def embaralhar(m: Mutador, d: dict[str, Any]) -> None:
    pares = list(d.items())
    m.acaso.shuffle(pares)
    d.clear()
    d.update(pares)


PESADAS: list[tuple[Callable[[Mutador, dict[str, Any]], None], int]] = [
    (tirar, 10), (esvaziar, 6), (repetir, 8), (mudar_tamanho, 12), (mudar_tipo, 8), (quebrar_texto, 12), (mudar_maiusculas, 4),
    (trocar_valor, 10), (mudar_numero, 8), (como_numero, 4), (mudar_data, 7), (decidir, 8), (outra_alternativa, 6),
    (acrescentar, 7), (acrescentar_fragmento, 14), (acrescentar_item, 6), (trocar_entre_campos, 4), (renomear, 3),
    (embaralhar, 1),
]  # fmt: skip
MUTACOES = [m for m, _ in PESADAS]
PESOS = [p for _, p in PESADAS]
