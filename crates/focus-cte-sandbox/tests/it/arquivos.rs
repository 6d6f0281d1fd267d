//! Downloads.

use reqwest::Method;

use crate::apoio::{Api, cru, cte, cte_os, enviar, erro, sandbox};

const CTE: &str = "http://www.portalfiscal.inf.br/cte";

#[tokio::test]
async fn the_xml_is_the_signed_document_with_its_protocol() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let emitido = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let arquivo = enviar(api.requisicao(Method::GET, emitido["caminho_xml"].as_str().expect("a path"))).await;
    assert_eq!((arquivo.http, arquivo.cabecalho("content-type")), (200, "application/xml; charset=utf-8"));
    let xml = roxmltree::Document::parse(&arquivo.texto).expect("XML");
    assert_eq!(xml.root_element().tag_name(), (CTE, "cteProc").into());
    let chave = &emitido["chave"].as_str().expect("a key")[3..];
    let texto = |nome: &'static str| xml.descendants().find(|no| no.has_tag_name(nome)).and_then(|no| no.text());
    assert_eq!((texto("chCTe"), texto("cStat")), (Some(chave), Some("100")));
    assert_eq!((texto("tpAmb"), texto("xMotivo")), (Some("2"), Some("Autorizado o uso do CT-e")));
    assert_eq!(texto("dhRecbto"), Some("2026-11-22T09:30:05-03:00"));
    assert_eq!(texto("digVal"), texto("DigestValue"));
    let inf_cte = xml.descendants().find(|no| no.has_tag_name("infCte")).expect("the document");
    assert_eq!(inf_cte.attribute("Id"), emitido["chave"].as_str());
}

#[tokio::test]
async fn a_cte_os_has_its_own_root() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let emitido = api.emitir_cte_os("1", &cte_os()).await.json();
    let arquivo = api.get(emitido["caminho_xml"].as_str().expect("a path")).await;
    let xml = roxmltree::Document::parse(&arquivo.texto).expect("XML");
    assert_eq!(xml.root_element().tag_name(), (CTE, "cteOSProc").into());
}

#[tokio::test]
async fn the_dacte_is_a_pdf_of_the_key_that_tells_of_a_cancellation() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for (referencia, emitido, titulo) in [
        ("1", api.emitir_e_aguardar(&relogio, "1", &cte()).await, "DACTE"),
        ("2", api.emitir_cte_os("2", &cte_os()).await.json(), "DACTE OS"),
    ] {
        let caminho = emitido["caminho_dacte"].as_str().expect("a path");
        let baixar = async || {
            let resposta = api.requisicao(Method::GET, caminho).send().await.expect("an answer");
            let tipo = resposta.headers()["content-type"].to_str().expect("text").to_owned();
            (resposta.status().as_u16(), tipo, resposta.bytes().await.expect("a body"))
        };
        let (http, tipo, pdf) = baixar().await;
        assert_eq!((http, tipo.as_str()), (200, "application/pdf"));
        let chave = &emitido["chave"].as_str().expect("a key")[3..];
        let texto = String::from_utf8_lossy(&pdf);
        assert!(texto.starts_with("%PDF-") && texto.contains(&format!("({titulo} {chave})")), "{caminho}");
        assert_eq!(baixar().await.2, pdf, "the same document gives the same bytes");
        if referencia == "1" {
            api.cancelar(referencia).await;
            assert_ne!(baixar().await.2, pdf, "it is marked as cancelled");
        }
    }
    for errado in ["/arquivos/DACTEs/nada.pdf", "/arquivos/11222333000181/202611/DACTEs/nada-cte.pdf"] {
        assert_eq!(api.get(errado).await.http, 404, "{errado}");
    }
}

#[tokio::test]
async fn a_path_that_no_answer_told_does_not_exist() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let emitido = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let caminho = emitido["caminho_xml"].as_str().expect("a path");
    for errado in [
        "/arquivos/nada.xml".to_owned(),
        "/arquivos/..%2f..%2fetc%2fpasswd".to_owned(),
        "/arquivos/%2e%2e/%2e%2e/sandbox.db".to_owned(),
        caminho.replace("/XMLs/", "//XMLs/"),
        caminho.to_uppercase().replace("/ARQUIVOS", "/arquivos"),
    ] {
        let resposta = api.get(&errado).await;
        let sem_arquivo = resposta.http == 404 && resposta.json()["codigo"] == "nao_encontrado";
        assert!(sem_arquivo, "{errado}: {resposta:?}");
    }
    // Clients resolve dots before they send a path; a hand-made request does not.
    for errado in ["/arquivos/../Cargo.toml", "/arquivos/%2e%2e/Cargo.toml", "/arquivos//etc/passwd"] {
        let resposta = cru(&sandbox, &format!("GET {errado} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).await;
        assert!(resposta.starts_with("HTTP/1.1 404 "), "{errado}: {resposta}");
    }
    let resposta = api.get("/arquivos/nada.xml").await;
    assert_eq!(resposta.json(), erro("nao_encontrado", "Arquivo não encontrado"));
}
