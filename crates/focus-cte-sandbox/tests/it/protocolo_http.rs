//! What clients in the field send: odd content types, `Expect: 100-continue`, unknown paths, other methods.

use reqwest::Method;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::apoio::{Api, cte, enviar, erro, sandbox};

#[tokio::test]
async fn json_is_read_whatever_its_content_type() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let tipos =
        ["application/json", "application/x-www-form-urlencoded", "text/plain;charset=UTF-8", "multipart/form-data"];
    for (referencia, tipo) in tipos.into_iter().enumerate() {
        let requisicao = api
            .requisicao(Method::POST, &format!("/v2/cte?ref={referencia}&token=abc"))
            .header("content-type", tipo)
            .body(cte().to_string());
        assert_eq!(enviar(requisicao).await.http, 202, "{tipo}");
    }
}

#[tokio::test]
async fn a_client_that_waits_to_be_told_to_continue_is_told() {
    let (sandbox, _relogio) = sandbox().await;
    let corpo = cte().to_string();
    let mut conexao = TcpStream::connect(sandbox.endereco()).await.expect("a connection");
    let cabecalho = format!(
        "POST /v2/cte?ref=1&token=abc HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\
         Expect: 100-continue\r\nConnection: close\r\n\r\n",
        corpo.len()
    );
    conexao.write_all(cabecalho.as_bytes()).await.expect("headers sent");
    let mut continuar = [0; 25];
    conexao.read_exact(&mut continuar).await.expect("an interim answer");
    assert_eq!(&continuar, b"HTTP/1.1 100 Continue\r\n\r\n");
    conexao.write_all(corpo.as_bytes()).await.expect("a body sent");
    let mut resposta = String::new();
    conexao.read_to_string(&mut resposta).await.expect("an answer");
    assert!(resposta.starts_with("HTTP/1.1 202 Accepted"), "{resposta}");
}

#[tokio::test]
async fn an_unknown_path_or_method_is_not_found_in_the_documented_shape() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let mensagem = "Recurso não encontrado: confira o método e o caminho da requisição";
    let esperado = (404, erro("nao_encontrado", mensagem));
    assert_eq!(api.get("/v2/nada").await.em_json(), esperado);
    assert_eq!(api.get("/").await.em_json(), esperado);
    assert_eq!(api.get("/v2/cte").await.em_json(), esperado);
    assert_eq!(api.post("/v2/cte/1", "{}").await.em_json(), esperado);
}
