//! Download: where the token goes, and where it does not.

use focus_cte::{Documento, ErrorKind};
use serde_json::json;

use super::server::{Act, BASIC, Server, answer, answer_with, not_found};

fn document(caminho_xml: &str) -> Documento {
    Documento::from_value(json!({"status": "autorizado", "caminho_xml": caminho_xml})).unwrap()
}

#[tokio::test]
async fn a_relative_path_is_of_the_apis_host_and_gets_the_token() {
    let server = Server::following(vec![answer(200, "<cteProc/>")]).await;
    let xml = server.client().baixar_xml(&document("/arquivos/42.xml")).await.unwrap();
    assert_eq!(xml, b"<cteProc/>");
    assert_eq!(server.lines(), ["GET /arquivos/42.xml"]);
    assert_eq!(server.asked()[0].header("authorization"), Some(BASIC));
}

#[tokio::test]
async fn an_absolute_url_of_another_host_is_asked_without_the_token() {
    let storage = Server::following(vec![answer(200, "<cteProc/>")]).await;
    let server = Server::following(vec![]).await;
    let xml = server.client().baixar_xml(&document(&format!("{}/42.xml?assinatura=a%2Fb", storage.url))).await.unwrap();
    assert_eq!(xml, b"<cteProc/>");
    assert_eq!(storage.lines(), ["GET /42.xml?assinatura=a%2Fb"]);
    assert_eq!(storage.asked()[0].header("authorization"), None);
    assert!(server.asked().is_empty());
}

#[tokio::test]
async fn a_redirect_is_followed_without_the_token() {
    let storage = Server::following(vec![answer(200, "<cteProc/>")]).await;
    let away = answer_with(302, &[("location", &format!("{}/42.xml", storage.url))], "");
    let server = Server::following(vec![away]).await;
    let xml = server.client().baixar("/arquivos/42.xml").await.unwrap();
    assert_eq!(xml, b"<cteProc/>");
    assert_eq!(server.asked()[0].header("authorization"), Some(BASIC));
    assert_eq!(storage.asked()[0].header("authorization"), None);
}

#[tokio::test]
async fn a_redirect_back_to_the_apis_host_gets_no_token_either() {
    let here = answer_with(301, &[("location", "/depois.xml")], "");
    let server = Server::following(vec![here, answer(200, "x")]).await;
    server.client().baixar("/antes.xml").await.unwrap();
    assert_eq!(server.lines(), ["GET /antes.xml", "GET /depois.xml"]);
    assert_eq!(server.asked()[1].header("authorization"), None);
}

#[tokio::test]
async fn a_host_disguised_as_a_path_gets_no_token() {
    let storage = Server::following(vec![answer(200, "x"); 2]).await;
    let server = Server::following(vec![]).await;
    let host = storage.url.trim_start_matches("http:");
    server.client().baixar(&format!("{host}/a.xml")).await.unwrap();
    server.client().baixar(&format!("{}/a.xml", host.replace('/', "\\"))).await.unwrap();
    assert!(storage.asked().iter().all(|a| a.header("authorization").is_none()));
    assert!(server.asked().is_empty());
}

#[tokio::test]
async fn endless_redirects_end() {
    let round = answer_with(302, &[("location", "/x")], "");
    let server = Server::following(vec![round; 20]).await;
    let error = server.client().baixar("/x").await.unwrap_err();
    assert_eq!((error.kind(), server.lines().len()), (ErrorKind::RespostaInvalida, 6));
}

#[tokio::test]
async fn other_schemes_and_urls_with_passwords_are_refused() {
    let server = Server::following(vec![]).await;
    for path in ["file:///etc/passwd", "ftp://example.com/x", "http://u:p@127.0.0.1/x", "data:text/plain,x"] {
        let error = server.client().baixar(path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RespostaInvalida, "{path}");
    }
}

#[tokio::test]
async fn a_document_without_xml_says_so() {
    let server = Server::following(vec![]).await;
    let documento = Documento::from_value(json!({"status": "processando_autorizacao"})).unwrap();
    let error = server.client().baixar_xml(&documento).await.unwrap_err();
    assert_eq!((error.kind(), error.operacao()), (ErrorKind::NaoEncontrado, Some("baixar_xml")));
    assert!(error.to_string().contains("processando_autorizacao"), "{error}");
}

#[tokio::test]
async fn a_cut_download_is_tried_again_and_a_missing_file_is_not() {
    let cut = Act::Truncate { status: 200, body: "<cte".into() };
    let server = Server::following(vec![cut, answer(200, "<cteProc/>"), not_found()]).await;
    assert_eq!(server.client().baixar("/a.xml").await.unwrap(), b"<cteProc/>");
    assert_eq!(server.client().baixar("/b.xml").await.unwrap_err().kind(), ErrorKind::NaoEncontrado);
    assert_eq!(server.lines().len(), 3);
}

#[tokio::test]
async fn each_file_has_its_own_path() {
    let server = Server::following(vec![answer(200, "%PDF"), answer(200, "<c/>"), answer(200, "<e/>")]).await;
    let client = server.client();
    let documento = Documento::from_value(json!({
        "status": "cancelado", "caminho_dacte": "/42.pdf", "caminho_xml_cancelamento": "/42-can.xml",
        "caminho_xml_carta_correcao": "/42-cce.xml",
    }))
    .unwrap();
    assert_eq!(client.baixar_dacte(&documento).await.unwrap(), b"%PDF");
    assert_eq!(client.baixar_xml_cancelamento(&documento).await.unwrap(), b"<c/>");
    assert_eq!(client.baixar_xml_carta_correcao(&documento).await.unwrap(), b"<e/>");
    assert_eq!(server.lines(), ["GET /42.pdf", "GET /42-can.xml", "GET /42-cce.xml"]);
}

#[tokio::test]
async fn a_file_that_is_not_there_is_told_without_asking() {
    let server = Server::following(vec![]).await;
    let client = server.client();
    let documento = Documento::from_value(json!({"status": "autorizado"})).unwrap();
    let errors = [
        client.baixar_dacte(&documento).await.unwrap_err(),
        client.baixar_xml_cancelamento(&documento).await.unwrap_err(),
        client.baixar_xml_carta_correcao(&documento).await.unwrap_err(),
    ];
    for (error, name) in errors.iter().zip(["DACTE", "XML de cancelamento", "XML de carta de correção"]) {
        assert_eq!(error.kind(), ErrorKind::NaoEncontrado);
        assert!(error.to_string().contains(&format!("não tem {name}")), "{error}");
    }
    assert!(server.lines().is_empty());
}
