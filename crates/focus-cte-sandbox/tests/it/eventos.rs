//! Events of a document: cancellation, letter of correction, disagreement, multimodal and GTV.

use std::time::Duration;

use serde_json::{Value, json};

use crate::apoio::{Api, cte, cte_os, documento, erro, evento, iniciar, sandbox};

const NAO_AUTORIZADO: &str = "CT-e não autorizado";

fn registrado(resposta: &Value) -> bool {
    resposta["status_sefaz"] == "135" && resposta["mensagem_sefaz"] == "Evento registrado e vinculado a CT-e"
}

#[tokio::test]
async fn a_cancellation_answers_as_documented_and_the_query_shows_it() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let (http, resposta) = api.cancelar("1").await.em_json();
    let caminho = resposta["caminho_xml"].as_str().expect("a path").to_owned();
    let esperada = json!({
        "status_sefaz": "135",
        "mensagem_sefaz": "Evento registrado e vinculado a CT-e",
        "status": "cancelado",
        "caminho_xml": caminho,
    });
    assert_eq!((http, resposta), (200, esperada));
    let documento = api.get("/v2/cte/1").await.json();
    assert_eq!(documento["status"], "cancelado");
    assert_eq!(documento["status_sefaz"], "135");
    assert_eq!(documento["caminho_xml_cancelamento"], caminho);
    let xml = api.get(&caminho).await.texto;
    let chave = documento["chave"].as_str().and_then(|chave| chave.strip_prefix("CTe")).expect("a key");
    for trecho in
        ["<procEventoCTe", "<tpEvento>110111</tpEvento>", "<Signature", "Teste de cancelamento de nota", chave]
    {
        assert!(xml.contains(trecho), "{trecho} in {xml}");
    }
}

#[tokio::test]
async fn both_models_are_cancelled_the_same_way() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte_os("1", &cte_os()).await;
    assert_eq!(api.cancelar("1").await.json()["status"], "cancelado");
}

#[tokio::test]
async fn a_reference_that_was_cancelled_is_never_free_again() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.cancelar("1").await;
    assert_eq!(api.emitir_cte("1", &cte()).await.json()["codigo"], "cte_ja_autorizado");
}

#[tokio::test]
async fn a_second_cancellation_is_refused_by_the_authority() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.cancelar("1").await;
    let (http, resposta) = api.cancelar("1").await.em_json();
    assert_eq!(
        (http, &resposta["status"], &resposta["status_sefaz"]),
        (200, &json!("erro_cancelamento"), &json!("218"))
    );
    let mensagem = resposta["mensagem_sefaz"].as_str().expect("a message");
    assert!(mensagem.starts_with("Rejeição: CTe já está cancelado na base de dados da SEFAZ [nProt:"), "{mensagem}");
    assert_eq!(resposta.get("caminho_xml"), None);
    assert_eq!(api.get("/v2/cte/1").await.json()["status"], "cancelado");
}

#[tokio::test]
async fn a_document_is_cancelled_within_168_hours_by_the_sandboxs_clock() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.emitir_e_aguardar(&relogio, "2", &cte()).await;
    relogio.avancar(Duration::from_hours(168));
    let tarde = api.cancelar("1").await.json();
    assert_eq!((&tarde["status"], &tarde["status_sefaz"]), (&json!("erro_cancelamento"), &json!("220")));
    assert_eq!(tarde["mensagem_sefaz"], "Rejeição: CTe autorizado há mais de 7 dias (168 horas)");
    assert_eq!(api.get("/v2/cte/1").await.json()["status"], "autorizado");
    assert_eq!(api.cancelar("2").await.json()["status"], "cancelado");
}

#[tokio::test]
async fn a_justification_has_15_to_255_characters() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let com = |texto: &str| json!({"justificativa": texto}).to_string();
    for corpo in [json!({}).to_string(), com("curta demais"), com(&"a".repeat(256))] {
        let (http, resposta) = api.delete("/v2/cte/1", corpo).await.em_json();
        assert_eq!((http, &resposta["codigo"]), (400, &json!("requisicao_invalida")));
        assert_eq!(resposta["erros"][0]["campo"], "justificativa");
    }
    assert_eq!(api.delete("/v2/cte/1", com(&"ã".repeat(255))).await.json()["status"], "cancelado");
}

#[tokio::test]
async fn a_letter_of_correction_answers_as_documented() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    assert_eq!(api.corrigir("1").await.json()["numero_carta_correcao"], 1);
    let (http, resposta) = api.corrigir("1").await.em_json();
    let caminho = resposta["caminho_xml"].as_str().expect("a path").to_owned();
    let esperada = json!({
        "status_sefaz": "135",
        "mensagem_sefaz": "Evento registrado e vinculado a CT-e",
        "status": "autorizado",
        "caminho_xml": caminho,
        "numero_carta_correcao": 2,
    });
    assert_eq!((http, resposta), (200, esperada));
    let documento = api.get("/v2/cte/1").await.json();
    assert_eq!((&documento["status"], &documento["status_sefaz"]), (&json!("autorizado"), &json!("100")));
    assert_eq!(documento["caminho_xml_carta_correcao"], caminho, "the last letter counts");
    let xml = api.get(&caminho).await.texto;
    for trecho in
        ["<nSeqEvento>2</nSeqEvento>", "<campoAlterado>UFIni</campoAlterado>", "<valorAlterado>PR</valorAlterado>"]
    {
        assert!(xml.contains(trecho), "{trecho} in {xml}");
    }
}

#[tokio::test]
async fn there_are_twenty_letters_of_correction_at_most() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    for numero in 1..=20 {
        assert_eq!(api.corrigir("1").await.json()["numero_carta_correcao"], numero);
    }
    let resposta = api.corrigir("1").await.json();
    assert_eq!((&resposta["status"], &resposta["status_sefaz"]), (&json!("erro_autorizacao"), &json!("636")));
}

#[tokio::test]
async fn letters_sent_at_once_take_different_numbers() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let cartas: Vec<_> = (0..8)
        .map(|_| {
            let api = api.clone();
            tokio::spawn(async move { api.corrigir("1").await.json()["numero_carta_correcao"].as_u64() })
        })
        .collect();
    let mut numeros = Vec::new();
    for carta in cartas {
        numeros.push(carta.await.expect("an answer"));
    }
    numeros.sort_unstable();
    assert_eq!(numeros, (1..=8).map(Some).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_a_letter_may_not_correct_is_refused_by_the_authority() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let corpo = json!({"campo_corrigido": "data_emissao", "valor_corrigido": "2026-11-20T09:32:15-03:00"});
    let resposta = api.evento("1", "carta_correcao", corpo).await.json();
    assert_eq!((&resposta["status"], &resposta["status_sefaz"]), (&json!("erro_autorizacao"), &json!("681")));
}

#[tokio::test]
async fn a_letter_that_cannot_be_made_tells_what_is_wrong_with_its_correction() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    for corpo in [json!({}), json!({"campo_corrigido": "inexistente", "valor_corrigido": "x"})] {
        let (http, resposta) = api.evento("1", "carta_correcao", corpo).await.em_json();
        assert_eq!((http, &resposta["codigo"]), (400, &json!("requisicao_invalida")));
        assert_eq!(resposta["erros"][0]["numero_correcao"], 1);
        assert!(resposta["erros"][0]["erros"][0].is_string(), "{resposta}");
    }
}

#[tokio::test]
async fn a_corrected_document_is_not_cancelled() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.corrigir("1").await;
    assert_eq!(api.cancelar("1").await.json()["status_sefaz"], "523");
}

#[tokio::test]
async fn a_disagreement_is_registered_for_both_models() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.emitir_cte_os("2", &cte_os()).await;
    for referencia in ["1", "2"] {
        let resposta = api.evento(referencia, "desacordo", evento("desacordo")).await.json();
        assert!(registrado(&resposta) && resposta["status"] == "autorizado", "{resposta}");
        let xml = api.get(resposta["caminho_xml"].as_str().expect("a path")).await.texto;
        assert!(xml.contains("<tpEvento>610110</tpEvento>"), "{xml}");
    }
    let (http, resposta) = api.evento("1", "desacordo", json!({"observacoes": "curta"})).await.em_json();
    assert_eq!((http, &resposta["codigo"]), (400, &json!("requisicao_invalida")));
}

#[tokio::test]
async fn a_multimodal_ct_e_takes_its_registers_and_no_other_does() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &documento("cte_multimodal")).await;
    api.emitir_e_aguardar(&relogio, "2", &cte()).await;
    api.emitir_cte_os("3", &cte_os()).await;
    let registrar = |referencia: &'static str| {
        let api = api.clone();
        async move { api.evento(referencia, "registro_multimodal", evento("registro_multimodal")).await.em_json() }
    };
    let (http, resposta) = registrar("1").await;
    assert!(http == 200 && registrado(&resposta) && resposta["status"] == "autorizado", "{resposta}");
    let xml = api.get(resposta["caminho_xml"].as_str().expect("a path")).await.texto;
    assert!(xml.contains("<tpEvento>110160</tpEvento>"), "{xml}");
    assert_eq!(registrar("2").await.1["status_sefaz"], "679");
    assert_eq!(registrar("3").await, (400, erro("nao_autorizado", NAO_AUTORIZADO)));
    let (http, resposta) = api.evento("1", "registro_multimodal", json!({})).await.em_json();
    assert_eq!((http, &resposta["codigo"]), (422, &json!("erro_validacao_schema")));
}

#[tokio::test]
async fn the_gtv_is_for_the_ct_e_os_of_valuables() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte_os("1", &documento("cte_os_valores")).await;
    api.emitir_cte_os("2", &cte_os()).await;
    api.emitir_e_aguardar(&relogio, "3", &cte()).await;
    let resposta = api.evento("1", "dados_gtv", evento("dados_gtv")).await.json();
    assert!(registrado(&resposta) && resposta["status"] == "autorizado", "{resposta}");
    let xml = api.get(resposta["caminho_xml"].as_str().expect("a path")).await.texto;
    assert!(xml.contains("<tpEvento>110170</tpEvento>"), "{xml}");
    assert_eq!(api.evento("2", "dados_gtv", evento("dados_gtv")).await.json()["status_sefaz"], "889");
    let recusada = api.evento("3", "dados_gtv", evento("dados_gtv")).await.em_json();
    assert_eq!(recusada, (400, erro("nao_autorizado", NAO_AUTORIZADO)));
}

#[tokio::test]
async fn an_event_needs_a_document_that_was_authorised() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte("1", &cte()).await;
    let em_processo = (400, erro("nao_autorizado", NAO_AUTORIZADO));
    assert_eq!(api.cancelar("1").await.em_json(), em_processo);
    assert_eq!(api.corrigir("1").await.em_json(), em_processo);
    let desconhecido = (404, erro("nao_encontrado", "CT-e não encontrado"));
    assert_eq!(api.cancelar("2").await.em_json(), desconhecido);
    assert_eq!(api.corrigir("2").await.em_json(), desconhecido);
    assert_eq!(api.com_token("outro").cancelar("1").await.em_json(), desconhecido);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused_as_one() {
    let (sandbox, relogio) = iniciar(|builder| builder).await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    assert_eq!(api.delete("/v2/cte/1", "nada").await.http, 415);
    assert_eq!(api.post("/v2/cte/1/carta_correcao", "[]").await.http, 400);
    assert_eq!(api.delete("/v2/cte/1", " ".repeat(1024 * 1024 + 1)).await.http, 413);
}
