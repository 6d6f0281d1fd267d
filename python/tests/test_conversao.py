"""Python values in documents."""

from __future__ import annotations

import dataclasses
import enum
import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from conftest import exemplo
from focus_cte import Chave, FocusCteError, Sandbox, TipoInvalidoError, ValidacaoError, ValorInvalidoError, gerar_xml, validar

BRASILIA = timezone(timedelta(hours=-3))


def xml_com(**campos: Any) -> str:
    return gerar_xml({**exemplo(), **campos}).xml


def test_values_are_written_as_the_layout_has_them() -> None:
    class Modal(enum.Enum):
        RODOVIARIO = "01"

    xml = xml_com(
        valor_total=Decimal("1500.5"),
        valor_receber=1500,
        data_emissao=datetime(2026, 11, 22, 10, 0, 0, 123456, tzinfo=BRASILIA),
        modal=Modal.RODOVIARIO,
    )
    assert "<vTPrest>1500.50</vTPrest><vRec>1500.00</vRec>" in xml
    assert "<dhEmi>2026-11-22T10:00:00-03:00</dhEmi>" in xml
    assert "<modal>01</modal>" in xml


def test_dates_and_times_are_iso() -> None:
    base = {nome: valor for nome, valor in exemplo().items() if not nome.startswith("sem_data_") and "hora" not in nome}
    doc = {
        **base,
        "tipo_programacao_entrega": "1",
        "data_programada": date(2026, 11, 23),
        "com_data_data_programada": date(2026, 11, 23),
        "com_hora_hora_programada": time(9, 30),
    }
    problemas = [p for p in validar(doc) if p.codigo == "tipo_invalido"]
    assert problemas == []


@pytest.mark.parametrize(
    ("numero", "texto"),
    [
        (Decimal("1E+3"), "1000.00"),
        (Decimal("1.5E2"), "150.00"),
        (Decimal("5E-1"), "0.50"),
        (Decimal("123.4"), "123.40"),
        (1500.1, "1500.10"),
        (1e15 / 1e12, "1000.00"),
    ],
)
def test_numbers_become_plain_digits(numero: Any, texto: str) -> None:
    assert f"<vTPrest>{texto}</vTPrest>" in xml_com(valor_total=numero)


def test_a_float_with_more_decimals_than_the_field_is_a_problem_and_is_never_sent(focus_cte_sandbox: Sandbox) -> None:
    doc = {**exemplo(), "valor_total": 0.1 + 0.2}
    [problema] = validar(doc, rigor="layout")
    assert (problema.campo, problema.codigo, problema.valor) == ("valor_total", "casas_decimais", "0.30000000000000004")
    with focus_cte_sandbox.client() as client, pytest.raises(ValidacaoError, match="valor_total: aceita até 2 casas"):
        client.emitir_cte("r", doc)
    assert focus_cte_sandbox.documentos() == []


def test_a_float_with_decimals_in_a_whole_number_is_never_sent(focus_cte_sandbox: Sandbox) -> None:
    doc = {**exemplo(), "serie": 1.5, "numero": 7}
    with focus_cte_sandbox.client() as client:
        with pytest.raises(ValidacaoError, match="serie: esperado número inteiro"):
            client.emitir_cte("r", doc)
        assert client.emitir_cte("r", {**doc, "serie": 1.0}).em_processamento


def test_a_float_of_three_decimals_passes_where_the_field_has_them(focus_cte_sandbox: Sandbox) -> None:
    doc = exemplo()
    doc["quantidades"][0]["quantidade"] = 1.2345
    with focus_cte_sandbox.client() as client:
        assert client.emitir_cte("r", doc).em_processamento


def test_mappings_dataclasses_and_models_stand_for_dicts() -> None:
    @dataclasses.dataclass
    class Nfe:
        chave_nfe: str

    class Modelo:
        def model_dump(self) -> dict[str, Any]:
            return {"cfop": "5353", "nfes": (Nfe("1"),)}

    class SoLeitura(Mapping[str, Any]):
        def __getitem__(self, nome: str) -> Any:
            return {"cfop": "5353", "nfes": [OrderedDict(chave_nfe="1")]}[nome]

        def __iter__(self) -> Iterator[str]:
            return iter(("cfop", "nfes"))

        def __len__(self) -> int:
            return 2

    esperado = validar({"cfop": "5353", "nfes": [{"chave_nfe": "1"}]})
    assert any(p.campo == "nfes[0].chave_nfe" for p in esperado)
    assert validar(Modelo()) == esperado
    assert validar(SoLeitura()) == esperado


def test_text_survives_with_every_character() -> None:
    texto = 'aspas " barra \\ quebra \n tab \t nulo \x01 acento ção emoji 🚚'
    [problema] = (p for p in validar({"natureza_operacao": texto}) if p.campo == "natureza_operacao" and p.valor)
    assert problema.valor == texto


@pytest.mark.parametrize(
    ("doc", "classe", "frase"),
    [
        ({"a": {1}}, TipoInvalidoError, "campo a: set não tem forma em JSON"),
        ({"a": [{"b": object()}]}, TipoInvalidoError, "campo a[0].b: object não tem forma"),
        ({"a": b"x"}, TipoInvalidoError, "campo a: bytes não tem forma"),
        ({1: "x"}, TipoInvalidoError, "o nome de um campo tem de ser str, mas veio int"),
        ({"a": float("nan")}, ValorInvalidoError, "campo a: float('NaN') não é um número"),
        ({"a": Decimal("Infinity")}, ValorInvalidoError, "campo a: Decimal('Infinity') não é um número"),
        (3, TipoInvalidoError, "documento: esperado um dict"),
        ([{}], TipoInvalidoError, "mas veio list"),
        (dict, TipoInvalidoError, "mas veio type"),
    ],
)
def test_what_no_document_can_have_is_refused_with_its_place(doc: Any, classe: type[FocusCteError], frase: str) -> None:
    with pytest.raises(classe) as excecao:
        validar(doc)
    assert frase in str(excecao.value)


def test_a_document_inside_itself_is_refused() -> None:
    doc: dict[str, Any] = {}
    doc["eu"] = doc
    with pytest.raises(ValorInvalidoError, match="contém a si mesmo"):
        validar(doc)


def test_an_exception_of_a_model_goes_through() -> None:
    class Quebrado:
        def model_dump(self) -> Any:
            raise LookupError("falta um campo")

    with pytest.raises(LookupError, match="falta um campo"):
        validar(Quebrado())


def test_the_json_of_objects_is_the_json_of_their_text() -> None:
    doc = exemplo()
    doc["chave_cte_anulacao"] = Chave("35260712345678000195570010000000421876543218")
    assert validar(doc) == validar(json.dumps(doc))
