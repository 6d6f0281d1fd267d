//! Received CT-es: pages, the cursor, and each document's files.

use focus_cte::client::Recebidas;
use focus_cte::documento::Situacao;
use focus_cte::{Cnpj, ErrorKind};
use serde_json::{Value, json};

use super::server::{Act, BASIC, Server, answer, answer_with, not_found};

const KEY: &str = "35260712345678000195570010000000421876543218";

fn cnpj() -> Cnpj {
    "12ABC34501DE35".parse().unwrap()
}

fn summary(versao: u64) -> Value {
    json!({"chave": format!("{versao:044}"), "versao": versao, "situacao": "autorizada", "valor_total": "10.50"})
}

fn page(items: &[Value]) -> Act {
    answer(200, Value::from(items.to_vec()).to_string())
}

/// Versions in the order that they come, until there are no more; errors as `None`.
async fn all(recebidas: &mut Recebidas) -> Vec<Option<u64>> {
    let mut versions = Vec::new();
    while let Some(item) = recebidas.proxima().await {
        versions.push(item.ok().map(|cte| cte.versao));
    }
    versions
}

#[tokio::test]
async fn a_page_brings_summaries_and_what_the_headers_say() {
    let headers = [("X-Total-Count", "250"), ("X-Max-Version", "13")];
    let body = Value::from(vec![summary(13), summary(11)]).to_string();
    let server = Server::following(vec![answer_with(200, &headers, body)]).await;
    let page = server.client().recebidas(&cnpj(), 10).await.unwrap();
    let versions: Vec<u64> = page.itens.iter().map(|item| item.versao).collect();
    assert_eq!(versions, [11, 13]);
    assert_eq!((page.total, page.versao_maxima, page.cursor), (Some(250), Some(13), 13));
    assert_eq!(page.itens[0].situacao, Situacao::Autorizada);
    assert_eq!(server.lines(), ["GET /v2/ctes_recebidas?cnpj=12ABC34501DE35&versao=10"]);
}

#[tokio::test]
async fn page_follows_page_until_one_is_empty() {
    let server = Server::following(vec![page(&[summary(2), summary(3)]), page(&[summary(7)]), page(&[])]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    assert_eq!(all(&mut recebidas).await, [Some(2), Some(3), Some(7)]);
    assert_eq!(recebidas.cursor(), 7);
    let versions: Vec<String> = server.lines().iter().map(|l| l.rsplit('=').next().unwrap().to_owned()).collect();
    assert_eq!(versions, ["1", "3", "7"]);
}

#[tokio::test]
async fn a_page_that_holds_all_is_the_last() {
    let body = Value::from(vec![summary(2)]).to_string();
    let server = Server::following(vec![answer_with(200, &[("X-Total-Count", "1")], body)]).await;
    assert_eq!(all(&mut server.client().recebidas_desde(&cnpj(), 0)).await, [Some(2)]);
    assert_eq!(server.lines().len(), 1);
}

#[tokio::test]
async fn the_cursor_never_passes_an_entry_that_cannot_be_read() {
    let broken = json!({"versao": 3, "situacao": "autorizada"});
    let server = Server::following(vec![page(&[summary(2), broken, summary(4)]), page(&[summary(9)]), page(&[])]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    assert_eq!(all(&mut recebidas).await, [Some(2), None, Some(4), Some(9)]);
    assert_eq!(recebidas.cursor(), 2);
}

#[tokio::test]
async fn an_entry_that_cannot_be_read_is_told_with_its_text() {
    let server = Server::following(vec![page(&[json!("estragado"), summary(4)]), page(&[])]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    let error = recebidas.proxima().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.corpo()), (ErrorKind::RespostaInvalida, Some("\"estragado\"")));
    assert_eq!(all(&mut recebidas).await, [Some(4)]);
    assert_eq!(recebidas.cursor(), 1);
}

#[tokio::test]
async fn the_cursor_does_not_pass_the_document_in_hand() {
    let server = Server::following(vec![page(&[summary(2), summary(3)]), page(&[])]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    recebidas.proxima().await.unwrap().unwrap();
    assert_eq!(recebidas.cursor(), 1);
    recebidas.proxima().await.unwrap().unwrap();
    assert_eq!(recebidas.cursor(), 2);
    recebidas.confirmar();
    assert_eq!(recebidas.cursor(), 3);
}

#[tokio::test]
async fn the_cursor_does_not_pass_a_document_that_the_caller_could_not_use() {
    let server = Server::following(vec![page(&[summary(2), summary(3), summary(4)]), page(&[])]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    recebidas.proxima().await.unwrap().unwrap();
    recebidas.proxima().await.unwrap().unwrap();
    recebidas.reter();
    assert_eq!(all(&mut recebidas).await, [Some(4)]);
    assert_eq!(recebidas.cursor(), 2);
}

#[tokio::test]
async fn the_cursor_does_not_stop_between_documents_of_one_version() {
    let server = Server::following(vec![page(&[summary(2), summary(2)]), page(&[])]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    recebidas.proxima().await.unwrap().unwrap();
    recebidas.confirmar();
    assert_eq!(recebidas.cursor(), 1);
    assert_eq!(all(&mut recebidas).await, [Some(2)]);
    assert_eq!(recebidas.cursor(), 2);
}

#[tokio::test]
async fn a_page_that_fails_can_be_asked_for_again() {
    let server =
        Server::following(vec![page(&[summary(2)]), answer(401, "<html>"), page(&[summary(5)]), page(&[])]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    recebidas.proxima().await.unwrap().unwrap();
    assert_eq!(recebidas.proxima().await.unwrap().unwrap_err().kind(), ErrorKind::Autenticacao);
    assert_eq!(recebidas.cursor(), 2);
    assert_eq!(all(&mut recebidas).await, [Some(5)]);
}

#[tokio::test]
async fn a_server_that_repeats_itself_does_not_make_an_endless_list() {
    let server = Server::following(vec![page(&[summary(2)]); 10]).await;
    let mut recebidas = server.client().recebidas_desde(&cnpj(), 1);
    assert_eq!(all(&mut recebidas).await, [Some(2), Some(2)]);
    assert_eq!(server.lines().len(), 2);
}

#[tokio::test]
async fn a_list_that_is_no_list_is_an_error() {
    for body in ["{}", "<html>", ""] {
        let server = Server::following(vec![answer(200, body)]).await;
        let error = server.client().recebidas(&cnpj(), 0).await.unwrap_err();
        assert_eq!((error.kind(), error.corpo()), (ErrorKind::RespostaInvalida, Some(body)));
    }
}

#[tokio::test]
async fn each_document_has_its_json_and_xml() {
    let server = Server::following(vec![
        answer(200, r#"{"cfop": "5353"}"#),
        answer(200, "<a/>"),
        answer(200, "<b/>"),
        answer(200, "<c/>"),
    ])
    .await;
    let client = server.client();
    assert_eq!(client.consultar_recebida(KEY).await.unwrap()["cfop"], "5353");
    assert_eq!(client.baixar_xml_recebida(format!("CTe{KEY}")).await.unwrap(), b"<a/>");
    assert_eq!(client.baixar_xml_cancelamento_recebida(KEY).await.unwrap(), b"<b/>");
    assert_eq!(client.baixar_xml_carta_correcao_recebida(KEY).await.unwrap(), b"<c/>");
    let path = |suffix| format!("GET /v2/ctes_recebidas/{KEY}{suffix}");
    assert_eq!(server.lines(), [path(".json"), path(".xml"), path("/cancelamento.xml"), path("/carta_correcao.xml")]);
    assert!(server.asked().iter().all(|asked| asked.header("authorization") == Some(BASIC)));
    let error = client.baixar_xml_recebida("../hooks").await.unwrap_err();
    assert_eq!((error.kind(), error.operacao()), (ErrorKind::Configuracao, Some("baixar_xml_recebida")));
}

#[tokio::test]
async fn a_disagreement_is_declared_and_shown() {
    let registered = answer(200, r#"{"status": "autorizado", "status_sefaz": "135"}"#);
    let server = Server::following(vec![registered.clone(), registered]).await;
    let client = server.client();
    assert!(client.desacordo_recebida(KEY, "Carga entregue com avaria").await.unwrap().aceito());
    assert!(client.consultar_desacordo_recebida(KEY).await.unwrap().aceito());
    let path = format!("/v2/ctes_recebidas/{KEY}/desacordo");
    assert_eq!(server.lines(), [format!("POST {path}"), format!("GET {path}")]);
    let sent: Value = serde_json::from_str(&server.asked()[0].body).unwrap();
    assert_eq!(sent, json!({"observacoes": "Carga entregue com avaria"}));
}

#[tokio::test]
async fn a_lost_disagreement_is_looked_up_before_it_is_sent_again() {
    let registered = answer(200, r#"{"status": "autorizado"}"#);
    let server = Server::following(vec![Act::Drop, registered.clone()]).await;
    assert!(server.client().desacordo_recebida(KEY, "Carga com avaria").await.unwrap().reconciliado());
    let server = Server::following(vec![Act::Drop, not_found(), registered]).await;
    assert!(!server.client().desacordo_recebida(KEY, "Carga com avaria").await.unwrap().reconciliado());
}
