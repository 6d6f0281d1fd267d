//! Rate limit.

use std::time::Duration;

use reqwest::Method;

use crate::apoio::{Api, Resposta, enviar, erro, iniciar, sandbox};

fn cota(resposta: &Resposta) -> [&str; 3] {
    ["rate-limit-limit", "rate-limit-remaining", "rate-limit-reset"].map(|nome| resposta.cabecalho(nome))
}

#[tokio::test]
async fn every_response_tells_the_credits() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    // Nothing is refused, and a client that minds the headers has nothing to wait for.
    assert_eq!(cota(&api.get("/v2/cte/1").await), ["100", "99", "0"]);
    assert_eq!(cota(&api.post("/v2/cte", "{}").await), ["100", "99", "0"]);
    assert_eq!(cota(&enviar(api.requisicao(Method::GET, "/v2/cte/1")).await), ["100", "100", "0"]);
    assert_eq!(cota(&api.get("/outra").await), ["100", "100", "0"]);
}

#[tokio::test]
async fn by_default_nobody_is_refused() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for _ in 0..150 {
        assert_eq!(api.get("/v2/cte/1").await.http, 404);
    }
}

#[tokio::test]
async fn above_the_limit_the_answer_is_429_until_the_minute_is_over() {
    let (sandbox, relogio) = iniciar(|builder| builder.limite_por_minuto(2)).await;
    let api = Api::nova(&sandbox);
    assert_eq!(cota(&api.get("/v2/cte/1").await), ["2", "1", "60"]);
    relogio.avancar(Duration::from_secs(20));
    assert_eq!(cota(&api.get("/v2/cte/1").await), ["2", "0", "40"]);
    let recusada = api.get("/v2/cte/1").await;
    assert_eq!(cota(&recusada), ["2", "0", "40"]);
    assert_eq!(recusada.cabecalho("retry-after"), "40");
    let mensagem = "Limite de requisições por minuto excedido: aguarde os segundos do cabeçalho Rate-Limit-Reset";
    assert_eq!(recusada.em_json(), (429, erro("limite_excedido", mensagem)));
    relogio.avancar(Duration::from_secs(40));
    assert_eq!(api.get("/v2/cte/1").await.http, 404);
}

#[tokio::test]
async fn one_tokens_credits_are_not_anothers() {
    let (sandbox, _relogio) = iniciar(|builder| builder.limite_por_minuto(1)).await;
    let api = Api::nova(&sandbox);
    api.get("/v2/cte/1").await;
    assert_eq!(api.get("/v2/cte/1").await.http, 429);
    assert_eq!(api.com_token("outro").get("/v2/cte/1").await.http, 404);
}
