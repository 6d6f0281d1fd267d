//! Marks, and what must not be on a page that is worth something.

use focus_cte::{Empresa, Modelo, Payload};
use focus_cte_dacte::{ErroDacte, Opcoes, Situacao, gerar, previa};
use focus_cte_xml::TipoAmbiente;

use crate::comum::{autorizado, com, exemplo};
use crate::ferramentas::{existe, texto};

const HOMOLOGACAO: &str = "EMITIDO EM AMBIENTE DE HOMOLOGAÇÃO – SEM VALOR FISCAL";

fn impresso(situacao: Situacao, ambiente: TipoAmbiente, forma: &str) -> String {
    // The examples name their parties as the test environment demands.
    let json = com(&exemplo("cte_rodoviario"), &[("forma_emissao", forma.into())]);
    let json = json.replace("CTE EMITIDO EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL", "Comércio Exemplo Ltda");
    let (payload, mut autorizacao) = autorizado(Modelo::Cte, &json, ambiente);
    autorizacao.situacao = situacao;
    let texto = texto(&gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf);
    texto.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_authorised_document_of_production_has_no_mark() {
    if !existe("pdftotext") {
        return;
    }
    let texto = impresso(Situacao::Autorizado, TipoAmbiente::Producao, "1");
    for marca in ["SEM VALOR FISCAL", "HOMOLOGAÇÃO", "CANCELADO", "PRÉVIA", "CONTINGÊNCIA"] {
        assert!(!texto.contains(marca), "{marca}");
    }
    assert!(texto.contains("135260000012345 20/11/2026 09:32:40"));
}

#[test]
fn the_test_environment_is_named_in_the_manuals_words() {
    if !existe("pdftotext") {
        return;
    }
    assert!(impresso(Situacao::Autorizado, TipoAmbiente::Homologacao, "1").contains(HOMOLOGACAO));
}

#[test]
fn a_cancelled_document_says_so_and_keeps_its_protocol() {
    if !existe("pdftotext") {
        return;
    }
    let texto = impresso(Situacao::Cancelado, TipoAmbiente::Producao, "1");
    assert!(texto.contains("CT-E CANCELADO") && texto.contains("135260000012345"), "{texto}");
    assert!(!texto.contains("SEM VALOR FISCAL"));
}

#[test]
fn what_is_not_authorised_has_no_protocol() {
    if !existe("pdftotext") {
        return;
    }
    let texto = impresso(Situacao::SemProtocolo, TipoAmbiente::Producao, "1");
    assert!(texto.contains("SEM AUTORIZAÇÃO DE USO") && texto.contains("SEM VALOR FISCAL"), "{texto}");
    assert!(!texto.contains("135260000012345"));
}

#[test]
fn forms_of_contingency_are_told() {
    if !existe("pdftotext") {
        return;
    }
    let impresso_em = "DACTE EM CONTINGÊNCIA - IMPRESSO EM DECORRÊNCIA DE PROBLEMAS TÉCNICOS";
    for forma in ["2", "4", "5"] {
        assert!(impresso(Situacao::SemProtocolo, TipoAmbiente::Producao, forma).contains(impresso_em), "{forma}");
        assert!(!impresso(Situacao::Autorizado, TipoAmbiente::Producao, forma).contains(impresso_em), "{forma}");
    }
    assert!(impresso(Situacao::Autorizado, TipoAmbiente::Producao, "7").contains("SVC-RS"));
    assert!(impresso(Situacao::Autorizado, TipoAmbiente::Producao, "8").contains("SVC-SP"));
}

#[test]
fn a_preview_is_complete_marked_and_always_the_same() {
    if !existe("pdftotext") {
        return;
    }
    let json = exemplo("cte_os_pessoas");
    let fazer = || {
        let mut payload = Payload::from_slice(Modelo::CteOs, json.as_bytes()).unwrap();
        previa(&mut payload, &Empresa::ficticia("86901234000125"), &Opcoes::default()).unwrap().pdf
    };
    let texto = texto(&fazer());
    for esperado in ["PRÉVIA - DOCUMENTO NÃO ENVIADO", HOMOLOGACAO.split(" – ").next().unwrap(), "DACTE OS", "1/1"]
    {
        assert!(texto.contains(esperado), "{esperado}\n{texto}");
    }
    assert_eq!(fazer(), fazer());
}

#[test]
fn an_event_has_no_page() {
    let payload = Payload::from_slice_for(&focus_cte::layout::EVENTO_CANCELAMENTO, b"{}").unwrap();
    let json = exemplo("cte_rodoviario");
    let (_, autorizacao) = autorizado(Modelo::Cte, &json, TipoAmbiente::Producao);
    let erro = gerar(&payload, &autorizacao, &Opcoes::default()).unwrap_err();
    assert_eq!(erro, ErroDacte::SemModelo("evento_cancelamento"));
}
