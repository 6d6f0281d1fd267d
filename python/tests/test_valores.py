"""Access key, CNPJ, CPF, XML."""

from __future__ import annotations

import json
import pickle
import re

import pytest
from conftest import RAIZ, exemplo
from focus_cte import Chave, Cnpj, Cpf, FocusCteError, ValidacaoError, ValorInvalidoError, gerar_dacte, gerar_xml

CHAVE = "35260712345678000195570010000000421876543218"


def test_a_key_is_text_that_was_checked() -> None:
    chave = Chave(f"CTe{CHAVE}")
    assert chave == CHAVE and {CHAVE: 1}[chave] == 1 and json.dumps(chave) == f'"{CHAVE}"'
    assert chave.partes.numero == 42 and chave.partes.uf == "SP" and chave.digito == 8
    assert Chave(chave) is chave and pickle.loads(pickle.dumps(chave)).partes == chave.partes


def test_a_key_is_built_from_its_parts() -> None:
    assert Chave.montar(**Chave(CHAVE).partes._asdict()) == CHAVE


def test_a_wrong_digit_is_told_with_both_digits() -> None:
    with pytest.raises(ValorInvalidoError, match="o cálculo dá 8, mas veio 9") as excecao:
        Chave(CHAVE[:43] + "9")
    assert isinstance(excecao.value, ValueError) and isinstance(excecao.value, FocusCteError)


def test_a_cnpj_may_have_letters() -> None:
    cnpj = Cnpj("12.abc.345/01de-35")
    assert (cnpj, cnpj.formatado) == ("12ABC34501DE35", "12.ABC.345/01DE-35")
    assert Cnpj.montar("12ABC34501DE") == cnpj and pickle.loads(pickle.dumps(cnpj)) == cnpj
    with pytest.raises(ValorInvalidoError, match="zerado"):
        Cnpj("0" * 14)


def test_a_cpf_does_not_show_itself() -> None:
    cpf = Cpf("529.982.247-25")
    assert (cpf, cpf.formatado) == ("52998224725", "529.982.247-25")
    assert "529" not in repr(cpf) and pickle.loads(pickle.dumps(cpf)) == cpf
    with pytest.raises(ValorInvalidoError):
        Cpf("52998224724")


def test_the_xml_has_the_key_that_it_is_returned_with() -> None:
    cte = gerar_xml(exemplo(), serie=3, numero=77, codigo_numerico=10203040, ambiente="producao")
    assert f'Id="CTe{cte.chave}"' in cte.xml and "<tpAmb>1</tpAmb>" in cte.xml
    partes = cte.chave.partes
    assert (partes.serie, partes.numero, partes.codigo_numerico) == (3, 77, 10203040)
    assert cte.empresa_ficticia


def test_a_registration_completes_the_emitente() -> None:
    cte = gerar_xml(exemplo(), empresa={"cnpj": "11222333000181", "nome": "TRANSPORTES REAIS LTDA", "regime_tributario": "3"})
    assert not cte.empresa_ficticia
    with pytest.raises(ValorInvalidoError, match="cadastro da empresa"):
        gerar_xml(exemplo(), empresa={"nome_errado": "x"})


def test_an_invalid_document_has_an_xml_only_when_asked() -> None:
    doc = {**exemplo(), "cfop": "x"}
    with pytest.raises(ValidacaoError):
        gerar_xml(doc)
    assert "<CFOP>x</CFOP>" in gerar_xml(doc, exigir_valido=False).xml


@pytest.mark.parametrize("arquivo", sorted(a.stem for a in (RAIZ / "examples").glob("cte_*.json")))
def test_every_example_has_an_xml(arquivo: str) -> None:
    modelo = 67 if arquivo.startswith("cte_os") else 57
    raiz = re.match(r"<(\w+) ", gerar_xml(exemplo(arquivo), modelo).xml)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert raiz and raiz[1] == {57: "CTe", 67: "CTeOS"}[modelo]


def test_a_document_prints_as_a_preview_and_its_xml_with_its_own_key() -> None:
    previa = gerar_dacte(exemplo())
    assert previa.pdf.startswith(b"%PDF-") and (previa.situacao, previa.folhas) == ("previa", 1)
    assert previa == gerar_dacte(exemplo())
    cte = gerar_xml(exemplo(), numero=77)
    for xml in (cte.xml, cte.xml.encode(), bytearray(cte.xml, "utf-8")):
        dacte = gerar_dacte(xml)
        assert (dacte.chave, dacte.situacao) == (cte.chave, "sem_protocolo")
        assert f"(DACTE {cte.chave})".encode() in dacte.pdf


def test_what_cannot_be_printed_is_an_error() -> None:
    doc = {**exemplo(), "cfop": "x"}
    with pytest.raises(ValidacaoError):
        gerar_dacte(doc)
    assert gerar_dacte(doc, exigir_valido=False).pdf.startswith(b"%PDF-")
    with pytest.raises(ValorInvalidoError, match="linha 1"):
        gerar_dacte("<CTe")
    with pytest.raises(ValorInvalidoError, match="PNG nem JPEG"):
        gerar_dacte(exemplo(), logo=b"GIF89a")
    with pytest.raises(ValorInvalidoError, match="protocolo de autorização"):
        gerar_dacte(exemplo(), cancelado=True)
