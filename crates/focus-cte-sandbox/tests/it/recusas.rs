//! Refusals: the rows of the documented table, with their status, code and message.

use serde_json::{Value, json};

use crate::apoio::{Api, com, cte, cte_os, erro, iniciar, sandbox};

const REQUISICAO_INVALIDA: &str = "Sua requisição é inválida porque alguns dos paramêtros básicos não foram cumpridos. \
                                   Entre em contato com o nosso suporte.";

#[tokio::test]
async fn a_missing_or_strange_reference_is_an_invalid_request() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let esperado = (400, erro("requisicao_invalida", REQUISICAO_INVALIDA));
    let longa = format!("/v2/cte?ref={}", "a".repeat(256));
    for caminho in ["/v2/cte", "/v2/cte?ref=", "/v2/cte?ref=%20", "/v2/cte_os", "/v2/cte?ref=a%00b", &longa] {
        assert_eq!(api.post(caminho, cte().to_string()).await.em_json(), esperado, "{caminho}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_json_is_415_and_says_where() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for corpo in ["", "{", "{\"cfop\": }", "nada", "{\"cfop\": NaN}"] {
        let resposta = api.post("/v2/cte?ref=1", corpo).await;
        let documento = resposta.json();
        assert_eq!((resposta.http, &documento["codigo"]), (415, &json!("json_invalido")), "{corpo}");
        let mensagem = documento["mensagem"].as_str().expect("a message");
        assert!(mensagem.starts_with("Não foi possível ler o corpo da requisição como JSON: linha 1"), "{mensagem}");
    }
    assert_eq!(api.post("/v2/cte?ref=1", vec![b'{', 0xff, b'}']).await.http, 415);
    assert_eq!(api.get("/v2/cte/1").await.http, 404);
}

#[tokio::test]
async fn json_that_is_no_document_is_an_invalid_request() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for corpo in ["[]", "57", "{\"cfop\": \"5353\", \"cfop\": \"5353\"}"] {
        let resposta = api.post("/v2/cte?ref=1", corpo).await;
        assert_eq!((resposta.http, &resposta.json()["codigo"]), (400, &json!("requisicao_invalida")), "{corpo}");
        assert_eq!(resposta.json()["mensagem"], REQUISICAO_INVALIDA);
        assert_eq!(campos(&resposta.json()), [""]);
    }
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_413() {
    let (sandbox, _relogio) = sandbox().await;
    let resposta = Api::nova(&sandbox).post("/v2/cte?ref=1", " ".repeat(10 * 1024 * 1024 + 1)).await;
    assert_eq!((resposta.http, &resposta.json()["codigo"]), (413, &json!("corpo_muito_grande")));
}

#[tokio::test]
async fn the_other_models_document_is_refused_on_both_paths() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mensagem = "Para esta URL só é permitida a emissão de CT-e modelo 57";
    let esperado = (400, erro("modelo_invalido", mensagem));
    for documento in [cte_os(), com(cte(), json!({"tipo_servico": 7})), com(cte(), json!({"modelo": "67"}))] {
        assert_eq!(api.emitir_cte("1", &documento).await.em_json(), esperado);
    }
    let mensagem = "Para esta URL só é permitida a emissão de CT-e modelo 67";
    let esperado = (400, erro("modelo_invalido", mensagem));
    for documento in [cte(), com(cte_os(), json!({"tipo_servico": "0"})), com(cte_os(), json!({"modelo": 57}))] {
        assert_eq!(api.emitir_cte_os("1", &documento).await.em_json(), esperado);
    }
}

#[tokio::test]
async fn a_company_that_may_not_emit_is_refused() {
    let (sandbox, _relogio) = iniciar(|builder| builder.empresa_nao_habilitada("11222333000181")).await;
    let api = Api::nova(&sandbox);
    let esperado = erro("empresa_nao_habilitada", "Empresa ainda não habilitada para emissão de CT-e");
    assert_eq!(api.emitir_cte("1", &cte()).await.em_json(), (400, esperado));
    assert_eq!(api.emitir_cte("1", &com(cte(), json!({"cnpj_emitente": "22987654000193"}))).await.http, 202);
}

#[tokio::test]
async fn a_document_against_the_layout_is_422_with_every_field_at_fault() {
    let (sandbox, _relogio) = sandbox().await;
    let documento = com(cte(), json!({"cfop": "63", "natureza_operacao": null}));
    let resposta = Api::nova(&sandbox).emitir_cte("1", &documento).await;
    let corpo = resposta.json();
    assert_eq!((resposta.http, &corpo["codigo"]), (422, &json!("erro_validacao_schema")));
    assert_eq!(corpo["mensagem"], "Erro na validação do Schema XML");
    assert_eq!(campos(&corpo), ["cfop", "natureza_operacao"]);
}

#[tokio::test]
async fn a_document_without_its_company_is_422() {
    let (sandbox, _relogio) = sandbox().await;
    let documento = com(cte(), json!({"cnpj_emitente": null}));
    let resposta = Api::nova(&sandbox).emitir_cte("1", &documento).await;
    assert_eq!((resposta.http, &resposta.json()["codigo"]), (422, &json!("erro_validacao_schema")));
    assert_eq!(campos(&resposta.json()), ["cnpj_emitente ou cpf_emitente"]);
}

#[tokio::test]
async fn errors_of_the_modal_alone_have_their_own_code() {
    let (sandbox, _relogio) = sandbox().await;
    let documento = com(cte(), json!({"modal_rodoviario": {"rntrc": "1"}}));
    let resposta = Api::nova(&sandbox).emitir_cte("1", &documento).await;
    let corpo = resposta.json();
    assert_eq!((resposta.http, &corpo["codigo"]), (400, &json!("campos_invalidos_modal")));
    assert_eq!(
        corpo["mensagem"],
        "Esse status indica erros nos campos do modal usado. \
         Verifique os campos informados e compare com a nossa documentação de campos."
    );
    assert_eq!(campos(&corpo), ["modal_rodoviario.rntrc"]);
}

#[tokio::test]
async fn a_field_of_the_wrong_shape_is_named() {
    let (sandbox, _relogio) = sandbox().await;
    let documento = com(cte(), json!({"cfop": {"codigo": "6352"}, "nfes": "nenhuma"}));
    let resposta = Api::nova(&sandbox).emitir_cte("1", &documento).await;
    let corpo = resposta.json();
    assert_eq!((resposta.http, &corpo["codigo"]), (400, &json!("campos_invalidos")));
    assert_eq!(corpo["mensagem"], "O Campo 'cfop' não é válido");
    assert_eq!(campos(&corpo), ["cfop", "nfes"]);
}

#[tokio::test]
async fn a_number_needs_its_series_and_a_series_its_number() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let sem_numero = api.emitir_cte("1", &com(cte(), json!({"serie": "1"}))).await;
    assert_eq!(sem_numero.em_json(), (400, erro("campos_invalidos", "O parâmetro 'numero' não foi informado")));
    let sem_serie = api.emitir_cte("1", &com(cte(), json!({"numero": "1"}))).await;
    assert_eq!(sem_serie.em_json(), (400, erro("campos_invalidos", "O parâmetro 'serie' não foi informado")));
}

#[tokio::test]
async fn a_form_of_emission_that_does_not_exist_has_its_own_code() {
    let (sandbox, _relogio) = sandbox().await;
    let resposta = Api::nova(&sandbox).emitir_cte("1", &com(cte(), json!({"forma_emissao": "9"}))).await;
    let corpo = resposta.json();
    assert_eq!((resposta.http, &corpo["codigo"]), (400, &json!("forma_emissao_invalida")));
    assert_eq!(corpo["mensagem"], "A forma de emissão utilizada é inválida");
    assert_eq!(campos(&corpo), ["forma_emissao"]);
}

#[tokio::test]
async fn what_was_refused_leaves_no_document() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    assert_eq!(api.emitir_cte("1", &com(cte(), json!({"cfop": "63"}))).await.http, 422);
    assert_eq!(api.get("/v2/cte/1").await.http, 404);
    assert_eq!(api.emitir_cte("1", &cte()).await.http, 202);
}

fn campos(corpo: &Value) -> Vec<&str> {
    let erros = corpo["erros"].as_array().expect("a list of errors");
    assert!(erros.iter().all(|erro| erro["mensagem"].as_str().is_some_and(|mensagem| !mensagem.is_empty())));
    let mut campos: Vec<_> = erros.iter().filter_map(|erro| erro["campo"].as_str()).collect();
    campos.sort_unstable();
    campos
}
