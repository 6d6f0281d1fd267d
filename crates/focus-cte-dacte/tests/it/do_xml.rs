//! The XML and the payload it came from print the same.

use focus_cte::Modelo;
use focus_cte_dacte::{ErroDacte, Opcoes, gerar, gerar_de_xml};
use focus_cte_xml::TipoAmbiente;

use crate::comum::{PROTOCOLO, autorizado, exemplo, exemplos, modelo, xml_autorizado};
use crate::ferramentas::{existe, texto};

#[test]
fn every_example_prints_the_same_from_its_xml_as_from_its_payload() {
    if !existe("pdftotext") {
        return;
    }
    for (nome, json) in exemplos() {
        for ambiente in [TipoAmbiente::Producao, TipoAmbiente::Homologacao] {
            let (payload, autorizacao) = autorizado(modelo(&nome), &json, ambiente);
            let xml = xml_autorizado(modelo(&nome), &json, ambiente, 100);
            let do_payload = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf;
            let do_xml = gerar_de_xml(xml.as_bytes(), &Opcoes::default()).unwrap().pdf;
            if do_xml != do_payload {
                // Only what the layout normalises may differ: decimals of a quantity, the alias of a field.
                assert_eq!(texto(&do_xml), texto(&do_payload), "{nome}");
            }
        }
    }
}

#[test]
fn a_document_without_an_authorising_protocol_is_worth_nothing() {
    if !existe("pdftotext") {
        return;
    }
    let json = exemplo("cte_rodoviario");
    let recusado = xml_autorizado(Modelo::Cte, &json, TipoAmbiente::Producao, 301);
    let (_, resto) = recusado.split_once("<CTe").unwrap();
    let (cte, _) = resto.split_once("<protCTe").unwrap();
    let so_o_documento = format!(
        "<CTe xmlns=\"http://www.portalfiscal.inf.br/cte\"{}",
        cte.trim_start_matches(" xmlns=\"http://www.portalfiscal.inf.br/cte\"")
    );
    for xml in [&recusado, &so_o_documento] {
        let texto = texto(&gerar_de_xml(xml.as_bytes(), &Opcoes::default()).unwrap().pdf);
        assert!(texto.contains("SEM AUTORIZAÇÃO DE USO") && !texto.contains(PROTOCOLO), "{texto}");
    }
}

#[test]
fn what_is_no_document_is_refused_with_its_reason() {
    let gerar = |xml: &str| gerar_de_xml(xml.as_bytes(), &Opcoes::default()).unwrap_err();
    assert!(matches!(gerar("<a"), ErroDacte::Leitura(_)));
    let sem_chave =
        "<CTe xmlns=\"http://www.portalfiscal.inf.br/cte\"><infCte Id=\"CTe123\" versao=\"4.00\"><ide/></infCte></CTe>";
    assert_eq!(gerar(sem_chave), ErroDacte::SemChave);
}
