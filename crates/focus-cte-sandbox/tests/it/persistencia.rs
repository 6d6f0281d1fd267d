//! Data in a folder.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use focus_cte_sandbox::Sandbox;

use crate::apoio::{Api, com, cte, cte_de_agora, iniciar};

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
async fn events_webhooks_ranges_and_received_documents_survive_a_restart() {
    let pasta = tempfile::tempdir().expect("a folder");
    let (sandbox, relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let api = Api::nova(&sandbox);
    let gatilho = serde_json::json!({"event": "inutilizacao", "url": "http://127.0.0.1:9/"});
    api.post("/v2/hooks", gatilho.to_string()).await;
    api.emitir_e_aguardar(&relogio, "1", &cte()).await;
    api.corrigir("1").await;
    let destinatario = cte()["cnpj_destinatario"].as_str().expect("a CNPJ").to_owned();
    let faixa = serde_json::json!({
        "cnpj": cte()["cnpj_emitente"], "serie": "1", "numero_inicial": "2", "numero_final": "9",
        "justificativa": "Teste de inutilizacao de nota",
    });
    api.post("/v2/cte/inutilizacao", faixa.to_string()).await;
    let perguntas = ["/v2/cte/1?completa=1", "/v2/hooks", &format!("/v2/ctes_recebidas?cnpj={destinatario}")];
    let mut antes = Vec::new();
    for pergunta in perguntas {
        antes.push(api.get(pergunta).await.json());
    }
    drop(sandbox);

    let (sandbox, relogio) = iniciar(|builder| builder.dados(pasta.path())).await;
    let api = Api::nova(&sandbox);
    for (pergunta, antes) in perguntas.iter().zip(antes) {
        assert_eq!(api.get(pergunta).await.json(), antes, "{pergunta}");
    }
    assert_eq!(api.corrigir("1").await.json()["numero_carta_correcao"], 2);
    assert_eq!(api.emitir_e_aguardar(&relogio, "2", &cte()).await["numero"], "10");
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
async fn nothing_accepted_is_lost_when_the_process_is_killed() {
    let pasta = tempfile::tempdir().expect("a folder");
    let mut vitima = processo_com_sandbox(pasta.path());
    let saida = BufReader::new(vitima.stdout.take().expect("its output"));
    let url =
        saida.lines().map_while(Result::ok).find_map(|linha| linha.split_once("URL=").map(|(_, url)| url.to_owned()));
    let api = Api::em(&url.expect("it tells its address"));
    for referencia in 0..40 {
        assert_eq!(api.emitir_cte(&referencia.to_string(), &cte_de_agora()).await.http, 202);
    }
    vitima.kill().expect("SIGKILL");
    vitima.wait().expect("its end");

    let sandbox = Sandbox::builder().dados(pasta.path()).iniciar().await.expect("the sandbox starts");
    let api = Api::nova(&sandbox);
    let mut numeros = BTreeSet::new();
    for referencia in 0..40 {
        let documento = api.veredito(&referencia.to_string()).await;
        numeros.insert(documento["numero"].as_str().and_then(|numero| numero.parse::<u32>().ok()));
    }
    assert_eq!(numeros, (1..=40).map(Some).collect());
}

/// This same program, running only [`sandbox_para_matar`].
fn processo_com_sandbox(pasta: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "persistencia::sandbox_para_matar", "--nocapture"])
        .env("SANDBOX_PARA_MATAR", pasta)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a process")
}

/// No test of its own: the part of the one above that runs in another process.
#[tokio::test]
async fn sandbox_para_matar() {
    let Some(pasta) = std::env::var_os("SANDBOX_PARA_MATAR") else { return };
    let builder = Sandbox::builder().dados(pasta).processamento(Duration::from_millis(50));
    let sandbox = builder.iniciar().await.expect("the sandbox starts");
    println!("URL={}", sandbox.url());
    std::future::pending::<()>().await;
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
    api.emitir_cte("1", &cte_de_agora()).await;
    assert_eq!(api.veredito("1").await["status"], "autorizado");
}
