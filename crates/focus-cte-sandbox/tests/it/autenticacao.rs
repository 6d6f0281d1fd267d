//! Tokens.

use reqwest::Method;

use crate::apoio::{Api, cte, enviar, sandbox};

#[tokio::test]
async fn without_a_token_the_answer_is_401_in_html() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for requisicao in [
        api.requisicao(Method::GET, "/v2/cte/1"),
        api.requisicao(Method::GET, "/v2/cte/1?token="),
        api.requisicao(Method::GET, "/v2/cte/1").basic_auth("", Some("senha")),
        api.requisicao(Method::GET, "/v2/cte/1").bearer_auth("abc"),
        api.requisicao(Method::POST, "/v2/cte?ref=1").body("{}"),
    ] {
        let resposta = enviar(requisicao).await;
        assert_eq!((resposta.http, resposta.texto.as_str()), (401, "HTTP Basic: Access denied.\n"));
        assert_eq!(resposta.cabecalho("content-type"), "text/html; charset=utf-8");
        assert_eq!(resposta.cabecalho("www-authenticate"), "Basic realm=\"Application\"");
    }
}

#[tokio::test]
async fn the_token_is_the_basic_user_with_any_password_or_the_parameter() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox).com_token("abc");
    api.emitir_cte("1", &cte()).await;
    for requisicao in [
        api.requisicao(Method::GET, "/v2/cte/1").basic_auth("abc", None::<&str>),
        api.requisicao(Method::GET, "/v2/cte/1").basic_auth("abc", Some("qualquer")),
        api.requisicao(Method::GET, "/v2/cte/1?token=abc"),
    ] {
        assert_eq!(enviar(requisicao).await.http, 200);
    }
}

#[tokio::test]
async fn a_token_sees_only_its_own_references() {
    let (sandbox, _relogio) = sandbox().await;
    let (api, outro) = (Api::nova(&sandbox), Api::nova(&sandbox).com_token("outro"));
    assert_eq!(api.emitir_cte("1", &cte()).await.http, 202);
    assert_eq!(outro.get("/v2/cte/1").await.http, 404);
    assert_eq!(outro.emitir_cte("1", &cte()).await.http, 202);
}
