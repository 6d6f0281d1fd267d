//! The two rigours.

use focus_cte_sandbox::Rigor;
use serde_json::{Value, json};

use crate::apoio::{Api, com, cte, cte_os, iniciar, sandbox};

/// The sample of the API's documentation for the CT-e OS, as far as it matters here: its `funcionario_emissor` is longer
/// than the layout's 20 characters, and its `data_emissao` has no offset.
fn exemplo_67() -> Value {
    com(
        cte_os(),
        json!({
            "data_emissao": "2018-06-18T09:17:00",
            "funcionario_emissor": "Nome do funcionario que fez a emissao",
            "nome_tomador": "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL",
        }),
    )
}

#[tokio::test]
async fn the_documentations_rigour_authorises_what_can_be_read() {
    let (sandbox, relogio) = iniciar(|builder| builder.rigor(Rigor::Documentacao)).await;
    let api = Api::nova(&sandbox);
    let (http, documento) = api.emitir_cte_os("1", &exemplo_67()).await.em_json();
    assert_eq!((http, &documento["status"]), (201, &json!("autorizado")), "{documento}");
    let minimo = json!({"cnpj_emitente": "11222333000181", "data_emissao": "2026-11-20T09:32:15-03:00"});
    assert_eq!(api.emitir_e_aguardar(&relogio, "2", &minimo).await["status"], "autorizado");
    assert_eq!(api.emitir_e_aguardar(&relogio, "3", &exemplo_67()).await["status"], "autorizado", "on the other path");
}

#[tokio::test]
async fn the_authoritys_rigour_is_the_default_and_refuses_them() {
    let (sandbox, _relogio) = sandbox().await;
    let (http, resposta) = Api::nova(&sandbox).emitir_cte_os("1", &exemplo_67()).await.em_json();
    assert_eq!((http, &resposta["codigo"]), (422, &json!("erro_validacao_schema")));
    assert_eq!(resposta["erros"][0]["campo"], "funcionario_emissor");
}

#[tokio::test]
async fn the_documentations_rigour_still_refuses_what_its_table_says() {
    let (sandbox, _relogio) = iniciar(|builder| builder.rigor(Rigor::Documentacao)).await;
    let api = Api::nova(&sandbox);
    let codigo = |documento: Value| {
        let api = api.clone();
        async move { api.emitir_cte("1", &documento).await.json()["codigo"].clone() }
    };
    assert_eq!(codigo(com(cte(), json!({"modelo": "67"}))).await, "modelo_invalido");
    assert_eq!(codigo(com(cte(), json!({"serie": "1"}))).await, "campos_invalidos");
    assert_eq!(codigo(com(cte(), json!({"forma_emissao": "x"}))).await, "forma_emissao_invalida");
    assert_eq!(api.post("/v2/cte?ref=1", "{").await.http, 415);
}

#[tokio::test]
async fn the_documentations_letters_are_registered_as_they_are() {
    let (sandbox, relogio) = iniciar(|builder| builder.rigor(Rigor::Documentacao)).await;
    let api = Api::nova(&sandbox);
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let cartas = [
        json!({"campo_corrigido": "uf_inicio", "valor_corrigido": "PR"}),
        json!({"campo_corrigido": "observacoes", "valor_corrigido": "Nova observação"}),
        json!({
            "campo_correcao": "Informe aqui o titulo do campo que será corrigido na CTe.",
            "valor_correcao": "Informe aqui o valor para o campo que será corrigido.",
        }),
    ];
    for (numero, carta) in (1..).zip(cartas) {
        let resposta = api.evento("1", "carta_correcao", carta).await.json();
        assert_eq!(
            (&resposta["status"], &resposta["numero_carta_correcao"]),
            (&json!("autorizado"), &json!(numero)),
            "{resposta}"
        );
    }
    assert_eq!(api.cancelar("1").await.json()["status"], "cancelado");
}
