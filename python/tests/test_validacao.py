"""Results, and many documents at once."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import exemplo
from focus_cte import JsonInvalidoError, Problema, ValidacaoError, ValorInvalidoError, _native, validar, validar_muitos


def test_a_result_is_false_when_nothing_is_wrong() -> None:
    resultado = validar(exemplo())
    assert not resultado and resultado.valido and resultado.levantar() is resultado


def test_warnings_alone_leave_a_document_valid() -> None:
    resultado = validar({**exemplo(), "naturesa_operacao": "x"})
    [aviso] = resultado
    assert resultado and resultado.valido and resultado.avisos == [aviso] and not resultado.erros
    assert "«natureza_operacao»" in aviso.mensagem


def test_levantar_lists_the_errors() -> None:
    with pytest.raises(ValidacaoError) as excecao:
        validar({"cfop": "4353"}).levantar()
    erro = excecao.value
    assert "e mais" in str(erro) and len(erro.problemas) > 5
    assert erro.erros[0].campo == erro.problemas[0].campo
    assert isinstance(erro, ValueError)


def test_text_that_is_no_json_tells_where() -> None:
    with pytest.raises(JsonInvalidoError) as excecao:
        validar('{\n "a": }')
    assert (excecao.value.linha, excecao.value.codigo) == (2, "json_invalido")
    assert str(excecao.value).startswith("linha 2, coluna")


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(ValorInvalidoError, match="modelo 55: esperado 57"):
        validar({}, 55)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_problem_is_a_value() -> None:
    problema = validar({"cfop": "4353"})[0]
    assert pickle.loads(pickle.dumps(problema)) == problema
    assert {problema, pickle.loads(pickle.dumps(problema))} == {problema}
    assert problema.codigo in repr(problema) and problema.campo in str(problema)
    assert json.loads(json.dumps(problema.to_dict()))["codigo"] == problema.codigo
    assert Problema(**problema.to_dict()) == problema
    assert problema != Problema("aviso", "", "", "x", "y")


def test_every_code_of_a_problem_has_a_meaning() -> None:
    codigos = dict(_native.codigos_de_problema())
    assert all(p.codigo in codigos for p in validar({"cfop": "4353", "x": 1}))
    assert all(codigos.values())


def test_a_file_of_lines_is_judged_line_by_line(tmp_path: Path) -> None:
    arquivo = tmp_path / "lote.ndjson"
    bom = json.dumps(exemplo())
    arquivo.write_text(f"{bom}\n\n{{quebrado\n{json.dumps({'cfop': '4353'})}\n{bom}", encoding="utf-8")
    for caminho in (arquivo, str(arquivo)):
        resultados = list(validar_muitos(caminho))
        assert [(r.posicao, r.valido) for r in resultados] == [(1, True), (3, False), (4, False), (5, True)]
        assert resultados[1][0].codigo == "json_invalido"


def test_a_missing_file_is_a_file_not_found_error() -> None:
    with pytest.raises(FileNotFoundError):
        validar_muitos("nada.ndjson")


def test_an_endless_iterable_is_taken_bit_by_bit() -> None:
    def sem_fim() -> Iterator[dict[str, str]]:
        while True:
            yield {"cfop": "5353"}

    resultados = validar_muitos(sem_fim(), nucleos=2)
    assert [next(resultados).posicao for _ in range(3000)] == list(range(1, 3001))


def test_newer_tables_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "aliquotas_ibs_cbs.csv").write_text("tributo,desde,ate,aliquota\ncbs,2026-01-01,,0.80\n", encoding="utf-8")
    assert not validar(exemplo())
    assert "cbs_aliquota" in {p.campo for p in validar(exemplo(), contexto={"tabelas": tmp_path})}
    with pytest.raises(ValorInvalidoError, match="a pasta não existe"):
        validar(exemplo(), contexto={"tabelas": tmp_path / "nenhuma"})
