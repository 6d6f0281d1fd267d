//! The XML of payloads.

use std::fs;
use std::path::Path;

use focus_cte::layout::EVENTO_DESACORDO;
use focus_cte::payload::Payload;
use focus_cte::{Empresa, Modelo};
use focus_cte_xml::{Certificado, CteXml, Emissao, ErroXml, TipoAmbiente, assinar, escrever};

use crate::apoio::xmlsec1_aceita;

const CNPJ: &str = "07504505000132";

fn emissao() -> Emissao {
    Emissao { codigo_numerico: 1_020_304, ..Emissao::nova(TipoAmbiente::Homologacao, 1, 42) }
}

fn cte_de(modelo: Modelo, json: &str) -> CteXml {
    let mut payload = Payload::from_slice(modelo, json.as_bytes()).unwrap();
    escrever(&mut payload, &Empresa::ficticia(CNPJ), &emissao()).unwrap()
}

fn xml_de(json: &str) -> String {
    cte_de(Modelo::Cte, json).xml
}

/// The documents that a user can emit.
fn exemplos() -> Vec<(String, Modelo, Vec<u8>)> {
    let pasta = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut exemplos: Vec<_> = fs::read_dir(pasta)
        .unwrap()
        .map(|entrada| entrada.unwrap().path())
        .filter(|caminho| caminho.extension().is_some_and(|extensao| extensao == "json"))
        .map(|caminho| (caminho.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(caminho).unwrap()))
        .filter(|(nome, _)| nome.starts_with("cte_"))
        .map(|(nome, json)| {
            let modelo = if nome.starts_with("cte_os_") { Modelo::CteOs } else { Modelo::Cte };
            (nome, modelo, json)
        })
        .collect();
    exemplos.sort();
    assert!(!exemplos.is_empty());
    exemplos
}

#[test]
fn every_example_is_written_in_canonical_form_and_its_signature_holds() {
    for (nome, modelo, json) in exemplos() {
        let mut payload = Payload::from_slice(modelo, &json).unwrap();
        let cte = escrever(&mut payload, &Empresa::ficticia(CNPJ), &emissao()).unwrap();
        let assinado = assinar(&cte.xml, Certificado::de_teste()).unwrap_or_else(|erro| panic!("{nome}: {erro}"));
        let Some(aceita) = xmlsec1_aceita(&assinado, "infCte") else { return };
        assert!(aceita, "{nome}");
    }
}

#[test]
fn the_order_is_that_of_the_layout_whatever_the_order_in_json() {
    let xml = xml_de(
        r#"{"uf_fim": "SP", "cnpj_emitente": "07504505000132", "data_emissao": "2026-11-22T10:00:00-03:00", "natureza_operacao": "FRETE", "cfop": "5353"}"#,
    );
    let inicio = "<CTe xmlns=\"http://www.portalfiscal.inf.br/cte\">\
        <infCte Id=\"CTe35261107504505000132570010000000421010203042\" versao=\"4.00\"><ide><cUF>35</cUF><cCT>01020304</cCT>\
        <CFOP>5353</CFOP><natOp>FRETE</natOp><mod>57</mod><serie>1</serie><nCT>42</nCT>\
        <dhEmi>2026-11-22T10:00:00-03:00</dhEmi><tpImp>1</tpImp><tpEmis>1</tpEmis><cDV>2</cDV><tpAmb>2</tpAmb>";
    assert_eq!(xml[..inicio.len()], *inicio);
}

#[test]
fn a_cte_os_has_its_own_root_with_version() {
    let cte = cte_de(Modelo::CteOs, r#"{"cfop": "5353"}"#);
    assert!(
        cte.xml.starts_with("<CTeOS xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\"><infCte Id=\"CTe35")
    );
    assert!(cte.xml.contains("<mod>67</mod>"));
    assert_eq!(cte.chave.partes().modelo, 67);
}

#[test]
fn the_key_is_of_what_the_document_says() {
    let cte = cte_de(
        Modelo::Cte,
        r#"{"cnpj_emitente": "PC3D315K000193", "uf_emitente": "PR", "serie": 5, "numero": "77", "data_emissao": "2027-01-02T03:04:05-03:00"}"#,
    );
    assert_eq!(cte.chave.as_str()[..43], *"4127 01 PC3D315K000193 57 005 000000077 1 01020304".replace(' ', ""));
    assert!(cte.xml.contains("<serie>5</serie><nCT>77</nCT>"));
    assert!(cte.xml.contains(&format!(
        "<infCTeSupl><qrCodCTe>http://www.fazenda.pr.gov.br/cte/qrcode?chCTe={}&amp;tpAmb=2</qrCodCTe></infCTeSupl></CTe>",
        cte.chave.as_str()
    )));
}

#[test]
fn the_registration_completes_only_what_the_document_leaves_out() {
    let xml = xml_de(r#"{"cnpj_emitente": "07504505000132", "nome_emitente": "TRANSPORTES SÃO JORGE & FILHOS"}"#);
    let empresa = Empresa::ficticia(CNPJ);
    assert!(xml.contains("<xNome>TRANSPORTES SÃO JORGE &amp; FILHOS</xNome>"));
    assert!(xml.contains(&format!("<emit><CNPJ>{CNPJ}</CNPJ>")));
    assert!(xml.contains(&format!("<xMun>{}</xMun>", empresa.municipio.unwrap())));
}

#[test]
fn decimals_and_local_times_are_written_as_the_layout_has_them() {
    let xml = xml_de(
        r#"{"data_emissao": "2026-11-22T10:00:00", "uf_emitente": "MT", "valor_total": 1500.5, "valor_receber": "750"}"#,
    );
    assert!(xml.contains("<dhEmi>2026-11-22T10:00:00-04:00</dhEmi>"));
    assert!(xml.contains("<vTPrest>1500.50</vTPrest><vRec>750.00</vRec>"));
}

#[test]
fn attributes_are_escaped_as_attributes() {
    let xml = xml_de(r#"{"observacoes_contribuinte": [{"campo": "a\"<>\t&", "conteudo": "b\"<>\t&"}]}"#);
    assert!(
        xml.contains(r#"<ObsCont xCampo="a&quot;&lt;>&#x9;&amp;"><xTexto>b"&lt;&gt;	&amp;</xTexto></ObsCont>"#),
        "{xml}"
    );
}

#[test]
fn an_invalid_document_is_written_as_it_is() {
    let xml = xml_de(r#"{"cfop": "53534", "natureza_operacao": "", "serie": "x", "data_emissao": "ontem"}"#);
    assert!(xml.contains("<CFOP>53534</CFOP><mod>57</mod><serie>x</serie><nCT>42</nCT><dhEmi>ontem</dhEmi>"));
    assert!(assinar(&xml, Certificado::de_teste()).is_ok());
}

#[test]
fn a_value_of_the_wrong_json_type_becomes_an_element_that_no_schema_accepts() {
    let xml = xml_de(
        r#"{"cfop": {"a": "<b>"}, "nfes": "x", "modal_rodoviario": [1], "modal": "01", "observacoes_fisco": [{"campo": true}]}"#,
    );
    assert!(xml.contains("<CFOP><json>{\"a\": \"&lt;b&gt;\"}</json></CFOP>"));
    assert!(xml.contains("<infNFe><json>x</json></infNFe>"));
    assert!(xml.contains("<ObsFisco xCampo=\"\u{FFFD}true\"></ObsFisco>"));
    assert!(xml.contains("<rodo><json>[1]</json></rodo>"));
    assert!(assinar(&xml, Certificado::de_teste()).is_ok());
}

#[test]
fn a_character_that_xml_cannot_hold_makes_no_value_valid() {
    let xml = xml_de(r#"{"natureza_operacao": "A\u0001B", "inscricao_suframa_emitente": "1234567\u0001"}"#);
    assert!(xml.contains("<natOp>A\u{FFFD}B</natOp>"));
    assert!(xml.contains("<ISUFEmit><json>1234567\u{FFFD}</json></ISUFEmit>"));
}

#[test]
fn a_second_writing_of_the_same_payload_keeps_its_number_and_follows_the_emission_otherwise() {
    let mut payload = Payload::from_slice(Modelo::Cte, b"{}").unwrap();
    let empresa = Empresa::ficticia(CNPJ);
    escrever(&mut payload, &empresa, &emissao()).unwrap();
    let producao = Emissao { ambiente: TipoAmbiente::Producao, numero: 43, ..emissao() };
    let cte = escrever(&mut payload, &empresa, &producao).unwrap();
    assert!(cte.xml.contains("<nCT>42</nCT>") && cte.xml.contains("<tpAmb>1</tpAmb>"));
    assert!(cte.xml.contains("&amp;tpAmb=1</qrCodCTe>"));
}

#[test]
fn an_emission_that_does_not_fit_a_key_is_an_error() {
    let mut payload = Payload::from_slice(Modelo::Cte, b"{}").unwrap();
    let emissao = Emissao { codigo_numerico: 100_000_000, ..emissao() };
    let erro = escrever(&mut payload, &Empresa::ficticia(CNPJ), &emissao).unwrap_err();
    assert!(matches!(erro, ErroXml::Emissao(_)));
    assert!(erro.to_string().contains("codigo_numerico"), "{erro}");
}

#[test]
fn an_event_is_not_a_document() {
    let mut payload = Payload::from_slice_for(&EVENTO_DESACORDO, b"{}").unwrap();
    let erro = escrever(&mut payload, &Empresa::ficticia(CNPJ), &emissao()).unwrap_err();
    assert_eq!(erro, ErroXml::SemModelo("evento_desacordo"));
}
