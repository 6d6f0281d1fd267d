//! Webhooks: their registration, and their delivery on a clock that the test moves.

use std::time::Duration;

use focus_cte_sandbox::{Falha, Regra, Relogio};
use serde_json::{Value, json};

use crate::apoio::{Api, cte, cte_os, erro, iniciar, sandbox};
use crate::receptor::Receptor;

fn gatilho(url: &str) -> Value {
    json!({"cnpj": cte()["cnpj_emitente"], "event": "cte", "url": url})
}

async fn criar(api: &Api, gatilho: &Value) -> (u16, Value) {
    api.post("/v2/hooks", gatilho.to_string()).await.em_json()
}

/// Waits until the last delivery was tried so many times.
async fn tentada(api: &Api, vezes: u32) -> Value {
    let espera = async {
        loop {
            let entrega = api.get("/_sandbox/entregas").await.json()[0].clone();
            if entrega["tentativas"] == vezes {
                return entrega;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), espera).await.expect("an attempt in time")
}

#[tokio::test]
async fn a_webhook_is_created_listed_shown_and_deleted() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let pedido =
        json!({"cnpj": "11222333000181", "event": "cte", "url": "http://127.0.0.1:9/x", "authorization": "segredo"});
    let (http, criado) = criar(&api, &pedido).await;
    let id = criado["id"].as_str().expect("an id").to_owned();
    let esperado = json!({
        "id": id, "url": "http://127.0.0.1:9/x", "authorization": "segredo", "authorization_header": null,
        "event": "cte", "cnpj": "11222333000181",
    });
    assert_eq!((http, &criado, id.len()), (201, &esperado, 8));
    assert_eq!(api.get("/v2/hooks").await.em_json(), (200, json!([esperado])));
    let caminho = format!("/v2/hooks/{id}");
    assert_eq!(api.get(&caminho).await.em_json(), (200, esperado));
    let outro = api.com_token("outro");
    assert_eq!(outro.get("/v2/hooks").await.json(), json!([]));
    assert_eq!(outro.get(&caminho).await.http, 404);
    assert_eq!(outro.delete(&caminho, "").await.http, 404);
    let (http, apagado) = api.delete(&caminho, "").await.em_json();
    assert_eq!((http, &apagado["deleted"], &apagado["id"]), (200, &json!(true), &json!(id)));
    assert_eq!(api.get(&caminho).await.em_json(), (404, erro("nao_encontrado", "Webhook não encontrado")));
}

#[tokio::test]
async fn a_company_has_at_most_five_webhooks_of_one_event() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for _ in 0..5 {
        assert_eq!(criar(&api, &gatilho("http://127.0.0.1:9/")).await.0, 201);
    }
    let (http, resposta) = criar(&api, &gatilho("http://127.0.0.1:9/")).await;
    assert_eq!((http, &resposta["codigo"]), (422, &json!("limite_de_webhooks")));
    let recebidas = json!({"cnpj": cte()["cnpj_emitente"], "event": "cte_recebida", "url": "http://127.0.0.1:9/"});
    assert_eq!(criar(&api, &recebidas).await.0, 201);
}

#[tokio::test]
async fn a_webhook_that_cannot_work_is_refused_field_by_field() {
    let (sandbox, _relogio) = sandbox().await;
    let pedido = json!({"cnpj": "1", "event": "outro", "url": "ftp://x", "authorization_header": "a b", "authorization": "a\nb"});
    let (http, resposta) = criar(&Api::nova(&sandbox), &pedido).await;
    assert_eq!((http, &resposta["codigo"]), (400, &json!("campos_invalidos")));
    let campos: Vec<_> = resposta["erros"].as_array().expect("a list").iter().map(|erro| &erro["campo"]).collect();
    assert_eq!(campos, ["cnpj", "event", "url", "authorization", "authorization_header"]);
}

#[tokio::test]
async fn authorisation_rejection_and_cancellation_post_what_the_query_answers() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mut receptor = Receptor::iniciar(&[]).await;
    criar(&api, &gatilho(&receptor.url)).await;
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    assert_eq!(receptor.proximo().await.corpo, api.get("/v2/cte/1").await.json());
    api.cancelar("1").await;
    let cancelado = receptor.proximo().await.corpo;
    assert_eq!((&cancelado["status"], &cancelado), (&json!("cancelado"), &api.get("/v2/cte/1").await.json()));
    sandbox.falhar(Regra::nova(Falha::Cstat { cstat: 999, mensagem: None }));
    api.emitir_e_aguardar(&relogio, "2", &cte()).await;
    assert_eq!(receptor.proximo().await.corpo, api.get("/v2/cte/2").await.json());
    let outro = api.com_token("outro");
    outro.emitir_e_aguardar(&relogio, "1", &cte()).await;
    assert!(receptor.nada(), "another token's documents are not told");
}

#[tokio::test]
async fn the_secret_comes_in_the_header_that_was_asked_for() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mut receptor = Receptor::iniciar(&[]).await;
    let cnpj = &cte_os()["cnpj_emitente"];
    criar(&api, &json!({"cnpj": cnpj, "event": "cte", "url": receptor.url, "authorization": "segredo-1"})).await;
    api.emitir_cte_os("1", &cte_os()).await;
    assert!(receptor.proximo().await.cabecalhos.contains("authorization: segredo-1"));
    let (_, criado) = criar(
        &api,
        &json!({"event": "cte", "url": receptor.url, "authorization": "segredo-2", "authorization_header": "X-Chave"}),
    )
    .await;
    api.delete(&format!("/v2/hooks/{}", api.get("/v2/hooks").await.json()[0]["id"].as_str().expect("an id")), "").await;
    let (http, chamados) = api.post("/v2/cte/1/hook", "").await.em_json();
    assert_eq!((http, chamados), (200, json!([criado])));
    let cabecalhos = receptor.proximo().await.cabecalhos;
    assert!(cabecalhos.contains("x-chave: segredo-2") && !cabecalhos.contains("authorization:"), "{cabecalhos}");
}

#[tokio::test]
async fn a_failed_delivery_is_tried_again_on_the_real_schedule() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mut receptor = Receptor::iniciar(&[500, 404, 302, 401, 503, 500]).await;
    criar(&api, &gatilho(&receptor.url)).await;
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let primeira = receptor.proximo().await.corpo;
    let segundos = [60, 30 * 60, 60 * 60, 3 * 60 * 60, 24 * 60 * 60];
    for (tentativas, segundos) in (1..).zip(segundos) {
        assert_eq!(tentada(&api, tentativas).await["situacao"], "pendente");
        relogio.avancar(Duration::from_millis(segundos * 1000 - 1));
        api.get("/v2/cte/1").await;
        assert!(receptor.nada(), "too early");
        relogio.avancar(Duration::from_millis(1));
        assert_eq!(receptor.proximo().await.corpo, primeira);
    }
    let desistida = tentada(&api, 6).await;
    assert_eq!(
        (&desistida["situacao"], &desistida["resultado"]),
        (&json!("desistida"), &json!("HTTP 500 Internal Server Error"))
    );
    relogio.avancar(Duration::from_hours(24 * 365));
    assert_eq!(api.get("/_sandbox/estado").await.json()["entregas"], json!({"desistida": 1}));
    assert!(receptor.nada());
}

#[tokio::test]
async fn a_delivery_that_was_pending_survives_a_restart() {
    let pasta = tempfile::tempdir().expect("a folder");
    let (sandbox, relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let api = Api::nova(&sandbox);
    let mut receptor = Receptor::iniciar(&[500]).await;
    criar(&api, &gatilho(&receptor.url)).await;
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    receptor.proximo().await;
    tentada(&api, 1).await;
    drop(sandbox);

    let (sandbox, relogio): (_, Relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    relogio.avancar(Duration::from_hours(1));
    assert_eq!(receptor.proximo().await.corpo["ref"], "1");
    assert_eq!(tentada(&Api::nova(&sandbox), 2).await["situacao"], "entregue");
}

#[tokio::test]
async fn other_machines_are_not_posted_to_unless_allowed() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    criar(&api, &gatilho("http://198.51.100.1/")).await;
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let entrega = tentada(&api, 1).await;
    let resultado = entrega["resultado"].as_str().expect("a reason");
    assert!(resultado.starts_with("o sandbox só entrega nesta máquina"), "{resultado}");
}

#[tokio::test]
async fn giving_numbers_up_is_told_too() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mut receptor = Receptor::iniciar(&[]).await;
    criar(&api, &json!({"cnpj": "11222333000181", "event": "inutilizacao", "url": receptor.url})).await;
    let pedido = json!({
        "cnpj": "11222333000181", "serie": "1", "numero_inicial": "1", "numero_final": "2",
        "justificativa": "Teste de inutilizacao de nota",
    });
    let resposta = api.post("/v2/cte/inutilizacao", pedido.to_string()).await.json();
    assert_eq!(receptor.proximo().await.corpo, resposta);
}
