//! The life of a reference.

use std::time::Duration;

use serde_json::json;

use crate::apoio::{Api, com, cte, cte_os, erro, sandbox};

#[tokio::test]
async fn a_reference_in_process_is_a_conflict() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte("1", &cte()).await;
    let esperado =
        erro("cte_em_processamento", "Já existe um CT-e utilizando essa referencia e ele está em processamento");
    assert_eq!(api.emitir_cte("1", &cte()).await.em_json(), (409, esperado));
}

#[tokio::test]
async fn an_authorised_reference_is_a_conflict_for_both_models() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let esperado = erro("cte_ja_autorizado", "Já existe um CT-e autorizado utilizando esta referência");
    assert_eq!(api.emitir_cte("1", &cte()).await.em_json(), (409, esperado.clone()));
    assert_eq!(api.emitir_cte_os("1", &cte_os()).await.em_json(), (409, esperado));
}

#[tokio::test]
async fn a_rejected_reference_says_why_and_may_be_sent_again() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let numerado = com(cte(), json!({"serie": "1", "numero": "10"}));
    api.emitir_e_aguardar(&relogio, "primeira", &numerado).await;
    let rejeitado = api.emitir_e_aguardar(&relogio, "segunda", &numerado).await;
    let mensagem = rejeitado["mensagem_sefaz"].as_str().expect("a reason").to_owned();
    assert!(mensagem.starts_with("Rejeição: Duplicidade de CTe, com diferença na Chave de Acesso"), "{mensagem}");
    let esperado = json!({
        "cnpj_emitente": "11222333000181",
        "ref": "segunda",
        "status": "erro_autorizacao",
        "status_sefaz": "539",
        "mensagem_sefaz": mensagem,
    });
    assert_eq!(rejeitado, esperado);
    let corrigido = api.emitir_e_aguardar(&relogio, "segunda", &cte()).await;
    assert_eq!(corrigido["status"], "autorizado");
}

#[tokio::test]
async fn a_rejected_cte_os_is_answered_with_201_and_its_reason() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let numerado = com(cte_os(), json!({"serie": "1", "numero": "10"}));
    assert_eq!(api.emitir_cte_os("primeira", &numerado).await.json()["status"], "autorizado");
    let rejeitado = api.emitir_cte_os("segunda", &numerado).await;
    let documento = rejeitado.json();
    assert_eq!(
        (rejeitado.http, &documento["status"], &documento["status_sefaz"]),
        (201, &json!("erro_autorizacao"), &json!("539"))
    );
}

#[tokio::test]
async fn a_reference_sent_again_after_a_rejection_is_in_process_with_no_trace_of_the_old_verdict() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let numerado = com(cte(), json!({"serie": "1", "numero": "10"}));
    api.emitir_e_aguardar(&relogio, "primeira", &numerado).await;
    api.emitir_e_aguardar(&relogio, "segunda", &numerado).await;
    api.emitir_cte("segunda", &cte()).await;
    relogio.avancar(Duration::from_millis(1));
    let esperado = json!({"cnpj_emitente": "11222333000181", "ref": "segunda", "status": "processando_autorizacao"});
    assert_eq!(api.get("/v2/cte/segunda").await.json(), esperado);
}
