"""The vectors that every language passes."""

from __future__ import annotations

import json
from typing import Any, Literal

import pytest
from conftest import RAIZ
from focus_cte import validar, validar_evento, validar_muitos

PASTA = RAIZ / "crates/testkit/vectors"


def vetores(nome: str) -> list[Any]:
    return [pytest.param(v, id=v["name"]) for v in json.loads((PASTA / nome).read_text(encoding="utf-8"))]


def merge_patch(alvo: Any, remendo: Any) -> Any:
    if not isinstance(remendo, dict):
        return remendo
    saida = dict(alvo) if isinstance(alvo, dict) else {}
    for nome, valor in remendo.items():
        if valor is None:
            saida.pop(nome, None)
        else:
            saida[nome] = merge_patch(saida.get(nome), valor)
    return saida


def documento(vetor: dict[str, Any]) -> Any:
    base = json.loads((RAIZ / vetor["base"]).read_text(encoding="utf-8")) if vetor["base"] else None
    return merge_patch(base, vetor["patch"])


def achados(problemas: Any) -> list[tuple[str, str, str]]:
    return sorted((p.campo, p.codigo, p.severidade) for p in problemas)


def esperados(problemas: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    return sorted((p["campo"], p["codigo"], p["severidade"]) for p in problemas)


@pytest.mark.parametrize("vetor", vetores("validacao.json"))
def test_a_document_has_the_problems_that_the_vector_says(vetor: dict[str, Any]) -> None:
    doc = documento(vetor)
    texto = json.dumps(doc)
    for forma in (doc, texto, texto.encode(), bytearray(texto.encode())):
        assert achados(validar(forma, vetor["modelo"], "layout")) == esperados(vetor["expect"])


@pytest.mark.parametrize("vetor", vetores("eventos.json"))
def test_a_body_of_an_event_has_the_problems_that_the_vector_says(vetor: dict[str, Any]) -> None:
    resultado = validar_evento(vetor["evento"], vetor["input"], vetor["modelo"])
    assert achados(resultado) == esperados(vetor["expect"]["problemas"])


def test_many_at_once_have_the_same_problems_as_one_by_one() -> None:
    todos = [v.values[0] for v in vetores("validacao.json")]
    for modelo in (57, 67):
        deste = [v for v in todos if v["modelo"] == modelo]
        resultados = list(validar_muitos([documento(v) for v in deste], modelo, "layout"))
        assert [achados(r) for r in resultados] == [esperados(v["expect"]) for v in deste]
        assert [r.posicao for r in resultados] == list(range(1, len(deste) + 1))


MODELOS: dict[str, Literal[57, 67]] = {"cte": 57, "cte_os": 67}

REGRAS = [
    pytest.param(v, id=f"{arquivo.stem}: {v['nome']}")
    for arquivo in sorted((PASTA / "regras").glob("*.json"))
    for v in json.loads(arquivo.read_text(encoding="utf-8"))
]


def contexto(vetor: dict[str, Any]) -> dict[str, Any]:
    dito = dict(vetor.get("contexto", {}))
    if outro := dito.pop("referenciado", None):
        outro = dict(outro)
        dito["referenciado"] = {"documento": documento({**vetor, "patch": outro.pop("patch", {})}), **outro}
    return dito


@pytest.mark.parametrize("vetor", REGRAS)
def test_a_document_breaks_the_rules_that_the_vector_says(vetor: dict[str, Any]) -> None:
    doc = documento({"base": None, **vetor})
    if repetir := vetor.get("repetir"):
        doc[repetir["campo"]] = [doc[repetir["campo"]][0]] * repetir["vezes"]
    dito = contexto({"base": None, **vetor})
    opcoes: dict[str, Any] = {"quando": dito.pop("quando", None), "contexto": dito}
    if modelo := MODELOS.get(vetor["documento"]):
        resultado = validar(doc, modelo, **opcoes)
    else:
        resultado = validar_evento(vetor["documento"], doc, modelo_do_evento(vetor), **opcoes)
    esperado = ({vetor["regra"]} if vetor["dispara"] else set()) | set(vetor.get("tambem", []))
    # Of an event, what is said beside the rules (a new letter replaces the last) is not the vector's matter.
    achados = {p.codigo for p in resultado if modelo or p.regra is not None or p.codigo in esperado}
    assert achados == esperado
    for problema in resultado:
        if problema.regra is not None:
            assert problema.como_corrigir and problema.nota and problema.campos[:1] in ([problema.campo], [])


def modelo_do_evento(vetor: dict[str, Any]) -> Literal[57, 67]:
    """By the key of the document that the event is about; without one, the model that has the event."""
    if chave := vetor.get("contexto", {}).get("chave"):
        return 67 if chave[20:22] == "67" else 57
    return 67 if vetor["documento"] == "dados_gtv" else 57
