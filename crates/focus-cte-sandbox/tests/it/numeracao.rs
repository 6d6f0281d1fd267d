//! Numbers of documents.

use serde_json::{Value, json};

use crate::apoio::{Api, com, cte, cte_os, sandbox};

fn numero(documento: &Value) -> (&str, &str) {
    (documento["serie"].as_str().expect("a series"), documento["numero"].as_str().expect("a number"))
}

#[tokio::test]
async fn numbers_follow_each_other_within_company_and_model() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let outra_empresa = com(cte(), json!({"cnpj_emitente": "22987654000193"}));
    let mesma_empresa_os = com(cte_os(), json!({"cnpj_emitente": "11222333000181"}));
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "a", &cte()).await), ("1", "1"));
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "b", &cte()).await), ("1", "2"));
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "c", &outra_empresa).await), ("1", "1"));
    assert_eq!(numero(&api.emitir_cte_os("d", &mesma_empresa_os).await.json()), ("1", "1"));
}

#[tokio::test]
async fn two_tokens_of_one_company_share_its_numbers() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "a", &cte()).await), ("1", "1"));
    let outro = api.com_token("outro");
    assert_eq!(numero(&outro.emitir_e_aguardar(&relogio, "a", &cte()).await), ("1", "2"));
}

#[tokio::test]
async fn the_series_steps_over_a_number_that_a_document_chose() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for (referencia, escolhido) in [("a", "2"), ("b", "3")] {
        let documento = com(cte(), json!({"serie": "1", "numero": escolhido}));
        assert_eq!(numero(&api.emitir_e_aguardar(&relogio, referencia, &documento).await), ("1", escolhido));
    }
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "c", &cte()).await), ("1", "1"));
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "d", &cte()).await), ("1", "4"));
}

#[tokio::test]
async fn a_rejected_document_takes_no_number() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "a", &cte()).await), ("1", "1"));
    let repetido = com(cte(), json!({"serie": "1", "numero": "1"}));
    assert_eq!(api.emitir_e_aguardar(&relogio, "b", &repetido).await["status_sefaz"], "539");
    assert_eq!(numero(&api.emitir_e_aguardar(&relogio, "c", &cte()).await), ("1", "2"));
}
