"""XML read back, signed, verified, compared."""

from __future__ import annotations

import pickle
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from conftest import exemplo
from focus_cte import (
    Certificado,
    Sandbox,
    ValorInvalidoError,
    assinar,
    diferencas,
    gerar_xml,
    importar_xml,
    validar,
    verificar,
)

SENHA = "senha-secreta"


def test_a_document_comes_back_from_its_xml() -> None:
    cte = gerar_xml(exemplo(), serie=3, numero=77)
    importado = importar_xml(cte.xml)
    assert {**importado.documento, **exemplo()} == importado.documento
    assert (importado.modelo, importado.evento, importado.versao) == (57, None, "4.00")
    assert importado.chave is not None and importado.chave == cte.chave and importado.chave.partes.numero == 77
    assert importado.sem_lugar == [] and not importado.assinado
    assert list(importado.documento)[:2] == ["cfop", "natureza_operacao"]
    assert validar(importado.documento).valido == validar(exemplo()).valido


def test_what_has_no_place_is_told() -> None:
    xml = gerar_xml(exemplo()).xml.replace("<tpImp>1</tpImp>", "<tpImp>2</tpImp>")
    (lugar,) = importar_xml(xml.encode()).sem_lugar
    assert (lugar.caminho, lugar.valor, lugar.motivo) == ("infCte/ide/tpImp", "2", "valor_fixo")
    assert "«1»" in lugar.mensagem


def test_text_is_text_whatever_its_declaration_says() -> None:
    declaracao = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    corpo = '<CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte versao="4.00"><ide><natOp>AÇÃO</natOp></ide></infCte></CTe>'
    for xml in (declaracao + corpo, (declaracao + corpo).encode("latin-1"), corpo.encode()):
        assert importar_xml(xml).documento == {"natureza_operacao": "AÇÃO"}


def test_what_is_no_document_is_told_with_its_place() -> None:
    with pytest.raises(ValorInvalidoError, match="linha 1, coluna 1: o elemento raiz"):
        importar_xml("<a><")
    with pytest.raises(ValorInvalidoError, match="DTD"):
        importar_xml(b"<!DOCTYPE a><a/>")


def test_the_sandbox_authorises_what_is_verified_and_imported() -> None:
    with Sandbox() as sandbox, sandbox.client() as client:
        client.emitir_cte("a", exemplo())
        documento = client.aguardar("a")
        xml = client.baixar_xml(documento)
    importado = importar_xml(xml)
    assert importado.assinado and importado.protocolo and importado.protocolo["status"] == "100"
    verificacao = verificar(xml)
    assert verificacao.integra and verificacao.assinaturas[0].elemento == "infCte"


def test_a_signature_holds_until_the_content_changes() -> None:
    assinado = assinar(gerar_xml(exemplo()).xml, Certificado.de_teste(), conferir=False)
    assert verificar(assinado).integra
    (assinatura,) = verificar(assinado.replace("<CFOP>", "<CFOP>9")).assinaturas
    assert not assinatura.integra and [falha.codigo for falha in assinatura.falhas] == ["digest"]
    assert assinatura.certificado and assinatura.certificado.nome == "CERTIFICADO DE TESTE SEM VALOR"
    assert assinatura.certificado.valido_ate.tzinfo is not None
    assert verificar(gerar_xml(exemplo()).xml).assinaturas == []


def a1(pasta: Path, cnpj: str) -> Path:
    def openssl(*argumentos: str) -> None:
        try:
            subprocess.run(["openssl", *argumentos], cwd=pasta, check=True, capture_output=True)
        except FileNotFoundError:
            pytest.skip("openssl is not installed")

    extensao = f"subjectAltName=otherName:2.16.76.1.3.3;UTF8:{cnpj}"
    openssl(
        *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", "k.pem", "-out", "c.pem"),
        *("-subj", "/CN=EMPRESA", "-addext", extensao),
    )
    openssl("pkcs12", "-export", "-inkey", "k.pem", "-in", "c.pem", "-out", "a1.pfx", "-passout", f"pass:{SENHA}")
    return pasta / "a1.pfx"


def test_an_a1_certificate_signs_for_its_company_within_its_validity(tmp_path: Path) -> None:
    arquivo = a1(tmp_path, "11222333000181")
    certificado = Certificado.de_pkcs12(arquivo, SENHA)
    assert certificado.titular.cnpj == "11222333000181" and repr(certificado) == "Certificado(cnpj='11222333000181')"
    xml = gerar_xml(exemplo()).xml
    assinado = assinar(xml, certificado)
    assert verificar(assinado).integra
    pem = Certificado.de_pem((tmp_path / "k.pem").read_text(), (tmp_path / "c.pem").read_text())
    assert assinar(xml, pem) == assinado
    with pytest.raises(ValorInvalidoError, match="venceu"):
        assinar(xml, certificado, agora=datetime.now(timezone.utc) + timedelta(days=60))
    alheio = gerar_xml({**exemplo(), "cnpj_emitente": "33876543000126"}, exigir_valido=False).xml
    with pytest.raises(ValorInvalidoError, match="213"):
        assinar(alheio, certificado)
    with pytest.raises(ValorInvalidoError, match="a senha não abre") as excecao:
        Certificado.de_pkcs12(arquivo.read_bytes(), "outra-secreta")
    assert "secreta" not in str(excecao.value)
    with pytest.raises(TypeError):
        pickle.dumps(certificado)


def test_two_documents_are_compared_whatever_their_form() -> None:
    xml = gerar_xml(exemplo()).xml
    outro = {**importar_xml(xml).documento, "cfop": "6353", "valor_total": 2800}
    (diferenca,) = diferencas(xml, outro)
    assert diferenca == ("cfop", "6352", "6353")
    assert diferencas(exemplo(), exemplo()) == []
    assert diferencas({"justificativa": "a"}, {"justificativa": "b"}, evento="cancelamento")[0].campo == "justificativa"
    with pytest.raises(ValorInvalidoError, match="cte_os"):
        diferencas(xml, gerar_xml(exemplo("cte_os_pessoas"), 67).xml)
