//! Data in a folder.

use std::time::Duration;

use focus_cte_sandbox::Sandbox;

use crate::apoio::{Api, com, cte, iniciar};

#[tokio::test]
async fn documents_files_and_numbers_survive_a_restart() {
    let pasta = tempfile::tempdir().expect("a folder");
    let (sandbox, relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let api = Api::nova(&sandbox);
    let antes = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let caminho = antes["caminho_xml"].as_str().expect("a path");
    let xml = api.get(caminho).await.texto;
    sandbox.encerrar().await;

    let (sandbox, relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let api = Api::nova(&sandbox);
    assert_eq!(api.get("/v2/cte/1").await.json(), antes);
    assert_eq!(api.get(caminho).await.texto, xml);
    assert_eq!(api.emitir_cte("1", &cte()).await.http, 409);
    assert_eq!(api.emitir_e_aguardar(&relogio, "2", &cte()).await["numero"], "2");
}

#[tokio::test]
async fn what_was_in_process_when_the_sandbox_was_dropped_is_processed_by_the_next() {
    let pasta = tempfile::tempdir().expect("a folder");
    let (sandbox, _relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let api = Api::nova(&sandbox);
    assert_eq!(api.emitir_cte("1", &cte()).await.http, 202);
    drop(sandbox);

    let (sandbox, relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let api = Api::nova(&sandbox);
    assert_eq!(api.get("/v2/cte/1").await.json()["status"], "processando_autorizacao");
    relogio.avancar(Duration::from_millis(300));
    assert_eq!(api.veredito("1").await["status"], "autorizado");
}

#[tokio::test]
async fn the_tokens_are_not_among_the_data() {
    let pasta = tempfile::tempdir().expect("a folder");
    let (sandbox, relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    Api::nova(&sandbox).com_token("segredo-que-nao-se-guarda").emitir_e_aguardar(&relogio, "1", &cte()).await;
    sandbox.encerrar().await;
    for arquivo in std::fs::read_dir(pasta.path()).expect("the folder") {
        let conteudo = std::fs::read(arquivo.expect("a file").path()).expect("its content");
        assert!(!String::from_utf8_lossy(&conteudo).contains("segredo-que-nao-se-guarda"));
    }
}

#[tokio::test]
async fn two_sandboxes_in_memory_share_nothing() {
    let (um, _relogio) = iniciar(|builder| builder).await;
    let (outro, _relogio) = iniciar(|builder| builder).await;
    assert_eq!(Api::nova(&um).emitir_cte("1", &cte()).await.http, 202);
    assert_eq!(Api::nova(&outro).get("/v2/cte/1").await.http, 404);
}

#[tokio::test]
async fn a_company_keeps_what_its_first_document_said_of_it() {
    let (sandbox, relogio) = iniciar(|builder| builder).await;
    let api = Api::nova(&sandbox);
    let primeiro = com(cte(), serde_json::json!({"nome_emitente": "Transportes do Primeiro Dia Ltda"}));
    api.emitir_e_aguardar(&relogio, "1", &primeiro).await;
    let segundo = api.emitir_e_aguardar(&relogio, "2", &com(cte(), serde_json::json!({"nome_emitente": null}))).await;
    let xml = api.get(segundo["caminho_xml"].as_str().expect("a path")).await.texto;
    assert!(xml.contains("<xNome>Transportes do Primeiro Dia Ltda</xNome>"));
}

#[tokio::test]
async fn with_the_systems_clock_the_verdict_comes_by_itself() {
    let sandbox = Sandbox::builder().processamento(Duration::from_millis(20)).iniciar().await.expect("it starts");
    let api = Api::nova(&sandbox);
    api.emitir_cte("1", &cte()).await;
    assert_eq!(api.veredito("1").await["status"], "autorizado");
}
