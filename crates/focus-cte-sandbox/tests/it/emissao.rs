//! Emission: what is answered, and what the authority authorises.

use std::time::Duration;

use serde_json::json;

use crate::apoio::{Api, com, cte, cte_os, exemplos, iniciar, sandbox};

#[tokio::test]
async fn a_cte_is_accepted_for_processing() {
    let (sandbox, _relogio) = sandbox().await;
    let aceito = Api::nova(&sandbox).emitir_cte("ref123", &cte()).await;
    let esperado = json!({"cnpj_emitente": "11222333000181", "ref": "ref123", "status": "processando_autorizacao"});
    assert_eq!(aceito.em_json(), (202, esperado));
    assert_eq!(aceito.cabecalho("content-type"), "application/json; charset=utf-8");
}

#[tokio::test]
async fn a_query_sees_the_cte_in_process_before_its_verdict() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte("1", &cte()).await;
    relogio.avancar(Duration::from_millis(299));
    let esperado = json!({"cnpj_emitente": "11222333000181", "ref": "1", "status": "processando_autorizacao"});
    assert_eq!(api.get("/v2/cte/1").await.em_json(), (200, esperado));
}

#[tokio::test]
async fn an_authorised_cte_has_the_fields_of_the_documented_sample() {
    let (sandbox, relogio) = iniciar(|builder| builder.semente(1)).await;
    let documento = Api::nova(&sandbox).emitir_e_aguardar(&relogio, "ref123", &cte()).await;
    let chave = documento["chave"].as_str().expect("a key").to_owned();
    assert_eq!(chave.len(), 47);
    let esperado = json!({
        "cnpj_emitente": "11222333000181",
        "ref": "ref123",
        "status": "autorizado",
        "status_sefaz": "100",
        "mensagem_sefaz": "Autorizado o uso do CT-e",
        "chave": chave,
        "numero": "1",
        "serie": "1",
        "modelo": "57",
        "caminho_xml": format!("/arquivos/11222333000181/202611/XMLs/{}-cte.xml", &chave[3..]),
        "caminho_dacte": format!("/arquivos/11222333000181/202611/DACTEs/{}-cte.pdf", &chave[3..]),
    });
    assert_eq!(documento, esperado);
}

#[tokio::test]
async fn a_cte_os_comes_back_authorised_in_the_same_request() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let emitido = api.emitir_cte_os("os-1", &cte_os()).await;
    let documento = emitido.json();
    assert_eq!((emitido.http, &documento["status"], &documento["modelo"]), (201, &json!("autorizado"), &json!("67")));
    assert_eq!(api.get("/v2/cte/os-1").await.em_json(), (200, documento));
}

#[tokio::test]
async fn the_access_key_says_who_emitted_what_and_its_check_digit_agrees() {
    let (sandbox, relogio) = sandbox().await;
    let documento = com(cte(), json!({"serie": "7", "numero": "1234"}));
    let emitido = Api::nova(&sandbox).emitir_e_aguardar(&relogio, "1", &documento).await;
    let chave: focus_cte::Chave = emitido["chave"].as_str().expect("a key").parse().expect("a valid key");
    let partes = chave.partes();
    assert_eq!((partes.ano, partes.mes, partes.modelo, partes.serie, partes.numero), (2026, 11, 57, 7, 1234));
    assert_eq!((partes.cnpj.as_str(), partes.forma_emissao), ("11222333000181", 1));
    assert_eq!((&emitido["serie"], &emitido["numero"]), (&json!("7"), &json!("1234")));
}

#[tokio::test]
async fn every_example_document_is_authorised() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for (nome, documento) in exemplos() {
        let (http, documento) = if nome.starts_with("cte_os") {
            api.emitir_cte_os(&nome, &documento).await.em_json()
        } else {
            (201, api.emitir_e_aguardar(&relogio, &nome, &documento).await)
        };
        assert_eq!((http, &documento["status"]), (201, &json!("autorizado")), "{nome}: {documento}");
    }
}

#[tokio::test]
async fn a_document_with_nothing_of_its_company_but_the_cnpj_is_completed() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let documento = com(cte(), json!({"cnpj_emitente": "11111451000112"}));
    let emitido = api.emitir_e_aguardar(&relogio, "1", &documento).await;
    let xml = api.get(emitido["caminho_xml"].as_str().expect("a path")).await.texto;
    assert!(xml.contains("<emit><CNPJ>11111451000112</CNPJ>"));
    assert!(xml.contains("<xNome>EMPRESA FICTICIA - DADOS DE TESTE SEM VALOR</xNome>"));
}

#[tokio::test]
async fn an_alphanumeric_cnpj_emits() {
    let (sandbox, relogio) = sandbox().await;
    let documento = com(cte(), json!({"cnpj_emitente": "PC3D315K000193"}));
    let emitido = Api::nova(&sandbox).emitir_e_aguardar(&relogio, "1", &documento).await;
    assert_eq!((&emitido["status"], &emitido["cnpj_emitente"]), (&json!("autorizado"), &json!("PC3D315K000193")));
    assert_eq!(&emitido["chave"].as_str().expect("a key")[9..23], "PC3D315K000193");
}
