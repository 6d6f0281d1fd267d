"""What the authority's return codes mean."""

from __future__ import annotations

import pickle
import re
from dataclasses import asdict, fields
from typing import Any, get_args

import pytest
from conftest import RAIZ
from focus_cte import Documento, Rejeicao, RespostaEvento, explicar
from focus_cte.rejeicoes import Especie, ProximoPasso
from test_vetores import vetores

CORE = RAIZ / "crates/focus-cte/src/rejeicao"


@pytest.mark.parametrize("vetor", vetores("rejeicoes.json"))
def test_a_code_or_a_refused_document_has_the_entry_that_the_vector_says(vetor: dict[str, Any]) -> None:
    rejeicao = explicar(vetor["cstat"]) if "cstat" in vetor else Documento.ler(vetor["documento"]).rejeicao()
    if vetor["expect"] is None:
        assert rejeicao is None
    else:
        assert rejeicao is not None
        assert {campo: asdict(rejeicao)[campo] for campo in vetor["expect"]} == vetor["expect"]


def test_a_code_may_be_the_text_of_an_answer() -> None:
    assert explicar("539") == explicar(539)
    assert explicar(" 539 ") == explicar(539)
    assert [explicar(errado) for errado in ("", "abc", -1, 70_000, 10**30)] == [None] * 5


def test_an_entry_is_a_value() -> None:
    rejeicao = explicar(207)
    assert rejeicao is not None and hash(rejeicao) == hash(explicar(207))
    assert pickle.loads(pickle.dumps(rejeicao)) == rejeicao


def test_a_refused_event_is_explained() -> None:
    recusa = RespostaEvento({"status": "erro_cancelamento", "status_sefaz": "220"}).rejeicao()
    assert recusa is not None and recusa.proximo_passo == "nao_reenviar"
    assert RespostaEvento({"status": "cancelado", "status_sefaz": "135"}).rejeicao() is None


def nomes(arquivo: str) -> set[str]:
    return set(re.findall(r'=> "(\w+)"', (CORE / arquivo).read_text(encoding="utf-8")))


def test_every_field_and_every_name_of_the_core_is_here() -> None:
    fonte = (CORE / "tabela.rs").read_text(encoding="utf-8")
    corpo = re.search(r"^pub struct Rejeicao \{\n(.*?)^\}", fonte, re.M | re.S)
    assert corpo
    assert re.findall(r"^    pub (\w+):", corpo[1], re.M) == [campo.name for campo in fields(Rejeicao)]
    assert nomes("proximo_passo.rs") == set(get_args(ProximoPasso))
    assert nomes("especie.rs") == set(get_args(Especie))
