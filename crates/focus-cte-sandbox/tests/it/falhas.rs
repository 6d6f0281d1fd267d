//! Every fault of the table, seen from a socket.

use std::time::{Duration, Instant};

use focus_cte_sandbox::{CENARIOS, Falha, Regra, Sandbox};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::apoio::{Api, cru, cte, cte_os, iniciar, sandbox};

/// All that comes back from a query of `referencia` before the connection ends.
async fn consultar_cru(sandbox: &Sandbox, referencia: &str) -> String {
    cru(sandbox, &consulta(referencia)).await
}

fn consulta(referencia: &str) -> String {
    format!("GET /v2/cte/{referencia}?token=t HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
}

/// All that comes back from an emission before the connection ends, also by a reset.
async fn emitir_cru(sandbox: &Sandbox, referencia: &str) -> String {
    let corpo = cte().to_string();
    let tamanho = corpo.len();
    let requisicao = format!(
        "POST /v2/cte?ref={referencia}&token=t HTTP/1.1\r\nhost: x\r\ncontent-length: {tamanho}\r\nconnection: close\r\n\r\n{corpo}"
    );
    let mut conexao = TcpStream::connect(sandbox.endereco()).await.expect("a connection");
    conexao.write_all(requisicao.as_bytes()).await.expect("a request sent");
    let mut resposta = Vec::new();
    // A reset is an end like any other here.
    let _ = conexao.read_to_end(&mut resposta).await;
    String::from_utf8(resposta).expect("text")
}

#[tokio::test]
async fn latencia_delays_the_request() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let antes = Instant::now();
    assert_eq!(api.get("/v2/cte/falha-latencia-80").await.http, 404);
    assert!(antes.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn limite_is_a_429_with_its_headers() {
    let (sandbox, _relogio) = sandbox().await;
    let resposta = Api::nova(&sandbox).emitir_cte("falha-limite-7", &cte()).await;
    assert_eq!((resposta.http, &resposta.json()["codigo"]), (429, &json!("limite_excedido")));
    for cabecalho in ["retry-after", "rate-limit-reset"] {
        assert_eq!(resposta.cabecalho(cabecalho), "7", "{cabecalho}");
    }
    assert_eq!(resposta.cabecalho("rate-limit-remaining"), "0");
}

#[tokio::test]
async fn erro_500_and_erro_503_and_html_401_process_nothing() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    for (falha, http, tipo) in [
        ("erro_500", 500, "application/json; charset=utf-8"),
        ("erro_503", 503, "text/html; charset=utf-8"),
        ("html_401", 401, "text/html; charset=utf-8"),
    ] {
        let referencia = format!("falha-{falha}-x1");
        let resposta = api.emitir_cte(&referencia, &cte()).await;
        assert_eq!((resposta.http, resposta.cabecalho("content-type")), (http, tipo));
        assert_eq!(api.get(&format!("/v2/cte/{referencia}")).await.http, 404, "{falha}");
        assert_eq!(api.emitir_cte(&referencia, &cte()).await.http, 202, "{falha}");
    }
}

#[tokio::test]
async fn erro_500_depois_loses_the_answer_and_not_the_document() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    assert_eq!(api.emitir_cte("falha-erro_500_depois-x1", &cte()).await.http, 500);
    assert_eq!(api.get("/v2/cte/falha-erro_500_depois-x1").await.json()["status"], "processando_autorizacao");
}

#[tokio::test]
async fn queda_antes_closes_the_connection_and_nothing_is_processed() {
    let (sandbox, _relogio) = sandbox().await;
    assert_eq!(emitir_cru(&sandbox, "falha-queda_antes-x1").await, "");
    assert!(consultar_cru(&sandbox, "falha-queda_antes-x1").await.starts_with("HTTP/1.1 404"));
}

#[tokio::test]
async fn queda_depois_closes_the_connection_and_the_document_is_there() {
    let (sandbox, _relogio) = sandbox().await;
    assert_eq!(emitir_cru(&sandbox, "falha-queda_depois-x1").await, "");
    assert!(consultar_cru(&sandbox, "falha-queda_depois-x1").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn corpo_cortado_announces_more_than_it_sends() {
    let (sandbox, _relogio) = sandbox().await;
    let resposta = emitir_cru(&sandbox, "falha-corpo_cortado-x1").await;
    let (cabecalhos, corpo) = resposta.split_once("\r\n\r\n").expect("headers");
    assert!(cabecalhos.starts_with("HTTP/1.1 202"), "{cabecalhos}");
    let anunciado = cabecalhos.lines().find_map(|linha| linha.strip_prefix("content-length: ")).expect("a length");
    assert_eq!(corpo.len(), anunciado.parse::<usize>().expect("a number") / 2);
    assert!(!corpo.is_empty());
    assert!(consultar_cru(&sandbox, "falha-corpo_cortado-x1").await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn corpo_lento_arrives_whole_in_the_end() {
    let (sandbox, _relogio) = sandbox().await;
    let antes = Instant::now();
    let resposta = Api::nova(&sandbox).emitir_cte("falha-corpo_lento-100", &cte()).await;
    assert_eq!((resposta.http, &resposta.json()["status"]), (202, &json!("processando_autorizacao")));
    assert!(antes.elapsed() >= Duration::from_millis(100));
}

#[tokio::test]
async fn cstat_is_the_authoritys_verdict_on_documents_and_events() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let rejeitado = api.emitir_e_aguardar(&relogio, "falha-cstat-678", &cte()).await;
    assert_eq!((&rejeitado["status"], &rejeitado["status_sefaz"]), (&json!("erro_autorizacao"), &json!("678")));
    assert_eq!(rejeitado["mensagem_sefaz"], "Rejeição: Consumo Indevido");
    let denegado = api.emitir_e_aguardar(&relogio, "falha-cstat-301", &cte()).await;
    assert_eq!((&denegado["status"], &denegado["status_sefaz"]), (&json!("denegado"), &json!("301")));
    assert!(denegado["chave"].is_string() && denegado["caminho_xml"].is_string());
    assert_eq!(api.emitir_cte("falha-cstat-301", &cte()).await.json()["codigo"], "cte_ja_autorizado");
    assert_eq!(api.cancelar("falha-cstat-301").await.json()["status_sefaz"], "301");
    let dito = json!({"falha": "cstat", "parametro": 528, "mensagem": "Rejeição: dita", "metodo": "DELETE"});
    api.controle("/falhas", dito).await;
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let recusado = api.cancelar("1").await.json();
    assert_eq!(
        recusado,
        json!({"status_sefaz": "528", "mensagem_sefaz": "Rejeição: dita", "status": "erro_cancelamento"})
    );
    sandbox.limpar_falhas();
    assert_eq!(api.cancelar("1").await.json()["status"], "cancelado");
}

#[tokio::test]
async fn consultas_keeps_a_document_in_process_for_so_many_queries() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    api.emitir_cte("falha-consultas-2", &cte()).await;
    relogio.avancar(Duration::from_hours(1));
    let mut status = Vec::new();
    for _ in 0..3 {
        status.push(api.get("/v2/cte/falha-consultas-2").await.json()["status"].clone());
    }
    assert_eq!(status, ["processando_autorizacao", "processando_autorizacao", "autorizado"]);
    let os = api.emitir_cte_os("falha-consultas-1", &cte_os()).await;
    assert_eq!((os.http, &os.json()["status"]), (201, &json!("processando_autorizacao")));
    api.get("/v2/cte/falha-consultas-1").await;
    assert_eq!(api.get("/v2/cte/falha-consultas-1").await.json()["status"], "autorizado");
}

#[tokio::test]
async fn armazenamento_fails_for_real_and_heals() {
    let (sandbox, _relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let resposta = api.emitir_cte("falha-armazenamento-x1", &cte()).await;
    assert_eq!((resposta.http, &resposta.json()["codigo"]), (500, &json!("erro_interno")));
    assert_eq!(api.get("/v2/cte/falha-armazenamento-x1").await.http, 404);
    assert_eq!(api.emitir_cte("falha-armazenamento-x1", &cte()).await.http, 202);
}

#[tokio::test]
async fn a_rule_of_the_builder_strikes_from_the_beginning() {
    let regra = Regra::nova(Falha::Erro500).metodo("POST").apos(1).vezes(1);
    let (sandbox, _relogio) = iniciar(|builder| builder.falha(regra)).await;
    let api = Api::nova(&sandbox);
    let mut respostas = Vec::new();
    for referencia in ["1", "2", "3"] {
        respostas.push(api.emitir_cte(referencia, &cte()).await.http);
    }
    assert_eq!(respostas, [202, 500, 202]);
}

#[tokio::test]
async fn faults_by_chance_are_repeatable_with_a_seed() {
    let mut execucoes = Vec::new();
    for _ in 0..2 {
        let regra = "erro_503:percentual=30".parse().expect("a rule");
        let (sandbox, _relogio) = iniciar(|builder| builder.semente(42).falha(regra)).await;
        let api = Api::nova(&sandbox);
        let mut respostas = Vec::new();
        for _ in 0..40 {
            respostas.push(api.get("/v2/cte/1").await.http);
        }
        execucoes.push(respostas);
    }
    assert_eq!(execucoes[0], execucoes[1]);
    assert!(execucoes[0].contains(&503) && execucoes[0].contains(&404));
}

#[tokio::test]
async fn downloads_are_struck_only_when_a_rule_says_so() {
    let (sandbox, relogio) = sandbox().await;
    let api = Api::nova(&sandbox);
    let documento = api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    let caminho = documento["caminho_xml"].as_str().expect("a path");
    sandbox.falhar(Regra::nova(Falha::Erro500));
    assert_eq!(api.get(caminho).await.http, 200);
    sandbox.falhar(Regra::nova(Falha::Erro503).caminho("/arquivos/"));
    assert_eq!(api.get(caminho).await.http, 503);
}

/// The tests above are named after the faults: none may be missing.
#[test]
fn every_fault_of_the_table_has_its_test() {
    let este_arquivo = include_str!("falhas.rs");
    for cenario in CENARIOS {
        assert!(
            este_arquivo.contains(&format!("falha-{}", cenario.nome))
                || este_arquivo.contains(&format!("\"{}\"", cenario.nome)),
            "{}",
            cenario.nome
        );
    }
}
